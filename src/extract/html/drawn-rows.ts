/** Tables that a page draws with nests of `div`: each child of one is a row, and its children are the cells. */
import {
  childrenOf,
  descendantText,
  type Element,
  elementsOf,
  isElement,
  isHidden,
  nearestDescendants,
} from './element.ts'

/** Fewer rows, or rows of fewer cells, are parts of a page. */
const FEWEST_ROWS = 4
/** Cells of its shortest row, at least. Chosen. */
const FEWEST_CELLS = 3
/** The share of rows that must have that many cells; others are titles and merged rows. */
const MOST_ROWS = 0.6
/** A part of a page says more than a cell does, on the average. Characters. */
const LONGEST = 60

/** The cells of each row; null where the element is no such table. Spans are nowhere said. */
export function drawnRows(element: Element): readonly (readonly Element[])[] | null {
  if (element.tagName !== 'div' || hasOwnWords(element)) return null
  const rows = elementsOf(element).filter((row) => !isHidden(row))
  if (rows.length < FEWEST_ROWS || !rows.every(isDiv) || rows.some(hasOwnWords)) return null
  const cells = rows.map((row) => elementsOf(row).filter((cell) => !isHidden(cell)))
  const full = cells.filter((row) => row.length >= FEWEST_CELLS && row.every(isDiv))
  if (full.length < MOST_ROWS * rows.length || !cells.flat().every(isCell)) return null
  const lengths = cells.flat().map((cell) => descendantText(cell).trim().length)
  const average = lengths.reduce((sum, length) => sum + length, 0) / lengths.length
  return average > 0 && average <= LONGEST ? cells : null
}

function isDiv({ tagName }: Element): boolean {
  return tagName === 'div'
}

function hasOwnWords(element: Element): boolean {
  return childrenOf(element).some(
    (node) => !isElement(node) && 'value' in node && node.value.trim() !== '',
  )
}

function isCell(element: Element): boolean {
  return nearestDescendants(element, 'table').length === 0
}
