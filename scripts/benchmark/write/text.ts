/** Texts that converters make of tables: rows with tabs, cells behind tabs. */
import type { Laid, LaidTable } from '../layout/grid.ts'

/** A row a line, a tab between the slots of the grid; covered slots are blank. */
export function tabbed(laid: Laid): string {
  return `${laid.map((part) => (part.type === 'line' ? part.text : rows(part))).join('\n')}\n`
}

function rows({ rowCount, columnCount, cells }: LaidTable): string {
  const slots = Array.from({ length: rowCount }, () => new Array<string>(columnCount).fill(''))
  for (const { row, column, text } of cells) {
    const own = slots[row]
    if (own !== undefined) own[column] = text.replaceAll('\n', '')
  }
  return slots.map((row) => row.join('\t')).join('\n')
}

/** A cell a line behind a tab, a blank line between rows; a covered slot leaves nothing. */
export function cellLines(laid: Laid): string {
  const parts = laid.map((part) => {
    if (part.type === 'line') return part.text
    const lines = Array.from({ length: part.rowCount }, (_, row) =>
      part.cells
        .filter((cell) => cell.row === row)
        .map(({ text }) => `\t${text.replaceAll('\n', '')}`)
        .join('\n'),
    )
    return lines.filter((line) => line !== '').join('\n\n')
  })
  return `${parts.join('\n\n')}\n`
}
