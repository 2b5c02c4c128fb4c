/** The headings, labels, levels and money sources of one document that nobody knows. Pure. */
import type { Cell, Place, RawDocument, Table } from '../extract/document.ts'
import { UNNAMED } from '../normalize/column/column.ts'
import type { Form, FormNote, Report } from '../normalize/report.ts'
import { type Candidate, candidatesIn } from './candidate.ts'

export type UnknownKind = 'heading' | 'label' | 'level' | 'source'

/** A word in one document. */
export type UnknownIn = {
  readonly kind: UnknownKind
  /** As printed, without white space. */
  readonly words: string
  /** The form it stands in; null where no form came of the document. */
  readonly form: number | null
  /** Whether what it heads was read all the same, by what stands there. */
  readonly isGuessed: boolean
  /** What stands under or beside it. */
  readonly example: string | null
  readonly place: Place | null
}

/** Whether the vocabulary knows words, as a heading or label. */
export type Knows = (words: string) => boolean

/** Characters of the longest label; what is longer is contents. */
const LONGEST_LABEL = 20

/**
 * Every word that is unknown in a document, in the order of its forms; what may be one in a document without forms that
 * speaks of a form, or in every document where `isAll`.
 */
export function unknownIn(
  document: RawDocument,
  report: Report,
  knows: Knows,
  isAll: boolean,
): readonly UnknownIn[] {
  const tables = document.blocks.filter((block) => block.type === 'table')
  if (report.forms.length === 0) {
    const isUnread = isAll || report.unread.length > 0
    return isUnread ? tables.flatMap((table) => candidatesIn(table, knows).map(withoutForm)) : []
  }
  return report.forms.flatMap((form, ordinal) => [
    ...headingsOf(form, ordinal, { tables, knows }),
    ...lostHeadingsOf(form, ordinal, { tables, knows }),
    ...labelsOf(form, ordinal, knows),
    ...sourcesOf(form, ordinal),
  ])
}

function withoutForm(candidate: Candidate): UnknownIn {
  return { ...candidate, form: null, isGuessed: false }
}

type Around = { readonly tables: readonly Table[]; readonly knows: Knows }

function headingsOf(form: Form, ordinal: number, around: Around): readonly UnknownIn[] {
  return form.notes.flatMap((note): readonly UnknownIn[] => {
    const { code, args, place } = note
    const heading = String(args['heading'] ?? '')
    const at = { form: ordinal, place }
    if (code === 'unknown_level') {
      const words = String(args['words'] ?? '')
      return [{ ...at, kind: 'level', words, isGuessed: false, example: rowName(form, note) }]
    }
    const isGuessed = code === 'column_guessed'
    if (code !== 'unknown_heading' && !isGuessed) return []
    if (heading === '' || (isGuessed && around.knows(heading))) return []
    const example = below(place, around.tables) ?? extraUnder(form, heading)
    return [{ ...at, kind: 'heading', words: heading, isGuessed, example }]
  })
}

/** The name of the row that a note is about. */
function rowName({ indicators }: Form, { path }: FormNote): string | null {
  const row = /^indicators\[(\d+)\]/u.exec(path)?.[1]
  return row === undefined ? null : (indicators[Number(row)]?.level3.value ?? null)
}

/** The first words that stand under a cell. */
function below(place: Place | null, tables: readonly Table[]): string | null {
  if (place === null) return null
  for (const { cells } of tables) {
    const heading = cells.find((cell) => cell.place === place)
    if (heading) return firstUnder(heading, cells)?.text.trim() ?? null
  }
  return null
}

function firstUnder(heading: Cell, cells: readonly Cell[]): Cell | undefined {
  const end = heading.column + heading.colSpan
  return cells
    .filter((cell) => cell.row >= heading.row + heading.rowSpan && cell.text.trim() !== '')
    .filter((cell) => cell.column < end && cell.column + cell.colSpan > heading.column)
    .toSorted((a, b) => a.row - b.row)[0]
}

function extraUnder({ indicators, funds }: Form, heading: string): string | null {
  const own = [...indicators, ...funds].flatMap(({ extra }) => extra)
  return own.find((one) => one.heading === heading && one.text.value !== null)?.text.value ?? null
}

function labelsOf({ extra, notes }: Form, ordinal: number, knows: Knows): readonly UnknownIn[] {
  const headings = new Set(notes.map(({ args }) => args['heading']))
  return extra
    .filter(({ heading }) => heading !== UNNAMED && heading.length <= LONGEST_LABEL)
    .filter(({ heading }) => !headings.has(heading) && !knows(heading))
    .map(({ heading, text }) => ({
      ...{ kind: 'label' as const, words: named(heading), form: ordinal, isGuessed: false },
      ...{ example: text.value, place: text.place },
    }))
}

/** The headings of a row that was taken for labels and their values: no block was found in the rows of figures below it. */
function lostHeadingsOf({ extra }: Form, ordinal: number, around: Around): readonly UnknownIn[] {
  const places = new Set(extra.map(({ text }) => text.place))
  return around.tables.flatMap((table) => {
    const taken = table.cells.filter(({ place }) => places.has(place))
    const rows = new Set(taken.map(({ row }) => row).filter((row) => isOverFigures(row, table)))
    const lost = new Set(table.cells.filter(({ row }) => rows.has(row)).map(({ place }) => place))
    return candidatesIn(table, around.knows)
      .filter(({ kind, place }) => kind === 'heading' && lost.has(place))
      .map((one) => ({ ...one, form: ordinal, isGuessed: false }))
  })
}

/** Whether most words of a row stand over figures. */
function isOverFigures(row: number, { cells }: Table): boolean {
  const words = cells.filter((cell) => cell.row === row && cell.text.trim() !== '')
  const over = words.filter((cell) => /\d/u.test(firstUnder(cell, cells)?.text ?? ''))
  return over.length > words.length / 2
}

/** A label without what tells only its place: 其中：, and the number that tells equal ones apart. */
function named(label: string): string {
  return label.replace(/^其中[:：]?/u, '').replace(/（\d+）$/u, '')
}

function sourcesOf({ funds }: Form, ordinal: number): readonly UnknownIn[] {
  return funds.flatMap(({ source, label, annual_budget, initial_budget, executed }) => {
    if (source !== 'unknown' || label.value === null) return []
    const amount = [annual_budget, initial_budget, executed].find(({ raw }) => raw)
    const words = named(label.value)
    const at = { form: ordinal, place: label.place, isGuessed: false }
    return words === '' ? [] : [{ ...at, kind: 'source', words, example: amount?.raw ?? null }]
  })
}
