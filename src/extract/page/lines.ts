/** Words → lines of text as a person reads them: top to bottom, left to right. */
import type { Box } from '../document.ts'
import type { Word } from './page.ts'

export type WordLine = {
  /** From left to right. */
  readonly words: readonly Word[]
  readonly box: Box
}

/** How much of the lower of two words must stand beside the other for both to be on one line. */
const BESIDE = 0.5
/** How many lines back a word may belong: words come in the order of their middles. */
const NEAR_LINES = 6
/** A gap between Han characters this many times as wide as they are high is meant; a smaller one is spacing. */
const MEANT = 1

const HAN_EDGE = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** The lines that words make, from top to bottom. */
export function linesOf(words: readonly Word[]): readonly WordLine[] {
  const lines: { words: Word[]; box: Box }[] = []
  for (const word of words.toSorted((a, b) => middle(a.box) - middle(b.box))) {
    const line = lines.slice(-NEAR_LINES).findLast(({ box }) => isOnSameLine(box, word.box))
    if (line) {
      line.words.push(word)
      line.box = boxAround(line.box, word.box)
    } else lines.push({ words: [word], box: word.box })
  }
  return lines
    .map(({ words: held, box }) => ({ words: held.toSorted((a, b) => a.box.x0 - b.box.x0), box }))
    .toSorted((a, b) => a.box.top - b.box.top)
}

/** The words of a line with the blanks that were meant. */
export function textOf(line: WordLine): string {
  let text = ''
  let before: Word | undefined
  for (const word of line.words) {
    text += before && hasGap(before, word) ? ` ${word.text}` : word.text
    before = word
  }
  return text
}

/** The smallest box that holds both. */
export function boxAround(a: Box, b: Box): Box {
  return {
    x0: Math.min(a.x0, b.x0),
    top: Math.min(a.top, b.top),
    x1: Math.max(a.x1, b.x1),
    bottom: Math.max(a.bottom, b.bottom),
  }
}

function hasGap(before: Word, after: Word): boolean {
  const bothHan = HAN_EDGE.test(before.text.at(-1) ?? '') && HAN_EDGE.test(after.text[0] ?? '')
  if (!bothHan) return true
  return after.box.x0 - before.box.x1 > MEANT * (after.box.bottom - after.box.top)
}

function middle(box: Box): number {
  return (box.top + box.bottom) / 2
}

function isOnSameLine(a: Box, b: Box): boolean {
  const shared = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
  return shared >= BESIDE * Math.min(a.bottom - a.top, b.bottom - b.top)
}
