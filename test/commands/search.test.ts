import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { jixiao } from '../command-line.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-search-'))
const db = join(folder, 'a.db')

test('what was ingested is found, the hit set off, the search narrowed by place and year', async () => {
  expect((await jixiao('ingest', 'fixtures/text/cell-per-line', '--db', db)).code).toBe(0)
  const { stdout } = await jixiao('search', '渠道', '--in', 'notes', '--year', '2022', '--db', db)
  expect(stdout).toContain('推广【渠道】仍需扩展')
  const none = await jixiao('search', '渠道', '--year', '2019', '--db', db)
  expect(none).toMatchObject({ code: 0, stdout: '', stderr: expect.stringContaining('渠道') })
})

test('a database that is not there, or not ours, is named in one sentence', async () => {
  const words = join(folder, 'words.db')
  writeFileSync(words, 'words')
  expect(await jixiao('search', '经费', '--db', join(folder, 'no.db'))).toMatchObject({ code: 2 })
  expect(await jixiao('search', '经费', '--db', words)).toMatchObject({
    code: 1,
    stderr: expect.stringContaining('words.db'),
  })
})
