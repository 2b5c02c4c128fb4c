/**
 * A dump that keeps its layout in blanks → the lines of a dump in drawing order, which is then read as such. A printed row
 * is centred on one line; what is wrapped in it stands as far above that line as below it.
 */
import type { Paragraph } from '../../extract/document.ts'
import { fold, isBlank } from '../heading.ts'
import { type Meaning, meaningOf } from '../meaning.ts'
import { parseDecimal } from '../score.ts'
import { isLevelName } from '../shape.ts'
import { isPlaceholder } from './cost.ts'

/** Words that stand together in a line: `start` and `end` in characters of the line. */
type Fragment = {
  readonly text: string
  readonly line: number
  readonly start: number
  readonly end: number
}

type Kind = 'funds' | 'goals' | 'indicators'

/** The lines on which the headings of a section stand. */
type Heading = {
  readonly kind: Kind
  readonly first: number
  readonly last: number
  readonly middle: number
}

/** How far a column may lean in a dump, in characters. */
const LEAN = 2
/** Lines with gaps of blanks, of all lines with words, that show a layout. */
const LAID_OUT_SHARE = 0.25

/** The lines in drawing order; the same lines where they show no layout. */
export function unlaid(lines: readonly Paragraph[]): readonly Paragraph[] {
  const gaps = lines.filter(({ text }) => /\S {3,}\S/u.test(text)).length
  if (gaps < 4 || gaps < lines.length * LAID_OUT_SHARE) return lines
  const fragments = lines.map(({ text }, line) => fragmentsOf(text, line))
  const headings = headingsIn(fragments)
  if (headings.length === 0) return lines
  const drawn: Paragraph[] = []
  let from = 0
  for (const [at, heading] of headings.entries()) {
    drawn.push(...lines.slice(from, heading.first))
    const until = headings[at + 1]?.first ?? formEnd(fragments, heading)
    const end = Math.min(until, sectionEnd(fragments, heading, until))
    const texts = sectionLines(fragments, heading, end)
    const line = lines[heading.middle]
    if (line) drawn.push(...texts.map((text) => ({ ...line, text })))
    from = end
  }
  return [...drawn, ...lines.slice(from)]
}

function fragmentsOf(text: string, line: number): readonly Fragment[] {
  return [...text.matchAll(/\S+(?: \S+)*/gu)].map((match) => ({
    text: match[0],
    line,
    start: match.index,
    end: match.index + match[0].length,
  }))
}

const wanted: Readonly<Record<Kind, (meaning: Meaning) => boolean>> = {
  indicators: ({ indicator }) => indicator !== undefined && indicator !== 'lead',
  funds: ({ fund }) => fund !== undefined && fund !== 'lead',
  goals: ({ goal }) => goal === 'expected' || goal === 'actual',
}

/** Known headings that a line must show, a group of which is enough. */
const enough: Readonly<Record<Kind, number>> = { indicators: 3, funds: 2, goals: 2 }

function headingsIn(fragments: readonly (readonly Fragment[])[]): readonly Heading[] {
  const headings: Heading[] = []
  for (let line = 0; line < fragments.length; line++) {
    const kind = headingKind(fragments, line)
    if (!kind) continue
    const first = edge(fragments, line, -1, kind)
    const last = edge(fragments, line, 1, kind)
    headings.push({
      kind,
      first: Math.max(first, (headings.at(-1)?.last ?? -1) + 1),
      last,
      middle: line,
    })
    line = last
  }
  return headings
}

function headingKind(fragments: readonly (readonly Fragment[])[], line: number): Kind | null {
  const words = (fragments[line] ?? []).flatMap(({ text }) => [text, ...text.split(' ')])
  const meanings = [...new Set(words)].map((word) => meaningOf(fold(word)))
  if (words.some((word) => parseDecimal(word) !== null)) return null
  const hasLevel = meanings.some(({ indicator }) => /^level[123]$/u.test(indicator ?? ''))
  const kinds = ['indicators', 'funds', 'goals'] as const
  return (
    kinds.find((kind) => {
      if (kind === 'indicators' && !hasLevel) return false
      return meanings.filter(wanted[kind]).length >= enough[kind]
    }) ?? null
  )
}

