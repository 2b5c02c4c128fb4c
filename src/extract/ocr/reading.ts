/** A line of print read: what the engine made of it in several ways, and the shapes of the ink, made one reading. */
import { charactersOf, sameText, textOf } from './characters.ts'
import { disputed, type LineReading, numberOf, rivalReadings } from './figures.ts'
import { isDash, isDot, isFigure, isSlash, looksLikeNumber, pieces } from './glyph.ts'
import { resampled } from './grey.ts'
import { bounds, type Rectangle } from './line.ts'
import { mergedReading } from './merge.ts'
import { isPercent } from './percent.ts'
import type { Grey } from './pixels.ts'
import type { Recognized, RecognizedSymbol, Recognizer } from './recognizer.ts'
import { numeralOf, type Sign, signOf } from './sign.ts'
import { hasUnreadInk, withoutInsertedHan } from './unread.ts'
import type { Upright } from './upright.ts'

/** White around a line, pixels: tesseract reads worse without. */
const MARGIN = 20
/** Print is cut out with this much of its surroundings, so that its grey edges stay. */
const EDGE = 2
/** The heights of a character at which the networks read best, pixels. */
const FIRST_EM = 23
/** The height at which the second network reads best, pixels. */
const SECOND_EM = 19.5
/** A first reading as sure as this, without figures in it, needs no second. */
const SURE = 0.93
/** A character less sure than this is doubted, however sure the line is. */
const DOUBTFUL = 0.7

/** Who is asked what a line says. */
export type AskedRecognizer = {
  readonly recognize: Recognizer
  /** Whether somebody else's recognition says so as well; null where there is none. */
  readonly confirms: ((text: string) => boolean) | null
}

/** Reads one line of a page. `em` is the usual height of a character there, in pixels. */
export async function readLine(
  page: Upright,
  line: Rectangle,
  em: number,
  asked: AskedRecognizer,
): Promise<LineReading> {
  const shape = shapeOf(page, line, em)
  const plain = plainStroke(page, shape)
  if (plain !== null) return { text: plain, confidence: 0.95, readings: [] }
  const sign = leadingSign(page, shape)
  if (sign === null) {
    return withNumeral(await readUpToPercent(page, shape, asked), page, shape)
  }
  const signed = (text: string) => sign.sign + text
  return withWords(await readUpToPercent(page, sign.rest, within(asked, signed)), signed)
}

/** The same for a part of a line; `whole` makes the line of it. */
function within(
  { recognize, confirms }: AskedRecognizer,
  whole: (text: string) => string,
): AskedRecognizer {
  return { recognize, confirms: confirms && ((text) => confirms(whole(text))) }
}

function withWords(read: LineReading, more: (text: string) => string): LineReading {
  return { ...read, text: more(read.text), readings: read.readings.map(more) }
}

/** A percent sign at the end of a line is known by its shape, what stands before it is read. */
async function readUpToPercent(
  page: Upright,
  shape: LineShape,
  asked: AskedRecognizer,
): Promise<LineReading> {
  const { line, em, parts, own } = shape
  const [before, last] = parts.slice(-2)
  const isNumber = before && last && isFigure(before, em) && last.x0 - before.x1 < em / 2
  const rest =
    isNumber && isPercent(page.ink, last, em) ? bounds(page.ink, { ...line, x1: before.x1 }) : null
  if (!rest || !last) return withoutNine(await readPrint(page, shape, asked), shape)
  const part = { line: rest, em, parts: parts.slice(0, -1), own: [own[0], last.x0] } as const
  const percent = (text: string) => `${text}%`
  return withWords(await readPrint(page, part, within(asked, percent)), percent)
}

/** In heights of a character: a percent sign is no wider, and with a figure before it no narrower. */
const PERCENT = { narrowest: 0.55, widest: 1.1 } as const

/** The first ring of a percent sign is read as a 9 before it, for which there is no piece of ink. */
function withoutNine(read: LineReading, { parts, em }: LineShape): LineReading {
  const [, number] = /^([\d.,≥≤><=]*\d)9[%％]$/u.exec(read.text) ?? []
  const last = parts.at(-1)
  if (number === undefined || !last || [...number].length !== parts.length - 1) return read
  const width = (last.x1 - last.x0) / em
  if (width < PERCENT.narrowest || width > PERCENT.widest) return read
  return { ...read, text: `${number}%`, readings: [...new Set([...read.readings, read.text])] }
}

type LineShape = {
  readonly line: Rectangle
  /** The height of a character: that of the page, or of the line where it is printed larger. */
  readonly em: number
  readonly parts: readonly Rectangle[]
  /** Columns, end exclusive, in which no print stands but that of the line. */
  readonly own: readonly [from: number, to: number]
}

function shapeOf({ ink }: Upright, line: Rectangle, em: number): LineShape {
  const height = line.bottom - line.top
  const own = [0, ink.width] as const
  return { line, em: height > 1.4 * em ? height : em, parts: pieces(ink, line), own }
}

/** A dash, a slash or a sign of comparison that stands alone; null where there is anything else. */
function plainStroke({ ink }: Upright, { line, em, parts }: LineShape): string | null {
  if (isDash(line, em)) return '—'
  const [part, ...others] = parts
  if (!part || others.length > 0) return null
  return isSlash(ink, part, em) ? '/' : signOf(ink, part, em)
}

/** A line that begins with 一, 二 or 三, which recognition takes for each other and for dashes. */
const NUMERAL_FIRST = /^[-—一二三=](?=\p{Script=Han})/u

