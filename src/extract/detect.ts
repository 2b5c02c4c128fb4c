/** Which format a file is in: by what it holds; its name decides only where the content leaves a choice. */
import type { Format } from './document.ts'
import { isText, textHead } from './encoding.ts'
import { ExtractError } from './error.ts'
import { isMailWithPage } from './html/mail.ts'

/** Where a PDF may begin: mail gateways and web forms put lines of their own before it. Bytes. */
const PDF_WITHIN = 1024

/** More members of a ZIP need not be looked at. */
const LOOKED_AT = 2000

/** The format of a file that is no archive. Throws `ExtractError` for what no reader exists for. */
export function detectFormat(bytes: Uint8Array, path: string): Format {
  const head = Buffer.from(bytes.subarray(0, PDF_WITHIN)).toString('latin1')
  if (head.includes('%PDF-')) return 'pdf'
  if (isImage(head)) return 'image'
  if (head.startsWith('PK')) return packageFormat(bytes)
  if (head.startsWith('\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1')) return containerFormat(bytes)
  if (/^\s*\{\\rtf/u.test(head)) return 'rtf'
  if (bareWorkbooks.some((signature) => head.startsWith(signature))) return 'xls'
  if (isText(bytes)) return textFormat(bytes, path)
  throw new ExtractError('unknown_format', 'The content is in no format known here.')
}

const images: readonly string[] = [
  '\xff\xd8\xff',
  '\x89PNG\r\n\x1a\n',
  'II*\0',
  'MM\0*',
  'GIF87a',
  'GIF89a',
]

function isImage(head: string): boolean {
  if (images.some((signature) => head.startsWith(signature))) return true
  if (head.startsWith('RIFF')) return head.startsWith('WEBP', 8)
  return head.startsWith('BM') && head.startsWith('\0\0\0\0', 6)
}

/** Workbooks of Excel 2 to 5 without a container: their first record. */
const bareWorkbooks: readonly string[] = [
  '\x09\x08\x08\0',
  '\x09\x08\x10\0',
  '\x09\x04\x06\0',
  '\x09\x02\x06\0',
  '\x09\0\x04\0',
]

/** Office packages and OFD, by the members that the ZIP lists. */
const packages: readonly (readonly [RegExp, Format])[] = [
  [/^word\/document\d*\.xml$/iu, 'docx'],
  [/^xl\/workbook\.(?:xml|bin)$/iu, 'xlsx'],
  [/^ofd\.xml$/iu, 'ofd'],
  [/^word\//iu, 'docx'],
  [/^xl\//iu, 'xlsx'],
]

function packageFormat(bytes: Uint8Array): Format {
  const names = memberNames(bytes)
  for (const [part, format] of packages) if (names.some((name) => part.test(name))) return format
  if (names.some((name) => /^(?:ppt\/|content\.xml$|\[content_types\]\.xml$)/iu.test(name))) {
    throw new ExtractError('unsupported', 'This kind of office document is not read.')
  }
  throw new ExtractError('unknown_format', 'The ZIP holds no document known here.')
}

/** The names in a ZIP's directory; where that is missing, those before its members. */
function memberNames(bytes: Uint8Array): readonly string[] {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const listed = namesAt(buffer, 'PK\x01\x02', 28, 46)
  return listed.length > 0 ? listed : namesAt(buffer, 'PK\x03\x04', 26, 30)
}

function namesAt(buffer: Buffer, mark: string, lengthAt: number, nameAt: number): string[] {
  const names: string[] = []
  let at = buffer.indexOf(mark, 0, 'latin1')
  while (at !== -1 && at + nameAt < buffer.length && names.length < LOOKED_AT) {
    const start = at + nameAt
    names.push(buffer.toString('latin1', start, start + buffer.readUInt16LE(at + lengthAt)))
    at = buffer.indexOf(mark, at + 4, 'latin1')
  }
  return names
}

/** Streams of an OLE container by which it is told; WPS and ET name theirs as Word and Excel do. */
const streams: readonly (readonly [string, Format])[] = [
  ['WordDocument', 'doc'],
  ['Workbook', 'xls'],
  ['Book', 'xls'],
]

function containerFormat(bytes: Uint8Array): Format {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (streamAt(buffer, 'EncryptedPackage') !== null) {
    throw new ExtractError('encrypted', 'The document is protected by a password.')
  }
  // An embedded object has streams of its own, listed after those of the document.
  const found = streams.flatMap(([name, format]) => {
    const at = streamAt(buffer, name)
    return at === null ? [] : [{ at, format }]
  })
  const [first] = found.toSorted((a, b) => a.at - b.at)
  if (first) return first.format
  if (streamAt(buffer, 'Root Entry') === null) {
    throw new ExtractError('corrupt', 'The container has lost its directory: it is cut short.')
  }
  throw new ExtractError('unsupported', 'The container holds neither a text nor a workbook.')
}

/** Size of an entry in a container's directory, where its name's length stands in it, and how it is aligned. [MS-CFB] 2.6.1 */
const ENTRY = { size: 128, lengthAt: 64 } as const

/** Where the directory names a stream; null where it does not. */
function streamAt(buffer: Buffer, name: string): number | null {
  const words = Buffer.from(`${name}\0`, 'utf16le')
  for (let at = buffer.indexOf(words); at !== -1; at = buffer.indexOf(words, at + 2)) {
    const lengthAt = at + ENTRY.lengthAt
    const isEntry = at % ENTRY.size === 0 && lengthAt + 2 <= buffer.length
    if (isEntry && buffer.readUInt16LE(lengthAt) === words.length) return at
  }
  return null
}

const HTML =
  /^(?:<!doctype html|<(?:html|head|body|meta|title|style|script|link|table|div|p|span|center|font|h[1-6]|br|form|base)[\s>/])/iu

function textFormat(bytes: Uint8Array, path: string): Format {
  const head = textHead(bytes)
  if (/<\?mso-application[^>]*Excel\.Sheet|<(?:ss:)?Workbook\b/u.test(head)) return 'xls'
  if (/<\?mso-application[^>]*Word\.Document|<w:wordDocument\b|<pkg:package\b/u.test(head)) {
    throw new ExtractError('unsupported', 'Word 2003 XML is not read; save it as DOCX.')
  }
  const start = head.replace(/^(?:\s+|\ufeff|<!--[\s\S]*?-->|<\?xml[^>]*>|<!\[[^>]*>)+/u, '')
  if (HTML.test(start) || isMailWithPage(head)) return 'html'
  return /\.(?:html?|shtml|mht|mhtml|aspx?|jsp)$/iu.test(path) && /<\w+[\s>]/u.test(head)
    ? 'html'
    : 'text'
}
