/** The lines of a dump as tokens: what stands between blanks, with its place in the line. */
import type { Paragraph, Place } from '../../extract/document.ts'
import { partsOf } from './layout/glued.ts'

export type Token = {
  readonly text: string
  /** Index of the line among those of the dump. */
  readonly line: number
  readonly place: Place
  /** First of its line. */
  readonly opens: boolean
  /** Last of its line. */
  readonly closes: boolean
  /** `cell`: a cell by itself; `line`: a cell, or one of the lines that its author parted it in; `word`: a word of a line. */
  readonly holds: 'cell' | 'line' | 'word'
  /** Whether a row of the print begins with it; null where the text does not tell. */
  readonly beginsRow: boolean | null
  /** Whether no blank parts it from the token before. */
  readonly isRunOn?: boolean
}

/** The tokens of one cell. */
export type TokenCell = readonly Token[]

/** A cell that was written down though it is blank. */
export function isBlankCell(token: Token | undefined): boolean {
  return token?.holds === 'cell' && token.text === ''
}

export function tokensOf(lines: readonly Paragraph[]): readonly Token[] {
  return lines.flatMap(({ text, place }, line) => {
    const runs = text.split(/[\s\u3000]+/u).filter((run) => run !== '')
    const words = runs.flatMap((run) => partsOf(run))
    return words.map((word, at) => ({
      text: word.text,
      isRunOn: word.at > 0,
      line,
      place,
      opens: at === 0,
      closes: at === words.length - 1,
      holds: 'word' as const,
      beginsRow: null,
    }))
  })
}

/** Tokens as the words of one cell: a line end stays a line end. */
export function wordsOf(tokens: readonly Token[]): string {
  return tokens
    .map(({ text, isRunOn }, at) => {
      const before = tokens[at - 1]
      if (!before || isRunOn) return text
      return (before.closes ? '\n' : ' ') + text
    })
    .join('')
}

/** How wide words are printed, in half-width characters. */
export function printedWidth(text: string): number {
  let width = 0
  for (const sign of text) width += (sign.codePointAt(0) ?? 0) > 0x2e7f ? 2 : 1
  return width
}
