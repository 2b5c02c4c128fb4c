/** Headings of a laid-out section that nobody knows: the rows below tell that they are headings, and what of. */

import { fieldCost, isLevelName, shapeOf } from '../../column/shape.ts'
import { parseDecimal } from '../../value/score.ts'
import type { DumpField } from '../../vocabulary/column-field.ts'
import type { Meaning } from '../../vocabulary/meaning.ts'
import { fold, isBlankText } from '../../words/heading.ts'
import { readingsOf } from '../assign.ts'
import type { Heading } from './window.ts'
import type { LayoutWord, Line } from './word.ts'

/** Lines in which the first rows show a level and values, and how many values these are. */
const ROW_LINES = 5
/** Values that they show, at least. Chosen. */
const ROW_VALUES = 3
/** Lines of which the words are compared with what columns may hold. */
const SAMPLE = 24

/** Whether rows of indicators begin with a line: the name of a level among their first words, and values. */
export function beginsRows(lines: readonly Line[], from: number): boolean {
  const rows = lines.slice(from, from + ROW_LINES)
  const isLed = rows.some((line) =>
    line.slice(0, 2).some(({ text }) => isLevelName(fold(text)) && fold(text).length > 2),
  )
  const values = rows.flat().filter(({ text }) => isValue(fold(text)))
  return isLed && values.length >= ROW_VALUES
}

function isValue(folded: string): boolean {
  return parseDecimal(folded) !== null || shapeOf({ folded, blank: false }) === 'value'
}

/** The headings with what those that nobody knows stand for, as the words below fit best. */
export function inferHeadings(
  headings: readonly Heading[],
  body: readonly Line[],
): readonly Heading[] {
  const leaves = headings.toSorted((a, b) => a.start - b.start)
  if (leaves.every(({ meaning }) => meaning.indicator)) return headings
  const columns = leaves.map(({ meaning, text }) => ({
    field: meaning.indicator ?? 'extra',
    words: text,
  }))
  const words = body.slice(0, SAMPLE).flat()
  const under = leaves.map((_, at) => words.filter((word) => columnOf(word, leaves) === at))
  const judged = readingsOf(columns).map((reading) => ({
    ...reading,
    cost:
      reading.cost +
      fitCost(
        reading.columns.map(({ field }) => field),
        under,
      ),
  }))
  const best = judged.toSorted((a, b) => a.cost - b.cost)[0]
  return leaves.map((leaf, at) => {
    const field = best?.columns[at]?.field ?? 'extra'
    return leaf.meaning.indicator ? leaf : { ...leaf, meaning: meaningFor(field) }
  })
}

function meaningFor(field: DumpField): Meaning {
  if (field === 'extra') return {}
  return { indicator: field === 'target_unit' ? 'unit' : (field as 'target') }
}

/** The heading whose middle is nearest. */
function columnOf(word: LayoutWord, leaves: readonly Heading[]): number {
  const middle = (word.start + word.end) / 2
  const off = leaves.map(({ start, end }) => Math.abs((start + end) / 2 - middle))
  return off.indexOf(Math.min(...off))
}

function fitCost(fields: readonly DumpField[], under: readonly Line[]): number {
  return fields.reduce((sum, field, at) => {
    const own = under[at] ?? []
    const prices = own.map(({ text }) => fieldCost(field, fold(text), isBlankText(text)))
    return sum + prices.reduce((total, price) => total + price, 0) / Math.max(1, own.length)
  }, 0)
}
