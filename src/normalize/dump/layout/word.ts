/** The lines of a dump that keeps its layout as words with their places, in characters of the line. */
import { printedWidth } from '../token.ts'
import { partsOf } from './glued.ts'

/** What stands between blanks: `start` to `end` in characters of the line, counted from 0. */
export type LayoutWord = {
  readonly text: string
  /** Index of the line among those of the dump. */
  readonly line: number
  /** From 0. */
  readonly page: number
  readonly start: number
  readonly end: number
  /** Whether but a blank parts it from the word before: a dump leaves out the room between them, so that it stands too far left. */
  readonly isLoose: boolean
}

export type Line = readonly LayoutWord[]

/** The words of each line. A form feed begins a page. */
export function linesIn(texts: readonly string[]): readonly Line[] {
  let page = 0
  return texts.map((text, line) => {
    page += text.split('\f').length - 1
    return wordsIn(text.replaceAll('\f', ''), line, page)
  })
}

function wordsIn(text: string, line: number, page: number): Line {
  let before = Number.NEGATIVE_INFINITY
  const whole = [...text.matchAll(/[^\s\u3000]+/gu)]
  return whole.flatMap((match) =>
    partsOf(match[0]).map((part) => {
      const start = match.index + part.at
      const isLoose = start - before <= 1
      before = start + part.text.length
      return { text: part.text, line, page, start, end: before, isLoose }
    }),
  )
}

/** Words of one cell as its text: a line end stays a line end. */
export function textOf(words: readonly LayoutWord[]): string {
  return words
    .map(({ text, line, start }, at) => {
      const before = words[at - 1]
      if (!before) return text
      if (before.line !== line) return `\n${text}`
      return (before.end < start ? ' ' : '') + text
    })
    .join('')
}

/** How many half-width characters the line lacks to be as full as `width` with the next sign of the cell on it. */
export function shortfall(line: string, next: string, width: number): number {
  const [sign = ''] = next
  return width - printedWidth(line) - printedWidth(sign)
}

export function mean(numbers: readonly number[]): number {
  return numbers.reduce((sum, number) => sum + number, 0) / Math.max(1, numbers.length)
}
