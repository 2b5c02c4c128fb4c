/** The head of a Word 97 document: what it is, and where its parts stand ([MS-DOC] 2.5). */
import { ExtractError } from '../error.ts'
import { slice, u16, u32 } from './binary.ts'

/** A document's parts, in the order in which their characters follow each other. Counts of characters. */
export type Story = 'main' | 'footnote' | 'header' | 'macro' | 'comment' | 'endnote' | 'textBox'

export type Fib = {
  readonly tableStream: '0Table' | '1Table'
  readonly lengths: Readonly<Record<Story, number>>
  /** The part of the table stream with that index in FibRgFcLcb97; empty where the file has none. */
  readonly part: (table: DataView, index: number) => DataView
  /** The same up to the end of the table stream: what belongs to a part may stand behind it. */
  readonly partOn: (table: DataView, index: number) => DataView
}

/** Indices into FibRgFcLcb97. */
export const PART = {
  styles: 1,
  characterRuns: 12,
  paragraphRuns: 13,
  fonts: 15,
  pieces: 33,
  lists: 73,
  listUses: 74,
}

/** The mark that a Word document begins with. [MS-DOC]. */
const WORD_97 = 0xa5ec
/** Word 6 and 95 keep another structure under the same stream name. */
const WORD_95 = [0xa5dc, 0xa697, 0xa698, 0xa699]
/** The version from which a document has the structure of Word 97. [MS-DOC] */
const FIRST_97_VERSION = 0xc1
/** The flag of an encrypted document. [MS-DOC]. */
const ENCRYPTED = 0x0100
/** The flag that says which table stream is used. [MS-DOC]. */
const SECOND_TABLE = 0x0200
/** Bytes before FibRgFcLcb97. [MS-DOC]. */
const OFFSETS_AT = 154

export function readFib(document: DataView): Fib {
  const ident = u16(document, 0)
  const version = u16(document, 2)
  const flags = u16(document, 10)
  if (flags & ENCRYPTED)
    throw new ExtractError('encrypted', 'The document is protected by a password.')
  if (WORD_95.includes(ident) || (ident === WORD_97 && version < FIRST_97_VERSION)) {
    throw new ExtractError('unsupported', 'The document was written by a Word older than Word 97.')
  }
  if (ident !== WORD_97) throw new ExtractError('corrupt', 'The Word stream has no known head.')
  const count = u16(document, OFFSETS_AT - 2)
  return {
    tableStream: flags & SECOND_TABLE ? '1Table' : '0Table',
    lengths: {
      main: u32(document, 76),
      footnote: u32(document, 80),
      header: u32(document, 84),
      macro: u32(document, 88),
      comment: u32(document, 92),
      endnote: u32(document, 96),
      textBox: u32(document, 100),
    },
    part: (table, index) => {
      if (index >= count) return slice(table, 0, 0)
      const at = OFFSETS_AT + index * 8
      return slice(table, u32(document, at), u32(document, at + 4))
    },
    partOn: (table, index) => {
      const at = OFFSETS_AT + index * 8
      const isThere = index < count && u32(document, at + 4) > 0
      const begin = isThere ? u32(document, at) : table.byteLength
      return slice(table, begin, table.byteLength - begin)
    },
  }
}
