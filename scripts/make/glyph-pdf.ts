/**
 * Ink as another producer writes it than `pdf.ts`: codes without meaning and a table from them to characters, each
 * character shown and placed by itself, rules as thin filled rectangles that run through many cells, text before rules.
 */
import { deflateSync } from 'node:zlib'
import { fileOf, type Ink, type PdfObject, type Sheet } from './pdf.ts'

const PAGES = 2
const FONT = 3
const FIRST_PAGE = 7
/** Half the thickness of a rule. Points. */
const PEN = 0.25

export function glyphPdfOf(sheets: readonly Sheet[]): Uint8Array {
  const codes = codesOf(sheets)
  const kids = sheets.map((_, index) => `${FIRST_PAGE + 2 * index} 0 R`).join(' ')
  return fileOf([
    { dictionary: `/Type /Catalog /Pages ${PAGES} 0 R` },
    {
      dictionary: `/Type /Pages /Count ${sheets.length} /Kids [${kids}] /Resources << /Font << /C2_0 ${FONT} 0 R >> >>`,
    },
    ...fontObjects(codes),
    ...sheets.flatMap((sheet, index) => pageObjects(sheet, codes, FIRST_PAGE + 2 * index)),
  ])
}

/** A code for each character, in the order in which they are first used, as a subset font numbers its glyphs. */
function codesOf(sheets: readonly Sheet[]): ReadonlyMap<string, number> {
  const codes = new Map<string, number>()
  for (const { ink } of sheets) {
    for (const one of ink) {
      if (one.kind !== 'text') continue
      for (const character of one.text) {
        if (!codes.has(character)) codes.set(character, codes.size + 3)
      }
    }
  }
  return codes
}

function hex(code: number): string {
  return code.toString(16).padStart(4, '0')
}

function widthOf(character: string): number {
  return character < '\u0100' ? 500 : 1000
}

function fontObjects(codes: ReadonlyMap<string, number>): readonly PdfObject[] {
  const name = '/BaseFont /ABCDEF+SimSun'
  const narrow = [...codes].filter(([character]) => widthOf(character) === 500)
  const widths = narrow.map(([, code]) => `${code} [500]`).join(' ')
  return [
    {
      dictionary: `/Type /Font /Subtype /Type0 ${name} /Encoding /Identity-H /DescendantFonts [${FONT + 1} 0 R] /ToUnicode ${FONT + 3} 0 R`,
    },
    {
      dictionary: `/Type /Font /Subtype /CIDFontType2 ${name} /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> /FontDescriptor ${FONT + 2} 0 R /DW 1000 /W [${widths}] /CIDToGIDMap /Identity`,
    },
    {
      dictionary:
        '/Type /FontDescriptor /FontName /ABCDEF+SimSun /Flags 4 /FontBBox [-8 -145 1000 859] /ItalicAngle 0 /Ascent 859 /Descent -141 /CapHeight 683 /StemV 80',
    },
    { dictionary: '/Filter /FlateDecode', stream: deflateSync(Buffer.from(toUnicode(codes))) },
  ]
}

/** A hundred codes a section, as the format admits. */
function toUnicode(codes: ReadonlyMap<string, number>): string {
  const lines = [...codes].map(([character, code]) => {
    return `<${hex(code)}> <${Buffer.from(character, 'utf16le').swap16().toString('hex')}>`
  })
  const sections: string[] = []
  for (let at = 0; at < lines.length; at += 100) {
    const own = lines.slice(at, at + 100)
    sections.push(`${own.length} beginbfchar\n${own.join('\n')}\nendbfchar`)
  }
  return `/CIDInit /ProcSet findresource begin 12 dict begin begincmap
/CMapName /Adobe-Identity-UCS def /CMapType 2 def
1 begincodespacerange <0000> <ffff> endcodespacerange
${sections.join('\n')}
endcmap CMapName currentdict /CMap defineresource pop end end`
}

function pageObjects(
  { width, height, ink }: Sheet,
  codes: ReadonlyMap<string, number>,
  number: number,
): readonly PdfObject[] {
  const words = ink.flatMap((one) => (one.kind === 'text' ? [shown(one, codes, height)] : []))
  const rules = longRules(ink).map(([x0, top, x1, bottom]) => {
    const box = [x0 - PEN, height - bottom - PEN, x1 - x0 + 2 * PEN, bottom - top + 2 * PEN]
    return `${box.map(rounded).join(' ')} re f*`
  })
  const content = ['q', '0 0 0 rg', ...words, 'Q', 'q', '0 0 0 rg', ...rules, 'Q'].join('\n')
  return [
    {
      dictionary: `/Type /Page /Parent ${PAGES} 0 R /MediaBox [0 0 ${width} ${height}] /CropBox [0 0 ${width} ${height}] /Contents ${number + 1} 0 R`,
    },
    { dictionary: '/Filter /FlateDecode', stream: deflateSync(Buffer.from(content, 'latin1')) },
  ]
}

/** Each character behind its own move. */
function shown(
  { text, x, y, size }: Ink & { readonly kind: 'text' },
  codes: ReadonlyMap<string, number>,
  height: number,
): string {
  let moved = 0
  const glyphs = [...text].map((character) => {
    const glyph = `${rounded(moved)} 0 Td <${hex(codes.get(character) ?? 0)}> Tj`
    moved = (widthOf(character) * size) / 1000
    return glyph
  })
  return `BT /C2_0 ${size} Tf 1 0 0 1 ${rounded(x)} ${rounded(height - y)} Tm ${glyphs.join(' ')} ET`
}

function rounded(value: number): string {
  return String(Math.round(value * 100) / 100)
}

type Span = readonly [x0: number, top: number, x1: number, bottom: number]

/** The cells' edges, those that go on in one line joined. */
function longRules(ink: readonly Ink[]): readonly Span[] {
  const spans = ink.flatMap((one): readonly Span[] => {
    if (one.kind !== 'rule') return []
    const [[x0, y0], [x1, y1]] = [one.from, one.to]
    return [[Math.min(x0, x1), Math.min(y0, y1), Math.max(x0, x1), Math.max(y0, y1)]]
  })
  const level = spans.filter(([, top, , bottom]) => top === bottom)
  const upright = spans.filter(([, top, , bottom]) => top !== bottom)
  const turned = upright.map(([x0, top, x1, bottom]): Span => [top, x0, bottom, x1])
  return [
    ...joined(level),
    ...joined(turned).map(([top, x0, bottom, x1]): Span => [x0, top, x1, bottom]),
  ]
}

/** Level spans at one height that touch each other become one. */
function joined(level: readonly Span[]): readonly Span[] {
  const sorted = level.toSorted((a, b) => a[1] - b[1] || a[0] - b[0])
  const result: Span[] = []
  for (const span of sorted) {
    const last = result.at(-1)
    const goesOn = last && Math.abs(last[1] - span[1]) < 0.1 && span[0] <= last[2] + 0.1
    if (goesOn) result[result.length - 1] = [last[0], last[1], Math.max(last[2], span[2]), last[3]]
    else result.push(span)
  }
  return result
}
