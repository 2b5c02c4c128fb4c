/** Links as a whole: how well they hold on made sets with known truth, and that they follow from content alone. */
import { describe, expect, test } from 'vitest'
import { linkQuality } from '../../scripts/bench-links.ts'
import { makeLinkedSet } from '../../scripts/make/linked-set.ts'
import { linkWaiting } from '../../src/ingest/linking.ts'
import type { Database } from '../../src/store/database.ts'
import { digest } from '../../src/store/digest.ts'
import { withDatabase } from '../../src/store/open.ts'

describe.each(['first', 'second'] as const)('forms with the %s words', (words) => {
  test('find their copies, places, organisations and projects', async () => {
    const quality = await linkQuality(1000, 7, words)
    expect(quality['copies precision %']).toBeGreaterThanOrEqual(99.9)
    expect(quality['copies recall %']).toBeGreaterThanOrEqual(98)
    expect(quality['organisations precision %']).toBeGreaterThanOrEqual(99)
    expect(quality['organisations recall %']).toBeGreaterThanOrEqual(95)
    expect(quality['projects precision %']).toBeGreaterThanOrEqual(99)
    expect(quality['projects recall %']).toBeGreaterThanOrEqual(93)
    expect(quality['regions right %']).toBeGreaterThanOrEqual(99)
    expect(quality['regions wrong']).toBe(0)
  })
})

/** The column by which a row of each table belongs to its document; a form has the number of its document here. */
const owners = {
  ...{ documents: 'id', paths: 'document_id', paragraphs: 'document_id' },
  ...{ forms: 'id', funds: 'form_id', indicators: 'form_id' },
}

/** Copies documents one after the other, numbered anew, and links after every `each`. */
function refill(from: Database, to: Database, documents: readonly number[], each: number): void {
  for (const [at, id] of documents.entries()) {
    for (const [table, key] of Object.entries(owners)) {
      const rows = from.prepare(`SELECT * FROM ${table} WHERE ${key} = ?`).all(id) as object[]
      for (const row of rows) insertAs(to, table, { ...row, ...renumbered(row, key, at + 1) })
    }
    if (at % each === each - 1) linkWaiting(to)
  }
  linkWaiting(to)
}

function renumbered(row: object, key: string, number: number): object {
  return {
    ...('id' in row ? { id: null } : {}),
    ...('document_id' in row ? { document_id: number } : {}),
    [key]: number,
  }
}

function insertAs(database: Database, table: string, row: object): void {
  const names = Object.keys(row)
  const values = names.map((name) => `:${name}`)
  database.prepare(`INSERT INTO ${table} (${names}) VALUES (${values})`).run(row)
}

test('links are the same whatever the order of arrival, and after what came between is gone', async () => {
  await withDatabase(':memory:', async (whole) => {
    makeLinkedSet(whole, { forms: 240, seed: 3, words: 'first' })
    linkWaiting(whole)
    const expected = digest(whole)
    const ids = whole.prepare('SELECT id FROM documents ORDER BY sha256').pluck().all() as number[]
    await withDatabase(':memory:', (other) => {
      refill(whole, other, ids.toReversed(), 17)
      expect(digest(other)).toBe(expected)
    })
    await withDatabase(':memory:', (other) => {
      refill(whole, other, ids, 1000)
      expect(digest(other)).toBe(expected)
      makeExtra(other)
      linkWaiting(other)
      other.exec("DELETE FROM paths WHERE path LIKE '/extra/%'")
      other.exec("DELETE FROM documents WHERE sha256 LIKE 'extra%'")
      linkWaiting(other)
      expect(digest(other)).toBe(expected)
    })
  })
})

/** Doubles of every fifth form, better readings than those that are there. */
function makeExtra(database: Database): void {
  const ids = database.prepare('SELECT id FROM forms WHERE id % 5 = 0').pluck().all() as number[]
  for (const id of ids) {
    const document = database
      .prepare(
        `INSERT INTO documents (sha256, format, size, outcome, parser_version, settings)
         VALUES ('extra' || ?, 'docx', 1, 'complete', 1, '{}') RETURNING id`,
      )
      .pluck()
      .get(id)
    database
      .prepare(
        `INSERT INTO forms (document_id, ordinal, kind, year, project_name, department_name, total_score, sources)
         SELECT ?, 0, kind, year, project_name, department_name, total_score, '[]' FROM forms WHERE id = ?`,
      )
      .run(document, id)
    database
      .prepare(
        `INSERT INTO indicators (form_id, ordinal, level3, target, actual, score, origin_table, origin_row)
         SELECT (SELECT id FROM forms WHERE document_id = ?), ordinal, level3, target, actual, score, 0, 0
         FROM indicators WHERE form_id = ?`,
      )
      .run(document, id)
    database
      .prepare(
        `INSERT INTO paths (path, document_id, parser_version, settings) VALUES ('/extra/' || ?, ?, 1, '{}')`,
      )
      .run(id, document)
  }
}

/** One form for each department, each in a document of its own. */
function saveForms(database: Database, departments: readonly (string | null)[]): void {
  const document = database.prepare(
    `INSERT INTO documents (id, sha256, format, size, outcome, parser_version, settings)
     VALUES (?, ?, 'docx', 1, 'complete', 1, '{}')`,
  )
  const form = database.prepare(
    `INSERT INTO forms (id, document_id, ordinal, kind, year, project_name, department_name, total_score, sources)
     VALUES (?, ?, 0, 'project_self_evaluation', 2021, ?, ?, 90, '[]')`,
  )
  for (const [at, department] of departments.entries()) {
    document.run(at + 1, `made${at}`)
    form.run(at + 1, at + 1, `项目${at}`, department)
  }
}

test('names without end, no name and names of unknown places are kept, and are nobody’s where nothing tells', async () => {
  await withDatabase(':memory:', (database) => {
    const endless = `苏州市${'教育局'.repeat(4000)}`
    saveForms(database, [endless, endless, null, '', '云泉区水务局', '鼓楼区教育局', '教育局'])
    linkWaiting(database)
    const links = database
      .prepare(
        'SELECT region_code, organisation, region_candidates FROM form_links ORDER BY form_id',
      )
      .all() as {
      region_code: string | null
      organisation: string | null
      region_candidates: string
    }[]
    expect(links).toHaveLength(7)
    expect(links[0]?.region_code).toBe('320500')
    expect(links[0]?.organisation).toBe(links[1]?.organisation)
    expect(links.slice(2, 4).map(({ organisation }) => organisation)).toEqual([null, null])
    expect(links[4]).toMatchObject({ region_code: null, organisation: ':云泉区水务局' })
    expect(links[5]).toMatchObject({ region_code: null, organisation: null })
    expect(JSON.parse(links[5]?.region_candidates ?? '[]')).toHaveLength(4)
    expect(links[6]).toMatchObject({ region_code: null, organisation: null })
  })
})

test('forms of one template with other money and another score are no copies', async () => {
  await withDatabase(':memory:', (database) => {
    saveForms(database, ['苏州市教育局', '苏州市教育局'])
    database.exec(`
      UPDATE forms SET project_name = '公用经费', total_score = 90 + id;
      INSERT INTO indicators (form_id, ordinal, level3, target, actual, score, origin_table, origin_row)
      SELECT forms.id, value, '指标' || value, '100%', '100%', 10, 0, 0 FROM forms, json_each('[1,2,3,4,5,6,7,8]')`)
    linkWaiting(database)
    expect(database.prepare('SELECT max(copies) FROM form_links').pluck().get()).toBe(1)
  })
})
