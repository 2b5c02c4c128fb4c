/** In a table of which no form came: the words that stand where forms have headings, labels and names of levels. Pure. */
import type { Cell, Place, Table } from '../extract/document.ts'
import { withoutLayoutSpace } from '../normalize/words/heading.ts'

export type Candidate = {
  readonly kind: 'heading' | 'label' | 'level'
  readonly words: string
  readonly example: string | null
  readonly place: Place
}

/** Characters of the longest heading or label, and of the longest name of a level. */
const LONGEST = 16
/** Characters of the longest name of a level. Chosen. */
const LONGEST_LEVEL = 10
/** A row of so many short words without a figure is one of headings; fewer are labels beside their values. */
const FEWEST_HEADINGS = 5
const WORDS = /^[^\d%]*[一-龥][^\d%]*$/u

/** The words of a table that may need a meaning, in printed order. */
export function candidatesIn(
  table: Table,
  knows: (words: string) => boolean,
): readonly Candidate[] {
  const rows = Map.groupBy(
    table.cells.filter(({ text }) => text.trim() !== ''),
    ({ row }) => row,
  )
  const found: Candidate[] = []
  let isUnderHeadings = false
  for (const cells of rows.values()) {
    const isWorded = cells.every(({ text }) => isShort(text, LONGEST))
    if (isWorded && cells.length >= FEWEST_HEADINGS) {
      isUnderHeadings = true
      found.push(...cells.map((cell) => candidate('heading', cell, under(cell, table))))
    } else if (isUnderHeadings && cells.length === 1) {
      found.push(
        ...cells.filter(isLevelOfItsOwn).map((cell) => candidate('level', cell, undefined)),
      )
    } else if (isUnderHeadings) {
      const [first, second, third] = cells
      const names = [first, second].filter((cell) => cell && isShort(cell.text, LONGEST_LEVEL))
      found.push(...names.flatMap((cell) => (cell ? candidate('level', cell, third?.text) : [])))
    } else {
      found.push(...labelsIn(cells))
    }
  }
  return found.filter(({ words }) => !knows(words))
}

/** Labels beside their values; in a row of odd length behind one that leads them: 经费 | 预算安排 | 48 | 实际花销 | 45. */
function labelsIn(cells: readonly Cell[]): readonly Candidate[] {
  const from = cells.length % 2
  if (from === 1 && !/\d/u.test(cells[2]?.text ?? '')) return []
  return cells
    .filter(({ text }, at) => (at < from || (at - from) % 2 === 0) && isShort(text, LONGEST))
    .map((cell) => candidate('label', cell, cells[cells.indexOf(cell) + 1]?.text))
}

/** 一、产出（60分）: a name in a row of its own, its number and weight aside. */
function isLevelOfItsOwn({ text }: Cell): boolean {
  return isShort(named(text), LONGEST_LEVEL)
}

/** Words without a number before and brackets behind them. */
function named(text: string): string {
  return withoutLayoutSpace(text)
    .replace(/^其中[:：]?/u, '')
    .replace(/^[(（]?[一二三四五六七八九十\d]{1,3}[)）、.．]/u, '')
    .replace(/[(（][^()（）]*[)）]$/u, '')
}

function isShort(text: string, longest: number): boolean {
  const words = withoutLayoutSpace(text)
  return words.length <= longest && WORDS.test(words)
}

function candidate(kind: Candidate['kind'], cell: Cell, example: string | undefined): Candidate {
  const words = named(cell.text)
  return { kind, words, example: example?.trim() ?? null, place: cell.place }
}

function under({ row, rowSpan, column }: Cell, { cells }: Table): string | undefined {
  return cells.find(
    (cell) =>
      cell.row >= row + rowSpan &&
      cell.text.trim() !== '' &&
      cell.column <= column &&
      column < cell.column + cell.colSpan,
  )?.text
}
