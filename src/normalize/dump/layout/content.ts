/** What it costs that the words of a laid-out cell stand under its heading, and that the cells of a row stand beside each other. */
import { fieldCost } from '../../column/shape.ts'
import { parseDecimal } from '../../value/score.ts'
import type { ColumnField } from '../../vocabulary/column-field.ts'
import { fold, isBlank } from '../../words/heading.ts'

/** What a column's cells tell of the rows. `merged` columns reach over several and tell nothing. */
export type RowColumn = {
  readonly role: 'merged' | 'name' | 'number' | 'expected' | 'other'
  /** What its cells are, as headings are known. */
  readonly field?: ColumnField | null
}

/** A cell of the row that is tried: its lines from the top. */
type Cell = { readonly texts: readonly string[] }

/** What the words cost under a heading of this field; nothing where nobody knows it. */
export function contentCost(texts: readonly string[], field: ColumnField | null): number {
  if (field === null) return 0
  const folded = fold(texts.join(''))
  if (isBlank(folded)) return 0
  const isTwo = isValue(field) && texts.some((text) => VALUE_AND_MARK.test(text))
  return fieldCost(field, folded, false) + (isTwo ? TWO_FIGURES : 0)
}

/** A value with a figure of another cell behind it: 97% 20. */
const VALUE_AND_MARK = /\d[^\d\s年月]{0,4}\s+\d+(?:\.\d+)?$/u
/** What it costs that a cell holds two figures. Set by hand, as all costs of a layout. */
const TWO_FIGURES = 3

/** A figure as a value where a weight or a score is blank, and a score above its weight. */
const STRAY_FIGURE = 1.5
/** What a score above its weight costs. */
const ABOVE_WEIGHT = 1.5

/** What the weights, scores and values of a row cost beside each other. */
export function rowContentCost(
  cells: ReadonlyMap<number, Cell>,
  columns: readonly RowColumn[],
): number {
  const own = columns.map(({ field }, at) => ({ field, text: cells.get(at)?.texts.join('') ?? '' }))
  const blank = own.filter(({ field, text }) => isMark(field) && text === '').length
  const stray = own.filter(({ field, text }) => isValue(field) && isMarkText(text)).length
  const [weight, score] = ['weight', 'score'].map(
    (name) => parseDecimal(fold(own.find(({ field }) => field === name)?.text ?? ''))?.value,
  )
  const isAbove = weight !== undefined && score !== undefined && score > weight
  return Math.min(stray, blank) * STRAY_FIGURE + (isAbove ? ABOVE_WEIGHT : 0)
}

type Field = RowColumn['field']
const isMark = (field: Field): boolean => field === 'weight' || field === 'score'
const isValue = (field: Field): boolean => field === 'target' || field === 'actual'

/** The largest weight or score: 财预〔2020〕10号 gives a form 100 in all. */
const FULL_MARKS = 100

/** A plain figure that could be a weight or a score. */
function isMarkText(text: string): boolean {
  const value = parseDecimal(fold(text))?.value ?? null
  return value !== null && value <= FULL_MARKS && !text.includes('%')
}
