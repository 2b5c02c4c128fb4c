/**
 * Text with a cell a line, as browsers copy it and converters write it: each line is a cell or a part of one, a blank
 * cell is a line of blanks, and rows or cells may be parted by empty lines.
 */
import type { Paragraph } from '../../extract/document.ts'
import type { Token } from './token.ts'

/** Lines of blanks that show that blank cells were kept. */
const BLANK_CELLS = 2
/** Short lines, and the share of them with blanks inside, that a text with a cell a line has. */
const FEWEST_LINES = 16
const SHORT = 24
const PARTED_SHARE = 0.12
/** Words of a line, and the share of a section's lines with as many, where each line is a row. */
const ROW_WORDS = 3
const ROW_SHARE = 0.9

/** Share of lines that an empty line goes before where it parts every cell from the next, and where it parts rows. */
const CELLS_PARTED = 0.8
const ROWS_PARTED = 0.08

/** How the cells of a text were written down. */
export type CellLines = {
  /** Whether a cell is all that stands between two empty lines. */
  readonly parted: boolean
  /** Indexes of the lines that begin a row of the print; empty where nothing tells. */
  readonly rows: ReadonlySet<number>
}

/** How the lines hold a cell each; null where several cells share a line, as in the dump of a page. */
export function cellLinesOf(
  lines: readonly Paragraph[],
  whole: ReadonlySet<Paragraph>,
): CellLines | null {
  const heads = lines.flatMap((line, at) => (at > 0 && isParted(lines[at - 1], line) ? [at] : []))
  const share = heads.length / lines.length
  if (whole.size === 0 && !keepsBlanks(lines) && !(share >= ROWS_PARTED && isSparse(lines)))
    return null
  if (share >= CELLS_PARTED) return { parted: true, rows: new Set() }
  return { parted: false, rows: new Set(share >= ROWS_PARTED ? [0, ...heads] : []) }
}

function keepsBlanks(lines: readonly Paragraph[]): boolean {
  return lines.filter(({ text }) => text.trim() === '').length >= BLANK_CELLS
}

/** Whether short lines hold one piece each, as those of a dump with short cells do as well. */
function isSparse(lines: readonly Paragraph[]): boolean {
  const short = lines.filter(({ text }) => text.trim().length <= SHORT)
  const parted = short.filter(({ text }) => /\S\s+\S/u.test(text.trim()))
  return short.length >= FEWEST_LINES && parted.length <= short.length * PARTED_SHARE
}

/** Whether empty lines stand between two lines. */
function isParted(before: Paragraph | undefined, { place }: Paragraph): boolean {
  if (before?.place.kind !== 'line' || place.kind !== 'line') return false
  return place.line - before.place.line > 1
}

/** The cells of the lines as tokens, a blank one with no words; parts of a cell on lines of their own are several tokens. */
export function cellTokens(
  lines: readonly Paragraph[],
  { parted, rows }: CellLines,
  whole: ReadonlySet<Paragraph>,
): readonly Token[] {
  const tokens: Token[] = []
  for (const [line, paragraph] of lines.entries()) {
    const text = paragraph.text.trim()
    const last = tokens.at(-1)
    if (parted && last && line > 0 && !isParted(lines[line - 1], paragraph)) {
      tokens.splice(-1, 1, { ...last, text: `${last.text}\n${text}` })
      continue
    }
    tokens.push({
      text,
      line,
      place: paragraph.place,
      opens: true,
      closes: true,
      holds: parted || whole.has(paragraph) || text === '' ? 'cell' : 'line',
      beginsRow: rows.size === 0 ? null : rows.has(line),
    })
  }
  return tokens
}

/** The words of a section; where nearly every line holds several cells a row begins with each line. */
export function withRows(tokens: readonly Token[]): readonly Token[] {
  const counts = new Map<number, number>()
  for (const { line, holds } of tokens) {
    if (holds !== 'word') return tokens
    counts.set(line, (counts.get(line) ?? 0) + 1)
  }
  const rows = [...counts.values()].filter((count) => count >= ROW_WORDS).length
  if (rows < counts.size * ROW_SHARE) return tokens
  return tokens.map((token) => ({ ...token, beginsRow: token.opens }))
}
