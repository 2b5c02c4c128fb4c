import fc from 'fast-check'
import { expect, test } from 'vitest'
import { segmentForSearch } from '../../src/segment/segment.ts'
import type { Database } from '../../src/store/database.ts'
import { type Hit, type Search, searchKinds } from '../../src/store/found.ts'
import { withDatabase } from '../../src/store/open.ts'
import { rowsOf } from '../../src/store/rows.ts'
import { saveDocument } from '../../src/store/save.ts'
import { search } from '../../src/store/search.ts'
import { indexWords, reindex } from '../../src/store/search-index.ts'
import { form, indicator, rawDocument, report, words } from './builder.ts'

const reading = { parser_version: 1, settings: '{}' }
const silent = () => ({ zh: '话', en: 'words' })

const noted = { ...indicator('特聘岗位补助经费控制率', 9), note: words('疫情影响，资金到位较晚') }

function save(database: Database, sha256: string, project: string): void {
  const document = rawDocument(sha256)
  const forms = [form(project, [noted, indicator('Wi-Fi接入点数', 10)])]
  const rows = rowsOf(document, report(document, forms), [], silent)
  saveDocument(database, rows, reading, indexWords(segmentForSearch))
}

async function found(asked: Partial<Search>): Promise<readonly Hit[]> {
  return withDatabase(':memory:', (database) => {
    save(database, 'aa', '海创扶持项目')
    const all: Search = { words: '', kinds: [], year: null, limit: 20, prints: 'leading' }
    return search(database, { ...all, ...asked }, segmentForSearch).hits
  })
}

test.each([
  ['经费', 'indicator', '特聘岗位补助经费控制率'],
  ['海创', 'project', '海创扶持项目'],
  ['疫情 到位', 'note', '疫情影响，资金到位较晚'],
  ['种树', 'goal', '种树一千棵'],
  ['概况', 'section', '概况'],
  ['WI-FI', 'indicator', 'Wi-Fi接入点数'],
  ['ｗｉ', 'indicator', 'Wi-Fi接入点数'],
])('%s is found in the %s', async (asked, kind, text) => {
  const hits = await found({ words: asked })
  expect(hits[0]).toMatchObject({ kind, text: expect.stringContaining(text) })
})

test('any two neighbouring characters are found, however the sentence around them is cut', async () => {
  const text = '特聘岗位补助经费控制率'
  for (let at = 0; at + 2 <= text.length; at++) {
    const hits = await found({ words: text.slice(at, at + 2) })
    expect(hits.map((hit) => hit.text).join()).toContain(text)
  }
})

test('the words are marked where they stand', async () => {
  const [hit] = await found({ words: '资金 疫情' })
  expect(hit?.marks.map(([start, end]) => hit.text.slice(start, end))).toEqual(['疫情', '资金'])
})

test('what prints the question as it stands comes first', async () => {
  const hits = await found({ words: '岗位补助' })
  expect(hits[0]?.text).toContain('岗位补助')
})

test('kind and year narrow the search', async () => {
  expect(await found({ words: '经费', kinds: ['note'] })).toEqual([])
  expect(await found({ words: '经费', year: 2022 })).toHaveLength(1)
  expect(await found({ words: '经费', year: 2021 })).toEqual([])
})

test('a document that is read again is found by its new words alone, and its removal is noticed', async () => {
  await withDatabase(':memory:', (database) => {
    const hits = (asked: string) =>
      search(
        database,
        { words: asked, kinds: [], year: null, limit: 20, prints: 'leading' },
        segmentForSearch,
      ).hits
    save(database, 'aa', '海创扶持')
    save(database, 'aa', '河道清理')
    expect(hits('海创')).toEqual([])
    expect(hits('河道')).toHaveLength(1)
    reindex(database, indexWords(segmentForSearch))
    expect(hits('河道')).toHaveLength(1)
    database.exec('DELETE FROM documents')
    expect(hits('河道')).toEqual([])
    const left = 'SELECT count(*) AS entries FROM search_docsize'
    expect(database.prepare(left).get()).toEqual({ entries: 0 })
  })
})

test('no words make a search throw', async () => {
  await withDatabase(':memory:', (database) => {
    save(database, 'aa', '海创扶持')
    const strange = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.string(),
      fc.stringMatching(/^["'*():^{}+\-ANDORNEAR海创]{0,12}$/u),
      fc.constantFrom('"', '\u0000', '\ud800', 'a'.repeat(5000), '海'.repeat(3000), 'NEAR(', '-'),
    )
    fc.assert(
      fc.property(strange, fc.subarray([...searchKinds]), (asked, kinds) => {
        const { hits } = search(
          database,
          { words: asked, kinds, year: null, limit: 3, prints: 'leading' },
          segmentForSearch,
        )
        expect(hits.length).toBeLessThanOrEqual(3)
      }),
    )
  })
})

test('as many questions are asked of the database for few hits as for many', async () => {
  await withDatabase(':memory:', (database) => {
    const { counting, asked } = counted(database)
    const questions = [1, 40].map((documents) => {
      for (let at = 0; at < documents; at++) save(database, `d${documents}.${at}`, '海创扶持项目')
      const before = asked()
      const whole = { kinds: [], year: null, limit: 500, prints: 'all' } as const
      const { hits } = search(counting, { ...whole, words: '海创' }, segmentForSearch)
      return { hits: hits.length, questions: asked() - before }
    })
    expect(questions[1]?.hits).toBeGreaterThan(40)
    expect(questions[1]?.questions).toBe(questions[0]?.questions)
  })
})

/** The same database, and how often a statement of it has been used. */
function counted(database: Database) {
  let uses = 0
  const prepare = (sql: string) =>
    new Proxy(database.prepare(sql), {
      get: (statement, name) => {
        uses += 1
        const part: unknown = Reflect.get(statement, name)
        return typeof part === 'function' ? part.bind(statement) : part
      },
    })
  const counting: Database = { ...database, prepare: prepare as Database['prepare'] }
  return { counting, asked: () => uses }
}
