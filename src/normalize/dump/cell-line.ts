/**
 * Text with a cell a line, as browsers copy it and converters write it: each line is a cell or a part of one, a blank
 * cell is a line of blanks, and rows or cells may be parted by empty lines.
 */
import type { Paragraph } from '../../extract/document.ts'
import { isFigure } from '../value/score.ts'
import { fold } from '../words/heading.ts'
import { isPlaceholder } from './cost.ts'
import type { Token } from './token.ts'

/** Lines of blanks that show that blank cells were kept. */
const BLANK_CELLS = 2
/** Short lines, and the share of them with blanks inside, that a text with a cell a line has. */
const FEWEST_LINES = 16
/** Characters of a short line. Chosen; longer ones are sentences of a cell. */
const SHORT = 24
/** Share of short lines with blanks inside up to which each line is a cell. Chosen. */
const PARTED_SHARE = 0.12
/** Words of a wide line, and the shares of wide lines and of single words where each line is a row. */
const ROW_WORDS = 3
/** Share of wide lines from which each line is a row. Chosen. */
const ROW_SHARE = 0.75
/** Share of single words up to which each line is a row. Chosen. */
const SINGLE_SHARE = 0.2

/** Lines without an empty line before them, the first of all among them, that are no parts of cells. */
const FEWEST_WHOLE = 3

/** Share of lines that an empty line goes before where it parts every cell from the next, and where it parts rows. */
const CELLS_PARTED = 0.8
/** The same where empty lines part rows. Chosen; fewer part paragraphs. */
const ROWS_PARTED = 0.08

/** Pairs of lines with a figure each that show the same, and lines with two figures beside so many. */
const FEWEST_PAIRS = 3
/** Lines with two figures for each pair of lines that shows single ones, at most. Chosen. */
const SHARED_PART = 0.1

/** The end of a name that is parted by an empty line: 经济效益, 指标. */
const CUT_HEAD = /^(?:指标|目标|标)$/u

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
  const isSigned = keepsBlanks(lines) || (share >= ROWS_PARTED && isSparse(lines))
  if (whole.size === 0 && !isSigned && !partsFigures(lines)) return null
  // Where an empty line stands before every line, but for a title, it parts the lines of a cell as well.
  if (lines.length - heads.length <= FEWEST_WHOLE) return { parted: false, rows: new Set() }
  if (share >= CELLS_PARTED) return { parted: true, rows: new Set() }
  const rows = heads.filter((at) => !CUT_HEAD.test(lines[at]?.text.trim() ?? ''))
  return { parted: false, rows: new Set(share >= ROWS_PARTED ? [0, ...rows] : []) }
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

/** Whether figures that follow each other have a line each: those of one row of a page are dumped on one line. */
function partsFigures(lines: readonly Paragraph[]): boolean {
  const figures = lines.map(({ text }) =>
    text
      .trim()
      .split(/\s+/u)
      .map((word) => isFigure(fold(word))),
  )
  const alone = figures.map((line) => line.length === 1 && line[0] === true)
  const pairs = alone.filter((is, at) => is && alone[at + 1]).length
  const shared = figures.filter((line) => line.some((is, at) => is && line[at + 1])).length
  return pairs >= FEWEST_PAIRS && shared <= pairs * SHARED_PART && isSparse(lines)
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

/**
 * Whether a row of the print begins with each line of a section: most hold several cells, and next to none a single one,
 * as the lines of wrapped cells do; what a template left is one by itself.
 */
export function areRows(tokens: readonly Token[]): boolean {
  const words = new Map<number, number>()
  for (const { line, holds, text } of tokens) {
    if (holds !== 'word') return false
    if (!isPlaceholder('level3', text)) words.set(line, (words.get(line) ?? 0) + 1)
  }
  const counts = [...words.values()]
  const wide = counts.filter((count) => count >= ROW_WORDS).length
  const single = counts.filter((count) => count === 1).length
  return wide > 0 && wide >= counts.length * ROW_SHARE && single <= counts.length * SINGLE_SHARE
}

/** The lines of a section; where rows are known and none has more lines than there are headings each line is a cell. */
export function withWholeCells(tokens: readonly Token[], headings: number): readonly Token[] {
  const isKnown = tokens[0]?.beginsRow === true && tokens.every(({ holds }) => holds !== 'word')
  if (!isKnown) return tokens
  let length = 0
  for (const { beginsRow } of tokens) {
    length = beginsRow ? 1 : length + 1
    if (length > headings) return tokens
  }
  return tokens.map((token) => ({ ...token, holds: 'cell' as const }))
}
