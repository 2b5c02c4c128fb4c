/** A line of print read: what the engine made of it in several ways, and the shapes of the ink, made one reading. */
import { isDash, isDot, isFigure, looksLikeNumber, pieces } from './glyph.ts'
import { type Grey, resampled } from './grey.ts'
import type { Rectangle } from './line.ts'
import { type Character, mergedReading } from './merge.ts'
import type { Recognized, RecognizedSymbol, Recognizer } from './recognizer.ts'
import { type Sign, signOf } from './sign.ts'
import type { Upright } from './upright.ts'

export type LineReading = {
  readonly text: string
  /** 0 to 1: what two readings agree on stands high, what only one of them says low. */
  readonly confidence: number
  /** What else was proposed, likeliest first. */
  readonly readings: readonly string[]
}

/** White around a line, pixels: tesseract reads worse without. */
const MARGIN = 20
/** Print is cut out with this much of its surroundings, so that its grey edges stay. */
const EDGE = 2
/** The heights of a character at which the networks read best, pixels. */
const FIRST_EM = 23
const SECOND_EM = 19.5
/** A first reading as sure as this, without figures in it, needs no second. */
const SURE = 0.93

/** Reads one line of a page. `em` is the usual height of a character there, in pixels. */
export async function readLine(
  page: Upright,
  line: Rectangle,
  em: number,
  recognize: Recognizer,
): Promise<LineReading> {
  if (isDash(line, em)) return { text: '—', confidence: 0.95, readings: [] }
  const own = Math.max(em, line.bottom - line.top)
  const shape: LineShape = { line, em: own > 1.4 * em ? own : em, parts: pieces(page.ink, line) }
  const sign = leadingSign(page, shape)
  const image = lineImage(page.grey, line)
  const again = async (em: number) =>
    charactersOf(await readAt(image, em / shape.em, recognize, 'second_text'), sign)
  const first = readAt(image, firstScale(shape.em), recognize, 'text')
  if (looksLikeNumber(shape.parts, shape.em)) {
    const [text, figures] = await Promise.all([first, recognize(image, 'figures')])
    const number = numberOf(figures, shape)
    const words = textOf(charactersOf(text, sign))
    if (number !== null && sameText(number, words)) {
      return { text: number, confidence: 0.97, readings: [] }
    }
    if (number !== null) return disputed(number, [words, textOf(await again(SECOND_EM))])
  }
  const text = await first
  const characters = charactersOf(text, sign)
  if (text.confidence >= SURE && !/[\d%]/u.test(textOf(characters))) {
    return { text: textOf(characters), confidence: text.confidence, readings: [] }
  }
  const second = await again(SECOND_EM)
  if (characters.length > 0 || second.length > 0) return mergedReading(characters, second)
  return mergedReading(await again(FIRST_EM), [])
}

function textOf(characters: readonly Character[]): string {
  return characters.map(({ text }) => text).join('')
}

type LineShape = {
  readonly line: Rectangle
  readonly em: number
  readonly parts: readonly Rectangle[]
}

/** The size is left alone where it is fit: every resampling costs sharpness. */
const FIT = { smallest: 17, largest: 64 } as const

function firstScale(em: number): number {
  return em >= FIT.smallest && em <= FIT.largest ? 1 : FIRST_EM / em
}

async function readAt(
  image: Grey,
  scale: number,
  recognize: Recognizer,
  alphabet: 'text' | 'second_text',
): Promise<Recognized> {
  const read = await recognize(scale === 1 ? image : resampled(image, 0, scale), alphabet)
  const symbols = read.symbols.map(
    (symbol): RecognizedSymbol => ({
      ...symbol,
      x0: symbol.x0 / scale - MARGIN,
      x1: symbol.x1 / scale - MARGIN,
    }),
  )
  return { ...read, symbols }
}