/** The last line above or below that holds pieces of the headings: none is a figure or a level's name. */
function edge(
  fragments: readonly (readonly Fragment[])[],
  line: number,
  step: 1 | -1,
  kind: Kind,
): number {
  if (kind === 'goals') return line
  let at = line
  for (let next = line + step; Math.abs(next - line) <= 2; next += step) {
    const row = fragments[next] ?? []
    if (row.length === 0 || !row.every((piece) => isPiece(piece, fragments, line))) break
    at = next
  }
  return at
}

/** Whether a fragment, put together with those of the heading line it stands over or under, is a known heading. */
function isPiece(
  piece: Fragment,
  fragments: readonly (readonly Fragment[])[],
  line: number,
): boolean {
  const folded = fold(piece.text)
  if (isBlank(folded) || parseDecimal(folded) !== null || isLevelName(folded)) return false
  const near = [-2, -1, 0, 1, 2].flatMap((by) => fragments[line + by] ?? [])
  const stack = near
    .filter((other) => other.start < piece.end + 1 && piece.start < other.end + 1)
    .toSorted((a, b) => a.line - b.line)
  const words = stack.map(({ text }) => text)
  for (let from = 0; from < words.length; from++) {
    for (let to = from + 2; to <= words.length; to++) {
      const part = stack.slice(from, to)
      if (!part.includes(piece)) continue
      const { indicator, fund } = meaningOf(fold(words.slice(from, to).join('')))
      if (indicator ?? fund) return true
    }
  }
  const { indicator, fund } = meaningOf(folded)
  return (indicator ?? fund) !== undefined
}

/** Where the rows of the last section end: at the line of the total, or at words that reach over the page. */
function formEnd(fragments: readonly (readonly Fragment[])[], { last }: Heading): number {
  const end = fragments.findIndex((row, line) => line > last && isClosing(row))
  return end === -1 ? fragments.length : end
}

function isClosing([first]: readonly Fragment[]): boolean {
  if (!first || first.start > LEAN) return false
  const { label } = meaningOf(fold(first.text.split(' ')[0] ?? ''))
  return label === 'total' || label === 'closing' || /^(?:注|备注)[:：]|项目名称/u.test(first.text)
}

function sectionEnd(
  fragments: readonly (readonly Fragment[])[],
  { kind, last }: Heading,
  until: number,
): number {
  if (kind !== 'indicators') return until
  const end = fragments.findIndex((row, line) => line > last && line < until && isClosing(row))
  return end === -1 ? until : end
}

/** A section's headings and rows, cell after cell as they are drawn. */
function sectionLines(
  fragments: readonly (readonly Fragment[])[],
  { kind, first, last }: Heading,
  end: number,
): readonly string[] {
  const body = fragments.slice(last + 1, end).flat()
  const heads = fragments.slice(first, last + 1).flat()
  const { lead, rest } = withoutLead(body, heads)
  const headings = stacksOf(heads.filter((piece) => !lead.includes(piece)))
  const lines = [...lead.map(({ text }) => text), ...headings.flat()]
  if (kind === 'goals') return [...lines, ...goalLines(rest)]
  return [...lines, ...rowLines(rest, kind)]
}

/** What is printed once at the left of the whole section: 绩效指标, 项目资金（万元）. */
function withoutLead(body: readonly Fragment[], heads: readonly Fragment[]) {
  const all = [...heads, ...body]
  const left = Math.min(...all.map(({ start }) => start))
  const column = all
    .filter(({ start, end }) => start <= left + LEAN && end <= left + 10)
    .toSorted((a, b) => a.line - b.line)
  for (let size = column.length; size > 0; size--) {
    const lead = column.slice(0, size)
    const words = fold(lead.map(({ text }) => text).join(''))
    const { indicator, fund, goal } = meaningOf(words)
    if (indicator === 'lead' || fund === 'lead' || goal !== undefined) {
      return { lead, rest: body.filter((piece) => !lead.includes(piece)) }
    }
  }
  const none: readonly Fragment[] = []
  return { lead: none, rest: body }
}

