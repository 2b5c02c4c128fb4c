/** A few thousand bytes that draw without end cost seconds, not the timeout. */
import { deflateSync } from 'node:zlib'
import { describe, expect, test } from 'vitest'
import { type PdfObject, pdfOf, type Sheet } from '../../../scripts/make/pdf.ts'
import type { Note } from '../../../src/extract/document.ts'
import { readPdf } from '../../../src/extract/pdf/pdf.ts'

const text = { kind: 'text', text: '项目支出绩效自评表', x: 50, y: 80, size: 12 } as const

function sheet(operators: string): Sheet {
  return { width: 595, height: 842, ink: [text, { kind: 'raw', operators }] }
}

/** A form whose content is `operators`; it reaches the others by the page's names. */
function form(operators: string, count: number): PdfObject {
  const named = Array.from({ length: count }, (_, at) => `/X${at} ${7 + at} 0 R`).join(' ')
  const dictionary = `/Type /XObject /Subtype /Form /BBox [0 0 595 842] /Resources << /XObject << ${named} >> >>`
  return {
    dictionary: `${dictionary} /Filter /FlateDecode`,
    stream: deflateSync(Buffer.from(operators)),
  }
}

/** Forms each of which draws the next ten times. */
function nested(depth: number): readonly PdfObject[] {
  return Array.from({ length: depth }, (_, at) =>
    form(at === depth - 1 ? '0 0 m 9 9 l S' : `/X${at + 1} Do `.repeat(10), depth),
  )
}

async function read(sheets: readonly Sheet[], extra: readonly PdfObject[] = []) {
  const notes: Note[] = []
  const bytes = pdfOf(sheets, extra)
  expect(bytes.length).toBeLessThan(200_000)
  const settings = { ocr: 'off', maxPages: 99 } as const
  const { blocks } = await readPdf(bytes, settings, (note) => notes.push(note))
  return { blocks, notes: notes.map(({ code, lost }) => [code, lost]) }
}

describe.each([
  ['forms within forms', '/X0 Do', nested(12)],
  ['graphics states within graphics states', 'q '.repeat(2_000_000), []],
  ['paths without end', '0 0 m 9 9 l S '.repeat(1_000_000), []],
] as const)('%s', (_, operators, extra) => {
  test('end the reading of the file', async () => {
    const pages = [sheet(''), sheet(operators)]
    await expect(read(pages, extra)).rejects.toMatchObject({ code: 'too_large' })
  })
})

test('forms within forms that end are read', async () => {
  const { blocks, notes } = await read([sheet('/X0 Do')], nested(4))
  expect(blocks).toHaveLength(1)
  expect(notes).toEqual([])
})

test('an image that cannot be decoded leaves the words of its page', async () => {
  const kind = '/Type /XObject /Subtype /Image /ColorSpace /DeviceRGB /BitsPerComponent 8'
  const dictionary = `${kind} /Filter /DCTDecode /Width 1000 /Height 640`
  const image = { dictionary, stream: Buffer.from('no picture at all') }
  const { blocks } = await read([sheet('q 480 0 0 307 0 0 cm /X0 Do Q')], [image])
  expect(blocks).toHaveLength(1)
})
