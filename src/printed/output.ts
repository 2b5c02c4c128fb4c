/** What `extract --json` prints: the canonical model with plain values, its sources beside it. */
import type { Finding } from '../audit/finding.ts'
import { findingSentence } from '../audit/wording.ts'
import type { Note, Place, RawDocument, Table } from '../extract/document.ts'
import { readingWording } from '../extract/wording.ts'
import type { Language } from '../language/language.ts'
import type { Explanation } from '../normalize/explain.ts'
import type { Extra, Form, FormNote, NarrativeFigure } from '../normalize/report.ts'
import { isSourced, sourcedFields } from '../normalize/sourced-fields.ts'
import { noteWording } from '../normalize/wording.ts'
import type { Processed } from '../pipeline.ts'
import type { PrintedFinding } from './printed.ts'

export type Json =
  | null
  | boolean
  | number
  | string
  | readonly Json[]
  | { readonly [key: string]: Json }

/** A canonical value with every `Sourced` replaced by its value. */
function plain(value: unknown): Json {
  if (value === null || value === undefined) return null
  if (typeof value !== 'object') return value as Json
  if (isSourced(value)) return plain(value.value)
  if (Array.isArray(value)) return value.map(plain)
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, plain(inner)]))
}

function plainExtras(extras: readonly Extra[]): Json {
  return Object.fromEntries(extras.map(({ heading, text }) => [heading, plain(text)]))
}

/** One form as the contract prints it. */
export function printedForm(form: Form, findings: readonly Finding[], language: Language): Json {
  const { notes, extra, indicators, funds, ...rest } = form
  return {
    ...(plain(rest) as { [key: string]: Json }),
    funds: funds.map((fund) => withExtra(fund)),
    indicators: indicators.map((indicator) => withExtra(indicator)),
    extra: extra.length === 0 ? null : plainExtras(extra),
    findings: [
      ...findings.map((finding) => printedFinding(finding, language)),
      ...notes.map((note) => printedNote(note, language)),
    ],
  }
}

function withExtra({ extra, ...rest }: { readonly extra: readonly Extra[] }): Json {
  return {
    ...(plain(rest) as { [key: string]: Json }),
    extra: extra.length === 0 ? null : plainExtras(extra),
  }
}

function printedFinding(finding: Finding, language: Language): PrintedFinding {
  const { code, severity, path, paths, expected, actual } = finding
  const message = findingSentence(finding, language)
  return { code, severity, path, paths, message, expected, actual }
}

function printedNote(note: FormNote, language: Language): PrintedFinding {
  const { code, severity, path, args, paths = [path] } = note
  const message = noteWording[code][language](args)
  return { code, severity, path, paths, message, expected: null, actual: null }
}

/** What the reading noticed of the document, whether a form came of it or not. */
function readingNote({ code, lost, place, args }: Note, language: Language): Json {
  return { code, lost, message: readingWording[code][language](args), ...placed(place) }
}

/** For each field path the words as printed, their place and their confidence. */
export function sourcesOf(form: Form): Json {
  const sources: Record<string, Json> = {}
  for (const { path, source } of sourcedFields(form)) {
    const { raw, basis, place, confidence = null, readings = null } = source
    sources[path] = { raw, basis, ...placed(place), confidence, readings }
  }
  return sources
}

function placed(place: Place | null): { [key: string]: Json } {
  if (place === null) return { page: null, bbox: null }
  if (place.kind !== 'page') return { page: null, bbox: null, ...place }
  const { x0, top, x1, bottom } = place.box
  return { page: place.page, bbox: [x0, top, x1, bottom] }
}

/** The raw tables, before any meaning is given to them. */
export function printedTables(document: RawDocument): Json {
  return document.blocks.filter((block) => block.type === 'table').map(printedTable)
}

function printedTable(table: Table): Json {
  return {
    ...placed(table.place),
    rows: table.rowCount,
    columns: table.columnCount,
    cells: table.cells.map((cell) => ({
      // A place counts rows and columns from 1, the cells of a table count them from 0.
      ...placed(cell.place),
      row: cell.row,
      column: cell.column,
      row_span: cell.rowSpan,
      column_span: cell.colSpan,
      text: cell.text,
    })),
  }
}

/** What of a document is printed beside its forms, and in which language its findings speak. */
export type Printing = {
  readonly tables: boolean
  readonly sources: boolean
  readonly language: Language
}

/** One document as `extract --json` prints it; with `why`, each form has why it was read so. */
export function printedDocument(
  processed: Processed,
  printing: Printing,
  why: readonly Explanation[] = [],
): Json {
  const { document, report, findings } = processed
  const forms = report.forms.map((form, index) => {
    const own = findings.filter((finding) => finding.form === index)
    const printed = printedForm(form, own, printing.language) as { [key: string]: Json }
    const explanation = why[index]
    return {
      ...printed,
      ...(printing.sources ? { sources: sourcesOf(form) } : {}),
      ...(explanation === undefined ? {} : { why: explanation }),
    }
  })
  const { path, sha256, format } = report.source
  return {
    file: path,
    sha256,
    format,
    pages: report.pages,
    forms,
    sections: report.sections,
    figures: report.figures.map(printedFigure),
    findings: report.unread.map((note) => printedNote(note, printing.language)),
    notes: report.notes.map((note) => readingNote(note, printing.language)),
    error: null,
    ...(printing.tables ? { tables: printedTables(document) } : {}),
  }
}

/** A file that cannot be read, as `extract --json` prints it. */
export function printedFailure(file: string, code: string, message: string): Json {
  const nothing = { forms: [], sections: [], figures: [], findings: [], notes: [] }
  return { file, sha256: null, format: null, pages: null, ...nothing, error: { code, message } }
}

function printedFigure({ label, value, unit, year, sentence, page }: NarrativeFigure): Json {
  return { label, value, unit, year, sentence, page }
}
