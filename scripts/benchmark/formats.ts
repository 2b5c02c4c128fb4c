/** The formats of the benchmark: how each document becomes a file, and which files know the places of their cells. */
import { docOf } from '../make/doc.ts'
import { glyphPdfOf } from '../make/glyph-pdf.ts'
import { pdfOf } from '../make/pdf.ts'
import { randomFrom } from '../make/report.ts'
import { writers } from '../make/writers.ts'
import { type BenchmarkDocument, digest } from './document.ts'
import { blocksOf } from './write/blocks.ts'
import { bookOf } from './write/book.ts'
import { layoutDump, rawDump } from './write/dump.ts'
import { pageOfd } from './write/page-ofd.ts'
import { scanOf } from './write/scan.ts'
import { cellLines, tabbed } from './write/text.ts'

type Bytes = Uint8Array | string

export type BenchmarkFormat = {
  readonly extension: string
  readonly about: string
  /** Whether a source can be compared with the cell as it was drawn. */
  readonly hasPlaces: boolean
  /** Read slowly, by recognition. */
  readonly isPicture: boolean
  readonly write: (document: BenchmarkDocument) => Bytes | Promise<Bytes>
}

const text = { extension: 'txt', hasPlaces: false, isPicture: false } as const
const picture = { extension: 'pdf', isPicture: true } as const

export const formats = {
  html: {
    ...{ extension: 'html', about: 'web page', hasPlaces: false, isPicture: false },
    write: ({ laid }) => writers.html.write({ blocks: blocksOf(laid) }),
  },
  docx: {
    ...{ extension: 'docx', about: 'Word', hasPlaces: false, isPicture: false },
    write: ({ laid }) => writers.docx.write({ blocks: blocksOf(laid) }),
  },
  doc: {
    ...{ extension: 'doc', about: 'Word 97', hasPlaces: false, isPicture: false },
    write: ({ laid }) => docOf(blocksOf(laid)),
  },
  xlsx: {
    ...{ extension: 'xlsx', about: 'workbook', hasPlaces: false, isPicture: false },
    write: ({ laid }) => bookOf(laid, 'xlsx'),
  },
  xls: {
    ...{ extension: 'xls', about: 'Excel 97', hasPlaces: false, isPicture: false },
    write: ({ laid }) => bookOf(laid, 'biff8'),
  },
  pdf: {
    ...{ extension: 'pdf', about: 'PDF, words and strokes', hasPlaces: true, isPicture: false },
    write: ({ typeset }) => pdfOf(typeset.pages),
  },
  'pdf-glyphs': {
    ...{ extension: 'pdf', about: 'PDF, characters and filled rules', hasPlaces: true },
    isPicture: false,
    write: ({ typeset }) => glyphPdfOf(typeset.pages),
  },
  ofd: {
    ...{ extension: 'ofd', about: 'OFD', hasPlaces: true, isPicture: false },
    write: ({ typeset }) => pageOfd(typeset.pages),
  },
  tabs: { ...text, about: 'text, rows with tabs', write: ({ laid }) => tabbed(laid) },
  cells: { ...text, about: 'text, a cell a line', write: ({ laid }) => cellLines(laid) },
  'raw-dump': {
    ...{ ...text, about: 'text of a PDF as drawn' },
    write: ({ typeset }) => rawDump(typeset.pages),
  },
  'layout-dump': {
    ...{ ...text, about: 'text of a PDF in blanks' },
    write: ({ typeset }) => layoutDump(typeset.pages),
  },
  'scan-good': {
    ...{ ...picture, about: 'scan, 200 dpi', hasPlaces: true },
    write: (document) => scanned(document, 'good'),
  },
  'scan-usual': {
    ...{ ...picture, about: 'scan, 150 dpi, askew, stamped', hasPlaces: false },
    write: (document) => scanned(document, 'usual'),
  },
  'scan-poor': {
    ...{ ...picture, about: 'scan, 100 dpi, faint rules', hasPlaces: true },
    write: (document) => scanned(document, 'poor'),
  },
  photograph: {
    ...{ ...picture, about: 'photograph', hasPlaces: false },
    write: (document) => scanned(document, 'photograph'),
  },
} as const satisfies Record<string, BenchmarkFormat>

export type FormatName = keyof typeof formats

function scanned({ family, typeset }: BenchmarkDocument, quality: Parameters<typeof scanOf>[1]) {
  return scanOf(typeset.pages, quality, randomFrom(digest(`${family.name}/${quality}`)))
}
