/** Laid-out parts as the blocks that the writers of `scripts/make` take. */
import type { Block } from '../../../src/extract/document.ts'
import type { Laid } from '../layout/grid.ts'

const place = { kind: 'flow', block: 1 } as const

export function blocksOf(laid: Laid): readonly Block[] {
  return laid.map((part): Block => {
    if (part.type === 'line') return { type: 'paragraph', text: part.text, level: null, place }
    const { rowCount, columnCount } = part
    const cells = part.cells.map(({ row, column, rowSpan, colSpan, text }) => {
      return { row, column, rowSpan, colSpan, text, place }
    })
    return { type: 'table', rowCount, columnCount, cells, spans: 'kept', place }
  })
}
