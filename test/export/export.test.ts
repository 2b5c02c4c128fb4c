/** Every format is read back by a reader of its own. */
import { createHash } from 'node:crypto'
import { existsSync, mkdtempSync, readdirSync, readFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type CellObject, read, utils, type WorkBook } from '@e965/xlsx'
import { parquetReadObjects } from 'hyparquet'
import { expect, test } from 'vitest'
import type { Finding } from '../../src/audit/finding.ts'
import { type ExportFormat, exportStreams } from '../../src/export/export.ts'
import { exportInProcess } from '../../src/export/exporting.ts'
import type { Language } from '../../src/language/language.ts'
import { segmentForSearch } from '../../src/segment/segment.ts'
import { withDatabase } from '../../src/store/open.ts'
import { selectStreams, viewNames } from '../../src/store/row-stream.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { saveDocument } from '../../src/store/save.ts'
import { indexWords } from '../../src/store/search-index.ts'
import { form, indicator, rawDocument, report, words } from '../store/builder.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-export-'))
const database = join(folder, 'a.db')
const formula = '=HYPERLINK("http://example.invalid","点")'
const strange = '甲<乙>&"丙"\u0001_x0041_'

const overweight: Finding = {
  ...{ code: 'score_within_weight', severity: 'error', form: 0, path: 'indicators[0].score' },
  ...{ paths: ['indicators[0].score'], places: [], args: {}, expected: '8', actual: '9.25' },
}

await withDatabase(database, (opened) => {
  const document = rawDocument('aa')
  const rows = [
    { ...indicator(formula, 9.25), note: words(strange) },
    { ...indicator('-修缮', null), note: words('长'.repeat(40_000)) },
  ]
  const stored = rowsOf(document, report(document, [form('植树项目', rows)]), [overweight], () => ({
    zh: '话。',
    en: 'Words.',
  }))
  saveDocument(opened, stored, { parser_version: 1, settings: '{}' }, indexWords(segmentForSearch))
})

const query = {
  name: 'query',
  sql: 'SELECT level3, score, note, ordinal, score * 2 AS double FROM indicators ORDER BY ordinal',
  parameters: {},
}

async function written(
  format: ExportFormat,
  isForExcel = false,
  headings: Language = 'en',
): Promise<string> {
  const path = join(mkdtempSync(join(folder, 'out-')), `a.${format}`)
  const target = { format, path, isForExcel, headings }
  await withDatabase(database, (opened) => exportStreams(selectStreams(opened, query), target))
  return path
}

