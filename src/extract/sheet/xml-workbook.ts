/**
 * A workbook in XML (Excel 2003) with the place of every row and cell said. A writer may leave it to be counted, past what
 * merged cells take; the library that reads workbooks does not count it so.
 */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import type { Note } from '../document.ts'
import { decodeText, textHead } from '../encoding.ts'
import { countPlaces, localName, type Said } from './xml-place.ts'

export function isXmlWorkbook(bytes: Uint8Array): boolean {
  return /^[\s\ufeff]*</u.test(textHead(bytes))
}

/** Never throws: where the text is no XML, what stands before and after is kept, and the library judges it. */
export function placedXml(bytes: Uint8Array, note: (note: Note) => void): string {
  const parser = new SaxesParser({ xmlns: false, position: false })
  const parts: string[] = []
  const places = countPlaces()
  parser.on('error', () => undefined)
  parser.on('processinginstruction', ({ target, body }) => parts.push(`<?${target} ${body}?>`))
  parser.on('opentag', (tag) => {
    parts.push(openingTag(tag, places.next(tag)), isOneTag(tag) ? '/>' : '>')
  })
  parser.on('closetag', (tag) => {
    if (!isOneTag(tag)) parts.push(`</${tag.name}>`)
  })
  parser.on('text', (text) => parts.push(text.trim() === '' ? text : escaped(text)))
  parser.on('cdata', (text) => parts.push(escaped(text)))
  parser.write(decodeText(bytes, declaredEncoding(bytes), note)).close()
  const cells = places.unsound()
  if (cells > 0) note({ code: 'spans_repaired', lost: false, place: null, args: { cells } })
  return `<?xml version="1.0"?>${parts.join('')}`
}

function declaredEncoding(bytes: Uint8Array): string | null {
  return /^[^>]*encoding\s*=\s*["']([\w.-]+)["']/u.exec(textHead(bytes))?.[1] ?? null
}

/** The library passes over what an empty cell covers, unless it is closed by a tag of its own. */
function isOneTag({ name, isSelfClosing }: SaxesTagPlain): boolean {
  return isSelfClosing && localName(name) !== 'Cell'
}

function openingTag({ name, attributes }: SaxesTagPlain, said: Said): string {
  const numbers = new Set(Object.keys(said).map(localName))
  const kept = Object.entries(attributes).filter(([own]) => !numbers.has(localName(own)))
  const words = [...kept, ...Object.entries(said)].map(
    ([own, value]) => ` ${own}="${escaped(String(value))}"`,
  )
  return `<${name}${words.join('')}`
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