/** The line with white around it. */
function lineImage({ width, height, data }: Grey, { x0, top, x1, bottom }: Rectangle): Grey {
  const size = { width: x1 - x0 + 2 * MARGIN, height: bottom - top + 2 * MARGIN }
  const image = new Uint8Array(size.width * size.height).fill(255)
  const left = Math.max(0, x0 - EDGE)
  const right = Math.min(width, x1 + EDGE)
  for (let y = Math.max(0, top - EDGE); y < Math.min(height, bottom + EDGE); y++) {
    const row = data.subarray(y * width + left, y * width + right)
    image.set(row, (y - top + MARGIN) * size.width + left - x0 + MARGIN)
  }
  return { ...size, data: image }
}

/** From this confidence on, what was read with figures alone is figures. */
const SURE_FIGURES = 0.8

/** The number that the figures make; null where they are no number, or not the one whose shape is seen. */
function numberOf({ text, confidence }: Recognized, { line, em, parts }: LineShape): string | null {
  const figures = text.replace(/\s+/gu, '')
  if (confidence < SURE_FIGURES || !/\d/u.test(figures)) return null
  const dots = parts.filter((part) => isDot(part, line, em)).length
  return (figures.match(/[.,]/gu)?.length ?? 0) === dots ? figures : null
}

function sameText(one: string, other: string): boolean {
  return one.normalize('NFKC') === other.normalize('NFKC')
}

/** A number that the first reading does not confirm: the second decides how sure it is. */
function disputed(number: string, others: readonly string[]): LineReading {
  const different = [...new Set(others)].filter((other) => other !== '' && !sameText(other, number))
  const confirmed = others.some((other) => sameText(other, number))
  const rivals = different.filter((other) => /^[\d.,%]+$/u.test(other.normalize('NFKC')))
  const confidence = confirmed ? 0.92 : rivals.length > 0 ? 0.6 : 0.85
  return { text: number, confidence, readings: different }
}

type PlacedSign = { readonly sign: Sign; readonly x1: number }

/** The sign of comparison with which a line begins, before a figure; its end counts from the line's left end. */
function leadingSign({ ink }: Upright, { line, em, parts }: LineShape): PlacedSign | null {
  const [part, next] = parts
  if (!part || !next || !isFigure(next, em) || next.x0 - part.x1 > em) return null
  const sign = signOf(ink, part, em)
  return sign && { sign, x1: part.x1 - line.x0 }
}

/** What was read, character by character, with the leading sign in the place of what it was taken for. */
function charactersOf(read: Recognized, sign: PlacedSign | null): readonly Character[] {
  const all = cleaned(read.symbols.length > 0 ? read.symbols : withoutPlaces(read))
  if (sign === null) return all
  const after = all.filter(({ x0, x1 }) => (x0 + x1) / 2 > sign.x1 + EDGE || x1 === 0)
  const figure = after.findIndex(({ text }) => /\d/u.test(text))
  return [{ text: sign.sign, confidence: 0.95 }, ...after.slice(Math.max(0, figure))]
}

function withoutPlaces({ text, confidence }: Recognized): readonly RecognizedSymbol[] {
  return [...text.replace(/\s+/gu, '')].map((one) => ({ text: one, confidence, x0: 0, x1: 0 }))
}

/** What recognition makes of brackets and of 乘: no form prints 〈 without 〉, or X between Han characters. */
function cleaned(symbols: readonly RecognizedSymbol[]): readonly RecognizedSymbol[] {
  const closed = symbols.some(({ text }) => /[〉》]/u.test(text))
  const han = (symbol: RecognizedSymbol | undefined) => /\p{Script=Han}/u.test(symbol?.text ?? '')
  return symbols.flatMap((symbol, index) => {
    const [before, after] = [symbols[index - 1], symbols[index + 1]]
    const opens = (one: RecognizedSymbol | undefined) => !closed && /[〈《]/u.test(one?.text ?? '')
    if (opens(before) && /^[([\]（]$/u.test(symbol.text)) return []
    if (opens(symbol)) return [{ ...symbol, text: '(' }]
    if (/^[Xx]$/u.test(symbol.text) && han(before) && han(after)) return [{ ...symbol, text: '×' }]
    return [symbol]
  })
}
