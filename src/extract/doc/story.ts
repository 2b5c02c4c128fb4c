/** The characters of a Word document → its paragraphs: fields, hidden and deleted words, and special characters. */
import type { Note } from '../document.ts'
import { type Counter, numbered } from '../docx/numbering.ts'
import { u8, u16 } from './binary.ts'
import type { FlowParagraph } from './flow.ts'
import { referenceOf } from './list.ts'
import { type ParagraphProperties, readParagraph } from './paragraph.ts'
import { type TextPiece, textOf } from './piece.ts'
import { type PropertyRun, runAt } from './run.ts'
import { SPRM, sprmsIn } from './sprm.ts'
import { isGlyph, symbolOf } from './symbol.ts'

export type WordText = {
  readonly document: DataView
  /** The Data stream. */
  readonly elsewhere: DataView | null
  readonly pieces: readonly TextPiece[]
  readonly paragraphs: readonly PropertyRun[]
  readonly characters: readonly PropertyRun[]
  /** Gives the paragraphs their numbers, in the order of the document. */
  readonly counter: Counter
  /** Heading levels by style. */
  readonly levels: readonly (number | null)[]
  readonly fonts: readonly string[]
}

type CharacterProperties = {
  readonly deleted: boolean
  /** Not shown, or struck through. */
  readonly hidden: boolean
  readonly special: boolean
  /** Font and glyph that stand for the character. */
  readonly symbol: { readonly font: string; readonly code: number } | null
  readonly font: string
}

/** Ends a cell or a row. [MS-DOC]. */
const CELL_MARK = 0x07
/** Ends a paragraph. [MS-DOC]. */
const PARAGRAPH_MARK = 0x0d
/** Ends a page or a section. [MS-DOC]. */
const SECTION_MARK = 0x0c
/** Begins a field. [MS-DOC]. */
const FIELD_BEGIN = 0x13
/** Stands before what a field shows. [MS-DOC]. */
const FIELD_SEPARATOR = 0x14
/** Ends a field. [MS-DOC]. */
const FIELD_END = 0x15

/** Control characters that stand for something to read; other control characters are marks of no words. */
const spoken: Readonly<Record<number, string>> = {
  9: '\t',
  11: '\n',
  14: '\n',
  30: '-',
}

/** What was passed over, to be noted once a story. */
type Seen = { hidden: number; pictures: number; glyphs: number }

/** The paragraphs of the story that runs over the characters `start` to `end`. */
export function* paragraphsOf(
  text: WordText,
  [start, end]: readonly [number, number],
  note: (note: Note) => void,
): Generator<FlowParagraph> {
  const seen: Seen = { hidden: 0, pictures: 0, glyphs: 0 }
  const fields: ('instruction' | 'result')[] = []
  let words = ''
  for (const { code, offset, properties } of charactersOf(text, start, end)) {
    if (code === CELL_MARK || code === PARAGRAPH_MARK || code === SECTION_MARK) {
      // A field's instruction ends with its paragraph at the latest: a broken one must not swallow the rest.
      if (fields.includes('instruction')) fields.length = 0
      if (code === PARAGRAPH_MARK && properties.deleted) continue
      yield endParagraph(text, { words, code, offset })
      words = ''
    } else if (!followsField(fields, code) && !fields.includes('instruction')) {
      words += wordsFor(code, properties, seen)
    }
  }
  if (words.trim() !== '') {
    yield { text: words, level: null, depth: 0, ends: 'paragraph', shapes: null }
  }
  noteSeen(seen, note)
}

function followsField(fields: ('instruction' | 'result')[], code: number): boolean {
  if (code === FIELD_BEGIN) fields.push('instruction')
  else if (code === FIELD_END) fields.pop()
  else if (code !== FIELD_SEPARATOR) return false
  else if (fields.length > 0) fields[fields.length - 1] = 'result'
  return true
}

function noteSeen({ hidden, pictures, glyphs }: Seen, note: (note: Note) => void): void {
  const all = [
    ['hidden_content', hidden, false],
    ['embedded_object', pictures, true],
    ['unreadable_text', glyphs, true],
  ] as const
  for (const [code, count, lost] of all) {
    if (count > 0) note({ code, lost, place: null, args: { count } })
  }
}

type Character = {
  readonly code: number
  /** Where it stands in the Word stream. Bytes. */
  readonly offset: number
  readonly properties: CharacterProperties
}

