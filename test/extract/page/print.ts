/** Words as if printed, 10 points high: 10 points wide a Han character, 5 any other. */
import type { Edge, Word } from '../../../src/extract/page/page.ts'

/** The words of a text that begins at (x, top), blanks between them as wide as a letter is. */
export function print(text: string, x: number, top: number): readonly Word[] {
  let at = x
  return text.split(' ').map((one) => {
    const x0 = at
    at = x0 + widthOf(one) + 2.5
    return { text: one, box: { x0, top, x1: x0 + widthOf(one), bottom: top + 10 } }
  })
}

/** The words of a text that ends at `x`. */
export function printUpTo(text: string, x: number, top: number): readonly Word[] {
  const words = print(text, 0, top)
  const shift = x - (words.at(-1)?.box.x1 ?? 0)
  return words.map(({ text: one, box }) => {
    return { text: one, box: { ...box, x0: box.x0 + shift, x1: box.x1 + shift } }
  })
}

/** Lines of cells that a bar parts, 14 points apart: the first column begins at 50, the others end at `ends`. */
export function printTable(
  lines: readonly string[],
  ends: readonly number[],
  top = 100,
): readonly Word[] {
  return lines.flatMap((line, index) =>
    line.split('|').flatMap((cell, column): readonly Word[] => {
      const text = cell.trim()
      if (text === '') return []
      const y = top + 14 * index
      return column === 0 ? print(text, 50, y) : printUpTo(text, ends[column - 1] ?? 0, y)
    }),
  )
}

export function level(position: number, start: number, end: number): Edge {
  return { orientation: 'horizontal', position, start, end }
}

export function upright(position: number, start: number, end: number): Edge {
  return { orientation: 'vertical', position, start, end }
}

function widthOf(text: string): number {
  return [...text].reduce((sum, letter) => sum + (/\p{Script=Han}/u.test(letter) ? 10 : 5), 0)
}
