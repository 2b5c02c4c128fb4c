import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { existsSync, mkdtempSync, openSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'
import { reportText } from '../ingest/report-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-refusal-'))

test.skipIf(!existsSync('/dev/full'))(
  'a full disk under the output is told in a sentence',
  async () => {
    const child = spawn(process.execPath, ['bin/jixiao.js', 'schema'], {
      stdio: ['ignore', openSync('/dev/full', 'w'), 'pipe'],
    })
    const { stderr } = child
    if (stderr === null) throw new Error('The program has no output.')
    const [[code], said] = await Promise.all([once(child, 'close'), text(stderr)])
    expect(said).toMatch(/^ENOSPC[^\n]*\n$/u)
    expect(code).toBe(1)
  },
)

test('a page that cannot be written is told in a sentence, and nothing is left', async () => {
  const file = join(folder, 'one.txt')
  const db = join(folder, 'a.db')
  writeFileSync(file, reportText('植树', 99))
  await jixiao('ingest', file, '--db', db)
  for (const out of [folder, join(file, 'page.html')]) {
    const ended = await jixiao('report', '--db', db, '--out', out)
    expect(ended.stderr).toMatch(/^[^\n]+[.。]?\n$/u)
    expect(ended.stderr).not.toMatch(/^E[A-Z]+:/u)
    expect(ended.code).toBeGreaterThan(0)
    expect(existsSync(`${out}.part`)).toBe(false)
  }
})
