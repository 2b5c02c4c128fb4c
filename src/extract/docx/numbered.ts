/** A DOCX whose automatic numbers stand in its text, for a library that does not say which number is printed. */
import { SaxesParser, type SaxesTagPlain } from 'saxes'
import yazl from 'yazl'
import { zipMembers } from '../archive/zip.ts'
import {
  type Counter,
  countNumbers,
  type NumberReference,
  numbered,
  readNumbering,
} from './numbering.ts'

const DOCUMENT = /^word\/document\d*\.xml$/iu
const NUMBERING = /^word\/numbering\d*\.xml$/iu
const STYLES = /^word\/styles\d*\.xml$/iu
/** Parts that hold words or say how they hang together; pictures are not drawn. */
const KEPT = /\.(?:xml|rels)$/iu

/** Bytes of all kept parts together, at most: what is larger is read as it stands. */
const LARGEST = 256 * 2 ** 20

/** The same document with its numbers written out; the very bytes where there are none, or the package is not sound. */
export async function withNumbers(bytes: Uint8Array): Promise<Uint8Array> {
  try {
    const parts = await keptParts(bytes)
    const numbering = partOf(parts, NUMBERING)
    const document = partOf(parts, DOCUMENT)
    if (!numbering || !document) return bytes
    const styles = partOf(parts, STYLES)
    const used = [document.content, ...(styles ? [styles.content] : [])]
    if (!used.some((content) => Buffer.from(content).includes('<w:numPr'))) return bytes
    const counter = countNumbers(readNumbering(numbering.content, styles?.content))
    const text = new TextDecoder('utf-8', { fatal: true }).decode(document.content)
    const numbered = writeNumbers(text, counter)
    if (numbered === text) return bytes
    return await zipOf(new Map([...parts, [document.path, Buffer.from(numbered)]]))
  } catch {
    // Whatever is wrong with the package, or is no UTF-8, is told, or mended, by the library.
    return bytes
  }
}

type Parts = ReadonlyMap<string, Uint8Array>

async function keptParts(bytes: Uint8Array): Promise<Parts> {
  const parts = new Map<string, Uint8Array>()
  let room = LARGEST
  for await (const member of zipMembers(bytes)) {
    if (member.isDirectory || !KEPT.test(member.path)) continue
    const content = await member.read(room)
    room -= content.length
    parts.set(member.path, content)
  }
  return parts
}

function partOf(parts: Parts, name: RegExp) {
  for (const [path, content] of parts) if (name.test(path)) return { path, content }
  return undefined
}

async function zipOf(parts: Parts): Promise<Buffer> {
  const archive = new yazl.ZipFile()
  for (const [path, content] of parts) {
    archive.addBuffer(Buffer.from(content), path, { compress: false })
  }
  archive.end()
  const chunks: Buffer[] = []
  for await (const chunk of archive.outputStream) chunks.push(Buffer.from(chunk))
  return Buffer.concat(chunks)
}

type OpenParagraph = {
  /** Where the number is written: behind the properties, else behind the opening tag. */
  at: number
  style: string | null
  reference: NumberReference
  number: string | null
  isCounted: boolean
  hasWords: boolean
}

/** The text of the document with each number in a run of its own. Throws where it is no sound XML. */
export function writeNumbers(text: string, counter: Counter): string {
  const parser = new SaxesParser({ xmlns: false, position: true })
  const path: string[] = []
  const paragraphs: OpenParagraph[] = []
  const written: { readonly at: number; readonly words: string }[] = []
  let unprinted = 0
  const count = (paragraph: OpenParagraph) => {
    if (!paragraph.isCounted && unprinted === 0) {
      paragraph.number = counter(paragraph.reference, paragraph.style)
    }
    paragraph.isCounted = true
  }
  const place = (paragraph: OpenParagraph, next: string) => {
    count(paragraph)
    if (paragraph.hasWords) return
    paragraph.hasWords = true
    if (paragraph.number) {
      written.push({ at: paragraph.at, words: runOf(paragraph.number, next) })
    }
  }
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', (tag) => {
    path.push(tag.name)
    // Of the two forms of a drawing the newer one is not read.
    if (tag.name === 'mc:Choice') unprinted += 1
    if (tag.name === 'w:p') paragraphs.push(openParagraph(parser.position))
    else if (paragraphs.length > 0) takeProperty(paragraphs.at(-1), tag, path)
  })
  parser.on('closetag', ({ name, isSelfClosing }) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph && isProperties(path)) paragraph.at = parser.position
    if (name === 'w:p' && paragraph) {
      if (!isSelfClosing) place(paragraph, '')
      paragraphs.pop()
    }
    if (name === 'mc:Choice') unprinted -= 1
    path.pop()
  })
  parser.on('text', (words) => {
    const paragraph = paragraphs.at(-1)
    if (paragraph && path.at(-1) === 'w:t' && words.trim() !== '') place(paragraph, words.trim())
  })
  parser.write(text).close()
  return inserted(text, written)
}

function openParagraph(at: number): OpenParagraph {
  const reference = { list: null, level: null }
  return { at, style: null, reference, number: null, isCounted: false, hasWords: false }
}

function isProperties(path: readonly string[]): boolean {
  return path.at(-1) === 'w:pPr' && path.at(-2) === 'w:p'
}

/** Style and number of the paragraph itself; those it had before a change stand deeper. */
function takeProperty(
  paragraph: OpenParagraph | undefined,
  { name, attributes }: SaxesTagPlain,
  path: readonly string[],
): void {
  const value = attributes['w:val']
  if (!paragraph || value === undefined) return
  const isOwn = (depth: number) => isProperties(path.slice(0, -depth))
  if (name === 'w:pStyle' && isOwn(1)) paragraph.style = value
  if (path.at(-2) !== 'w:numPr' || !isOwn(2)) return
  const { list, level } = paragraph.reference
  if (name === 'w:numId') paragraph.reference = { list: value, level }
  if (name === 'w:ilvl') paragraph.reference = { list, level: Number.parseInt(value, 10) }
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

function runOf(number: string, next: string): string {
  const words = numbered(number, next).slice(0, -next.length || undefined)
  const safe = words.replaceAll(/[&<>]/gu, (sign) => ENTITIES[sign] ?? '')
  return `<w:r><w:t xml:space="preserve">${safe}</w:t></w:r>`
}

function inserted(
  text: string,
  written: readonly { readonly at: number; readonly words: string }[],
) {
  if (written.length === 0) return text
  const parts: string[] = []
  let from = 0
  for (const { at, words } of written.toSorted((one, other) => one.at - other.at)) {
    parts.push(text.slice(from, at), words)
    from = at
  }
  return [...parts, text.slice(from)].join('')
}
