/** Columns that stand under each other in a terminal; a Han character is two columns wide. */
import stringWidth from 'string-width'
import { printableLine } from './printable.ts'

export function padded(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - stringWidth(text)))
}

export function paddedLeft(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - stringWidth(text))) + text
}

/** The text cut to `width` columns, its end shown as … */
export function shortened(text: string, width: number): string {
  if (stringWidth(text) <= width) return text
  let kept = ''
  for (const sign of text) {
    if (stringWidth(kept + sign) >= width) break
    kept += sign
  }
  return `${kept}…`
}

/** The width that each column needs, none wider than `most`. */
export function columnWidths(rows: readonly (readonly string[])[], most: number): number[] {
  const widths: number[] = []
  for (const row of rows) {
    row.forEach((text, column) => {
      widths[column] = Math.max(
        widths[column] ?? 0,
        Math.min(most, stringWidth(printableLine(text))),
      )
    })
  }
  return widths
}

/** One line of text in columns, safe for a terminal; numbers stand at the right of theirs. */
export function alignedLine(row: readonly string[], widths: readonly number[]): string {
  const cells = row.map((text, column) => {
    const width = widths[column] ?? 0
    const cut = shortened(printableLine(text), width)
    return /^-?[\d.]+%?$/u.test(cut) ? paddedLeft(cut, width) : padded(cut, width)
  })
  return cells.join('  ').trimEnd()
}
