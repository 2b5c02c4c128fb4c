/** Tables that only lay out a page, told from tables that say something. */
import { attribute, descendantText, type Element, nearestDescendants } from './element.ts'
import type { HtmlGrid } from './table.ts'

/** A frame around other tables has hardly a word of its own beside them: a heading, a date, a menu. */
const FRAME_CELLS = 3

/**
 * Whether a table lays out the page: it says so, it is a single column, or it frames other tables and has at most a
 * few cells with words of their own. Its contents are then the page's.
 */
export function isLayoutTable(table: Element, grid: HtmlGrid): boolean {
  const role = attribute(table, 'role')
  if (role === 'presentation' || role === 'none') return true
  if (grid.columnCount === 1) return true
  if (!grid.slots.some(({ element }) => nearestDescendants(element, 'table').length > 0))
    return false
  return grid.slots.filter(({ element }) => isSpeaking(element)).length <= FRAME_CELLS
}

function isSpeaking(cell: Element): boolean {
  return nearestDescendants(cell, 'table').length === 0 && descendantText(cell).trim() !== ''
}
