/**
 * A small PDF writer for fixtures and benchmarks: text in a Chinese font that is named, not embedded, and rules.
 * Points from the top left of the page.
 */
import { deflateSync } from 'node:zlib'

export type Ink =
  | {
      readonly kind: 'text'
      readonly text: string
      readonly x: number
      /** Of the baseline. */
      readonly y: number
      readonly size: number
      /** Degrees clockwise. */
      readonly turn?: number
      /** Drawn without ink, as text behind a scan. */
      readonly invisible?: true
    }
  | {
      readonly kind: 'rule'
      readonly from: readonly [number, number]
      readonly to: readonly [number, number]
      readonly width?: number
      readonly dash?: readonly number[]
    }
  /** A filled rectangle. */
  | { readonly kind: 'area'; readonly box: readonly [number, number, number, number] }
  /** Operators as PDF writes them, in PDF's own space: from the bottom left. */
  | { readonly kind: 'raw'; readonly operators: string }

export type Sheet = {
  readonly width: number
  readonly height: number
  /** The page's /Rotate entry. */
  readonly rotate?: 90 | 180 | 270
  readonly ink: readonly Ink[]
}

/** An object of the file: its dictionary, and its stream where it has one. */
export type PdfObject = { readonly dictionary: string; readonly stream?: Uint8Array }

const PAGES = 2
const FONT = 3
const FIRST_FREE = 7

/** The bytes of a PDF with these pages. They reach `extra` objects as the resources /X0, /X1 … */
export function pdfOf(sheets: readonly Sheet[], extra: readonly PdfObject[] = []): Uint8Array {
  const firstPage = FIRST_FREE + extra.length
  const kids = sheets.map((_, index) => `${firstPage + 2 * index} 0 R`).join(' ')
  const named = extra.map((_, index) => `/X${index} ${FIRST_FREE + index} 0 R`).join(' ')
  const resources = `<< /Font << /F ${FONT} 0 R >> /XObject << ${named} >> >>`
  return fileOf([
    { dictionary: `/Type /Catalog /Pages ${PAGES} 0 R` },
    { dictionary: `/Type /Pages /Count ${sheets.length} /Kids [${kids}] /Resources ${resources}` },
    ...songFont(FONT),
    ...extra,
    ...sheets.flatMap((sheet, index) => sheetObjects(sheet, firstPage + 2 * index)),
  ])
}

/** The Song typeface of readers, its letters half as wide as its Han characters. Four objects from `number`. */
function songFont(number: number): readonly PdfObject[] {
  const name = '/BaseFont /STSong-Light'
  const parts = `/CIDSystemInfo ${number + 3} 0 R /FontDescriptor ${number + 2} 0 R`
  return [
    {
      dictionary: `/Type /Font /Subtype /Type0 ${name} /Encoding /UniGB-UCS2-H /DescendantFonts [${number + 1} 0 R]`,
    },
    {
      dictionary: `/Type /Font /Subtype /CIDFontType0 ${name} ${parts} /DW 1000 /W [1 95 500]`,
    },
    {
      dictionary:
        '/Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93',
    },
    { dictionary: '/Registry (Adobe) /Ordering (GB1) /Supplement 4' },
  ]
}

function sheetObjects(sheet: Sheet, number: number): readonly PdfObject[] {
  const { width, height, rotate = 0, ink } = sheet
  const content = ink.map((one) => operatorsOf(one, height)).join('\n')
  return [
    {
      dictionary: `/Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${width} ${height}] /Rotate ${rotate} /Contents ${number + 1} 0 R`,
    },
    { dictionary: '/Filter /FlateDecode', stream: deflateSync(Buffer.from(content, 'latin1')) },
  ]
}

function operatorsOf(ink: Ink, height: number): string {
  switch (ink.kind) {
    case 'raw':
      return ink.operators
    case 'area': {
      const [x0, top, x1, bottom] = ink.box
      return `${x0} ${height - bottom} ${x1 - x0} ${bottom - top} re f`
    }
    case 'rule': {
      const [x0, y0] = ink.from
      const [x1, y1] = ink.to
      const pen = `${ink.width ?? 0.5} w [${ink.dash?.join(' ') ?? ''}] 0 d`
      return `${pen} ${x0} ${height - y0} m ${x1} ${height - y1} l S`
    }
    case 'text': {
      const angle = (-(ink.turn ?? 0) * Math.PI) / 180
      const [cos, sin] = [Math.cos(angle).toFixed(5), Math.sin(angle).toFixed(5)]
      const matrix = `${cos} ${sin} ${(-Number(sin)).toFixed(5)} ${cos} ${ink.x} ${height - ink.y}`
      const mode = ink.invisible ? 3 : 0
      return `BT ${mode} Tr /F ${ink.size} Tf ${matrix} Tm <${ucs2(ink.text)}> Tj ET`
    }
  }
}

