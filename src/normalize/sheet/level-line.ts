/**
 * A name of a level in a line of its own over the table of what belongs to it: （一）产出指标（50分） above 二级指标 | 三级指标 |
 * 分值. The line becomes the first row under the headings, as other forms print it.
 */
import type { Paragraph } from '../../extract/document.ts'
import { fold } from '../words/heading.ts'
import { exactLevels } from '../words/level.ts'
import { meaningOf } from '../words/meaning.ts'
import type { SheetBlock, SheetCell, SheetTable } from './table.ts'

/** The blocks with each such line put into its table. */
export function withLevelLines(blocks: readonly SheetBlock[]): readonly SheetBlock[] {
  const read: SheetBlock[] = []
  for (const block of blocks) {
    const at = block.type === 'table' && wantsLevel1(block) ? levelAbove(read) : -1
    const line = read[at]
    if (block.type !== 'table' || line?.type !== 'paragraph') read.push(block)
    else {
      read.splice(at, 1)
      read.push(withBanner(block, line))
    }
  }
  return read
}

/** Where the name of a level stands above a table, right above or before a sentence on what was reached; -1 for nowhere. */
function levelAbove(read: readonly SheetBlock[]): number {
  const [before, last] = read.slice(-2)
  if (last?.type !== 'paragraph') return -1
  if (namesLevel1(last)) return read.length - 1
  const isSentence = SENTENCE.test(last.text.trim())
  return isSentence && before?.type === 'paragraph' && namesLevel1(before) ? read.length - 2 : -1
}

const SENTENCE = /[。；]$/u

function namesLevel1({ text }: Paragraph): boolean {
  return text.length <= LONGEST && exactLevels(text.trim()).level1 !== null
}

/** Characters of the longest name of a level with its number and its weight. */
const LONGEST = 24

/** Whether the headings of a table name its second level or its indicators, and no first level. */
function wantsLevel1({ cells }: SheetTable): boolean {
  const fields = cells
    .filter(({ row }) => row === 0)
    .map(({ text }) => meaningOf(fold(text)).indicator)
  const isHeading = fields.filter((field) => field !== undefined).length >= FEWEST_HEADINGS
  return isHeading && fields.includes('level3') && !fields.includes('level1')
}

/** Headings of indicators from which a row heads a table of them. Chosen; fewer stand in rows of the header. */
const FEWEST_HEADINGS = 3

/** The table with a line as a row of its own under the headings. */
function withBanner(table: SheetTable, { text, place }: Paragraph): SheetTable {
  const { rowCount, columnCount, cells } = table
  const heads = cells.filter(({ row }) => row === 0)
  const under = Math.max(...heads.map(({ rowSpan }) => rowSpan))
  const banner: SheetCell = { row: under, column: 0, rowSpan: 1, colSpan: columnCount, text, place }
  const isAbove = ({ row }: SheetCell) => row < under
  const moved = cells
    .filter((cell) => !isAbove(cell))
    .map((cell) => ({ ...cell, row: cell.row + 1 }))
  return { ...table, rowCount: rowCount + 1, cells: [...cells.filter(isAbove), banner, ...moved] }
}
