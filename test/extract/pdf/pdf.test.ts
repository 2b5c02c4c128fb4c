import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  type DrawnCell,
  drawTable,
  type Ink,
  type PdfObject,
  pdfOf,
  type Sheet,
} from '../../../scripts/make/pdf.ts'
import type { Box, Note, Table } from '../../../src/extract/document.ts'
import { ExtractError } from '../../../src/extract/error.ts'
import { readPdf } from '../../../src/extract/pdf/pdf.ts'
import type { Reading } from '../../../src/extract/reader.ts'

const sheet = (ink: readonly Ink[], more: Partial<Sheet> = {}): Sheet => ({
  width: 500,
  height: 400,
  ink,
  ...more,
})

const text = (words: string, x: number, y: number): Ink => ({
  kind: 'text',
  text: words,
  x,
  y,
  size: 10,
})

const raw = (operators: string): Ink => ({ kind: 'raw', operators })

const plain: readonly DrawnCell[] = [
  { row: 0, column: 0, text: '三级指标' },
  { row: 0, column: 1, text: '分值' },
  { row: 1, column: 0, text: '泵站维修' },
  { row: 1, column: 1, text: '12.5' },
]

const place = { x: 100, top: 100, widths: [80, 60], heights: [20, 20], size: 10 }
const table = drawTable({ ...place, cells: plain })

type Read = Reading & { readonly notes: readonly Note[] }

async function read(bytes: Uint8Array, maxPages = 100): Promise<Read> {
  const notes: Note[] = []
  const reading = await readPdf(bytes, { ocr: 'off', maxPages }, (note) => notes.push(note))
  return { ...reading, notes }
}

async function readSheets(
  sheets: readonly Sheet[],
  extra: readonly PdfObject[] = [],
): Promise<Read> {
  return await read(pdfOf(sheets, extra))
}

function tablesOf({ blocks }: Reading): readonly Table[] {
  return blocks.filter((block) => block.type === 'table')
}

function textsOf(reading: Reading): readonly string[] {
  return reading.blocks.flatMap((block) =>
    block.type === 'paragraph' ? [block.text] : block.cells.map((cell) => cell.text),
  )
}

const cells = plain.map((cell) => cell.text)

