/** How canonical values are made from cells, so that each carries its words and its place. */
import type { Cell, Place } from '../../extract/document.ts'
import { HANDWRITTEN } from '../../extract/handwritten.ts'
import type { FormNote, FormNoteCode, PrintedNumber, Sourced } from '../report.ts'
import { tickedChoices } from '../words/choice.ts'
import { fold, isBlankText, withoutLayoutSpace } from '../words/heading.ts'
import { isTemplateHint } from '../words/hint.ts'
import { type PrintedDecimal, parseDecimal } from './score.ts'

/** Where a form's notes go. */
export type Notes = FormNote[]

type Origin = Pick<Sourced<string>, 'raw' | 'place' | 'basis' | 'confidence' | 'readings'>

/** The part of a value that says where it comes from. */
export function originOf(cell: Cell, basis: 'printed' | 'inferred' = 'printed'): Origin {
  const { confidence, readings, text: raw, place } = cell
  if (confidence === undefined && readings === undefined) return { raw, place, basis }
  return {
    raw,
    place,
    basis,
    ...(confidence === undefined ? {} : { confidence }),
    ...(readings === undefined ? {} : { readings }),
  }
}

/** A field that the form does not have. */
export function absent<Value>(place: Place | null = null): Sourced<Value> {
  return place === null ? ABSENT : { ...ABSENT, place }
}

export function absentNumber(place: Place | null = null): PrintedNumber {
  return place === null ? ABSENT_NUMBER : { ...ABSENT_NUMBER, place }
}

const ABSENT: Sourced<never> = { value: null, raw: null, place: null, basis: 'printed' }
const ABSENT_NUMBER: PrintedNumber = { ...ABSENT, decimals: null }

/** The words of a cell; null where it is blank or holds only a dash. Of choices to tick they are those that are ticked. */
export function textOf(cell: Cell, basis: 'printed' | 'inferred' = 'printed'): Sourced<string> {
  return { value: wordsIn(cell.text), ...originOf(cell, basis) }
}

/**
 * What somebody wrote among the words of a cell; null where they are blank, a hint of the template or boxes left open.
 * @example 河道清淤 → "河道清淤"
 * @example 是□否☑ → "否"
 * @example — → null
 */
export function wordsIn(text: string): string | null {
  const ticked = tickedChoices(text)
  const words = ticked === undefined ? text : (ticked ?? '')
  if (isBlankText(words) || isHandwritten(words)) return null
  const printed = withoutLayoutSpace(words)
  return isTemplateHint(printed) ? null : printed
}

/**
 * Whether a hand wrote some of the words: none of them is taken for a value then.
 * @example 〔手写〕 → true
 * @example 王明 → false
 */
export function isHandwritten(words: string): boolean {
  return words.includes(HANDWRITTEN)
}

/** Words taken out of a cell that holds more. */
export function partOf(cell: Cell, words: string | null): Sourced<string> {
  return { value: words === null ? null : wordsIn(words), ...originOf(cell) }
}

/** The number of a cell; a cell with other words is null and noted under `path`. */
export function numberOf(cell: Cell, path: string, notes: Notes): PrintedNumber {
  return numberIn(cell, cell.text, path, notes)
}

/** The number in words taken out of a cell. */
export function numberIn(cell: Cell, words: string, path: string, notes: Notes): PrintedNumber {
  return numberAs(parseDecimal(words), { cell, words, path }, notes)
}

type Printed = { readonly cell: Cell; readonly words: string; readonly path: string }

/** What words were read as, beside them; words that are no number are noted. */
export function numberAs(
  read: PrintedDecimal | null,
  { cell, words, path }: Printed,
  notes: Notes,
): PrintedNumber {
  const decimal = areTwo(cell, words) ? null : read
  if (decimal === null && !isBlankText(words) && !isHandwritten(words)) {
    const args = { words: withoutLayoutSpace(words) }
    addNote(notes, { code: 'unreadable_number', path, place: cell.place, args })
  }
  return {
    value: decimal?.value ?? null,
    decimals: decimal?.decimals ?? null,
    ...originOf(cell),
  }
}

const FIGURE = /\d(?:[\d,.]*\d)?/u
const LINE_END = /[\r\n]+/gu

/**
 * Whether the digits of words are two figures: of a text's line, parted by a blank, since they may be two cells; or one
 * below the other in a cell. A page breaks a long figure where its column ends, or behind a comma; a file's own line
 * ends break none.
 */
function areTwo({ text, place }: Cell, words: string): boolean {
  if (!/\s/u.test(text)) return false
  const [figure] = FIGURE.exec(fold(words)) ?? []
  const printed = text.normalize('NFKC')
  if (
    figure === undefined ||
    (place.kind === 'line' && !printed.replace(LINE_END, '').includes(figure))
  ) {
    return figure !== undefined
  }
  const lines = printed.split(LINE_END).map((line) => line.replaceAll(/\s/gu, ''))
  if (lines.some((line) => line.includes(figure))) return false
  const isOwn = place.kind !== 'page' && place.kind !== 'line'
  return isOwn || lines.every((line) => line.length <= SHORT && !/^[,.]|[,.]$/u.test(line))
}

/** Characters of a line that no column is too narrow for. */
const SHORT = 3

const warnings: ReadonlySet<FormNoteCode> = new Set([
  'unreadable_number',
  'heading_repeated',
  'row_too_long',
  'units_differ',
  'label_missing',
  'row_unread',
  'boundary_guessed',
  'column_guessed',
  'reading_doubtful',
  'handwritten',
  'form_unread',
  'form_incomplete',
  'list_unproved',
  'form_doubtful',
])

/** Adds a note about a field. */
export function addNote(notes: Notes, note: Omit<FormNote, 'severity'>): void {
  notes.push({ ...note, severity: warnings.has(note.code) ? 'warning' : 'info' })
}
