/** Footnote marks: small figures and letters that stand above the line of the word before them. */
import type { Word } from './page.ts'

const MARK = /^[\p{Ll}\d*†‡§,()]{1,4}$/u
/** How much smaller than its word a mark is, and how far it stands from it. Heights of the word. */
const SMALLER = 0.85
/** How far it stands from its word at most. Heights of the word. */
const NEAR = 0.3
/** More small words than this are a page's text. */
const MOST_MARKS = 2000
/** The side of the squares in which words are looked for. Points. */
const SQUARE = 8

/** Each mark with the word at whose end it stands. */
export function raisedMarks(words: readonly Word[]): ReadonlyMap<Word, Word> {
  const marks = words.filter(({ text }) => MARK.test(text))
  if (marks.length === 0 || marks.length > MOST_MARKS) return new Map()
  const ends = Map.groupBy(words, ({ box }) => square(box.x1))
  return new Map(
    marks.flatMap((mark): [Word, Word][] => {
      const at = square(mark.box.x0)
      const base = [at - 1, at, at + 1]
        .flatMap((near) => ends.get(near) ?? [])
        .find((word) => carries(word, mark))
      return base ? [[mark, base]] : []
    }),
  )
}

function square(x: number): number {
  return Math.round(x / SQUARE)
}

function carries({ box }: Word, { box: mark }: Word): boolean {
  const height = box.bottom - box.top
  return (
    mark.bottom - mark.top < SMALLER * height &&
    Math.abs(mark.x0 - box.x1) < NEAR * height &&
    mark.bottom < box.bottom &&
    mark.bottom > box.top &&
    mark.top < (box.top + box.bottom) / 2
  )
}
