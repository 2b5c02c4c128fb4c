/** Lists that people hand in: publications and decisions about names, told by line where a line cannot be taken. */
import { dirname, resolve } from 'node:path'
import { gazetteer } from '../ingest/linking.ts'
import type { Database } from '../store/database.ts'
import {
  type NameDecision,
  type Publication,
  saveNameCorrection,
  savePublications,
  selectNames,
} from '../store/link-lists.ts'
import { inTransaction } from '../store/save.ts'
import { type CsvRow, readCsv } from './csv.ts'

/** Why a line was not taken as it stands. */
export type LineProblem = {
  readonly line: number
  readonly code:
    | 'no_column'
    | 'no_file'
    | 'unknown_region'
    | 'not_here'
    | 'incomplete'
    | 'contradiction'
    | 'gone'
  readonly words: string
}

export type ListTaken = { readonly taken: number; readonly problems: readonly LineProblem[] }

/** The code of a place that a person names by code or by a name that only one place has; null for any other. */
export function regionCode(words: string): string | null {
  const places = gazetteer()
  if (/^\d{6}$/u.test(words)) return places.coded(words)?.code ?? null
  const codes = new Set(places.named(words).map(({ code }) => code))
  const [code = null] = codes
  return codes.size === 1 ? code : null
}

/** Columns of a list that have a meaning of their own; the others are kept as they are. */
const columns = new Set(['file', 'url', 'published', 'publisher', 'region'])

/** Takes a list of publications: file, url, published, publisher, region, and any other column. */
export function takeSources(database: Database, text: string, path: string): ListTaken {
  const rows = readCsv(text)
  const lacking = lackingColumns(rows, ['file'])
  if (lacking !== null) return lacking
  const problems: LineProblem[] = []
  const taken = new Map<string, { line: number; publication: Publication }>()
  for (const { line, cells } of rows) {
    const { file = '' } = cells
    if (file === '') problems.push({ line, code: 'no_file', words: cells['url'] ?? '' })
    else if (taken.has(file)) problems.push({ line, code: 'contradiction', words: file })
    else {
      const publication = publicationOf(cells, dirname(path))
      taken.set(file, { line, publication })
      const { region = '' } = cells
      if (region !== '' && publication.region_code === null) {
        problems.push({ line, code: 'unknown_region', words: region })
      }
    }
  }
  const publications = [...taken.values()].map(({ publication }) => publication)
  const missing = inTransaction(database, () => savePublications(database, publications))
  for (const { file } of missing) {
    problems.push({ line: taken.get(file)?.line ?? 0, code: 'not_here', words: file })
  }
  return { taken: publications.length, problems: inOrder(problems) }
}

function publicationOf(cells: CsvRow['cells'], folder: string): Publication {
  const { file = '', url, published, publisher, region = '' } = cells
  const others = Object.entries(cells).filter(([name, cell]) => !columns.has(name) && cell !== '')
  return {
    ...{ file, path: resolve(folder, file), url: url || null, published: published || null },
    ...{ publisher: publisher || null, region_code: region === '' ? null : regionCode(region) },
    extra: others.length === 0 ? null : JSON.stringify(Object.fromEntries(others)),
  }
}

/** One problem for a list without a column that it needs, instead of one for each of its lines. */
function lackingColumns(rows: readonly CsvRow[], needed: readonly string[]): ListTaken | null {
  const names = new Set(rows.flatMap(({ cells }) => Object.keys(cells)))
  const lacking = needed.filter((name) => !names.has(name))
  if (rows.length === 0 || lacking.length === 0) return null
  return { taken: 0, problems: [{ line: 1, code: 'no_column', words: lacking.join(', ') }] }
}

function inOrder(problems: readonly LineProblem[]): readonly LineProblem[] {
  return problems.toSorted((one, other) => one.line - other.line)
}

type AskedLine = { readonly line: number; readonly decision: NameDecision }

/**
 * Takes the table of names back from a person: where the organisation of a line is another than now, that is a decision.
 * Lines that contradict each other are named and none of them taken; one about a name that is gone is kept for its return.
 */
export function takeNames(database: Database, text: string): ListTaken {
  const rows = readCsv(text)
  const lacking = lackingColumns(rows, ['name', 'organisation'])
  if (lacking !== null) return lacking
  const problems: LineProblem[] = []
  const lines: AskedLine[] = []
  for (const { line, cells } of rows) {
    const { region_code = '', name = '', code = '', organisation = '' } = cells
    const decision = { region_code, name, code, organisation }
    if (name !== '' && organisation !== '') lines.push({ line, decision })
    else problems.push({ line, code: 'incomplete', words: name || organisation })
  }
  const now = new Map(selectNames(database).map((row) => [keyOf(row), row.organisation]))
  const taken = inTransaction(database, () =>
    [...Map.groupBy(lines, ({ decision }) => keyOf(decision))].filter(([key, asked]) => {
      const decision = agreedOn(asked, problems)
      if (decision === null || now.get(key) === decision.organisation) return false
      const [{ line } = { line: 0 }] = asked
      if (!now.has(key)) problems.push({ line, code: 'gone', words: decision.name })
      saveNameCorrection(database, decision)
      return true
    }),
  )
  return { taken: taken.length, problems: inOrder(problems) }
}

/** What all lines about one name say; null where they contradict each other. */
function agreedOn(asked: readonly AskedLine[], problems: LineProblem[]): NameDecision | null {
  const [first] = asked
  if (new Set(asked.map(({ decision }) => decision.organisation)).size === 1) {
    return first?.decision ?? null
  }
  for (const { line, decision } of asked) {
    problems.push({ line, code: 'contradiction', words: decision.name })
  }
  return null
}

function keyOf({
  region_code,
  name,
  code,
}: Pick<NameDecision, 'region_code' | 'name' | 'code'>): string {
  return `${region_code}\n${name}\n${code}`
}
