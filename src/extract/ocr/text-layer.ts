/**
 * The text that another program's recognition left behind a scan: one more reading of each word, never trusted alone. What
 * it confirms is surer, what it contradicts in a figure is doubted, and its own words are only proposals.
 */

import type { Box } from '../document.ts'
import { HANDWRITTEN } from '../handwritten.ts'
import type { Word } from '../page/page.ts'

/** A layer that agrees with fewer of the words than this was made by a worse reader, or for another page. */
const TRUSTED = 0.5
/** What both say is at least as sure as this; figures in which they differ are no surer than that. */
const CONFIRMED = 0.95
/** Figures in which they differ are no surer than this, 0 to 1. */
const CONTRADICTED = 0.6

/** The words with what the layer says to them; `displayed` tells where a word stands on the page as displayed. */
export function withTextLayer(
  words: readonly Word[],
  layer: readonly Word[],
  displayed: (box: Box) => Box,
): readonly Word[] {
  const pairs = words.map((word) => ({ word, other: textWithin(layer, displayed(word.box)) }))
  const compared = pairs.filter(({ other }) => other !== '')
  const agreeing = compared.filter(({ word, other }) => folded(word.text) === folded(other))
  if (agreeing.length < TRUSTED * compared.length) return words
  return pairs.map(({ word, other }) => (other === '' ? word : judged(word, other)))
}

function judged(word: Word, other: string): Word {
  const { text, confidence = 1, readings = [] } = word
  // What nobody can read for certain is not taken from others who guessed.
  if (text.includes(HANDWRITTEN)) return word
  if (folded(text) === folded(other)) {
    return { ...word, confidence: Math.max(CONFIRMED, confidence) }
  }
  const differs = figuresOf(text) !== figuresOf(other)
  return {
    ...word,
    confidence: differs ? Math.min(CONTRADICTED, confidence) : confidence,
    readings: [...new Set([...readings, other])],
  }
}

/** Whether the layer says the same as was read of a part of the page as displayed; null where it says nothing there. */
export function textLayerCheck(
  layer: readonly Word[],
  box: Box,
): ((text: string) => boolean) | null {
  const said = folded(textWithin(layer, box))
  return said === '' ? null : (text) => folded(text) === said
}

/** How far a word of the layer may reach beyond the box of what was recognised, in heights of the word. */
const BEYOND = 0.6

/** What the layer says within a box, in reading order; nothing where one of its words reaches far beyond. */
function textWithin(layer: readonly Word[], box: Box): string {
  const inside = layer.filter(({ box: own }) => {
    const [x, y] = [(own.x0 + own.x1) / 2, (own.top + own.bottom) / 2]
    return x >= box.x0 && x <= box.x1 && y >= box.top && y <= box.bottom
  })
  const reaches = inside.some(({ box: own }) => {
    const beyond = BEYOND * (own.bottom - own.top)
    return own.x0 < box.x0 - beyond || own.x1 > box.x1 + beyond
  })
  if (reaches) return ''
  return linesOf(inside)
    .map((line) => line.map(({ text }) => text).join(''))
    .join('\n')
}

/** Words whose middles lie within each other's heights, each line from left to right. */
function linesOf(words: readonly Word[]): readonly (readonly Word[])[] {
  const lines: Word[][] = []
  for (const word of words.toSorted((a, b) => a.box.top - b.box.top)) {
    const last = lines.at(-1)
    const middle = (word.box.top + word.box.bottom) / 2
    if (last?.[0] && middle < last[0].box.bottom) last.push(word)
    else lines.push([word])
  }
  return lines.map((line) => line.toSorted((a, b) => a.box.x0 - b.box.x0))
}

function figuresOf(text: string): string {
  return folded(text).replaceAll(/[^\d.%]/gu, '')
}

function folded(text: string): string {
  return text.normalize('NFKC').replaceAll(/\s+/gu, '')
}
