/** Prints of one form that differ in a number: told on each of them, and only while it is so. */
import { expect, test } from 'vitest'
import { takeSources } from '../../src/commands/lists.ts'
import { linkWaiting } from '../../src/ingest/linking.ts'
import { differences } from '../../src/link/differences.ts'
import type { FundFacts } from '../../src/link/facts.ts'
import type { Form } from '../../src/normalize/report.ts'
import { segmentForSearch } from '../../src/segment/segment.ts'
import type { Database } from '../../src/store/database.ts'
import { digest } from '../../src/store/digest.ts'
import { selectFindings } from '../../src/store/findings.ts'
import type { Prints } from '../../src/store/found.ts'
import { withDatabase } from '../../src/store/open.ts'
import { selectCodes, selectTotals } from '../../src/store/overview.ts'
import { selectStreams } from '../../src/store/row-stream.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { inTransaction, saveDocument, savePath } from '../../src/store/save.ts'
import { search as searched } from '../../src/store/search.ts'
import { indexWords } from '../../src/store/search-index.ts'
import { openWorklist } from '../../src/store/worklist/worklist.ts'
import { form, fund, indicator, number, rawDocument, report } from '../store/builder.ts'

const reading = { parser_version: 1, settings: '{}' }

function save(database: Database, name: string, printed: Form): void {
  inTransaction(database, () => {
    const document = rawDocument(name)
    const rows = rowsOf(document, report(document, [printed]), [], () => ({ zh: '无', en: 'none' }))
    const id = saveDocument(database, rows, reading, indexWords(segmentForSearch))
    const path = { path: `/data/${name}.txt`, path_bytes: null, size: 1, mtime_ms: 1 }
    const found = { ...path, error_code: null, error_message: null }
    savePath(database, found, { document_id: id, archive_id: null }, reading)
  })
}

function told(database: Database) {
  return [...selectFindings(database, 'all')].flatMap(({ file, findings }) =>
    findings
      .filter(({ code }) => code === 'copies_differ')
      .map(({ path, expected, actual, message }) => ({ file, path, expected, actual, ...message })),
  )
}

const rows = ['册数', '覆盖率', '合格率', '及时率', '满意度'].map((name) => indicator(name, 9))
const first = form('植树', rows)
const second = { ...first, funds: [fund(80)], total: { ...first.total, score: number(96) } }

test('a number that two prints have differently is told on both, side by side', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'a', first)
    save(database, 'b', second)
    linkWaiting(database)
    expect(told(database)).toEqual([
      {
        ...{ file: '/data/a.txt', path: 'funds[0].executed', expected: '80万元', actual: '90万元' },
        zh: '同一张表在几份文件中数字不同：此处为 90万元，b.txt 中为 80万元；可能两次公布不一，也可能其中一次识读有误，须核对原件',
        en: 'the same form has another number in another file: 90万元 here, 80万元 in b.txt; published twice with different figures, or misread once',
      },
      expect.objectContaining({ file: '/data/a.txt', path: 'total.score', expected: '96' }),
      expect.objectContaining({
        file: '/data/b.txt',
        path: 'funds[0].executed',
        expected: '90万元',
      }),
      expect.objectContaining({ file: '/data/b.txt', path: 'total.score', expected: '98' }),
    ])
  })
})

test('it goes when the other print goes, and comes back the same with it', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'a', first)
    save(database, 'b', second)
    linkWaiting(database)
    const before = digest(database)
    database.exec(
      "DELETE FROM paths WHERE path = '/data/b.txt'; DELETE FROM documents WHERE sha256 = 'b'",
    )
    linkWaiting(database)
    expect(told(database)).toEqual([])
    save(database, 'b', second)
    linkWaiting(database)
    expect(digest(database)).toBe(before)
  })
})

test('the same number in another unit, or rounded to it, is no difference', () => {
  const amount = (unit: string, printed: number, fen: number): FundFacts => ({
    ...{ ordinal: 0, source: 'total', label: '总额', unit, weight: null, score: null },
    ...{ initial_budget: null, executed: null, initial_budget_fen: null, executed_fen: null },
    ...{ annual_budget: printed, annual_budget_fen: fen },
  })
  const paths = (one: FundFacts, other: FundFacts) => {
    const facts = (money: FundFacts) => ({ ...empty, funds: [money] })
    return differences(facts(one), facts(other)).map(({ path }) => path)
  }
  const yuan = amount('元', 123_456, 12_345_600)
  expect(paths(yuan, amount('万元', 12.35, 12_350_000))).toEqual([])
  expect(paths(yuan, amount('万元', 12.34, 12_340_000))).toEqual(['funds[0].annual_budget'])
  expect(paths(yuan, amount('元', 123_457, 12_345_700))).toEqual(['funds[0].annual_budget'])
})

const empty = {
  ...{ id: 1, key: 'a', document: 'a', kind: 'project_self_evaluation', year: 2022, title: null },
  ...{ project_name: null, department_name: null, department_code: null, unit_name: null },
  ...{ unit_code: null, annual_budget: null, executed: null, total_score: null, funds: [] },
  ...{ indicators: [], reading: 'structured' as const, findings: 0 },
}

test('sums, lists and exports take the form once, and every print where that is asked for', async () => {
  await withDatabase(':memory:', async (database) => {
    save(database, 'a', first)
    save(database, 'b', second)
    save(database, 'c', form('护林', rows))
    linkWaiting(database)
    const counted = async (prints: Prints) => {
      const { forms, others, indicators } = selectTotals(database, prints)
      const worklist = openWorklist(database, segmentForSearch)
      const { total } = (await worklist.now()).list({
        ...{ list: 'forms', filters: {}, words: '', prints, sort: 'doubt', isDown: true },
        ...{ offset: 0, limit: 50 },
      })
      await worklist.close()
      const search = { words: '册数', kinds: [], year: null, limit: 20, prints }
      const hits = searched(database, search, segmentForSearch).hits
      const streams = selectStreams(database, { views: ['v_forms', 'v_copies', 'forms'], prints })
      database.exec('ROLLBACK')
      const differing = selectCodes(database, prints).find(({ code }) => code === 'copies_differ')
      return {
        ...{ forms, others, indicators, listed: total, hits: hits.length },
        streams: streams.map((stream) => stream.count()),
        differing: differing?.findings,
      }
    }
    expect(await counted('leading')).toEqual({
      ...{ forms: 2, others: 1, indicators: 10, listed: 2, hits: 2, differing: 2 },
      streams: [2, 3, 3],
    })
    expect(await counted('all')).toEqual({
      ...{ forms: 3, others: 0, indicators: 15, listed: 3, hits: 3, differing: 4 },
      streams: [3, 3, 3],
    })
  })
})

test('a form was published where one of its prints was', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'a', first)
    save(database, 'b', second)
    const list = 'file,url,published\nb.txt,https://example.cn/b,2023-02-01\n'
    expect(takeSources(database, list, '/data/list.csv')).toEqual({ taken: 1, problems: [] })
    linkWaiting(database)
    const published = 'SELECT file, url, published FROM v_forms WHERE is_leading = 1'
    expect(database.prepare(published).all()).toEqual([
      { file: '/data/a.txt', url: 'https://example.cn/b', published: '2023-02-01' },
    ])
  })
})
