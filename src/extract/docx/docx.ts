/** DOCX through mammoth's HTML, read by the same reader as any other page. */
import mammoth from 'mammoth/mammoth.browser.min.js'
import { parseFragment } from 'parse5'
import { zipMembers } from '../archive/zip.ts'
import type { Note } from '../document.ts'
import { ExtractError } from '../error.ts'
import { blocksOf } from '../html/flow.ts'
import type { Reader } from '../reader.ts'
import { withNumbers } from './numbered.ts'

/**
 * Headings under the names that Word, WPS and LibreOffice give their styles in Chinese and English. All else is a
 * plain paragraph, numbered ones too: their numbers are written into the text before, since mammoth does not say them.
 */
const STYLES: readonly string[] = [
  ...[1, 2, 3, 4, 5, 6].flatMap((level) =>
    [`.Heading${level}`, ...[`Heading ${level}`, `标题 ${level}`, `标题${level}`].map(named)].map(
      (style) => `p${style} => h${level}:fresh`,
    ),
  ),
  ...['Heading', 'Title', '标题', '公文标题'].map((name) => `p${named(name)} => h1:fresh`),
]

function named(name: string): string {
  return `[style-name='${name}']`
}

/** What mammoth passes over although it may hold words. */
const WORDY = /: (w:fldSimple|m:oMath(?:Para)?|w:ruby|w:altChunk|w:subDoc)\b/u

/** Paragraphs of a document of five thousand pages. */
const MOST_PARAGRAPHS = 250_000

/** Bytes of the part that holds the text, at most. */
const LARGEST_PART = 256 * 2 ** 20

/** An empty paragraph takes six bytes, packed hardly any, and the library hours. Throws `ExtractError`. */
async function refuseEndless(bytes: Uint8Array): Promise<void> {
  for await (const member of zipMembers(bytes)) {
    if (!/^word\/document\d*\.xml$/iu.test(member.path)) continue
    const content = Buffer.from(await member.read(LARGEST_PART))
    let paragraphs = 0
    for (let at = content.indexOf('<w:p'); at >= 0; at = content.indexOf('<w:p', at + 4)) {
      // “<w:p>”, “<w:p/>” and “<w:p …>”, but not “<w:pPr>”.
      if (PARAGRAPH_GOES_ON.includes(content[at + 4] ?? 0)) paragraphs += 1
    }
    if (paragraphs > MOST_PARAGRAPHS) {
      const message = `The document has more than ${MOST_PARAGRAPHS} paragraphs.`
      throw new ExtractError('too_large', message)
    }
  }
}

const PARAGRAPH_GOES_ON = [...Buffer.from('>/ \t\r\n')]

export const readDocx: Reader = async (bytes, _settings, note) => {
  await refuseEndless(bytes).catch((error: unknown) => {
    // What else is wrong with the package is told by the library, which mends some of it.
    if (!(error instanceof ExtractError) || error.code === 'too_large') throw error
  })
  const html = await convert(await withNumbers(bytes), note)
  const blocks = blocksOf(parseFragment(html), note)
  if (blocks.length === 0) throw new ExtractError('no_content', 'The document holds no words.')
  return { pages: null, blocks }
}

async function convert(bytes: Uint8Array, note: (note: Note) => void): Promise<string> {
  const options = {
    styleMap: [...STYLES],
    includeDefaultStyleMap: false,
    // A file may bring a map of its own, which could leave out what it likes.
    includeEmbeddedStyleMap: false,
    convertImage: mammoth.images.imgElement(async () => ({ src: '' })),
    externalFileAccess: false,
  }
  const { value, messages } = await mammoth
    .convertToHtml({ arrayBuffer: bufferOf(bytes) }, options)
    .catch((cause: unknown) => {
      throw new ExtractError('corrupt', 'The file is no sound DOCX document.', { cause })
    })
  for (const found of messages.map(({ message }) => noteOf(message))) if (found) note(found)
  return value
}

/** The bytes alone, where they are part of a larger buffer. */
function bufferOf({ buffer, byteOffset, byteLength }: Uint8Array): ArrayBuffer {
  return buffer.slice(byteOffset, byteOffset + byteLength) as ArrayBuffer
}

function noteOf(message: string): Note | null {
  if (message.includes('cell merging may be incorrect')) {
    return { code: 'spans_repaired', lost: false, place: null, args: {} }
  }
  const part = WORDY.exec(message)?.[1]
  if (part !== undefined) return { code: 'part_missing', lost: true, place: null, args: { part } }
  const character = /unsupported character was ignored: (.*)/u.exec(message)?.[1]
  if (character === undefined) return null
  return {
    code: 'unreadable_text',
    lost: true,
    place: null,
    args: { characters: 1, character },
  }
}
