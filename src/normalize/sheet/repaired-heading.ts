/**
 * Headings and level names of recognised tables, mended by the fixed vocabulary of the forms: 满意庶指标 → 满意度指标.
 * Only where the readings of recognition disagree, and only to the one term that fits.
 */
import type { Place } from '../../extract/document.ts'
import type { Alias } from '../vocabulary/alias.ts'
import { closingLabels, plainLabels, totalLabels } from '../vocabulary/closing.ts'
import { fundHeadings } from '../vocabulary/fund.ts'
import { goalHeadings } from '../vocabulary/goal.ts'
import { headerLabels } from '../vocabulary/header.ts'
import { indicatorHeadings } from '../vocabulary/indicator.ts'
import { LEVEL1_ALIASES, LEVEL2_ALIASES } from '../vocabulary/level.ts'
import { addedWords } from '../words/added-words.ts'
import { bareHeading, fold } from '../words/heading.ts'
import { foldLevel } from '../words/level.ts'
import { differsByOneCharacter } from '../words/misprint.ts'
import type { SheetBlock, SheetCell, SheetTable } from './table.ts'

/** What was read and what it was taken for, by the cell's place. */
export type RepairedHeadings = ReadonlyMap<
  Place,
  { readonly words: string; readonly chosen: string }
>

/** Terms shorter than this have too many neighbours for one wrong character to tell them apart. */
const SHORTEST = 4
/** Recognition that is surer than this means what it read. */
const DISPUTED = 0.8

const wordings: readonly (readonly Alias[])[] = [
  ...[headerLabels, fundHeadings, goalHeadings, indicatorHeadings].flatMap((vocabulary) =>
    Object.values<readonly Alias[]>(vocabulary),
  ),
  totalLabels,
  closingLabels,
  plainLabels,
]
const levels = [...LEVEL1_ALIASES, ...LEVEL2_ALIASES].flatMap(([name]) => [name, `${name}指标`])

const terms: ReadonlySet<string> = new Set([
  ...wordings.flat().map(([wording]) => wording),
  ...levels,
])
const termsByLength: ReadonlyMap<number, readonly string[]> = Map.groupBy(
  [...terms].filter((term) => /^\p{Script=Han}+$/u.test(term)),
  ({ length }) => length,
)

/** The blocks with their recognised headings mended, and what was mended. */
export function repairHeadings(blocks: readonly SheetBlock[]): {
  readonly blocks: readonly SheetBlock[]
  readonly mended: RepairedHeadings
} {
  const mended = new Map<Place, { words: string; chosen: string }>()
  const mendCell = (cell: SheetCell): SheetCell => {
    const chosen = repairedText(cell)
    if (chosen === null) return cell
    mended.set(cell.place, { words: cell.text, chosen })
    return { ...cell, text: chosen, readings: [cell.text, ...(cell.readings ?? [])] }
  }
  const mendTable = (table: SheetTable): SheetTable => {
    return isRecognized(table) ? { ...table, cells: table.cells.map(mendCell) } : table
  }
  return {
    blocks: blocks.map((block) => (block.type === 'table' ? mendTable(block) : block)),
    mended,
  }
}

function isRecognized({ cells }: SheetTable): boolean {
  return cells.some(({ confidence }) => confidence !== undefined)
}

/** The text with its one wrong character put right; null where it is known, or where no one term fits. */
function repairedText({ text, confidence, readings = [] }: SheetCell): string | null {
  if (confidence === undefined || confidence > DISPUTED || isTerm(text)) return null
  const proposed = readings.find(isTerm)
  if (proposed !== undefined) return proposed
  const folded = fold(text)
  const name = bareHeading(folded)
  if (name.length < SHORTEST) return null
  const near = (termsByLength.get(name.length) ?? []).filter((term) =>
    differsByOneCharacter(term, name),
  )
  const [term, ...others] = near
  return term === undefined || others.length > 0 ? null : folded.replace(name, term)
}

function isTerm(text: string): boolean {
  const folded = fold(text)
  if (terms.has(folded) || terms.has(bareHeading(folded))) return true
  const { meanings, level1, level2 } = addedWords()
  const name = foldLevel(folded)
  return meanings.has(bareHeading(folded)) || level1.has(name) || level2.has(name)
}