function ucs2(text: string): string {
  return Buffer.from(text, 'utf16le').swap16().toString('hex')
}

/** The bytes of a file of these objects, the first of which is its catalogue. */
export function fileOf(objects: readonly PdfObject[]): Uint8Array {
  const chunks: Buffer[] = [Buffer.from('%PDF-1.7\n', 'latin1')]
  const offsets: number[] = []
  let length = chunks[0]?.length ?? 0
  const add = (chunk: Buffer): void => {
    chunks.push(chunk)
    length += chunk.length
  }
  for (const [index, { dictionary, stream }] of objects.entries()) {
    offsets.push(length)
    const size = stream ? ` /Length ${stream.length}` : ''
    add(Buffer.from(`${index + 1} 0 obj\n<< ${dictionary}${size} >>\n`, 'latin1'))
    if (stream) {
      add(Buffer.from('stream\n', 'latin1'))
      add(Buffer.from(stream))
      add(Buffer.from('\nendstream\n', 'latin1'))
    }
    add(Buffer.from('endobj\n', 'latin1'))
  }
  const entries = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`)
  const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${entries.join('')}`
  const trailer = `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${length}\n%%EOF\n`
  return Buffer.concat([...chunks, Buffer.from(table + trailer, 'latin1')])
}

/** A cell to draw. Rows and columns count from 0. */
export type DrawnCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan?: number
  readonly colSpan?: number
  readonly text: string
}

export type DrawnTable = {
  readonly x: number
  readonly top: number
  readonly widths: readonly number[]
  readonly heights: readonly number[]
  readonly size: number
  readonly cells: readonly DrawnCell[]
  /** Whether words stand in the middle of a cell's height. */
  readonly isCentred?: boolean
}

/** A ruled table: each cell's frame, and its text wrapped at the cell's width, from the top or around the middle. */
export function drawTable(table: DrawnTable): readonly Ink[] {
  const { size, isCentred = false } = table
  return table.cells.flatMap((cell): Ink[] => {
    const { row, column, rowSpan = 1, colSpan = 1, text } = cell
    const x0 = table.x + sum(table.widths.slice(0, column))
    const x1 = x0 + sum(table.widths.slice(column, column + colSpan))
    const top = table.top + sum(table.heights.slice(0, row))
    const bottom = top + sum(table.heights.slice(row, row + rowSpan))
    const lines = wrap(text, (x1 - x0 - 6) / size)
    const free = bottom - top - lines.length * 1.2 * size
    const first = isCentred ? top + free / 2 : top + 3
    return [
      ...frame([x0, top, x1, bottom]),
      ...lines.map((line, index): Ink => {
        const y = first + size * (1.2 * index + 0.86)
        return { kind: 'text', text: line, x: x0 + 3, y, size }
      }),
    ]
  })
}

/** The four rules around a box. */
export function frame([x0, top, x1, bottom]: readonly [
  number,
  number,
  number,
  number,
]): readonly Ink[] {
  return [
    { kind: 'rule', from: [x0, top], to: [x1, top] },
    { kind: 'rule', from: [x1, top], to: [x1, bottom] },
    { kind: 'rule', from: [x0, bottom], to: [x1, bottom] },
    { kind: 'rule', from: [x0, top], to: [x0, bottom] },
  ]
}

/** Lines of at most `ems`, counting letters and figures as half. Line breaks in the text stay. */
export function wrap(text: string, ems: number): readonly string[] {
  return text.split('\n').flatMap((paragraph) => {
    const lines = ['']
    let used = 0
    for (const character of paragraph) {
      const width = character < '\u0100' ? 0.5 : 1
      if (used + width > ems && used > 0) {
        lines.push('')
        used = 0
      }
      lines[lines.length - 1] += character
      used += width
    }
    return lines
  })
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((total, one) => total + one, 0)
}
