/** Word 97 documents (DOC, WPS), from their binary structure: [MS-DOC]. */
import { CFB } from '@e965/xlsx'
import type { Note } from '../document.ts'
import { countNumbers, type Numbering } from '../docx/numbering.ts'
import { ExtractError } from '../error.ts'
import type { Reader } from '../reader.ts'
import { view } from './binary.ts'
import { type Fib, PART, readFib, type Story } from './fib.ts'
import { flowToBlocks } from './flow.ts'
import { readLists } from './list.ts'
import { readPieces } from './piece.ts'
import { readRuns } from './run.ts'
import { paragraphsOf, type WordText } from './story.ts'
import { readFontNames, readStyles, type Styles } from './style.ts'

/** The order of the stories in a document, and which of them are read: headers and comments are not. */
const stories: readonly (readonly [Story, boolean])[] = [
  ['main', true],
  ['footnote', true],
  ['header', false],
  ['macro', false],
  ['comment', false],
  ['endnote', true],
  ['textBox', true],
]

export const readDoc: Reader = async (bytes, _settings, note) => {
  const streams = openContainer(bytes)
  const document = streams('WordDocument')
  if (!document) throw new ExtractError('unsupported', 'The container holds no Word document.')
  const fib = readFib(document)
  const table = streams(fib.tableStream)
  if (!table) throw new ExtractError('corrupt', `The document lacks its ${fib.tableStream} stream.`)
  const text = readWordText(document, table, { fib, elsewhere: streams('Data') })
  const blocks = flowToBlocks(flow(text, fib, note), note)
  return { pages: null, blocks }
}

type Streams = (name: string) => DataView | null

function openContainer(bytes: Uint8Array): Streams {
  const container = parseContainer(bytes)
  return (name) => {
    const content = CFB.find(container, `/${name}`)?.content
    return content ? view(Uint8Array.from(content)) : null
  }
}

function parseContainer(bytes: Uint8Array): ReturnType<typeof CFB.read> {
  try {
    return CFB.read(Buffer.from(bytes), { type: 'buffer' })
  } catch (cause) {
    throw new ExtractError('corrupt', 'The container of the document cannot be opened.', { cause })
  }
}

function readWordText(
  document: DataView,
  table: DataView,
  { fib, elsewhere }: { readonly fib: Fib; readonly elsewhere: DataView | null },
): WordText {
  const part = (index: number) => fib.part(table, index)
  const styles = readStyles(part(PART.styles))
  return {
    document,
    elsewhere,
    pieces: readPieces(part(PART.pieces), document.byteLength),
    paragraphs: readRuns(document, part(PART.paragraphRuns), 'paragraph'),
    characters: readRuns(document, part(PART.characterRuns), 'character'),
    levels: styles.levels,
    counter: countNumbers(listsIn(table, fib, styles.numbers)),
    fonts: readFontNames(part(PART.fonts)),
  }
}

/** The lists; none where they cannot be read, for words without their numbers are better than none. */
function listsIn(table: DataView, fib: Fib, styles: Styles['numbers']): Numbering {
  try {
    return readLists(fib.partOn(table, PART.lists), fib.partOn(table, PART.listUses), styles)
  } catch (error) {
    if (error instanceof ExtractError) return { lists: new Map(), styles }
    throw error
  }
}

function* flow(text: WordText, { lengths }: Fib, note: (note: Note) => void) {
  let start = 0
  for (const [story, isRead] of stories) {
    const end = start + lengths[story]
    if (isRead) yield* paragraphsOf(text, [start, end], note)
    start = end
  }
}
