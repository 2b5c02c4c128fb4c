/** Rows on their way out of the database: typed columns, one row in memory at a time. */
import type { Database, Statement } from './database.ts'
import { StoreError } from './error.ts'
import type { Prints } from './found.ts'
import { partitionedSql } from './partitions.ts'
import { includesPrint } from './prints.ts'
import { describeSchema } from './schema.ts'
import { unknownRelation } from './unknown-name.ts'
import { plainValue } from './user-query.ts'
import type { StoredValue } from './value.ts'

export type ColumnType = 'integer' | 'number' | 'text'

export type TypedColumn = {
  readonly name: string
  readonly type: ColumnType
  /** What it means; empty where nobody wrote it down. */
  readonly words: string
}

export type RowStream = {
  readonly name: string
  readonly words: string
  readonly columns: readonly TypedColumn[]
  /** Number of rows. */
  readonly count: () => number
  /** Every row anew, its values in the order of the columns. */
  readonly rows: () => Iterable<readonly StoredValue[]>
}

type Parameters = Readonly<Record<string, StoredValue>>

/** The views that are made for asking, in the order of the schema. */
export function viewNames(): readonly string[] {
  return describeSchema()
    .map(({ name }) => name)
    .filter((name) => name.startsWith('v_'))
}

/** Tables and views by name, or the answer to one statement. */
export type Selection =
  | {
      readonly views: readonly string[]
      readonly prints: Prints
      /** Whether the rows come part by part, with what they are cut by. */
      readonly isPartitioned?: boolean
    }
  | { readonly name: string; readonly sql: string; readonly parameters: Parameters }

/** The selected rows, all of one moment. Throws `StoreError` for what cannot be asked. */
export function selectStreams(database: Database, selection: Selection): readonly RowStream[] {
  database.beginSnapshot()
  if ('views' in selection) {
    return selection.views.map((name) => streamRelation(database, name, selection))
  }
  return [streamQuery(database, selection)]
}

/** The rows of a table or view, its columns explained. Throws `StoreError` where there is none of that name. */
function streamRelation(
  database: Database,
  name: string,
  { prints, isPartitioned = false }: Extract<Selection, { views: unknown }>,
): RowStream {
  const relation = describeSchema().find((one) => one.name === name)
  if (relation === undefined) {
    throw new StoreError('bad_query', unknownRelation(name))
  }
  // Tables are given as they are; of the views, v_copies is about the other prints.
  const isOfForms =
    name.startsWith('v_') && relation.columns.some((one) => one.name === 'is_leading')
  const taken = isOfForms && name !== 'v_copies' ? includesPrint(prints, 'form_id') : 'TRUE'
  const sql = isPartitioned
    ? partitionedSql(relation, taken)
    : `SELECT * FROM ${name} WHERE ${taken}`
  const columns = database
    .prepare(sql)
    .columns()
    .map((column, at) => {
      const { type = '', words = '' } = relation.columns[at] ?? {}
      const declared = columnType(column.type) ?? columnType(type)
      return { name: column.name, type: declared ?? 'text', words }
    })
  const count = database.prepare<number>(`SELECT count(*) FROM ${name} WHERE ${taken}`).pluck()
  const rows = database.prepare<StoredValue[]>(sql).raw()
  return {
    name,
    words: relation.words,
    columns,
    count: () => count.get() ?? 0,
    rows: () => rows.iterate(),
  }
}

/** The answer to a statement that reads. Throws `StoreError` for any other. */
function streamQuery(
  database: Database,
  { name, sql, parameters }: Extract<Selection, { sql: string }>,
): RowStream {
  const query = sql.trim().replace(/;$/u, '')
  const statement = prepareQuery(database, query)
  const declared = statement.columns().map((column) => columnType(column.type))
  const found = declared.includes(null) ? foundTypes(database, query, parameters) : []
  const columns = statement.columns().map((column, at) => ({
    name: column.name,
    type: declared[at] ?? found[at] ?? 'text',
    words: '',
  }))
  const count = database.prepare<number>(`SELECT count(*) FROM (${query}) AS answer`).pluck()
  return {
    name,
    words: '',
    columns,
    count: () => count.get(parameters) ?? 0,
    rows: () => readRows(database, query, parameters),
  }
}

function prepareQuery(database: Database, query: string): Statement {
  try {
    return database.prepareUserQuery(query)
  } catch (cause) {
    if (cause instanceof StoreError) throw cause
    throw new StoreError('bad_query', (cause as Error).message, { cause })
  }
}

/** Tables are strict, so that a declared type holds for every row. */
function columnType(declared: string | null): ColumnType | null {
  if (declared === 'INTEGER') return 'integer'
  if (declared === 'REAL') return 'number'
  return declared === 'TEXT' ? 'text' : null
}

/** Types of an answer's columns, from all of their values; null where there is no value. */
function foundTypes(
  database: Database,
  query: string,
  parameters: Parameters,
): readonly (ColumnType | null)[] {
  const width = database.prepare(query).columns().length
  const names = Array.from({ length: width }, (_, at) => `c${at}`)
  const kinds = names.map(
    (name) => `max(CASE typeof(${name})
      WHEN 'null' THEN 0 WHEN 'integer' THEN 1 WHEN 'real' THEN 2 ELSE 3 END)`,
  )
  const sql = `WITH answer(${names}) AS (${query}) SELECT ${kinds} FROM answer`
  const ranks = database.prepare<(number | null)[]>(sql).raw().get(parameters) ?? []
  const types = [null, 'integer', 'number', 'text'] as const
  return ranks.map((rank) => types[rank ?? 0] ?? null)
}

function* readRows(
  database: Database,
  query: string,
  parameters: Parameters,
): Generator<readonly StoredValue[]> {
  const statement = database.prepare<unknown[]>(query).raw().safeIntegers()
  for (const row of statement.iterate(parameters)) yield row.map(plainValue)
}
