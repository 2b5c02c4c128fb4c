/** Ink of a line that no character read from it accounts for: a network is as sure of a line from which it drops one. */
import type { Rectangle } from './line.ts'
import type { RecognizedSymbol } from './recognizer.ts'

/** In heights of a character: how far its ink reaches from its middle at most, and what is no more than a stray stroke. */
const REACH = 0.8
/** What is no more than a stray stroke, in heights of a character. */
const STRAY = 0.2
/** How much higher than its own ink a character is at most. */
const LOW = 1.05

/** Whether ink stands farther from every character than its own would. The characters' columns are those of the page. */
export function hasUnreadInk(
  parts: readonly Rectangle[],
  symbols: readonly Pick<RecognizedSymbol, 'x0' | 'x1'>[],
  em: number,
): boolean {
  if (symbols.length === 0) return parts.length > 0
  const middles = symbols.map(({ x0, x1 }) => (x0 + x1) / 2)
  const height = Math.max(...parts.map(({ bottom }) => bottom)) - topOf(parts)
  const own = Math.min(em, LOW * height)
  let unread = 0
  for (const { x0, x1 } of parts) {
    for (let x = x0; x < x1; x++) {
      if (middles.every((middle) => Math.abs(middle - x - 0.5) > REACH * own)) unread++
    }
  }
  return unread >= STRAY * own
}

function topOf(parts: readonly Rectangle[]): number {
  return Math.min(...parts.map(({ top }) => top))
}

/** How near to a character of the first reading another one has no ink of its own, in heights of a character. */
const OWN = 0.6
/** How far the places of one character may differ between two engines, in heights of a character. */
const DRIFT = 2

/**
 * A second reading without the Han characters that it squeezed in between two that both readings have: the first, which
 * has the better eye, saw no ink there.
 */
export function withoutInsertedHan(
  second: readonly RecognizedSymbol[],
  first: readonly RecognizedSymbol[],
  em: number,
): readonly RecognizedSymbol[] {
  return second.filter((symbol) => {
    if (!/\p{Script=Han}/u.test(symbol.text)) return true
    const isInBoth = first.some((own) => {
      return own.text === symbol.text && apart(own, symbol) <= DRIFT * em
    })
    if (isInBoth) return true
    const claimed = first.toSorted((a, b) => apart(a, symbol) - apart(b, symbol))[0]
    if (!claimed || apart(claimed, symbol) > OWN * em) return true
    return !second.some((other) => apart(claimed, other) < apart(claimed, symbol))
  })
}

function apart(one: RecognizedSymbol, other: RecognizedSymbol): number {
  return Math.abs(one.x0 + one.x1 - other.x0 - other.x1) / 2
}
