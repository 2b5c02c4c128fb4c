/** The schema as a person asks for it: every table, view and column with its words, from the comments of the migrations. */
import type { Database } from './database.ts'
import { migrations } from './migrations.ts'

export type ViewColumn = {
  readonly name: string
  /** As declared; of a column that a view takes over, as it is there; empty where it is not declared. */
  readonly type: string
  readonly words: string
}

export type Relation = {
  readonly name: string
  readonly kind: 'table' | 'view'
  readonly words: string
  readonly columns: readonly ViewColumn[]
}

const OPENING = /^CREATE (?<kind>TABLE|VIEW|VIRTUAL TABLE) (?<name>\w+).*?-- (?<words>.*)$/u
const DROPPED = /^DROP (?:TABLE|VIEW) (?<name>\w+)/u
const ADDED =
  /^ALTER TABLE (?<table>\w+) ADD COLUMN (?<name>\w+) (?<type>[A-Z]+)\b[^;]*; -- (?<words>.*)$/u
const IN_TABLE = /^ {2}(?<name>\w+)(?: (?<type>[A-Z]+)\b.*?)?,? ?-- (?<words>.*)$/u
const IN_VIEW =
  /^ {4}(?:CAST\(.* AS (?<type>[A-Z]+)\)|(?<taken>\w+\.\w+)|.*?) AS (?:"(?<quoted>\w+)"|(?<name>\w+)),? -- (?<words>.*)$/u
/** Where a view takes its rows from. */
const SOURCE = /^ {2}(?:FROM|(?:LEFT )?JOIN) (?<relation>\w+)(?: AS (?<alias>\w+))?/u
const CONTINUED = /^ +-- (?<words>.*)$/u
const CLOSING = /^(?:(?!--).)*;(?: -- .*)?$/u

/** Every table and view of the newest schema, in the order in which they are made. */
export function describeSchema(): readonly Relation[] {
  // What is dropped and made again keeps its place.
  const relations = new Map<string, Relation | null>()
  for (const { sql } of migrations()) {
    for (const statement of statementsOf(sql)) readStatement(statement, relations)
  }
  return [...relations.values()].flatMap((relation) => relation ?? [])
}

/** The lines of each statement; one ends with a line that ends with a semicolon. */
function statementsOf(sql: string): string[][] {
  const statements: string[][] = [[]]
  for (const line of sql.split('\n')) {
    const isBetween = statements.at(-1)?.length === 0
    if (isBetween && !/^[A-Z]/u.test(line)) continue
    statements.at(-1)?.push(line)
    if (CLOSING.test(line)) statements.push([])
  }
  return statements
}

function readStatement(lines: readonly string[], relations: Map<string, Relation | null>): void {
  const [first = '', ...rest] = lines
  const dropped = DROPPED.exec(first)?.groups?.['name']
  if (dropped !== undefined) relations.set(dropped, null)
  addColumn(first, relations)
  const opening = OPENING.exec(first)?.groups
  if (opening === undefined) return
  const { name = '', kind, words = '' } = opening
  const texts = [words]
  const columns: ViewColumn[] = []
  const typeOf = typesTakenOver(rest, relations)
  for (const line of rest) {
    const column = kind === 'VIEW' ? viewColumn(line, typeOf) : tableColumn(line)
    const continued = CONTINUED.exec(line)?.groups?.['words']
    const last = columns.at(-1)
    if (column !== null) columns.push(column)
    else if (continued !== undefined && last === undefined) texts.push(continued)
    else if (continued !== undefined && last !== undefined) {
      columns[columns.length - 1] = { ...last, words: `${last.words} ${continued}` }
    }
  }
  const relation = { name, words: texts.join(' '), columns }
  relations.set(name, { ...relation, kind: kind === 'VIEW' ? 'view' : 'table' })
}

/** A column that a later migration adds to a table stands behind the others. */
function addColumn(line: string, relations: Map<string, Relation | null>): void {
  const { table = '', name = '', type = '', words = '' } = ADDED.exec(line)?.groups ?? {}
  const relation = relations.get(table)
  if (relation == null) return
  relations.set(table, { ...relation, columns: [...relation.columns, { name, type, words }] })
}

function tableColumn(line: string): ViewColumn | null {
  const { name, type = '', words = '' } = IN_TABLE.exec(line)?.groups ?? {}
  return name === undefined ? null : { name, type, words }
}

function viewColumn(line: string, typeOf: (taken: string) => string): ViewColumn | null {
  const { name, quoted, type, taken, words = '' } = IN_VIEW.exec(line)?.groups ?? {}
  const column = name ?? quoted
  if (column === undefined) return null
  return { name: column, type: type ?? typeOf(taken ?? ''), words }
}

/** The type of a column such as `forms.year` in the relations that a view takes its rows from. */
function typesTakenOver(
  lines: readonly string[],
  relations: ReadonlyMap<string, Relation | null>,
): (taken: string) => string {
  const sources = new Map(
    lines.flatMap((line) => {
      const { relation, alias } = SOURCE.exec(line)?.groups ?? {}
      return relation === undefined ? [] : [[alias ?? relation, relations.get(relation)] as const]
    }),
  )
  return (taken) => {
    const [source = '', column] = taken.split('.')
    return sources.get(source)?.columns.find(({ name }) => name === column)?.type ?? ''
  }
}

/** Column names of a table or view as the database itself knows them. */
export function columnsOf(database: Database, relation: string): readonly string[] {
  return database
    .prepare(`SELECT * FROM ${relation}`)
    .columns()
    .map(({ name }) => name)
}
