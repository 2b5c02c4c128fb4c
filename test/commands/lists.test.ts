/** Lists that people hand in: what they say is kept, what cannot be taken is told by line. */
import { describe, expect, test } from 'vitest'
import { makeLinkedSet } from '../../scripts/make/linked-set.ts'
import { readCsv } from '../../src/commands/csv.ts'
import { regionCode, takeNames, takeSources } from '../../src/commands/lists.ts'
import { linkWaiting } from '../../src/ingest/linking.ts'
import type { Database } from '../../src/store/database.ts'
import { saveGivenRegion, selectNames } from '../../src/store/link-lists.ts'
import { withDatabase } from '../../src/store/open.ts'
import { savedQuestions } from '../../src/store/saved-question.ts'

test('CSV is read with quotes, line breaks within them, and the line of each row', () => {
  const rows = readCsv('\uFEFFfile,url\r\n"a ""b"", c.pdf",u\r\n\r\n"two\nlines",\n')
  expect(rows).toEqual([
    { line: 2, cells: { file: 'a "b", c.pdf', url: 'u' } },
    { line: 4, cells: { file: 'two\nlines', url: '' } },
  ])
})

test('a place is named by its code or by a name that only one place has', () => {
  expect(regionCode('包头市')).toBe('150200')
  expect(regionCode('150203')).toBe('150203')
  expect(regionCode('鼓楼区')).toBeNull()
  expect(regionCode('999999')).toBeNull()
})

async function withForms(work: (database: Database) => void): Promise<void> {
  await withDatabase(':memory:', (database) => {
    makeLinkedSet(database, { forms: 60, seed: 5, words: 'first' })
    linkWaiting(database)
    work(database)
  })
}

describe('decisions about names', () => {
  test('survive, and stand above the rules', async () => {
    await withForms((database) => {
      const [row] = selectNames(database)
      if (row === undefined) throw new Error('no name')
      const line = (organisation: string) =>
        `region_code,name,code,organisation\n${row.region_code},"${row.name}",${row.code},${organisation}\n`
      expect(takeNames(database, line(row.organisation))).toEqual({ taken: 0, problems: [] })
      expect(takeNames(database, line('别的单位'))).toEqual({ taken: 1, problems: [] })
      linkWaiting(database)
      const found = selectNames(database).find(
        ({ name, code, region_code }) =>
          name === row.name && code === row.code && region_code === row.region_code,
      )
      expect(found).toMatchObject({ organisation: '别的单位', basis: 'correction', confidence: 1 })
    })
  })

  test('that contradict each other or name what is gone are told by line', async () => {
    await withForms((database) => {
      const text =
        'region_code,name,code,organisation\n,无此单位,,甲\n,矛盾,,甲\n,矛盾,,乙\n,,,丙\n'
      const { taken, problems } = takeNames(database, text)
      expect(taken).toBe(1)
      expect(problems.map(({ line, code }) => [line, code])).toEqual([
        [2, 'gone'],
        [3, 'contradiction'],
        [4, 'contradiction'],
        [5, 'incomplete'],
      ])
    })
  })
})

test('a list of publications is joined to files; what it cannot mean is told by line', async () => {
  await withForms((database) => {
    const [path] = database
      .prepare('SELECT path FROM paths ORDER BY path')
      .pluck()
      .all() as string[]
    const text = `file,url,published,publisher,region,id\n${path},https://example.org/1,2022-08-01,某县财政局,鼓楼区,7\nmissing.pdf,,,,包头市,\n,x,,,,\n`
    const { taken, problems } = takeSources(database, text, '/lists/list.csv')
    expect(taken).toBe(2)
    expect(problems.map(({ line, code }) => [line, code])).toEqual([
      [2, 'unknown_region'],
      [3, 'not_here'],
      [4, 'no_file'],
    ])
    const kept = database.prepare('SELECT url, published FROM v_forms WHERE url IS NOT NULL').all()
    expect(kept).toEqual([{ url: 'https://example.org/1', published: '2022-08-01' }])
  })
})

test('a given place decides what words leave open', async () => {
  await withForms((database) => {
    database.exec("UPDATE forms SET department_name = '鼓楼区教育局', unit_name = NULL")
    database.exec("DELETE FROM paragraphs; UPDATE paths SET path = '/a/' || id")
    linkWaiting(database)
    const codes = database.prepare('SELECT DISTINCT region_code FROM form_links').pluck()
    expect(codes.all()).toEqual([null])
    saveGivenRegion(database, '', '350100')
    linkWaiting(database)
    expect(codes.all()).toEqual(['350102'])
  })
})

test('a saved question counts each form once, with copies every print', async () => {
  await withForms((database) => {
    const question = savedQuestions().find(({ name }) => name === 'scores')
    const count = (copies: number | null) =>
      database.prepare(question?.sql ?? '').all({ year: null, department: null, copies }).length
    const forms = database
      .prepare('SELECT count(*), count(DISTINCT leading_id) FROM form_links')
      .raw()
    expect([count(1), count(null)]).toEqual(forms.get())
    expect(count(null)).toBeLessThan(count(1))
  })
})
