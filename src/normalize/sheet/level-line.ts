/**
 * A name of a level in a line of its own over the table of what belongs to it: （一）产出指标（50分） above 二级指标 | 三级指标 |
 * 分值. The line becomes the first row under the headings, as other forms print it.
 */
import type { Block, Cell, Paragraph, Table } from '../../extract/document.ts'
import { fold } from '../words/heading.ts'
import { exactLevels } from '../words/level.ts'
import { meaningOf } from '../words/meaning.ts'

/** The blocks with each such line put into its table. */
export function withLevelLines(blocks: readonly Block[]): readonly Block[] {
  const read: Block[] = []
  for (const block of blocks) {
    const last = read.at(-1)
    const isNamed = block.type === 'table' && last?.type === 'paragraph' && namesLevel1(last)
    if (isNamed && wantsLevel1(block)) read.splice(-1, 1, withBanner(block, last))
    else read.push(block)
  }
  return read
}

function namesLevel1({ text }: Paragraph): boolean {
  return text.length <= LONGEST && exactLevels(text.trim()).level1 !== null
}

/** Characters of the longest name of a level with its number and its weight. */
const LONGEST = 24

/** Whether the headings of a table name its second level or its indicators, and no first level. */
function wantsLevel1({ cells }: Table): boolean {
  const fields = cells
    .filter(({ row }) => row === 0)
    .map(({ text }) => meaningOf(fold(text)).indicator)
  const isHeading = fields.filter((field) => field !== undefined).length >= FEWEST_HEADINGS
  return isHeading && fields.includes('level3') && !fields.includes('level1')
}

const FEWEST_HEADINGS = 3

/** The table with a line as a row of its own under the headings. */
function withBanner(table: Table, { text, place }: Paragraph): Table {
  const { rowCount, columnCount, cells } = table
  const heads = cells.filter(({ row }) => row === 0)
  const under = Math.max(...heads.map(({ rowSpan }) => rowSpan))
  const banner: Cell = { row: under, column: 0, rowSpan: 1, colSpan: columnCount, text, place }
  const isAbove = ({ row }: Cell) => row < under
  const moved = cells
    .filter((cell) => !isAbove(cell))
    .map((cell) => ({ ...cell, row: cell.row + 1 }))
  return { ...table, rowCount: rowCount + 1, cells: [...cells.filter(isAbove), banner, ...moved] }
}