function* charactersOf(text: WordText, start: number, end: number): Generator<Character> {
  let run: PropertyRun | undefined
  let properties = plain
  for (const piece of text.pieces) {
    const from = Math.max(start, piece.start)
    const to = Math.min(end, piece.end)
    if (from >= to) continue
    const words = textOf(text.document, piece)
    for (let index = from - piece.start; index < to - piece.start; index += 1) {
      const offset = piece.offset + index * piece.width
      if (!run || offset < run.start || offset >= run.end) {
        run = runAt(text.characters, offset)
        properties = run ? readCharacters(run, text.fonts) : plain
      }
      yield { code: words.charCodeAt(index), offset, properties }
    }
  }
}

const plain: CharacterProperties = {
  deleted: false,
  hidden: false,
  special: false,
  symbol: null,
  font: '',
}

const HIDING: readonly number[] = [
  SPRM.characterHidden,
  SPRM.characterStruck,
  SPRM.characterStruckTwice,
]
/** A property that is switched on. [MS-DOC], ToggleOperand. */
const ON = 1
/** A property that is the contrary of its style’s. [MS-DOC]. */
const NOT_AS_STYLE = 0x81
/** Font of the characters, for the scripts it may be set for: Latin, East Asian, other. */
const FONT_CODES = [0x4a4f, 0x4a50, 0x4a51]

function readCharacters(run: PropertyRun, fonts: readonly string[]): CharacterProperties {
  const properties = { ...plain }
  for (const { code, operand } of sprmsIn(run.sprms)) {
    if (code === SPRM.characterDeleted) properties.deleted = isOn(operand)
    else if (HIDING.includes(code)) properties.hidden ||= isOn(operand)
    else if (code === SPRM.characterSpecial) properties.special = isOn(operand)
    else if (FONT_CODES.includes(code)) properties.font = fonts[u16(operand, 0)] ?? ''
    else if (code === SPRM.characterSymbol) {
      const font = fonts[u16(operand, 0)] ?? ''
      properties.symbol = { font, code: u16(operand, 2) }
    }
  }
  return properties
}

function isOn(operand: DataView): boolean {
  const value = u8(operand, 0)
  return value === ON || value === NOT_AS_STYLE
}

/** Stands for a glyph of a symbol font. [MS-DOC], sprmCSymbol. */
const SYMBOL = 0x28
const PICTURES = [0x01, 0x08]

function wordsFor(code: number, properties: CharacterProperties, seen: Seen): string {
  if (properties.deleted) return ''
  if (properties.hidden) {
    seen.hidden += 1
    return ''
  }
  if (code === SYMBOL && properties.special && properties.symbol) {
    return symbol(properties.symbol, seen)
  }
  if (isGlyph(code)) return symbol({ font: properties.font, code }, seen)
  if (PICTURES.includes(code) && properties.special) seen.pictures += 1
  if (code < 0x20) return spoken[code] ?? ''
  return String.fromCharCode(code)
}

function symbol({ font, code }: { font: string; code: number }, seen: Seen): string {
  const shown = symbolOf(font, code)
  if (shown !== null) return shown
  if (!isGlyph(code)) return String.fromCharCode(code)
  seen.glyphs += 1
  return '\ufffd'
}

function endParagraph(
  text: WordText,
  { words, code, offset }: { words: string; code: number; offset: number },
): FlowParagraph {
  const run = runAt(text.paragraphs, offset)
  if (!run) return { text: words, level: null, depth: 0, ends: 'paragraph', shapes: null }
  const properties = readParagraph(run.sprms, text.elsewhere)
  const level = (properties.level ?? text.levels[run.style] ?? 0) || null
  const depth = Math.max(properties.depth ?? 0, properties.inTable ? 1 : 0)
  const number = text.counter(referenceOf(properties.number), String(run.style))
  return {
    text: number === null ? words : numbered(number, words),
    level,
    depth,
    ends: endOf(code, properties),
    shapes: properties.shapes,
  }
}

function endOf(code: number, properties: ParagraphProperties): FlowParagraph['ends'] {
  const { endsRow, endsInnerRow, endsInnerCell } = properties
  if (endsRow || endsInnerRow) return 'row'
  return endsInnerCell || code === CELL_MARK ? 'cell' : 'paragraph'
}
