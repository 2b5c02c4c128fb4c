/** What leaves the extract room: a file's words in reading order, unjudged. Data only. */

/** The formats a reader exists for; the table of readers must name each one. */
export type Format =
  | 'pdf'
  | 'ofd'
  | 'docx'
  | 'doc'
  | 'rtf'
  | 'xlsx'
  | 'xls'
  | 'html'
  | 'text'
  | 'image'

/** One file as received. `sha256` is its identity everywhere downstream. */
export type SourceFile = {
  /** As given by the user; a member of an archive is `a.zip!/path`. */
  readonly path: string
  /** Lower-case hexadecimal digest of `bytes`. */
  readonly sha256: string
  readonly format: Format
  readonly bytes: Uint8Array
}

export type Source = {
  readonly path: string
  readonly sha256: string
  readonly format: Format
  /** Bytes. */
  readonly size: number
}

/** What every reader's blocks become. The bytes stay behind. */
export type RawDocument = {
  readonly source: Source
  /** Null where the format has no pages. */
  readonly pages: number | null
  /** In reading order. */
  readonly blocks: readonly Block[]
  readonly notes: readonly Note[]
}

export type Block = Paragraph | Table

export type Paragraph = {
  readonly type: 'paragraph'
  /** As printed. In a text dump that keeps its layout, runs of blanks and form feeds stand as they are. */
  readonly text: string
  /** Heading level that the file itself declares, from 1; null for body text. */
  readonly level: number | null
  readonly place: Place
}

/** A table as anchor cells: no two overlap, a covered slot holds none. Rows and columns count from 0. */
export type Table = {
  readonly type: 'table'
  readonly rowCount: number
  readonly columnCount: number
  /** In row order, then column order. A cell printed blank is a cell with empty text. */
  readonly cells: readonly Cell[]
  /**
   * `kept`: spans and columns are the file's own. `lost`: a flattened text keeps only the order of the cells in
   * each row; every span is 1, a row may be shorter than others and its columns may not stand under each other.
   */
  readonly spans: 'kept' | 'lost'
  readonly place: Place
}

export type Cell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  /** As printed, line breaks within the cell kept as `\n`. */
  readonly text: string
  readonly place: Place
  /** Recognition confidence, 0 to 1; absent where the text was not read from pixels. */
  readonly confidence?: number
  /** What else recognition proposed for this cell, likeliest first; absent where there is nothing else. */
  readonly readings?: readonly string[]
}

/**
 * Where text stands in its source, in the terms that source has. All numbers count from 1; no two cells of a table
 * whose spans are kept stand in one place.
 */
export type Place =
  | { readonly kind: 'page'; readonly page: number; readonly box: Box }
  | { readonly kind: 'sheet'; readonly sheet: string; readonly range: string }
  | { readonly kind: 'flow'; readonly block: number }
  | CellPlace
  | { readonly kind: 'line'; readonly line: number }

/** A cell in a document without pages (HTML, Word): the table among the document's tables, its first row and column. */
export type CellPlace = {
  readonly kind: 'cell'
  /** The table among all blocks, paragraphs included. */
  readonly block: number
  readonly table: number
  readonly row: number
  readonly column: number
}

/** A rectangle in points (1/72 inch); origin at the top left of the page as displayed, y downward. */
export type Box = {
  readonly x0: number
  readonly top: number
  readonly x1: number
  readonly bottom: number
}

/** Something a reader guessed, skipped or could not read. `lost` says that words of the file are missing. */
export type Note = {
  readonly code: NoteCode
  readonly lost: boolean
  readonly place: Place | null
  readonly args: NoteArgs
}

/** What a note is about; `wording.ts` has words for every name. */
export type NoteArgs = Readonly<Partial<Record<NoteArg, string | number>>> & {
  readonly limit?: NoteLimit
  readonly kind?: NoteKind
}

/**
 * Numbers: the page, and the one on which its table goes on; how many pages were read of how many; how much is concerned,
 * and at which number a limit stands. Words: of the file, of what could not read it, and the names of its parts.
 */
export type NoteArg =
  | ('page' | 'on' | 'read' | 'of' | 'count' | 'characters' | 'cells' | 'rows' | 'limit' | 'at')
  | ('words' | 'kind' | 'name' | 'part' | 'encoding' | 'character' | 'why')

/** What there was too much of. */
export type NoteLimit = 'depth' | 'slots' | 'rows'

/** What stands in a file and is no text of it. */
export type NoteKind = 'image' | 'shape' | 'attachment'

/** The closed list of reading notes; `wording.ts` has a sentence for each, in each language. */
export type NoteCode =
  | 'hidden_content'
  | 'nested_table'
  | 'layout_table'
  | 'drawn_table'
  | 'spans_repaired'
  | 'unreadable_text'
  | 'page_without_text'
  | 'page_failed'
  | 'page_recognized'
  | 'low_confidence'
  | 'table_continued'
  | 'limit_reached'
  | 'embedded_object'
  | 'encoding_guessed'
  | 'part_missing'
  | 'handwriting'
  | 'border_left_out'
  | 'font_missing'
