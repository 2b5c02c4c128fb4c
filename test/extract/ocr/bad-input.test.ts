/** Pages that are no clean scan: each is noted, and the pages around it are read as ever. */
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { deflateSync } from 'node:zlib'
import { createCanvas, loadImage, type SKRSContext2D } from '@napi-rs/canvas'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type PdfObject, pdfOf, type Sheet } from '../../../scripts/make/pdf.ts'
import type { Note } from '../../../src/extract/document.ts'
import { isTruncatedJpeg } from '../../../src/extract/ocr/decode.ts'
import { readImage } from '../../../src/extract/ocr/image.ts'
import { hasPaddle } from '../../../src/extract/ocr/paddle.ts'
import { readPdf } from '../../../src/extract/pdf/pdf.ts'
import type { Reading } from '../../../src/extract/reader.ts'

const settings = { ocr: 'auto', maxPages: 100 } as const

let form: Buffer
let cache: string

beforeAll(async () => {
  form = await readFile(join(import.meta.dirname, 'stamped-form.jpg'))
  cache = await mkdtemp(join(tmpdir(), 'jixiao-ocr-'))
  process.env['JIXIAO_CACHE'] = cache
})

afterAll(() => rm(cache, { recursive: true }))

function drawn(width: number, height: number, draw: (context: SKRSContext2D) => void): Buffer {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fbfaf6'
  context.fillRect(0, 0, width, height)
  draw(context)
  return canvas.toBuffer('image/jpeg', 75)
}

/** Numbers from 0 to 1 that look random. */
function numbers(): () => number {
  let seed = 7
  return () => {
    seed = (seed * 1103515245 + 12345) & 0x7fffffff
    return (seed >> 8) / 0x7fffff
  }
}

function photograph(context: SKRSContext2D): void {
  const next = numbers()
  for (let spot = 0; spot < 700; spot++) {
    context.fillStyle = `hsl(${40 + 80 * next()} 40% ${25 + 50 * next()}% / 60%)`
    context.beginPath()
    context.arc(800 * next(), 500 * next(), 8 + 60 * next(), 0, 2 * Math.PI)
    context.fill()
  }
}

function map(context: SKRSContext2D): void {
  const next = numbers()
  for (let line = 0; line < 300; line++) {
    context.strokeStyle = `hsl(${360 * next()} 60% 40%)`
    context.lineWidth = 1 + 2 * next()
    context.beginPath()
    context.moveTo(800 * next(), 500 * next())
    for (let bend = 0; bend < 6; bend++) context.lineTo(800 * next(), 500 * next())
    context.stroke()
  }
}

function jpeg(width: number, height: number, stream: Uint8Array): PdfObject {
  const kind = '/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8'
  return { dictionary: `${kind} /Filter /DCTDecode /Width ${width} /Height ${height}`, stream }
}

/** One bit a pixel, all of them black: forty kilobytes that unfold to fifty million. */
function vast(side: number): PdfObject {
  const kind = '/Type /XObject /Subtype /Image /ColorSpace /DeviceGray /BitsPerComponent 1'
  const stream = deflateSync(new Uint8Array((side / 8) * side))
  return { dictionary: `${kind} /Filter /FlateDecode /Width ${side} /Height ${side}`, stream }
}

/** The head of a PNG of so many pixels a side; the pixels are not needed to refuse it. */
function vastPng(side: number): Buffer {
  const bytes = Buffer.alloc(64)
  bytes.write('\x89PNG\r\n\x1a\n\0\0\0\rIHDR', 'latin1')
  bytes.writeUInt32BE(side, 16)
  bytes.writeUInt32BE(side, 20)
  return bytes
}

function pdf(images: readonly PdfObject[]): Uint8Array {
  const sheets = images.map((_, index): Sheet => {
    const operators = `q 480 0 0 307.2 0 0 cm /X${index} Do Q`
    return { width: 480, height: 307.2, ink: [{ kind: 'raw', operators }] }
  })
  return pdfOf(sheets, images)
}

function textsOn(page: number, { blocks }: Reading): readonly string[] {
  const places = blocks.flatMap((block) =>
    block.type === 'table' ? block.cells.map(({ text, place }) => ({ text, place })) : [block],
  )
  return places.flatMap(({ text, place }) =>
    place.kind === 'page' && place.page === page && text !== '' ? [text] : [],
  )
}

describe('a scan with pages of all kinds', () => {
  const kinds = {
    good: () => jpeg(1000, 640, form),
    blank: () =>
      jpeg(
        800,
        500,
        drawn(800, 500, () => undefined),
      ),
    photograph: () => jpeg(800, 500, drawn(800, 500, photograph)),
    map: () => jpeg(800, 500, drawn(800, 500, map)),
    coarse: () => jpeg(267, 171, coarse),
    vast: () => vast(20_000),
    cut: () => jpeg(1000, 640, form.subarray(0, form.length / 2)),
    broken: () => jpeg(1000, 640, form.subarray(2)),
    last: () => jpeg(1000, 640, form),
  } as const
  type Kind = keyof typeof kinds
  const names = Object.keys(kinds) as Kind[]
  const pageOf = (kind: Kind) => names.indexOf(kind) + 1
  const notes: Note[] = []
  let coarse: Buffer
  let reading: Reading
  beforeAll(async () => {
    const canvas = createCanvas(267, 171)
    canvas.getContext('2d').drawImage(await loadImage(form), 0, 0, 267, 171)
    coarse = canvas.toBuffer('image/jpeg', 75)
    const bytes = pdf(Object.values(kinds).map((make) => make()))
    reading = await readPdf(bytes, settings, (note) => notes.push(note))
  })

  const codesOf = (kind: Kind) =>
    notes.filter(({ args }) => args['page'] === pageOf(kind)).map(({ code }) => code)

  test.each<readonly [Kind, readonly Note['code'][]]>([
    ['good', ['page_recognized']],
    ['blank', ['page_without_text']],
    // PP-OCR sees that nothing on it is print.
    ['photograph', hasPaddle() ? ['page_without_text'] : ['page_recognized', 'low_confidence']],
    // Among its lines PP-OCR takes some for print; tesseract.js none.
    ['map', hasPaddle() ? ['page_recognized', 'low_confidence'] : ['page_without_text']],
    ['coarse', ['page_recognized', 'low_confidence']],
    ['vast', ['page_without_text']],
    ['cut', ['page_recognized', 'part_missing']],
    ['broken', ['page_without_text']],
    ['last', ['page_recognized']],
  ])('says of a %s page what became of it', (kind, codes) => {
    expect(codesOf(kind)).toEqual(codes)
  })
  test('gives the good ones whole', () => {
    const whole = textsOn(pageOf('good'), reading)
    expect(whole).toContain('1,134.00')
    expect(textsOn(pageOf('last'), reading)).toEqual(whole)
  })
  test('gives no words where there are none', () => {
    for (const kind of ['blank', 'vast', 'broken'] as const) {
      expect(textsOn(pageOf(kind), reading), kind).toEqual([])
    }
  })
})

test.each([
  ['a vast image', () => vastPng(20_000), 'too_large'],
  ['a broken one', () => form.subarray(0, 700), 'corrupt'],
])('%s is a typed error', async (_, bytes, code) => {
  await expect(readImage(bytes(), settings, () => undefined)).rejects.toMatchObject({ code })
})

test('an image file that breaks off is known for it', () => {
  const ends = [form, form.subarray(0, 0.7 * form.length), Buffer.from('BM')].map(isTruncatedJpeg)
  expect(ends).toEqual([false, true, false])
})