describe('rules however they are drawn', () => {
  const texts = table.filter((ink) => ink.kind === 'text')
  const box = '100 260 140 40 re S 180 260 m 180 300 l S 100 280 m 240 280 l S'
  const cases: readonly (readonly [string, readonly Ink[]])[] = [
    ['strokes', table],
    ['rectangles and lines in one path', [...texts, raw(box)]],
    [
      'thin filled rectangles',
      [
        ...texts,
        ...[100, 120, 140].map((y): Ink => ({ kind: 'area', box: [100, y, 240, y + 0.6] })),
        ...[100, 180, 240].map((x): Ink => ({ kind: 'area', box: [x, 100, x + 0.6, 140] })),
      ],
    ],
    [
      'dashes drawn one by one',
      [
        ...texts,
        ...[100, 120, 140].flatMap((y) =>
          Array.from({ length: 28 }, (_, index): Ink => {
            const x = 100 + 5 * index
            return { kind: 'rule', from: [x, y], to: [x + 3, y] }
          }),
        ),
        ...table.filter((ink) => ink.kind === 'rule' && ink.from[0] === ink.to[0]),
      ],
    ],
    ['under a transformation', [...texts, raw(`q 0.5 0 0 0.5 0 0 cm ${doubled(box)} Q`)]],
    [
      'cut to a clipped line',
      [
        ...texts,
        raw(`q 100 279.8 140 0.5 re W n 0 0 500 400 re f Q`),
        raw(box.replace('100 280 m 240 280 l S', '')),
      ],
    ],
  ]
  test.each(cases)('%s', async (_, ink) => {
    const reading = await readSheets([sheet(ink)])
    expect(tablesOf(reading)).toHaveLength(1)
    expect(textsOf(reading)).toEqual(cells)
  })

  test('forms within forms, each with its matrix', async () => {
    const form = (matrix: string, content: string): PdfObject => ({
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 500 400] /Matrix [${matrix}]`,
      stream: Buffer.from(content),
    })
    const inner = form(
      '1 0 0 1 50 0',
      '50 260 140 40 re S 130 260 m 130 300 l S 50 280 m 190 280 l S',
    )
    const outer = {
      ...form('1 0 0 1 0 60', '/X0 Do'),
      dictionary: `${form('1 0 0 1 0 60', '').dictionary} /Resources << /XObject << /X0 7 0 R >> >>`,
    }
    const texts = table.filter((ink) => ink.kind === 'text')
    const reading = await readSheets(
      [sheet([...texts, raw('q 1 0 0 1 0 -60 cm /X1 Do Q')])],
      [inner, outer],
    )
    expect(tablesOf(reading)[0]).toMatchObject({ rowCount: 2, columnCount: 2 })
    expect(textsOf(reading)).toEqual(cells)
  })
})

function doubled(operators: string): string {
  return operators.replace(/\d+/gu, (number) => String(2 * Number(number)))
}

describe('words', () => {
  const cases: readonly (readonly [string, readonly Ink[], readonly string[]])[] = [
    ['blanks between Han characters are spacing', [text('项 目 名 称', 50, 50)], ['项目名称']],
    ['blanks between words stay', [text('annual report 2021', 50, 50)], ['annual report 2021']],
    [
      'characters placed one by one',
      [text('项', 50, 50), text('目', 60, 50), text('1', 70, 50), text('2', 75, 50)],
      ['项目12'],
    ],
    [
      'text drawn twice for bold',
      [text('合计 100', 50, 50), text('合计 100', 50.3, 50)],
      ['合计 100'],
    ],
    ['doubled letters stay doubled', [text('11 谢谢', 50, 50)], ['11 谢谢']],
    [
      'text that runs upward',
      [{ kind: 'text', text: '绩效指标', x: 50, y: 200, size: 10, turn: -90 }],
      ['绩效指标'],
    ],
    [
      'text on a layer without ink is not shown',
      [
        text('看得见', 50, 50),
        { kind: 'text', text: '看不见', x: 50, y: 90, size: 10, invisible: true },
      ],
      ['看得见'],
    ],
  ]
  test.each(cases)('%s', async (_, ink, expected) => {
    expect(textsOf(await readSheets([sheet(ink)]))).toEqual(expected)
  })

  test('words of two cells are parted by the rule between them', async () => {
    const ink = [
      ...drawTable({ ...place, cells: [] }),
      raw('100 260 140 40 re S 180 260 m 180 300 l S'),
    ]
    const close = [text('一二三四五六七', 109.5, 120), text('12', 181, 120)]
    expect(textsOf(await readSheets([sheet([...ink, ...close])]))).toEqual(['一二三四五六七', '12'])
  })
})

describe('places', () => {
  test('are points from the top left, whatever the page is turned', async () => {
    const [upright] = tablesOf(await readSheets([sheet(table)]))
    expect(upright?.place).toMatchObject({
      page: 1,
      box: { x0: 100, top: 100, x1: 240, bottom: 140 },
    })
    const sideways = raw(`q 0 1 -1 0 400 0 cm`)
    const turned = await readSheets([
      sheet([sideways, ...drawTable({ ...place, cells: plain })], {
        width: 400,
        height: 500,
        rotate: 90,
      }),
    ])
    expect(textsOf(turned)).toEqual(cells)
  })

  const drawn: readonly (readonly [string, string, Box])[] = [
    ['down', '0 -1 1 0 0 600', { x0: 460, top: 100, x1: 500, bottom: 240 }],
    ['up', '0 1 -1 0 600 0', { x0: 100, top: 360, x1: 140, bottom: 500 }],
    ['upside down', '-1 0 0 -1 600 600', { x0: 360, top: 460, x1: 500, bottom: 500 }],
  ]
  test.each(drawn)('are those displayed on a page whose text runs %s', async (_, matrix, box) => {
    const ink = [raw(`${matrix} cm`), ...drawTable({ ...place, cells: plain })]
    const turned = await readSheets([sheet(ink, { width: 600, height: 600 })])
    expect(textsOf(turned)).toEqual(cells)
    expect(tablesOf(turned)[0]?.place).toMatchObject({ page: 1, box })
  })
})

describe('what cannot be read', () => {
  const failures: readonly (readonly [string, Uint8Array, string])[] = [
    ['no PDF at all', Buffer.from('%PDF-1.4\nnothing here'), 'corrupt'],
    ['no pages', pdfOf([]), 'no_content'],
  ]
  test.each(failures)('%s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'ExtractError', code })
  })

  test('pages beyond the limit are noted', async () => {
    const { pages, notes } = await read(pdfOf([sheet(table), sheet(table)]), 1)
    expect(pages).toBe(2)
    expect(notes).toMatchObject([{ code: 'limit_reached', args: { read: 1, of: 2 } }])
  })

  test('a picture beside the words may hold more', async () => {
    const picture = {
      dictionary:
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      stream: Buffer.from([0]),
    }
    const words = sheet([...table, raw('q 300 0 0 200 100 20 cm /X0 Do Q')])
    const { notes } = await readSheets([words], [picture])
    expect(notes.map(({ code, lost }) => [code, lost])).toEqual([['embedded_object', true]])
  })

  test('a page of pictures is noted', async () => {
    const picture = {
      dictionary:
        '/Type /XObject /Subtype /Image /Width 1 /Height 1 /ColorSpace /DeviceGray /BitsPerComponent 8',
      stream: Buffer.from([128]),
    }
    const { blocks, notes } = await readSheets(
      [sheet([raw('q 500 0 0 400 0 0 cm /X0 Do Q')])],
      [picture],
    )
    expect(blocks).toEqual([])
    expect(notes).toMatchObject([{ code: 'page_without_text', lost: true }])
  })

  test('changed bytes give a reading or a typed error, nothing else', async () => {
    const bytes = pdfOf([sheet(table), sheet([text('结束', 50, 50)])])
    const changes = fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), {
      minLength: 1,
      maxLength: 20,
    })
    await fc.assert(
      fc.asyncProperty(changes, async (changed) => {
        const broken = Uint8Array.from(bytes)
        for (const [at, byte] of changed) broken[at] = byte
        const error = await read(broken).then(
          () => null,
          (thrown: unknown) => thrown,
        )
        expect(error === null || error instanceof ExtractError).toBe(true)
      }),
      { numRuns: 60, seed: 7 },
    )
  })
})

test('a file of more fonts than are held at a time is read to its end', async () => {
  const count = 310
  const names = Array.from({ length: count }, (_, index) => `Sheet ${index}`)
  const extra = names.flatMap((name, index): PdfObject[] => [
    { dictionary: `/Type /Font /Subtype /Type1 /BaseFont /Made${index}` },
    {
      dictionary: `/Type /XObject /Subtype /Form /BBox [0 0 500 400] /Resources << /Font << /G ${7 + 2 * index} 0 R >> >>`,
      stream: Buffer.from(`BT /G 10 Tf 100 300 Td (${name}) Tj ET`),
    },
  ])
  const sheets = names.map((_, index) => sheet([raw(`/X${2 * index + 1} Do`)]))
  const { blocks, notes } = await read(pdfOf(sheets, extra), count)
  expect(blocks.map((block) => block.type === 'paragraph' && block.text)).toEqual(names)
  expect(notes).toEqual([])
})
