/** Chinese texts cut into words as jieba cuts them by its dictionary; what is no word of it is cut into characters. */
import { type Dictionary, dictionary } from './dictionary.ts'
import { cutKnown, isWord } from './known-words.ts'

/** Cuts a Chinese text into words. */
export function segment(text: string): readonly string[] {
  return cut(text, () => [])
}

/** The same with the words within long words before each, as a search needs them. */
export function segmentForSearch(text: string): readonly string[] {
  return cut(text, wordsWithin)
}

/** No word goes over these; each is a word of its own. */
const SEPARATOR = /[ \t\n，。]/gu

type Within = (dictionary: Dictionary, text: string, from: number, to: number) => readonly string[]

function cut(given: string, within: Within): readonly string[] {
  const text = given.toWellFormed()
  const table = dictionary()
  const words: string[] = []
  const cutStretch = (from: number, to: number) => {
    let start = from
    for (const end of cutKnown(table, text, from, to)) {
      words.push(...within(table, text, start, end), text.slice(start, end))
      start = end
    }
  }
  let start = 0
  for (const { 0: separator, index } of text.matchAll(SEPARATOR)) {
    cutStretch(start, index)
    words.push(separator)
    start = index + 1
  }
  cutStretch(start, text.length)
  return words
}

/** Lengths of words that are looked for within longer ones. */
const INNER = [2, 3] as const

function wordsWithin(table: Dictionary, text: string, from: number, to: number): readonly string[] {
  const found: string[] = []
  for (const length of INNER) {
    if (to - from <= length) break
    for (let at = from; at + length <= to; at += 1) {
      if (isWord(table, text, at, at + length)) found.push(text.slice(at, at + length))
    }
  }
  return found
}
