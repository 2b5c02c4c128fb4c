import { describe, expect, test } from 'vitest'
import { type Ink, type PdfObject, pdfOf } from '../../../scripts/make/pdf.ts'
import { readPdf } from '../../../src/extract/pdf/pdf.ts'

const [WIDTH, HEIGHT] = [500, 400]

/** An image of one shade, as large as the page, with or without a mask that makes parts of it clear. */
function image(shade: number): PdfObject {
  const kind = '/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8'
  return { dictionary: `${kind} /Width 40 /Height 30`, stream: new Uint8Array(3600).fill(shade) }
}

const painted: Ink = { kind: 'raw', operators: `q ${WIDTH} 0 0 ${HEIGHT} 0 0 cm /X0 Do Q` }
const raw = (operators: string): Ink => ({ kind: 'raw', operators })
const words: readonly Ink[] = [50, 80, 110, 140].map((y) => ({
  ...{ kind: 'text', x: 40, y, size: 10 },
  text: '产出指标数量指标维修泵站数量十二座',
}))

/** What is said of the page where nothing is recognised: its words are its own, or nobody can see them. */
async function isSeen(ink: readonly Ink[], shade: number): Promise<boolean> {
  const codes: string[] = []
  const bytes = pdfOf([{ width: WIDTH, height: HEIGHT, ink }], [image(shade)])
  await readPdf(bytes, { ocr: 'off', maxPages: 1 }, ({ code }) => codes.push(code))
  return !codes.includes('page_without_text')
}

describe('words on a page that is a picture are the page’s own', () => {
  test.each<[string, readonly Ink[], number]>([
    ['where they are black on it', [painted, ...words], 250],
    ['where they are white on a dark one', [painted, raw('1 g'), ...words], 60],
    [
      'where they are white in a filled field',
      [painted, raw('30 250 400 140 re f 1 g'), ...words],
      250,
    ],
  ])('%s', async (_, ink, shade) => expect(await isSeen(ink, shade)).toBe(true))
})

describe('words that a picture hides are nobody’s', () => {
  test.each<[string, readonly Ink[]]>([
    ['white on its white', [painted, raw('1 g'), ...words]],
    ['below it', [...words, painted]],
    ['without ink', [painted, ...words.map((one) => ({ ...one, invisible: true }) as Ink)]],
    ['in a mode that only clips', [painted, raw('q 7 Tr'), ...words.map(clipped), raw('Q')]],
  ])('%s', async (_, ink) => expect(await isSeen(ink, 250)).toBe(false))
})

/** Written with a mode of its own, which the maker of texts would set back. */
function clipped(one: Ink): Ink {
  if (one.kind !== 'text') return one
  const hex = Buffer.from(one.text, 'utf16le').swap16().toString('hex')
  return raw(`BT 7 Tr /F 10 Tf 1 0 0 1 ${one.x} ${HEIGHT - one.y} Tm <${hex}> Tj ET`)
}
