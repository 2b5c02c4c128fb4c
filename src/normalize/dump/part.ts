/** Runs of a dump's tokens that can be one cell, and what that costs by how their words are parted and wrapped. */
import type { DumpColumn } from './columns.ts'
import { cellCosts, isPlaceholder } from './cost.ts'
import { isBlankCell, printedWidth, type Token, wordsOf } from './token.ts'

/** More tokens and lines than a cell of a form has. */
const MOST_TOKENS = 150
/** Lines of the longest cell. Chosen; it bounds the work. */
const MOST_LINES = 48

/** What it costs that a cell is wrapped once more. No unit; set by hand, as all costs here. */
const WRAP = 0.25
/** A line end that its author set within a cell: 项目决策 ⏎ 2分. */
const LINE = 1.2
/** The same below a heading that its author parted as well. */
const NARROW_LINE = 0.7

/** What it costs that a wrapped cell shares its first or its last line with other cells, and its lines at most. */
const SHARED = 1
/** Lines that such a cell has at most. Chosen. */
const MOST_SHARED_LINES = 4

/** Tokens that can be one cell. */
export type Part = {
  readonly start: number
  readonly end: number
  readonly first: Token
  readonly last: Token
  readonly words: string
  readonly lines: readonly CellLine[]
  /** What it costs under each column, but for the column's width. */
  readonly costs: readonly number[]
}

/** A line of a cell; `ends`: a sentence ends with it. */
export type CellLine = { readonly width: number; readonly ends: boolean }

/** A run of tokens with more gaps than this is no cell, whatever follows. */
const MOST_GAPS = 14

/** Every run of tokens from `start` on that can be a cell: part of a line, or whole lines. */
export function partsAt(
  tokens: readonly Token[],
  start: number,
  columns: readonly DumpColumn[],
): readonly Part[] {
  const first = tokens[start]
  const parts: Part[] = []
  let gaps = 0
  if (!first) return parts
  for (let end = start + 1; end <= Math.min(tokens.length, start + MOST_TOKENS); end++) {
    const last = tokens[end - 1]
    const before = tokens.slice(start, end - 1).at(-1)
    if (!last || last.line - first.line > MOST_LINES) break
    if (areTwoCells(before, last)) break
    gaps += gapAfter(before, last)
    if (gaps > MOST_GAPS) break
    const shared = sharedLines(first, last)
    if (shared > 0 && !mayShare(first, last, columns)) {
      if (!first.opens) break
      continue
    }
    const part = tokens.slice(start, end)
    const [words, lines] = [wordsOf(part), lineWidths(part)]
    const costs = partCosts(part, gaps + wrapCost(lines) + shared * SHARED, columns)
    parts.push({ start, end, first, last, words, lines, costs })
  }
  return parts
}

/** How many lines a wrapped cell shares with others: its first, its last. */
function sharedLines(first: Token, last: Token): number {
  if (first.line === last.line) return 0
  return (first.opens ? 0 : 1) + (last.closes ? 0 : 1)
}

/** Short cells of a dumped row may be wrapped beside each other; a goal fills its lines. */
function mayShare(first: Token, last: Token, columns: readonly DumpColumn[]): boolean {
  if (first.holds !== 'word' || last.line - first.line > MOST_SHARED_LINES) return false
  return columns.every(({ field }) => field !== 'goal')
}

/** A line that ends with a digit, or is a figure with its unit: 15000次. */
const COUNTED_END = /\d%?$|^[≥≤=<>≧≦]?\d[\d.,]*[^\d\s年月日]{1,3}$/u

/** Whether two tokens cannot be of one cell, whatever stands over them: digits of two lines are two figures. */
function areTwoCells(before: Token | undefined, after: Token): boolean {
  if (!before) return false
  if (before.holds === 'cell' || after.holds === 'cell' || after.beginsRow === true) return true
  const areLines = after.opens && after.closes && before.opens && before.closes
  return areLines && COUNTED_END.test(before.text) && /^\d[\d.,]*%?$/u.test(after.text)
}

