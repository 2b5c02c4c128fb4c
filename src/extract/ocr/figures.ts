/** A line that may be a number: what the figures alone make of it, and what the readings of its text say to that. */
import { charactersOf, sameText, textOf } from './characters.ts'
import { isDot } from './glyph.ts'
import type { Rectangle } from './line.ts'
import type { Recognized, RecognizedSymbol } from './recognizer.ts'

export type LineReading = {
  readonly text: string
  /** 0 to 1: what two readings agree on stands high, what only one of them says low. */
  readonly confidence: number
  /** What else was proposed, likeliest first. */
  readonly readings: readonly string[]
}

/** A line, the usual height of its characters and the pieces of its ink. */
type NumberShape = {
  readonly line: Rectangle
  readonly em: number
  readonly parts: readonly Rectangle[]
}

/** From this confidence on, what was read with figures alone is figures. */
const SURE_FIGURES = 0.8

/** The number that the figures make; null where they are no number, or not the one whose shape is seen. */
export function numberOf(
  { text, confidence }: Recognized,
  { line, em, parts }: NumberShape,
): string | null {
  const figures = text.replace(/\s+/gu, '')
  if (confidence < SURE_FIGURES || !/[\d%]/u.test(figures)) return null
  const dots = parts.filter((part) => isDot(part, line, em)).length
  return (figures.match(/[.,]/gu)?.length ?? 0) === dots ? figures : null
}

function isNumber(text: string): boolean {
  return /^[\d.,%]+$/u.test(text.normalize('NFKC'))
}

/** A number that the first reading does not confirm: the second decides how sure it is. */
export function disputed(number: string, read: Recognized, second: string): LineReading {
  const first = textOf(charactersOf(read))
  const others = [first, second]
  // Both networks see the same words, and not only figures: 12个 is not 124.
  if (sameText(first, second) && /\p{Script=Han}/u.test(first)) {
    return { text: first, confidence: 0.85, readings: [number] }
  }
  if (sameText(first, second) && isNumber(first)) {
    return { text: first, confidence: 0.65, readings: [number] }
  }
  // A sign that the first reading is sure of, and that figures alone show as one more figure or not at all.
  if (isSigned(first, number) && read.symbols.some(isSureSign)) {
    return { text: first, confidence: 0.85, readings: [...new Set([number, second])] }
  }
  if (others.some((other) => isSigned(other, number))) {
    return { text: number, confidence: 0.6, readings: [...new Set(others)] }
  }
  const different = [...new Set(others)].filter((other) => other !== '' && !sameText(other, number))
  const confirmed = others.some((other) => sameText(other, number))
  const rivals = different.filter(isNumber)
  const confidence = confirmed ? 0.92 : rivals.length > 0 ? 0.6 : 0.85
  return { text: number, confidence, readings: different }
}

/** From this confidence on, a sign of comparison or of percent in a first reading is one. */
const SURE_SIGN = 0.9

function isSureSign({ text, confidence }: RecognizedSymbol): boolean {
  return /[><≥≤≧≦=%％]/u.test(text) && confidence >= SURE_SIGN
}

/** A number with one doubtful figure at a time read as the next likeliest: candidates for the equations of a form. */
export function rivalReadings(symbols: readonly RecognizedSymbol[]): readonly string[] {
  return symbols.flatMap(({ text: read, confidence, rivals }, index) =>
    confidence >= SURE_SIGN
      ? []
      : rivals
          .filter((rival) => /^[\d.]$/u.test(rival.normalize('NFKC')) && !sameText(rival, read))
          .map((rival) => symbols.map(({ text }, at) => (at === index ? rival : text)).join('')),
  )
}

/** Whether a reading is the end of a number behind a sign of comparison. */
function isSigned(reading: string, number: string): boolean {
  const [, rest] = /^[><≥≤≧≦=](.+)$/u.exec(reading.normalize('NFKC')) ?? []
  return rest !== undefined && number.endsWith(rest)
}