/** Pieces that stand over each other as cells, left to right. */
function stacksOf(pieces: readonly Fragment[]): readonly (readonly string[])[] {
  const stacks: Fragment[][] = []
  for (const piece of pieces.flatMap(parted)) {
    const stack = stacks.find((cell) =>
      cell.some(
        (other) => other.line !== piece.line && other.start < piece.end && piece.start < other.end,
      ),
    )
    if (stack) stack.push(piece)
    else stacks.push([piece])
  }
  return stacks
    .toSorted((a, b) => leftOf(a) - leftOf(b))
    .map((cell) => cell.toSorted((a, b) => a.line - b.line).map(({ text }) => text))
}

/** Headings side by side with one blank between them. */
function parted(piece: Fragment): readonly Fragment[] {
  const words = piece.text.split(' ')
  if (words.length === 1 || meaningOf(fold(piece.text)).indicator) return [piece]
  let start = piece.start
  return words.map((text) => {
    const part = { ...piece, text, start, end: start + text.length }
    start = part.end + 1
    return part
  })
}

function leftOf(pieces: readonly Fragment[]): number {
  return Math.min(...pieces.map(({ start }) => start))
}

/** Two columns of running words: all of the left one, then all of the right one. */
function goalLines(pieces: readonly Fragment[]): readonly string[] {
  const columns = columnsOf(pieces.flatMap((piece) => splitAt(piece, startsOf(pieces))))
  return columns.flatMap((column) => column.map(({ text }) => text))
}

/** Where the lines begin their fragments. */
function startsOf(pieces: readonly Fragment[]): readonly number[] {
  return pieces.map(({ start }) => start)
}

/** Other lines that must begin a cell where two cells seem to touch; more where the blank may be one within a date. */
const SUPPORT = 1
const SUPPORT_IN_FIGURES = 3

/** Words parted by a single blank where other lines begin a cell: two cells that nearly touch. */
function splitAt(piece: Fragment, starts: readonly number[]): readonly Fragment[] {
  let best = { index: -1, support: 0 }
  for (const { index } of piece.text.matchAll(/ /gu)) {
    const at = piece.start + index + 1
    const support = starts.filter((start) => Math.abs(start - at) <= 1).length
    const near = piece.text.slice(index - 1, index + 2)
    const needed = /\d \p{Script=Han}|\p{Script=Han} \d/u.test(near) ? SUPPORT_IN_FIGURES : SUPPORT
    if (index > LEAN && support >= needed && support > best.support) best = { index, support }
  }
  const { index } = best
  if (index < 0) return [piece]
  const at = piece.start + index + 1
  const left = { ...piece, text: piece.text.slice(0, index), end: at - 1 }
  const right = { ...piece, text: piece.text.slice(index + 1), start: at }
  return [...splitAt(left, starts), ...splitAt(right, starts)]
}

/** Pieces by the column they begin in, left to right, each from the top. */
function columnsOf(pieces: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const columns: Fragment[][] = []
  let right = Number.NEGATIVE_INFINITY
  for (const piece of pieces.toSorted((a, b) => a.start - b.start)) {
    if (piece.start - right > LEAN) columns.push([])
    columns.at(-1)?.push(piece)
    right = piece.start
  }
  return columns.map((column) => column.toSorted((a, b) => a.line - b.line))
}

/** Rows from the top, each cell after cell. */
function rowLines(pieces: readonly Fragment[], kind: Kind): readonly string[] {
  const anchors = anchorLines(pieces)
  if (anchors.length === 0) return pieces.map(({ text }) => text)
  const split = pieces.flatMap((piece) => splitAt(piece, startsOf(pieces)))
  const columns = columnsOf(split)
  const rows: string[][][] = anchors.map(() => [])
  for (const column of columns) {
    const isLevel = kind === 'indicators' && isLevelColumn(column)
    const cells = isLevel ? levelCells(column, anchors) : centredCells(column, anchors)
    for (const { row, texts } of cells) rows[row]?.push([...texts])
  }
  return rows.flatMap(drawnRow)
}