/** What it costs to put these tokens under each column; `drawn` for how the words of a dump are parted and wrapped. */
function partCosts(
  part: readonly Token[],
  drawn: number,
  columns: readonly DumpColumn[],
): readonly number[] {
  if (isBlankCell(part[0])) return columns.map(blankCost)
  const costs = cellCosts(wordsOf(part), columns)
  if (part[0]?.holds === 'word') return costs.map((cost) => cost + drawn)
  const joined = part.slice(1).map(({ text }, at) => lineCost(part[at]?.text ?? '', text))
  const sum = joined.reduce((total, cost) => total + cost, 0)
  const isLeft = (at: number) => isPlaceholder('level3', part[at]?.text ?? '')
  const narrow = joined.reduce(
    (total, cost, at) => total + (isLeft(at) ? cost : Math.min(cost, NARROW_LINE)),
    0,
  )
  return costs.map((cost, at) => {
    const column = columns[at]
    if (column?.field === 'goal') return cost + joined.length * WRAP
    return cost + (column && isNarrow(column) ? narrow : sum)
  })
}

/** Whether the author parted the names of a column in lines, as the heading above them. */
function isNarrow({ field, words }: DumpColumn): boolean {
  return /^level\d$/u.test(field) && words.includes('\n')
}

/** What it costs that two lines that no page has wrapped are one cell: little where the second goes on with the first. */
function lineCost(before: string, after: string): number {
  const goesOn =
    /[、，,：:（(]$/u.test(before) || /^(?:[（(、，。]|[2-9][.、．]|[②-⑳])/u.test(after)
  return goesOn ? WRAP : LINE
}

/** What it costs that a cell was left blank: where names stand it is merged rather, and not written again. */
function blankCost({ field }: DumpColumn): number {
  if (/^(?:level3|label)$/u.test(field)) return 1
  return /^(?:lead|level[12])$/u.test(field) ? 0.4 : 0.05
}

const HAN = /\p{Script=Han}/u

/** Longest unit of a figure. */
const UNIT = 4

/** What it costs that a line of a cell goes on with a blank after the end of a sentence. */
const SENTENCES = 2.5

function gapAfter(before: Token | undefined, after: Token): number {
  return before && !before.closes ? gapCost(before.text, after.text) : 0
}

/** What it costs that a blank stands inside a cell: next to nothing between a figure and the unit after it. */
function gapCost(left: string, right: string): number {
  const [end, start] = [left.at(-1) ?? '', right[0] ?? '']
  if (/[。；;]/u.test(end)) return SENTENCES
  if (/[：:，,、（(]/u.test(end)) return 0.2
  if (/\d/u.test(end)) return afterFigure(right)
  if (HAN.test(end) && HAN.test(start)) return 2.5
  if (HAN.test(end)) return /[年月日第共至]/u.test(end) ? 0.1 : 0.4
  return 1.2
}

function afterFigure(right: string): number {
  if (/^\d/u.test(right)) return 6
  if (!HAN.test(right[0] ?? '')) return 1.2
  return right.length <= UNIT || right.includes('/') ? 0.1 : 0.5
}

/** The printed lines of a cell. */
export function lineWidths(part: readonly Token[]): readonly CellLine[] {
  const lines = new Map<number, string>()
  for (const { line, text } of part) {
    const before = lines.get(line)
    lines.set(line, before === undefined ? text : `${before} ${text}`)
  }
  return [...lines.values()].map((text) => ({
    width: printedWidth(text),
    ends: /[。；;！]$/u.test(text),
  }))
}

/** All lines of a wrapped cell but the last are about as wide as the widest, unless they end a sentence. */
function wrapCost(lines: readonly CellLine[]): number {
  if (lines.length === 1) return 0
  const widest = Math.max(...lines.map(({ width }) => width))
  const slack = 3 + widest * 0.06
  return lines.slice(0, -1).reduce((cost, { width, ends }) => {
    const gap = ends ? 0 : Math.max(0, widest - width - slack)
    return cost + WRAP + Math.min(1.2, gap * 0.15)
  }, 0)
}

/** The printed width of a column; null where it is not known. */
export type Width = number | null

/** What it costs that lines do not fit a column: too wide, broken before they are full, or full and yet the last. */
export function widthCost(lines: readonly CellLine[], column: Width): number {
  if (column === null) return 0
  const last = lines.length - 1
  return lines.reduce((cost, { width, ends }, at) => {
    const over = width > column + 3 ? 0.8 : 0
    const early = at < last && !ends ? Math.min(0.8, Math.max(0, column - width - 3) * 0.15) : 0
    const full = at === last && column >= 8 && Math.abs(width - column) <= 1 ? 0.15 : 0
    return cost + over + early + full
  }, 0)
}
