/**
 * Plain text, whose shape shows in its lines: rows with tabs, bars or commas, a cell a line behind a tab or before a bar,
 * or the dump of a printed page.
 * A file may change its shape between narrative and tables. Dumps leave as lines with their blanks.
 */
import type { Block } from '../document.ts'
import { decodeText } from '../encoding.ts'
import { ExtractError } from '../error.ts'
import type { Reader } from '../reader.ts'
import { findCellTable, separatesByTwoBlankLines } from './cells.ts'
import { findCommaTable } from './commas.ts'
import { linesOf, paragraphAt, type TextLine, type TextTable } from './line.ts'
import { findPipeTable } from './pipes.ts'
import { findRowTable } from './rows.ts'

/** What browsers copy of a blank cell: a no-break space on a line of its own. */
const BLANK_CELL = /^\s*\u00a0\s*$/u

export const readText: Reader = async (bytes, _settings, note) => {
  const blocks = textToBlocks(decodeText(bytes, null, note))
  if (blocks.every((block) => block.type === 'paragraph' && block.text.trim() === ''))
    throw new ExtractError('no_content', 'The text holds no words.')
  return { pages: null, blocks }
}

/** The blocks of a decoded text, in order. Places are lines. */
export function textToBlocks(text: string): readonly Block[] {
  const lines = linesOf(text)
  const parted = separatesByTwoBlankLines(lines)
  const blocks: Block[] = []
  for (let index = 0; index < lines.length; ) {
    const found = findTable(lines, index, parted)
    const line = lines[index]
    if (found) blocks.push(found.table)
    else if (line && (line.text.trim() !== '' || BLANK_CELL.test(line.text))) {
      blocks.push(paragraphAt(line))
    }
    index = found?.end ?? index + 1
  }
  return blocks
}

function findTable(lines: readonly TextLine[], index: number, parted: boolean): TextTable | null {
  const text = lines[index]?.text ?? ''
  const tabbed = /\t|^"/u.test(text)
    ? (findCellTable(lines, index, parted) ?? findRowTable(lines, index))
    : null
  const barred = text.includes('|') ? findPipeTable(lines, index) : null
  return tabbed ?? barred ?? (text.includes(',') ? findCommaTable(lines, index) : null)
}
