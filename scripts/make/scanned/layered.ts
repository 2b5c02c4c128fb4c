/** A sheet as a page of a PDF, with the text that another program's recognition left with it: right, in part, or lying. */
import type { Canvas } from '@napi-rs/canvas'
import type { Block } from '../../../src/extract/document.ts'
import { type Ink, pdfOf } from '../pdf.ts'
import type { Random } from '../report.ts'
import { type Text, textsOn, WIDTH } from './sheet.ts'

/** What the other program made of the words of a sheet. */
type Layer = (words: readonly Text[], random: Random) => readonly Ink[]

const behind = (one: Text): Ink => ({ ...one, invisible: true })

function withWrongFigures({ text, ...one }: Text, random: Random): Text {
  const other = (figure: string) => String((Number(figure) + 1 + Math.floor(9 * random())) % 10)
  return { ...one, text: text.replaceAll(/\d/gu, other) }
}

export const layers = {
  none: () => [],
  right: (words) => words.map(behind),
  half: (words) => words.filter((_, at) => at % 2 === 0).map(behind),
  'wrong figures': (words, random) => words.map((one) => behind(withWrongFigures(one, random))),
  shifted: (words) => words.map((one) => behind({ ...one, x: one.x + 31, y: one.y + 17 })),
  'another page': (words) => {
    const texts = words.map(({ text }) => text).toReversed()
    return words.map((one, at) => behind({ ...one, text: texts[at] ?? '' }))
  },
  'white, wrong figures': (words, random) => [
    { kind: 'raw', operators: '1 g' },
    ...words.map((one) => withWrongFigures(one, random)),
  ],
} as const satisfies Record<string, Layer>

/** The bytes of a PDF of one page, as large as the sheet. */
export function layeredPdf(
  sheet: Canvas,
  blocks: readonly Block[],
  layer: keyof typeof layers,
  random: Random,
): Buffer {
  const [width, height] = [WIDTH, (WIDTH * sheet.height) / sheet.width]
  const kind = '/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8'
  const size = `/Width ${sheet.width} /Height ${sheet.height}`
  const image = {
    dictionary: `${kind} /Filter /DCTDecode ${size}`,
    stream: sheet.toBuffer('image/jpeg', 80),
  }
  const picture = { kind: 'raw', operators: `q ${width} 0 0 ${height} 0 0 cm /X0 Do Q` } as const
  const ink = [picture, ...layers[layer](textsOn(blocks), random)]
  return Buffer.from(pdfOf([{ width, height, ink }], [image]))
}
