/**
 * Several indicators in one row of a table, each a line of every cell: a row for each. Counties print a row for each level 2
 * and list its indicators, targets, weights and scores as lines.
 */

import { isLevelName } from '../column/shape.ts'
import { isFigure, parseDecimal } from '../value/score.ts'
import { fold } from '../words/heading.ts'
import { type Row, type Slot, withText } from './row.ts'
import type { SheetCell } from './table.ts'

/** The rows of a table, those that hold several indicators in lines parted. */
export function splitMultilineRows(rows: readonly Row[]): readonly Row[] {
  return rows.flatMap((row) => (row.spans === 'kept' ? unfolded(row) : [row]))
}

function unfolded(row: Row): readonly Row[] {
  const listed = row.words.filter(({ cell }) => linesOf(cell).length > 1)
  const figures = listed.filter(isOfFigures)
  const name = listed.find((slot) => isNameList(slot))
  const [last] = figures.slice(-1)
  if (!name || !last) return [row]
  const length = linesOf(last.cell).length
  // Levels to the left stand beside all lines, as does what is remarked to the right.
  const items = new Map(
    listed
      .filter(({ start, end }) => start >= name.start && end <= last.end)
      .map((slot) => [slot, itemsOf(slot)]),
  )
  if (items.size < 3 || ![...items.values()].every((own) => own.length === length)) return [row]
  const short = shortOf(figures, length)
  return Array.from({ length }, (_, at) => {
    const slots = row.slots.map((slot) => {
      const own = items.get(slot)
      if (own) return withText(slot, own[at] ?? '')
      // Why points were lost stands beside the line that lost them.
      if (short !== null && slot.own && slot.start >= last.end) {
        return at === short ? slot : withText(slot, '')
      }
      return at === 0 ? slot : { ...slot, own: false }
    })
    return { ...row, slots, words: slots.filter(({ own, blank }) => own && !blank) }
  })
}

/** Whether the lines of a cell are names: numbered, or, where lines are the file's own and not those of a page, words. */
function isNameList({ cell, meaning, folded }: Slot): boolean {
  const lines = linesOf(cell)
  if (NUMBERED.test(lines[0] ?? '')) return true
  const isOwn = cell.place.kind !== 'page' && cell.place.kind !== 'line'
  return isOwn && meaning.indicator === undefined && !isLevelName(folded) && !lines.some(isNumeric)
}

const isNumeric = (text: string): boolean => /\d/u.test(text)

function linesOf({ text }: SheetCell): readonly string[] {
  return text.split('\n').filter((line) => line.trim() !== '')
}

const isOfFigures = ({ cell }: Slot): boolean => {
  const lines = linesOf(cell)
  return lines.length > 1 && lines.every((line) => isFigure(fold(line)))
}

/** 1. and （1）, but not 98.6. */
const NUMBERED = /^\s*(?:[(（]?\d{1,2}[)）.、．:：](?!\d)|[①-⑳])/u

/** The lines of a cell; where the first is numbered, those without a number go on with the one before. */
function itemsOf({ cell }: Slot): readonly string[] {
  const lines = linesOf(cell)
  if (!lines.some((line) => NUMBERED.test(line))) return lines
  const items: string[] = []
  for (const line of lines) {
    if (NUMBERED.test(line)) items.push(line)
    else items.push(`${items.pop() ?? ''}\n${line}`)
  }
  return items
}

/** The only line whose last figure (a score) falls short of the one before (its weight); null where there are more, or none. */
function shortOf(figures: readonly Slot[], length: number): number | null {
  const [weights, scores] = figures
    .slice(-2)
    .map(({ cell }) => linesOf(cell).map((line) => parseDecimal(fold(line))?.value ?? 0))
  if (!weights || !scores) return null
  const short = Array.from({ length }, (_, at) => at).filter(
    (at) => (scores[at] ?? 0) < (weights[at] ?? 0),
  )
  return short.length === 1 ? (short[0] ?? null) : null
}
