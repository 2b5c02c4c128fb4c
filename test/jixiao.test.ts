/** The example of docs/library.md, run as it stands there. */
import { mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { expect, test } from 'vitest'
import {
  audit,
  ExtractError,
  extract,
  ingest,
  normalize,
  openStore,
  openStoreReadOnly,
  StoreError,
  sentenceOf,
  toMarkdown,
  vocabularyIn,
} from '../src/jixiao.ts'
import { reportText } from './ingest/report-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'jixiao-library-'))

test('the documented example works', async () => {
  const [, code = ''] = /```ts\n(.*?)```/su.exec(readFileSync('docs/library.md', 'utf8')) ?? []
  const library = pathToFileURL('src/jixiao.ts').href
  const script = join(folder, 'example.mjs')
  const text = code
    .replace("'jixiao'", `'${library}'`)
    .replace("'reports.db'", `'${join(folder, 'reports.db')}'`)
  writeFileSync(script, `${text}\nexport { hits, rows }\n`)
  const { hits, rows } = await import(/* @vite-ignore */ pathToFileURL(script).href)
  expect(rows).toContainEqual({ project_name: '古籍修复经费', total_score: 96.5 })
  expect(hits[0].text).toContain('古籍')
})

test('a file that cannot be read throws its reason', async () => {
  await expect(extract(join(folder, 'nothing.pdf')).next()).rejects.toMatchObject({
    code: 'not_found',
  })
})

test('a store that is no database of ours throws its reason', async () => {
  const path = join(folder, 'words.db')
  writeFileSync(path, 'no database')
  await expect(openStore(path)).rejects.toMatchObject({ name: 'StoreError' })
})

test('a database opened for asking alone answers and refuses to be made', async () => {
  const path = join(folder, 'asked.db')
  await expect(openStoreReadOnly(path)).rejects.toBeInstanceOf(StoreError)
  await (await openStore(path)).close()
  const store = await openStoreReadOnly(path)
  expect(store.query('SELECT count(*) AS forms FROM v_forms')).toEqual([{ forms: 0 }])
  expect(store).not.toHaveProperty('save')
  await store.close()
})

test("a document is read and kept with words of one's own", async () => {
  const file = join(folder, 'own.txt')
  writeFileSync(
    file,
    reportText('植树', 9).replace('植树数量', '丙丁').replace('产出指标', '建设类'),
  )
  const words = vocabularyIn('建设类 = 产出指标')
  const store = await openStore(join(folder, 'own.db'))
  for await (const document of extract(file)) {
    const report = normalize(document, words)
    store.save(document, report, audit(report), words)
  }
  const sql = `SELECT level1_code, vocabularies.list FROM indicators, vocabularies WHERE indicators.ordinal = 0`
  expect(store.query(sql)).toEqual([{ level1_code: 'output', list: '[["建设类","产出指标"]]' }])
  await store.close()
  expect(() => vocabularyIn('建设类 = 甲乙丙丁戊')).toThrow('vocabulary:1')
})

test('a finding is said in a sentence', async () => {
  for await (const document of extract('fixtures/text/cell-per-line/input.txt')) {
    const [finding] = audit(normalize(document))
    if (finding === undefined) throw new Error('The fixture contradicts itself.')
    expect(sentenceOf(finding, 'zh')).toMatch(/[一-龥]{4}/u)
    expect(sentenceOf(finding, 'en')).toMatch(/[a-z]{4}/u)
  }
})

test('the error of a file that cannot be read is one that users can name', async () => {
  await expect(extract(join(folder, 'nothing.pdf')).next()).rejects.toBeInstanceOf(ExtractError)
})

test('a document is written in Markdown', async () => {
  for await (const document of extract('fixtures/text/cell-per-line/input.txt')) {
    const report = normalize(document)
    const written = toMarkdown(document, report, audit(report), 'zh')
    expect(written).toContain('| 项目名称 | 古籍修复经费 |')
  }
})

test('a folder is taken in as the command does: what cannot be read is recorded, what is known is skipped', async () => {
  const home = mkdtempSync(join(folder, 'reports-'))
  const database = join(folder, 'taken-in.db')
  writeFileSync(join(home, 'a.txt'), reportText('甲项目'))
  writeFileSync(join(home, 'b.pdf'), '%PDF-1.7 broken')
  const first = await ingest([home], database, { jobs: 1, ocr: 'off' })
  expect(first).toEqual({ isInterrupted: false, found: 2, failed: 1, crashed: 0 })
  const store = await openStoreReadOnly(database)
  expect(store.query('SELECT outcome FROM documents ORDER BY outcome')).toEqual([
    { outcome: 'complete' },
    { outcome: 'failed' },
  ])
  await store.close()
  expect(await ingest([home], database, { jobs: 1, ocr: 'off' })).toMatchObject({ failed: 0 })
  const stop = AbortSignal.abort()
  expect(await ingest([home], database, { jobs: 1, stop })).toMatchObject({ isInterrupted: true })
})
