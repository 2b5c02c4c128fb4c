/** A document drawn for people: `tables.md` in the fixtures. */
import { type BoxStyle, drawBoxTable } from '../src/drawing/box-table.ts'
import type { Block, Place, RawDocument } from '../src/extract/document.ts'

const STYLE: BoxStyle = { margin: 1, widestColumn: 24 }

/** Characters of a paragraph that are drawn; the rest shows as an ellipsis. */
const LONGEST_PARAGRAPH = 60

/** Every table with its rules, the paragraphs between them cut to a line, in reading order. */
export function drawDocument({ blocks, notes }: RawDocument): string {
  const drawn = blocks.map((block) => drawBlock(block)).filter((text) => text !== '')
  const noted = notes.map(({ code, place }) => `> ${code}${place ? ` (${placeWords(place)})` : ''}`)
  return `${[...noted, ...drawn].join('\n\n')}\n`
}

function drawBlock(block: Block): string {
  if (block.type === 'table') {
    const size = `${block.rowCount} × ${block.columnCount}`
    const spans = block.spans === 'lost' ? ', spans lost' : ''
    const caption = `Table ${size}${spans}, ${placeWords(block.place)}`
    const cells = block.cells.map((cell) => ({ ...cell, text: withoutControls(cell.text) }))
    return [caption, '```', ...drawBoxTable({ ...block, cells }, STYLE), '```'].join('\n')
  }
  const words = block.text.replaceAll(/\s+/gu, ' ').trim()
  const cut = [...words].slice(0, LONGEST_PARAGRAPH).join('')
  return cut.length < words.length ? `${cut}…` : cut
}

/** Where something stands, in a few words. */
export function placeWords(place: Place): string {
  switch (place.kind) {
    case 'page':
      return `page ${place.page}`
    case 'sheet':
      return `${place.sheet}!${place.range}`
    case 'flow':
      return `block ${place.block}`
    case 'cell':
      return `table ${place.table}, row ${place.row}, column ${place.column}`
    case 'line':
      return `line ${place.line}`
  }
}

function withoutControls(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, (sign) => (sign === '\n' ? sign : ' '))
}
