/** Where nothing can be done, the next step is told, and nothing is left behind. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/database.ts'
import { printable } from '../../src/terminal/printable.ts'
import { jixiao } from '../command-line.ts'

const home = mkdtempSync(join(tmpdir(), 'jixiao-ends-'))
const db = join(home, 'a.db')
await withDatabase(db, () => undefined)
const empty = join(home, 'empty')
mkdirSync(empty)

test.each([
  [
    'a missing file makes no database',
    2,
    ['ingest', join(home, 'none'), '--db', join(home, 'b.db')],
    /There is no file or folder .*none/u,
  ],
  ['an empty folder', 0, ['ingest', empty, '--db', db], /No report was found there/u],
  [
    'nothing to retry',
    0,
    ['retry', '--failed', '--db', db],
    /Nothing has failed for these reasons/u,
  ],
  [
    'an unknown view',
    2,
    ['export', '--format', 'csv', '--view', 'v_form', '--db', db],
    /Did you mean v_forms\?/u,
  ],
  [
    'an unknown question',
    2,
    ['query', '@low-executoin', '--db', db],
    /Did you mean @low-execution\?/u,
  ],
  ['a number without a database', 2, ['show', '4'], /jixiao show 4 --db jixiao\.db/u],
  ['a folder as a page', 1, ['report', '--out', empty, '--db', db], /empty is a folder/u],
  [
    'a folder as a workbook',
    1,
    ['export', '--format', 'xlsx', '--out', empty, '--db', db],
    /empty is a folder/u,
  ],
  ['signs that a terminal obeys', 2, ['show', '--no\u001b[31m'], /unknown option/u],
] as const)('%s', async (_, code, command, words) => {
  const ended = await jixiao(...command)
  expect(ended).toMatchObject({ code, stderr: expect.stringMatching(words) })
  expect(ended.stderr).not.toMatch(/ {4}at |E[A-Z]{4,}:/u)
  expect(ended.stderr).toBe(printable(ended.stderr))
  expect(existsSync(join(home, 'b.db'))).toBe(false)
  expect(readdirSync(empty)).toEqual([])
  expect(readdirSync(home).sort()).toEqual(['a.db', 'empty'])
})
