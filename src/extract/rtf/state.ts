/** What holds at one place of an RTF, and what has been read so far. */
import type { FlowParagraph } from '../doc/flow.ts'
import type { CellShape } from '../doc/row.ts'

/** What a group inherits from the group around it, and loses at its end. */
export type State = {
  /** What its words are for: the text, tables of the head, or nothing that is read. */
  destination: 'text' | 'fonts' | 'styles' | 'skipped'
  /** Where its paragraphs go: the text itself, or a footnote or text box that comes after it. */
  story: RtfStory
  /** How many bytes after a `\u` repeat it for readers without Unicode. */
  fallbackLength: number
  font: number
  hidden: boolean
  deleted: boolean
  struck: boolean
  style: number
  /** Heading level from 1; 0 where the paragraph says that it is body text, null where it does not say. */
  level: number | null
  inTable: boolean
  /** How many tables the paragraph stands in, where it says so. */
  depth: number
}

export type RtfStory = { words: string; readonly paragraphs: FlowParagraph[] }

/** The row being defined, by how many tables it stands in. */
export type RowShape = {
  left: number
  cells: CellShape[]
  joinsLeft: boolean
  joinsUp: boolean
}

export type Rtf = {
  readonly states: State[]
  state: State
  readonly main: RtfStory
  /** Footnotes and text boxes. */
  readonly others: RtfStory[]
  readonly rows: Map<number, RowShape>
  /** Bytes of text not yet decoded. */
  bytes: number[]
  /** Bytes still to be left out after a `\u`. */
  fallback: number
  /** Whether the last token was `\*`. */
  starred: boolean
  codePage: number
  readonly fonts: Map<number, { charset: number; name: string }>
  /** Heading levels by style. */
  readonly levels: Map<number, number>
  hidden: number
  pictures: number
  glyphs: number
}

export function newRtf(): Rtf {
  const main: RtfStory = { words: '', paragraphs: [] }
  const state: State = {
    destination: 'text',
    story: main,
    fallbackLength: 1,
    font: 0,
    hidden: false,
    deleted: false,
    struck: false,
    style: 0,
    level: null,
    inTable: false,
    depth: 0,
  }
  return {
    states: [],
    state,
    main,
    others: [],
    rows: new Map(),
    bytes: [],
    fallback: 0,
    starred: false,
    codePage: 1252,
    fonts: new Map(),
    levels: new Map(),
    hidden: 0,
    pictures: 0,
    glyphs: 0,
  }
}
