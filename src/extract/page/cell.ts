/** What the words of one cell say together. */
import type { Cell } from '../document.ts'
import { linesOf, textOf } from './lines.ts'
import type { Word } from './page.ts'

/** The text, line by line, and how sure recognition was of its least sure word. */
export function cellOf(
  words: readonly Word[],
): Pick<Cell, 'text'> & Partial<Pick<Cell, 'confidence' | 'readings'>> {
  const text = textOfWords(words)
  const known = words.flatMap(({ confidence }) => (confidence === undefined ? [] : [confidence]))
  const readings = readingsOf(words)
  return {
    text,
    ...(known.length === 0 ? {} : { confidence: Math.min(...known) }),
    ...(readings.length === 0 ? {} : { readings }),
  }
}

export function textOfWords(words: readonly Word[]): string {
  return linesOf(words).map(textOf).join('\n')
}

/** The other texts the cell may hold: one word at a time read otherwise. */
function readingsOf(words: readonly Word[]): readonly string[] {
  return words.flatMap((word, index) =>
    (word.readings ?? []).map((reading) =>
      textOfWords(words.with(index, { ...word, text: reading })),
    ),
  )
}

/** A text without its blanks and line ends. */
export function withoutSpaces(text: string): string {
  return text.replace(/\s+/gu, '')
}