test('CSV quotes by RFC 4180 and no cell begins like a formula', async () => {
  const text = readFileSync(await written('csv'), 'utf8')
  const [header, first, second] = text.split('\r\n')
  expect(header).toBe('level3,score,note,ordinal,double')
  expect(first).toMatch(/^"'=HYPERLINK\(""http:/u)
  expect(second).toMatch(/^'-修缮,,/u)
})

test('CSV begins with a byte order mark where it is asked for', async () => {
  expect(readFileSync(await written('csv', true), 'utf8')).toMatch(/^\uFEFFlevel3,/u)
})

test('CSV is headed in Chinese where that is asked for', async () => {
  const text = readFileSync(await written('csv', false, 'zh'), 'utf8')
  expect(text).toMatch(/^三级指标,得分,偏差原因分析及改进措施,序号,double\r\n/u)
})

test('JSON lines hold the values as they are', async () => {
  const lines = readFileSync(await written('jsonl'), 'utf8')
    .trimEnd()
    .split('\n')
  expect(JSON.parse(lines[0] ?? '')).toEqual({
    ...{ level3: formula, score: 9.25, note: strange, ordinal: 0, double: 18.5 },
  })
})

test('Parquet columns are typed', async () => {
  const bytes = readFileSync(await written('parquet'))
  const file = bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.length)
  const rows = await parquetReadObjects({ file: file as ArrayBuffer })
  expect(rows).toEqual([
    { level3: formula, score: 9.25, note: strange, ordinal: 0n, double: 18.5 },
    { level3: '-修缮', score: null, note: '长'.repeat(40_000), ordinal: 1n, double: null },
  ])
})

test('a workbook holds numbers as numbers and no formula, and cuts what no cell can hold', async () => {
  const path = join(folder, 'a.xlsx')
  const target = { format: 'xlsx', path, isForExcel: false, headings: 'en' } as const
  const { cutTexts } = await withDatabase(database, (opened) =>
    exportStreams(selectStreams(opened, query), target),
  )
  expect(cutTexts).toBe(1)
  const sheet = read(readFileSync(path), { cellFormula: true }).Sheets['query'] ?? {}
  expect(utils.sheet_to_json(sheet, { header: 1 })).toMatchObject([
    ['level3', 'score', 'note', 'ordinal', 'double'],
    [formula, 9.25, '甲<乙>&"丙"_x0041_', 0, 18.5],
    ['-修缮', undefined, '长'.repeat(32_767), 1],
  ])
  const cells = Object.entries(sheet).filter(([address]) => !address.startsWith('!'))
  expect(cells.filter(([, cell]) => 'f' in cell)).toEqual([])
})

async function wholeWorkbook(headings: Language): Promise<WorkBook> {
  const path = join(folder, `all-${headings}.xlsx`)
  const target = { format: 'xlsx', path, isForExcel: false, headings } as const
  await exportInProcess({ database, selection: { views: viewNames(), prints: 'leading' }, target })
  return read(readFileSync(path), { cellFormula: true, cellStyles: true })
}

test('a workbook has a sheet a view between one that sums up and one that explains', async () => {
  const { SheetNames } = await wholeWorkbook('en')
  expect([...SheetNames].sort()).toEqual(['Columns', 'Overview', ...viewNames()].sort())
  expect([SheetNames[0], SheetNames[1], SheetNames.at(-1)]).toEqual([
    'Overview',
    'v_forms',
    'Columns',
  ])
})

test('in Chinese a workbook has Chinese sheets, headings and words', async () => {
  const { SheetNames, Sheets } = await wholeWorkbook('zh')
  expect(SheetNames.slice(0, 6)).toEqual(['概览', '表', '指标', '资金', '发现', '可加总的资金'])
  const rows = (name: string) => utils.sheet_to_json<unknown[]>(Sheets[name] ?? {}, { header: 1 })
  expect(rows('表')[0]).toContain('全年预算数')
  expect(rows('表')[1]).toContain('项目支出绩效自评表')
  expect(rows('发现')[0]).toContain('表上所印')
  expect(rows('发现')[0]).not.toContain('实际完成值')
  expect(rows('发现')[1]).toEqual(expect.arrayContaining(['得分超出分值', '核对', '第1行 得分']))
  expect(rows('概览')).toContainEqual(['表', 1])
  expect(rows('概览')).toContainEqual(['项目支出绩效自评表', 1, 0, 100, 90, 90])
  expect(rows('概览')).toContainEqual(['得分超出分值', 'score_within_weight', '矛盾', 1, 1])
  expect(rows('概览')).toContainEqual(['云岭县林业局', 1, 1, 0, 1])
  expect(rows('字段说明')).toContainEqual([
    '表',
    '矛盾数',
    'errors',
    '矛盾数：程度为 error 的发现。',
  ])
})

test('a form leads to its indicators, a finding to its form; a contradiction stands out', async () => {
  const { Sheets } = await wholeWorkbook('zh')
  const found = (name: string, heading: string, row: number): CellObject => {
    const sheet = Sheets[name] ?? {}
    const [headings = []] = utils.sheet_to_json<string[]>(sheet, { header: 1 })
    const address = utils.encode_cell({ r: row - 1, c: headings.indexOf(heading) })
    return sheet[address] as CellObject
  }
  expect(found('表', '指标数', 2)).toMatchObject({ v: 2, f: `HYPERLINK("#'指标'!A2",2)` })
  expect(found('发现', '表编号', 2)).toMatchObject({ v: 1, f: `HYPERLINK("#'表'!A2",1)` })
  expect(found('表', '全年预算数', 2).w).toBe('100.00')
  const ground = (name: string, heading: string, row: number) =>
    found(name, heading, row).s?.fgColor?.rgb
  expect(ground('表', '矛盾数', 2)).toBe('FFC7CE')
  expect(ground('指标', '得分', 3)).toBeUndefined()
  expect(ground('指标', '得分', 2)).toBe('FFC7CE')
  expect(ground('发现', '程度', 2)).toBe('FFC7CE')
})

test('a data package describes every file it holds', async () => {
  const path = join(folder, 'package')
  const target = { format: 'datapackage', path, isForExcel: false, headings: 'en' } as const
  await exportInProcess({ database, selection: { views: viewNames(), prints: 'leading' }, target })
  const { resources } = JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8'))
  expect(resources.map(({ name }: { name: string }) => name)).toEqual(viewNames())
  for (const { path: name, hash, bytes, schema } of resources) {
    const text = readFileSync(join(path, name))
    expect(hash).toBe(`sha256:${createHash('sha256').update(text).digest('hex')}`)
    expect(bytes).toBe(text.length)
    const header = text.toString('utf8').split('\r\n')[0]
    expect(schema.fields.map((field: { name: string }) => field.name).join()).toBe(header)
    expect(schema.fields.every((field: { description: string }) => field.description)).toBe(true)
  }
})

test('the keys of a data package hold', async () => {
  const path = join(folder, 'keys')
  const target = { format: 'datapackage', path, isForExcel: false, headings: 'zh' } as const
  await exportInProcess({ database, selection: { views: viewNames(), prints: 'leading' }, target })
  const { resources } = JSON.parse(readFileSync(join(path, 'datapackage.json'), 'utf8'))
  const columns = (name: string, field: string) => {
    const sheet = read(readFileSync(join(path, `${name}.csv`)), { type: 'buffer' }).Sheets['Sheet1']
    const rows = utils.sheet_to_json<Record<string, unknown>>(sheet ?? {})
    return rows.map((row) => row[field]).filter((value) => value !== undefined)
  }
  for (const { name, schema } of resources) {
    for (const key of schema.primaryKey ?? []) {
      const keys = columns(name, key)
      expect([name, new Set(keys).size]).toEqual([name, keys.length])
    }
    for (const { fields, reference } of schema.foreignKeys ?? []) {
      const known = columns(reference.resource, reference.fields[0])
      expect(columns(name, fields[0]).every((value) => known.includes(value))).toBe(true)
    }
  }
  expect(resources.filter(({ schema }: Resource) => schema.foreignKeys)).toHaveLength(6)
})

type Resource = { readonly schema: { readonly foreignKeys?: unknown } }

test.each([
  ['DELETE FROM forms', 'bad_query'],
  [`ATTACH '${join(folder, 'other.db')}' AS other`, 'bad_query'],
  ['SELEC 1', 'bad_query'],
])('%s is refused and leaves no file', async (sql, code) => {
  const path = join(folder, 'refused', 'a.csv')
  const target = { format: 'csv', path, isForExcel: false, headings: 'en' } as const
  const order = { database, selection: { ...query, sql }, target }
  await expect(exportInProcess(order)).rejects.toMatchObject({ code })
  expect(existsSync(join(folder, 'refused'))).toBe(false)
  expect(readdirSync(folder)).not.toContain('other.db')
})
