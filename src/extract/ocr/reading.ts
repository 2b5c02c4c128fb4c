/** A line of print read: the engine's two readings made one, with what else was proposed. */
import { isDash, looksLikeFigures } from './glyph.ts'
import type { Grey } from './grey.ts'
import type { Rectangle } from './line.ts'
import type { Recognized, Recognizer } from './recognizer.ts'
import type { Upright } from './upright.ts'

export type LineReading = {
  readonly text: string
  readonly confidence: number
  /** What else was proposed, likeliest first. */
  readonly readings: readonly string[]
}

/** White around a line, pixels: tesseract reads worse without. */
const MARGIN = 20
/** Print is cut out with this much of its surroundings, so that its grey edges stay. */
const EDGE = 2

/** Reads one line of a page. `em` is the usual height of a character there, in pixels. */
export async function readLine(
  page: Upright,
  line: Rectangle,
  em: number,
  recognize: Recognizer,
): Promise<LineReading> {
  if (isDash(page.ink, line, em)) return { text: '—', confidence: 0.95, readings: [] }
  const image = lineImage(page.grey, line)
  const figures = looksLikeFigures(page.ink, line, em)
  const [text, digits] = await Promise.all([
    recognize(image, 'text'),
    figures ? recognize(image, 'figures') : null,
  ])
  return decided(text, digits)
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
const SURE_FIGURES = 0.85

function decided(text: Recognized, digits: Recognized | null): LineReading {
  const words = withoutBlanks(text.text)
  if (digits === null || digits.text === '' || digits.confidence < SURE_FIGURES) {
    return { text: words, confidence: text.confidence, readings: [] }
  }
  const figures = digits.text.replace(/\s+/gu, '')
  if (words.normalize('NFKC') === figures) {
    const confidence = Math.max(text.confidence, digits.confidence)
    return { text: figures, confidence, readings: [] }
  }
  return { text: figures, confidence: digits.confidence, readings: words === '' ? [] : [words] }
}

const BLANKS = /(?<![\p{Script=Latin}\d,.;:])\s+|\s+(?![\p{Script=Latin}\d])/gu

/** Tesseract puts blanks between Chinese words and around figures; only those between Latin words mean something. */
function withoutBlanks(text: string): string {
  return text.trim().replace(BLANKS, '')
}
