/**
 * The rows that entries of the search index stand for. Many are asked for in one question: to a database that is a server
 * each question is a journey.
 */
import type { Database } from './database.ts'
import { type Hit, type Prints, type SearchKind, searchKinds } from './found.ts'
import { prepared } from './prepared.ts'
import { isOtherPrint } from './prints.ts'
import { idsOf, numberOf } from './search-index.ts'

const texts: Readonly<Record<SearchKind, string>> = {
  project: `SELECT id, concat_ws(' · ', project_name, department_name, unit_name) AS text FROM forms`,
  indicator: `SELECT id, concat_ws(' · ', level3, level4, target, actual) AS text FROM indicators`,
  goal: `SELECT id, concat_ws(' · ', expected, actual) AS text FROM goals`,
  note: `SELECT id, concat_ws(' · ', level3, level4, note) AS text FROM indicators`,
  section: `SELECT id, concat_ws(' ', number || title, text) AS text FROM sections`,
}

/** What the rows of entries print, by the entries' numbers; those whose rows are gone are missing. */
export function selectTexts(
  database: Database,
  numbers: readonly number[],
): ReadonlyMap<number, string> {
  const rows = searchKinds.flatMap((kind) => {
    const found = selectThose(
      database,
      `${texts[kind]} WHERE id ${those('?')}`,
      idsOf(kind, numbers),
    )
    return (found as { id: number; text: string }[]).map(({ id, text }) => ({ kind, id, text }))
  })
  return new Map(rows.map(({ kind, id, text }) => [numberOf(kind, id), text]))
}

type Place = {
  /** The column that holds the number of the row itself. */
  readonly entry: string
  readonly tables: string
}

const inIndicators: Place = {
  entry: 'indicators.id',
  tables: 'indicators JOIN forms ON forms.id = form_id',
}

const places: Readonly<Record<SearchKind, Place>> = {
  project: { entry: 'forms.id', tables: 'forms' },
  indicator: inIndicators,
  goal: { entry: 'goals.id', tables: 'goals JOIN forms ON forms.id = form_id' },
  note: inIndicators,
  section: {
    entry: 'forms.section_id',
    tables: `(
      SELECT sections.id AS section_id, CAST(NULL AS BIGINT) AS id, document_id,
        NULL AS department_name, NULL AS project_name,
        (SELECT max(year) FROM forms WHERE forms.document_id = sections.document_id) AS year
      FROM sections
    ) AS forms`,
  },
}

/** Where a row stands. */
export type Context = Omit<Hit, 'kind' | 'text' | 'marks'>

/** Where the rows of entries stand, by the entries' numbers, as far as their prints are taken. */
export function selectContexts(
  database: Database,
  numbers: readonly number[],
  prints: Prints,
): ReadonlyMap<number, Context> {
  const rows = searchKinds.flatMap((kind) => {
    const found = selectThose(database, contextSql(kind, prints), idsOf(kind, numbers))
    return (found as (Context & { readonly entry: number })[]).map((row) => ({ kind, ...row }))
  })
  return new Map(
    rows.map(({ kind, entry, ...context }) => [numberOf(kind, entry), context] as const),
  )
}

function contextSql(kind: SearchKind, prints: Prints): string {
  const { entry, tables } = places[kind]
  return `SELECT ${entry} AS entry, forms.id AS form_id, document_id, year, department_name, project_name,
      (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file
    FROM ${tables} WHERE ${entry} ${those('?')}
      ${prints === 'all' ? '' : `AND NOT ${isOtherPrint('forms.id')}`}`
}

/** Where the form of an entry stands; projects are forms themselves. */
const FORM_OF = `
  SELECT id FROM forms WHERE id ${those(':project')}
  UNION SELECT form_id FROM goals WHERE id ${those(':goal')}
  UNION SELECT form_id FROM indicators WHERE id ${those(':indicator')}`

/** The forms in which rows of entries stand. */
export function selectForms(database: Database, numbers: readonly number[]): ReadonlySet<number> {
  const asked = {
    project: JSON.stringify(idsOf('project', numbers)),
    goal: JSON.stringify(idsOf('goal', numbers)),
    indicator: JSON.stringify([...idsOf('indicator', numbers), ...idsOf('note', numbers)]),
  }
  return new Set(prepared<number>(database, FORM_OF).pluck().all(asked))
}

/** The condition of a row whose number stands in a list; a list's values are text in PostgreSQL. */
function those(list: string): string {
  return `IN (SELECT CAST(value AS BIGINT) FROM json_each(${list}))`
}

function selectThose(database: Database, sql: string, ids: readonly number[]): readonly unknown[] {
  return ids.length === 0 ? [] : prepared(database, sql).all(JSON.stringify(ids))
}