/** One printed row in drawing order: cells of one line together, wrapped ones by themselves. */
function drawnRow(cells: readonly (readonly string[])[]): readonly string[] {
  const lines: string[] = []
  let isOpen = false
  for (const texts of cells) {
    const [first = ''] = texts
    if (texts.length > 1) lines.push(...texts)
    else if (isOpen) lines.push(`${lines.pop() ?? ''} ${first}`)
    else lines.push(first)
    isOpen = texts.length === 1
  }
  return lines
}

/** Lines on which rows are centred: they hold figures, or what a template left. */
function anchorLines(pieces: readonly Fragment[]): readonly number[] {
  const figures = new Map<number, number>()
  for (const { line, text } of pieces) {
    const words = text.split(' ')
    const isFigure = words.every((word) => parseDecimal(word) !== null || isBlank(fold(word)))
    const count = isFigure
      ? words.length
      : isPlaceholder('level3', text)
        ? 2
        : isMoneyLabel(text)
          ? 2
          : 0
    figures.set(line, (figures.get(line) ?? 0) + count)
  }
  return [...figures]
    .filter(([, count]) => count >= 2)
    .map(([line]) => line)
    .toSorted((a, b) => a - b)
}

function isMoneyLabel(text: string): boolean {
  return /^(?:其中[:：]|上年结转|其他资金|年度资金总额)/u.test(text)
}

type RowCell = { readonly row: number; readonly texts: readonly string[] }

/** Cells centred on their row: as many lines above its line as below. */
function centredCells(column: readonly Fragment[], anchors: readonly number[]): readonly RowCell[] {
  const cells: RowCell[] = []
  let rest = [...column]
  for (const [row, anchor] of anchors.entries()) {
    const above = rest.filter(({ line }) => line < anchor)
    const on = rest.filter(({ line }) => line === anchor)
    const next = anchors[row + 1] ?? Number.POSITIVE_INFINITY
    const between = rest.filter(({ line }) => line > anchor && line < next)
    const below = between.slice(0, row === anchors.length - 1 ? between.length : above.length)
    const cell = [...above, ...on, ...below]
    if (cell.length > 0) cells.push({ row, texts: cell.map(({ text }) => text) })
    rest = rest.filter((piece) => !cell.includes(piece))
  }
  return cells
}

/** Whether most of a column's words are names of levels, whole or broken. */
function isLevelColumn(column: readonly Fragment[]): boolean {
  const groups = levelGroups(column)
  const named = groups.filter((group) => isLevelName(fold(group.map(({ text }) => text).join(''))))
  return named.length * 2 > groups.length
}

/** Pieces that make up one name of a level. */
function levelGroups(column: readonly Fragment[]): readonly (readonly Fragment[])[] {
  const groups: Fragment[][] = []
  for (let at = 0; at < column.length; ) {
    let size = 1
    for (let tried = 1; tried <= Math.min(8, column.length - at); tried++) {
      const words = fold(
        column
          .slice(at, at + tried)
          .map(({ text }) => text)
          .join(''),
      )
      if (isLevelName(words)) size = tried
    }
    groups.push(column.slice(at, at + size))
    at += size
  }
  return groups
}

/** Names merged down over their rows: each stands in the middle of the rows it is over. */
function levelCells(column: readonly Fragment[], anchors: readonly number[]): readonly RowCell[] {
  const cells: RowCell[] = []
  let row = 0
  for (const group of levelGroups(column)) {
    if (row >= anchors.length) break
    const middle = ((group[0]?.line ?? 0) + (group.at(-1)?.line ?? 0)) / 2
    cells.push({ row, texts: group.map(({ text }) => text) })
    const centre = (end: number) => ((anchors[row] ?? 0) + (anchors[end] ?? 0)) / 2
    let end = row
    while (
      end + 1 < anchors.length &&
      Math.abs(centre(end + 1) - middle) <= Math.abs(centre(end) - middle)
    )
      end++
    row = end + 1
  }
  return cells
}
