/** Where nothing can be done, the next step is told, and nothing is left behind. */
import { existsSync, mkdirSync, mkdtempSync, readdirSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { withDatabase } from '../../src/store/open.ts'
import { printable } from '../../src/terminal/printable.ts'
import { jixiao } from '../command-line.ts'

const home = mkdtempSync(join(tmpdir(), 'jixiao-ends-'))
const db = join(home, 'a.db')
await withDatabase(db, () => undefined)
const empty = join(home, 'empty')
mkdirSync(empty)
const report = join(mkdtempSync(join(tmpdir(), 'jixiao-report-')), 'report.txt')
writeFileSync(report, '一份报告\n第二行')

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
  ['nothing below a folder to audit', 0, ['audit', empty], /No report was found there/u],
  [
    'a file that is not there',
    1,
    ['audit', join(home, 'none')],
    /There is no such file or folder/u,
  ],
  ['a folder as a file', 1, ['show', empty], /jixiao ingest and jixiao audit read folders/u],
  [
    'a folder as a database',
    1,
    ['status', '--db', empty],
    /jixiao ingest .*empty --db reports\.db/u,
  ],
  ['a report as a database', 1, ['query', '@scores', '--db', report], /is no database of jixiao/u],
  ['a rule that is nearly one', 2, ['audit', '--rule', 'score_sum'], /Did you mean scores_sum\?/u],
  ['a command that is none', 2, ['xyzzy'], /jixiao --help lists them/u],
  ['an empty question', 2, ['query', '--db', db], /jixiao query --list/u],
  ['an unknown view asked', 2, ['query', 'SELECT 1 FROM v_form', '--db', db], /mean v_forms\?/u],
  [
    'an unknown column',
    2,
    ['query', 'SELECT total_scor FROM v_forms', '--db', db],
    /mean total_score/u,
  ],
  ['a wrong statement', 2, ['query', 'SELEC 1', '--db', db], /wrong near “SELEC”/u],
  ['an unknown view described', 2, ['schema', 'v_form'], /Did you mean v_forms\?/u],
  ['no words', 2, ['search', ' ', '--db', db], /no words to search for/u],
  [
    'no form of that number',
    1,
    ['show', '9', '--db', db],
    /holds no forms yet; jixiao ingest FOLDER/u,
  ],
  ['an answer of an empty database', 0, ['query', '@scores', '--db', db], /holds no forms yet/u],
  ['a search in one', 0, ['search', '经费', '--db', db], /holds no forms yet/u],
  ['an audit of one', 0, ['audit', '--db', db], /holds no forms yet/u],
  ['a sample of one', 1, ['accuracy', '--draw', '3', '--db', db], /holds no forms yet/u],
  ['samples of one', 0, ['samples', join(home, 's'), '--db', db], /holds no forms yet/u],
  ['corrections of one', 0, ['corrections', 'export', '--db', db], /made in jixiao serve/u],
  [
    'a folder of corrections',
    1,
    ['corrections', 'import', empty, '--db', db],
    /empty is a folder/u,
  ],
  ['a text as corrections', 2, ['corrections', 'import', report, '--db', db], /line 1 is none of/u],
  ['a text as a list', 1, ['link', '--sources', report, '--db', db], /There is no column file/u],
  ['a folder as a list', 1, ['link', '--organisations', empty, '--db', db], /empty is a folder/u],
  ['a place below nothing', 2, ['link', '--below', 'x', '--db', db], /--below goes with --region/u],
  [
    'a workbook without a place',
    2,
    ['export', '--format', 'xlsx', '--db', db],
    /--out reports\.xlsx/u,
  ],
  ['a list of words not there', 2, ['extract', report, '--vocabulary', 'no'], /no cannot be read/u],
  ['an address of nobody', 1, ['serve', '--db', db, '--host', '203.0.113.7'], /no address 203\./u],
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

test('an empty folder makes no database', async () => {
  const none = join(home, 'c.db')
  const ended = await jixiao('ingest', empty, '--db', none)
  expect(ended).toMatchObject({ code: 0, stderr: expect.stringContaining('No report was found') })
  expect(readdirSync(home).sort()).toEqual(['a.db', 'empty'])
})
