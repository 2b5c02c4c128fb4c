/**
 * A workbook in XML (Excel 2003) with the place of every row and cell said. A writer may leave it to be counted, past what
 * merged cells take; the library that reads workbooks does not count it so.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Note } from '../document.ts'
import { decodeText, textHead } from '../encoding.ts'

/** Columns of a sheet. */
const COLUMNS = 16_384

export function isXmlWorkbook(bytes: Uint8Array): boolean {
  return /^[\s\ufeff]*</u.test(textHead(bytes))
}

/** Never throws: where the text is no XML, what stands before and after is kept, and the library judges it. */
export function placedXml(bytes: Uint8Array, note: (note: Note) => void): string {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const parts: string[] = []
  let places = countPlaces()
  parser.on('error', () => undefined)
  parser.on('processinginstruction', ({ target, body }) => parts.push(`<?${target} ${body}?>`))
  parser.on('opentag', (tag) => {
    const name = localName(tag.name)
    if (name === 'Table') places = countPlaces()
    const index = name === 'Row' ? places.row(tag) : name === 'Cell' ? places.cell(tag) : null
    parts.push(openingTag(tag, index), name === 'Cell' || !tag.isSelfClosing ? '>' : '/>')
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    if (localName(name) === 'Cell' || !isSelfClosing) parts.push(`</${name}>`)
  })
  parser.on('text', (text) => parts.push(text.trim() === '' ? text : escaped(text)))
  parser.on('cdata', (text) => parts.push(escaped(text)))
  parser.write(decodeText(bytes, declaredEncoding(bytes), note)).close()
  return `<?xml version="1.0"?>${parts.join('')}`
}

function declaredEncoding(bytes: Uint8Array): string | null {
  return /^[^>]*encoding\s*=\s*["']([\w.-]+)["']/u.exec(textHead(bytes))?.[1] ?? null
}

type Places = {
  /** The number of a row, which begins with the tag. */
  readonly row: (tag: SaxesTagPlain) => number
  /** The column of a cell in the row that began last. */
  readonly cell: (tag: SaxesTagPlain) => number
}

/** Counts the rows and cells of one table, from 1. */
function countPlaces(): Places {
  let [row, nextRow, nextColumn] = [1, 1, 1]
  /** The last row of what is merged down in each column. */
  const mergedTo = new Map<number, number>()
  return {
    row: (tag) => {
      row = numberOf(tag, 'Index') ?? nextRow
      nextRow = row + 1 + (numberOf(tag, 'Span') ?? 0)
      nextColumn = 1
      return row
    },
    cell: (tag) => {
      while ((mergedTo.get(nextColumn) ?? 0) >= row) nextColumn += 1
      const column = numberOf(tag, 'Index') ?? nextColumn
      const last = Math.min(column + (numberOf(tag, 'MergeAcross') ?? 0), COLUMNS)
      const down = numberOf(tag, 'MergeDown') ?? 0
      if (down > 0) for (let at = column; at <= last; at += 1) mergedTo.set(at, row + down)
      nextColumn = last + 1
      return column
    },
  }
}

function numberOf({ attributes }: SaxesTagPlain, wanted: string): number | null {
  const found = Object.entries(attributes).find(([name]) => localName(name) === wanted)?.[1]
  return found !== undefined && /^\d{1,7}$/u.test(found) ? Number(found) : null
}

function openingTag({ name, attributes }: SaxesTagPlain, index: number | null): string {
  const kept = Object.entries(attributes).filter(
    ([name]) => index === null || localName(name) !== 'Index',
  )
  const all = index === null ? kept : [...kept, ['ss:Index', String(index)] as const]
  return [`<${name}`, ...all.map(([name, value]) => `${name}="${escaped(value)}"`)].join(' ')
}

function localName(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
}

function escaped(text: string): string {
  return text.replace(/[&<>"\r\n]/gu, (found) => ESCAPES[found] ?? `&#${found.charCodeAt(0)};`)
}
