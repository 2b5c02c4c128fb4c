/** Blocks of money whose headings name sources or measures, in rows whose merges are lost. */

import { namesSource } from '../money/money-grid.ts'
import { figuresUnder } from '../money/money-order.ts'
import { isFigure } from '../value/score.ts'
import { bareHeading, fold } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import type { TokenCell } from './token.ts'
import { type Token, wordsOf } from './token.ts'

/** Characters of the longest heading of money. */
const LONGEST = 14
/** Headings of the smallest block. */
const FEWEST = 3

export type PlacedCell = {
  readonly cell: TokenCell
  readonly column: number
  readonly rowSpan?: number
}

/** Whether tokens are a source of money or a measure of it. */
export function isMoneyWord(tokens: readonly Token[]): boolean {
  const folded = fold(wordsOf(tokens))
  if (folded.length > LONGEST || isFigure(folded)) return false
  const { fund, header } = meaningOf(folded)
  if (header) return false
  return fund !== undefined || namesSource(bareHeading(folded))
}

/** Rows with their cells by column: what is led by a cell merged down stands one column to the right. */
export function moneyRows(
  rows: readonly (readonly TokenCell[])[],
): readonly (readonly PlacedCell[])[] {
  const placed: (readonly PlacedCell[])[] = []
  let heading: { readonly cells: readonly TokenCell[]; readonly row: number } | null = null
  for (const [row, cells] of rows.entries()) {
    const below: readonly PlacedCell[] | null = heading && placedBelow(cells, heading.cells)
    placed.push(below ?? inOrder(cells, 0))
    if (!below) heading = isHeading(cells) ? { cells, row } : null
    else if (heading && below[0]?.column !== 0) leadOver(placed, heading.row)
  }
  return placed
}

/** Merges the first cell of a heading down to the last row. */
function leadOver(placed: (readonly PlacedCell[])[], row: number): void {
  const [first, ...others] = placed[row] ?? []
  if (first) placed[row] = [{ ...first, rowSpan: placed.length - row }, ...others]
}

function inOrder(cells: readonly TokenCell[], from: number): readonly PlacedCell[] {
  return cells.map((cell, at) => ({ cell, column: from + at }))
}

function isHeading(cells: readonly TokenCell[]): boolean {
  const words = cells.map((cell) => fold(wordsOf(cell)))
  if (cells.length < FEWEST || words.some((folded) => isFigure(folded))) return false
  if (words.some((folded) => meaningOf(folded).header !== undefined)) return false
  return cells.slice(1).filter(isMoneyWord).length >= cells.length - 2
}

function goesBelow(cells: readonly TokenCell[], heading: readonly TokenCell[]): boolean {
  const [first, ...others] = cells
  if (!first || cells.length > heading.length) return false
  const areFigures = (own: readonly TokenCell[]) => own.every((cell) => isEmptyOrFigure(cell))
  return areFigures(others) && (isEmptyOrFigure(first) || isMoneyWord(first))
}

function isEmptyOrFigure(cell: TokenCell): boolean {
  const folded = fold(wordsOf(cell))
  return folded === '' || isFigure(folded)
}

/**
 * The cells of a row below headings; null where it does not belong there. A row of as many cells as there are headings
 * stands below them, a shorter one is led by the first heading.
 */
function placedBelow(
  cells: readonly TokenCell[],
  heading: readonly TokenCell[],
): readonly PlacedCell[] | null {
  if (!goesBelow(cells, heading)) return null
  const [first] = cells
  const isLed = first !== undefined && isMoneyWord(first)
  if (cells.length === heading.length) return inOrder(cells, 0)
  if (cells.length === heading.length - 1 || isLed) return inOrder(cells, 1)
  const words = (own: readonly TokenCell[]) => own.map((cell) => fold(wordsOf(cell)))
  const columns = figuresUnder(words(heading), words(cells))
  let beside = heading.length
  return cells
    .map((cell, at) => ({ cell, column: columns[at] ?? beside++ }))
    .toSorted((a, b) => a.column - b.column)
}
