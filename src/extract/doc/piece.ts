/** The pieces that a document's text is put together from ([MS-DOC] 2.8.35, 2.9.38). */
import { ExtractError } from '../error.ts'
import { slice, u8, u16, u32 } from './binary.ts'

/** Characters `start` to `end` of the document, kept from byte `offset` of the Word stream. */
export type TextPiece = {
  readonly start: number
  readonly end: number
  readonly offset: number
  /** Bytes a character: 1 in the code page 1252, 2 in UTF-16. */
  readonly width: 1 | 2
}

/** The type of a Prc. [MS-DOC]. */
const PROPERTIES = 1
/** The type of a Pcdt. [MS-DOC]. */
const PIECES = 2
/** The bit of text with one byte a character. [MS-DOC]. */
const COMPRESSED = 0x40000000
/** The bits of the offset. [MS-DOC]. */
const OFFSET = 0x3fffffff

/** The pieces in the order of the text. Throws `ExtractError` where they reach beyond the stream. */
export function readPieces(clx: DataView, documentSize: number): readonly TextPiece[] {
  const table = pieceTable(clx)
  const count = Math.floor((table.byteLength - 4) / 12)
  const pieces: TextPiece[] = []
  let total = 0
  for (let index = 0; index < count; index += 1) {
    const piece = readPiece(table, index, count)
    const size = (piece.end - piece.start) * piece.width
    total += size
    // Pieces that share their bytes are no honest document: a small file would unfold without bound.
    if (size < 0 || piece.offset + size > documentSize || total > documentSize) {
      throw new ExtractError('corrupt', 'The pieces of the text reach beyond the document.')
    }
    pieces.push(piece)
  }
  return pieces
}

function readPiece(table: DataView, index: number, count: number): TextPiece {
  const start = u32(table, index * 4)
  const end = u32(table, index * 4 + 4)
  const position = u32(table, (count + 1) * 4 + index * 8 + 2)
  const offset = position & OFFSET
  return position & COMPRESSED
    ? { start, end, offset: offset >> 1, width: 1 }
    : { start, end, offset, width: 2 }
}

function pieceTable(clx: DataView): DataView {
  let at = 0
  while (at < clx.byteLength && u8(clx, at) === PROPERTIES) at += 3 + u16(clx, at + 1)
  if (at >= clx.byteLength || u8(clx, at) !== PIECES) {
    throw new ExtractError('corrupt', 'The document does not say where its text stands.')
  }
  return slice(clx, at + 5, u32(clx, at + 1))
}

const latin = new TextDecoder('windows-1252')
const wide = new TextDecoder('utf-16le', { ignoreBOM: true })

/** The text of `piece`, one UTF-16 unit a character of the document. */
export function textOf(document: DataView, piece: TextPiece): string {
  const bytes = slice(document, piece.offset, (piece.end - piece.start) * piece.width)
  if (piece.width === 1) return latin.decode(bytes)
  return wide.decode(bytes)
}