function withNumeral(
  read: LineReading,
  { ink }: Upright,
  { em, parts: [part] }: LineShape,
): LineReading {
  if (!part || !NUMERAL_FIRST.test(read.text)) return read
  const numeral = numeralOf(ink, part, em)
  return numeral ? { ...read, text: read.text.replace(NUMERAL_FIRST, numeral) } : read
}

type LeadingSign = { readonly sign: Sign; readonly rest: LineShape }

/** The sign of comparison with which a line begins, before a figure, and the line after it. */
function leadingSign(page: Upright, shape: LineShape): LeadingSign | null {
  const { line, em, parts, own } = shape
  const [part, next, ...others] = parts
  if (!part || !next || !isFigure(next, em) || next.x0 - part.x1 > em) return null
  const sign = signOf(page.ink, part, em)
  const rest = sign && bounds(page.ink, { ...line, x0: next.x0 })
  if (!rest) return null
  return { sign, rest: { line: rest, em, parts: [next, ...others], own: [part.x1, own[1]] } }
}

async function readPrint(
  page: Upright,
  shape: LineShape,
  { recognize, confirms }: AskedRecognizer,
): Promise<LineReading> {
  const { line, em, parts, own } = shape
  const image = lineImage(page.grey, line, own)
  const again = async (height: number) =>
    charactersOf(await readAt(image, height / em, recognize, 'second_text'))
  const first = readAt(image, firstScale(em), recognize, 'text')
  // Two who read by themselves and say the same need no third.
  if (confirms && isConfirmed(await first, shape, confirms)) {
    const { confidence } = await first
    return { text: textOf(charactersOf(await first)), confidence, readings: [] }
  }
  if (looksLikeNumber(parts, em)) {
    const [text, figures] = await Promise.all([first, figuresIn(image, em, recognize)])
    const number = numberOf(figures, shape)
    if (number !== null && sameText(number, textOf(charactersOf(text)))) {
      return { text: number, confidence: 0.97, readings: [] }
    }
    if (number !== null) {
      const read = disputed(number, text, textOf(await again(SECOND_EM)))
      return { ...read, readings: [...new Set([...read.readings, ...rivalReadings(text.symbols)])] }
    }
  }
  const text = await first
  const characters = charactersOf(text)
  if (isSure(text, shape) && !/[\d%]/u.test(textOf(characters))) {
    return { text: textOf(characters), confidence: text.confidence, readings: [] }
  }
  const second = await again(SECOND_EM)
  if (characters.length > 0 || second.length > 0) {
    return mergedReading(characters, withoutInsertedHan(second, characters, em))
  }
  return mergedReading(await again(FIRST_EM), [])
}

/** A figure less sure than this is asked for again, whoever confirms it. */
const SURE_FIGURE = 0.9

/** Whether a first reading that is sure of itself, figure by figure and stop by stop, is what somebody else read as well. */
function isConfirmed(
  read: Recognized,
  shape: LineShape,
  confirms: (text: string) => boolean,
): boolean {
  const { line, em, parts } = shape
  const text = textOf(charactersOf(read))
  if (!isSure(read, shape) || !confirms(text)) return false
  const sure = ({ text: one, confidence }: RecognizedSymbol) =>
    !/[\d.,%]/u.test(one) || confidence >= SURE_FIGURE
  if (!read.symbols.every(sure)) return false
  const dots = parts.filter((part) => isDot(part, line, em)).length
  return !looksLikeNumber(parts, em) || (text.match(/[.,]/gu)?.length ?? 0) === dots
}

/** Whether a first reading is sure on the whole and in every character, and leaves no ink unread. */
function isSure({ confidence, symbols }: Recognized, { line, parts, em }: LineShape): boolean {
  if (confidence < SURE) return false
  const print = symbols.filter(({ text }) => text.trim() !== '')
  const placed = print.map(({ x0, x1 }) => ({ x0: x0 + line.x0, x1: x1 + line.x0 }))
  return !print.some(isDoubtful) && !hasUnreadInk(parts, placed, em)
}

/** A character may be doubtful only in its width: ： or : is one to every reader. */
function isDoubtful({ text, confidence, rivals }: RecognizedSymbol): boolean {
  const [rival] = rivals
  return confidence < DOUBTFUL && !(rival !== undefined && sameText(rival, text))
}

/** How sure the engine is of a line at first sight; low for print upside down or sideways, and for what is no print. */
export async function certaintyOfLine(
  page: Upright,
  line: Rectangle,
  em: number,
  recognize: Recognizer,
): Promise<number> {
  const shape = shapeOf(page, line, em)
  const image = lineImage(page.grey, line, shape.own)
  return (await readAt(image, firstScale(shape.em), recognize, 'text')).confidence
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

/** Figures are read best at the height at which the first network reads, small ones as they are. */
function figuresIn(image: Grey, em: number, recognize: Recognizer): Promise<Recognized> {
  const fit = em <= 1.6 * FIRST_EM
  return recognize(fit ? image : resampled(image, 0, FIRST_EM / em), 'figures')
}

/** The line with white around it, and with nothing of what stands beside its own columns. */
function lineImage(
  { width, height, data }: Grey,
  { x0, top, x1, bottom }: Rectangle,
  own: LineShape['own'],
): Grey {
  const size = { width: x1 - x0 + 2 * MARGIN, height: bottom - top + 2 * MARGIN }
  const image = new Uint8Array(size.width * size.height).fill(255)
  const left = Math.max(own[0], x0 - EDGE)
  const right = Math.min(own[1], x1 + EDGE)
  for (let y = Math.max(0, top - EDGE); y < Math.min(height, bottom + EDGE); y++) {
    const row = data.subarray(y * width + left, y * width + right)
    image.set(row, (y - top + MARGIN) * size.width + left - x0 + MARGIN)
  }
  return { ...size, data: image }
}
