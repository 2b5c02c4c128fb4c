/** Columns of a section as bands of characters, and the words of each line put under them. */

import { parseDecimal } from '../../value/score.ts'
import { fold, isBlank } from '../../words/heading.ts'
import { boundsAt, type PlacedLine } from './drift.ts'
import { type Kind, misfit, shapeAt } from './shape.ts'
import type { Line, Word } from './word.ts'

/** What may stand in a column: `start` to `end` is where the words of its heading stand. */
export type BandColumn = {
  readonly kind: Kind
  readonly start: number
  readonly end: number
  readonly heading: { readonly words: readonly Word[] } | null
}

/** Words of a line under a column. `isUnsure` where they could stand under the one beside it as well. */
export type Piece = {
  readonly column: number
  readonly line: number
  readonly words: readonly Word[]
  readonly isUnsure: boolean
}

/** How far lines tell of others, round by round: from the whole section to the lines beside. */
const FADES: readonly number[] = [16, 6, 3, 3]

/** The words of the lines under the columns, line by line from the left. */
export function piecesOf(lines: readonly Line[], columns: readonly BandColumn[]): readonly Piece[] {
  const own = lines.filter((line) => line.length > 0)
  const heads = headLines(columns)
  const first = columns.slice(1).map(({ start }, at) => (start + (columns[at]?.end ?? start)) / 2)
  const shifted = new Map(
    pagesOf(own).map((page) => [page, shiftedBounds(own, page, columns, first)]),
  )
  let found = own.map((line) => {
    const bounds = shifted.get(line[0]?.page ?? 0) ?? first
    return placed(line, columns, { bounds, pull: pullOf(line, columns) })
  })
  for (const fade of FADES) {
    const known = [...heads, ...found.map(({ line }) => line)]
    found = own.map((line) => {
      const [word] = line
      const near = word ? boundsAt(word, known, columns.length, fade) : []
      const bounds = near.map((bound, at) => bound ?? first[at] ?? 0)
      return placed(line, columns, { bounds, pull: 1 })
    })
  }
  return found.flatMap(({ pieces }) => pieces)
}

function pagesOf(lines: readonly Line[]): readonly number[] {
  return [...new Set(lines.map(([word]) => word?.page ?? 0))]
}

/** Where columns begin on a page, as far as moving and stretching their headings tells of its fullest lines. */
function shiftedBounds(
  lines: readonly Line[],
  page: number,
  columns: readonly BandColumn[],
  first: readonly number[],
): readonly number[] {
  const own = lines.filter(([word]) => word?.page === page)
  const fullest = own.toSorted((a, b) => b.length - a.length).slice(0, SAMPLE)
  let best = { bounds: first, cost: Number.POSITIVE_INFINITY }
  for (const left of SHIFTS) {
    for (const right of SHIFTS) {
      const bounds = first.map((bound, at) => bound + left + ((right - left) * at) / first.length)
      const costs = fullest.map((line) => placed(line, columns, { bounds, pull: 1 }).cost)
      const cost = costs.reduce(
        (sum, own) => sum + own,
        (Math.abs(left) + Math.abs(right)) * SHIFTED,
      )
      if (cost < best.cost) best = { bounds, cost }
    }
  }
  return best.bounds
}

/** Characters that the first and the last column may stand from their headings, and what each costs. */
const SHIFTS: readonly number[] = [0, -2, 2, -4, 4, -7, 7, -10, 10, -14, 14]
const SHIFTED = 0.5
/** Lines of a page that are tried. */
const SAMPLE = 12

/** Where headings stand says little of lines that fill most columns: their words tell by themselves. */
function pullOf(line: Line, columns: readonly BandColumn[]): number {
  const groups = line.filter((_, at) => gapBefore(line, at) >= GAP || at === 0).length
  return groups > columns.length * FULL ? FULL_PULL : 1
}

/** Headings tell less of lines than other lines do. */
const HEADING_WEIGHT = 0.3

/** The words of the headings, line by line. */
function headLines(columns: readonly BandColumn[]): readonly PlacedLine[] {
  const words = columns
    .flatMap(({ heading }, column) => (heading?.words ?? []).map((word) => ({ word, column })))
    .toSorted((a, b) => a.word.start - b.word.start)
  return [...new Set(words.map(({ word }) => word.line))].map((line) => {
    const own = words.filter(({ word }) => word.line === line)
    return {
      line,
      words: own.map(({ word }) => word),
      columns: own.map(({ column }) => column),
      weight: own.length * HEADING_WEIGHT,
    }
  })
}

/** Share of the columns that a full line fills, and how much the bounds count for it at first. */
const FULL = 0.6
const FULL_PULL = 0.25
/** A gap of blanks that parts cells, and what it costs to put words beyond it under the same column. */
const GAP = 2
const OVER_GAP = 4
/** What it costs to put two words of a line under one column of figures. */
const TWO_NUMBERS = 12
/** The same for figures under a column of words, and for Han characters, which no blank parts within a cell as a rule. */
const TWO_FIGURES = 3
const TWO_HAN = 0.4
const TWO_LEVELS = 2.5
/** The same for a figure after words that no unit follows. */
const WORDS_FIGURE = 1.5
/** A figure with its sign or its unit, and what begins one: ≥75% 71.2%. Dates go on. */
const VALUE = /^[≥≤<>=≧≦]?\d[\d.,]*(?:%|‰|[^\d年月日至-]{0,4})$/u
const VALUE_START = /^[≥≤<>=≧≦]?\d/u
const HAN_END = /\p{Script=Han}$/u
const HAN_START = /^\p{Script=Han}/u
/**
 * What it costs to part words with one blank between them: a figure from what follows it (a dump parts 20 万元 with a
 * blank of its own), other words from a figure, words from words.
 */
const PARTED_UNIT = 2
const PARTED_FIGURE = 0.6
const PARTED_WORDS = 0.2
/** The same within brackets: (50 分). */
const PARTED_BRACKET = 4
const OPEN_BRACKET = /[（(][^）)]*$/u
const CLOSED_BRACKET = /^[^（(]*[）)]/u
/** What it costs to leave a column of values empty between two words, and several. */
const SKIPPED = 0.7
const SKIPPED_MOST = 1.4
/** The same for weights and scores right of the last word. */
const UNMARKED = 1.2
const UNMARKED_MOST = 2
const UNMARKED_FIGURE = 2.2
const MAY_BE_EMPTY: ReadonlySet<Kind> = new Set(['level', 'level1', 'level2', 'ordinal', 'text'])
/** What it costs that words reach one character out of their band. */
const OUTSIDE = 0.7
/** The same beyond so many characters: blanks drift. */
const FAR = 4
const OUTSIDE_FAR = 0.2
/** A word that fits its column worse than this, and another no worse, is unsure. */
const CLOSE = 1.4

type Placing = {
  readonly line: PlacedLine
  readonly pieces: readonly Piece[]
  readonly cost: number
}

function placed(
  line: Line,
  columns: readonly BandColumn[],
  { bounds, pull }: { readonly bounds: readonly number[]; readonly pull: number },
): Placing {
  const shapes = line.map((_, at) => shapeAt(line, at))
  const prices = line.map((word, index) =>
    columns.map((column, at) => {
      const band = { start: bounds[at - 1] ?? -Infinity, end: bounds[at] ?? Infinity }
      return farCost(outside(word, band)) * pull + misfit(shapes[index] ?? 'words', column.kind)
    }),
  )
  const { cost, chosen: forward } = sweep(line, prices, columns)
  const pieces: { column: number; words: Word[]; isUnsure: boolean }[] = []
  for (const [at, word] of line.entries()) {
    const column = forward[at] ?? 0
    const isUnsure = isClose(prices[at] ?? [], column)
    const last = pieces.at(-1)
    if (last?.column === column) {
      last.words.push(word)
      last.isUnsure ||= isUnsure
    } else pieces.push({ column, words: [word], isUnsure })
  }
  const number = line[0]?.line ?? 0
  return {
    cost,
    line: { line: number, words: line, columns: forward, weight: line.length },
    pieces: pieces.map((piece) => ({ ...piece, line: number })),
  }
}

function farCost(off: number): number {
  return Math.min(off, FAR) * OUTSIDE + Math.max(0, off - FAR) * OUTSIDE_FAR
}

function isClose(prices: readonly number[], column: number): boolean {
  const own = prices[column] ?? 0
  return own > CLOSE && prices.some((price, at) => at !== column && price < own + CLOSE / 2)
}

function outside(word: Word, band: { readonly start: number; readonly end: number }): number {
  return Math.max(0, band.start - word.start) + Math.max(0, word.end - band.end)
}

/** For each word the column, from left to right, that makes the line cheapest. */
function sweep(
  line: Line,
  prices: readonly (readonly number[])[],
  columns: readonly BandColumn[],
): { readonly cost: number; readonly chosen: readonly number[] } {
  let costs: readonly number[] = prices[0] ?? []
  const steps: (readonly number[])[] = []
  const hasUnits = columns.some(({ kind }) => kind === 'unit')
  for (let at = 1; at < line.length; at++) {
    const parted = partedCost(line, at, hasUnits)
    const from = columns.map((column, index) => {
      const over = overCost(line, at, column)
      return cheapestFrom(costs, index, { over, parted, columns })
    })
    costs = from.map(({ cost }, column) => cost + (prices[at]?.[column] ?? 0))
    steps.push(from.map(({ column }) => column))
  }
  const ended = costs.map((cost, column) => cost + endCost(columns.slice(column), line))
  const cost = Math.min(...ended)
  const chosen = [ended.indexOf(cost)]
  for (const step of steps.toReversed()) chosen.unshift(step[chosen[0] ?? 0] ?? 0)
  return { cost, chosen }
}

function gapBefore(line: Line, at: number): number {
  return (line[at]?.start ?? 0) - (line[at - 1]?.end ?? 0)
}

/** What it costs to put a word and the one before it under one column. */
function overCost(line: Line, at: number, { kind }: BandColumn): number {
  const [before, word] = [line[at - 1]?.text ?? '', line[at]?.text ?? '']
  if (isFigures(kind) && isFigureText(word)) return TWO_NUMBERS
  if (gapBefore(line, at) >= GAP) return OVER_GAP
  if (isFigureText(word) && (isFigureText(before) || isCounted(line, at))) return TWO_FIGURES
  if (VALUE.test(before) && VALUE_START.test(word)) return TWO_FIGURES
  if (isFigureText(word) && endsCell(line, at)) return WORDS_FIGURE
  if (!HAN_END.test(before) || !HAN_START.test(word)) return 0
  return kind.startsWith('level') ? TWO_LEVELS : TWO_HAN
}

/** What it costs to put a word and the one before it under two columns. */
function partedCost(line: Line, at: number, hasUnits: boolean): number {
  if (gapBefore(line, at) >= GAP) return 0
  const [before = '', after = ''] = [line[at - 1]?.text, line[at]?.text]
  if (isDatePart(line, at)) return PARTED_UNIT
  if (OPEN_BRACKET.test(before) && CLOSED_BRACKET.test(after)) return PARTED_BRACKET
  const [left, right] = [/[\d%]$/u.test(before), /^\d/u.test(after)]
  if (left && !right) return isUnit(after) && !hasUnits ? PARTED_UNIT : PARTED_FIGURE
  return right && !left ? PARTED_FIGURE : PARTED_WORDS
}

/** 12 处: a short word after a figure. */
function isUnit(text: string): boolean {
  return /^[年月日%个亿万元分]|^\p{Script=Han}{1,2}$/u.test(text)
}

/** The month after a year, the day after a month. */
function isDatePart(line: Line, at: number): boolean {
  const [before = '', word = '', after = ''] = [at - 1, at, at + 1].map(
    (index) => line[index]?.text,
  )
  const unit = /年$/u.test(before) ? '月' : /月$/u.test(before) ? '日' : null
  return unit !== null && /^\d{1,2}$/u.test(word) && after.startsWith(unit)
}

/** 21.5 万元 20: a figure after one with its unit, but for dates. */
function isCounted(line: Line, at: number): boolean {
  const [figure, unit, word] = [line[at - 2], line[at - 1], line[at]]
  if (!figure || !unit || gapBefore(line, at - 1) > 1) return false
  if (/^(?:19|20)\d\d$/u.test(word?.text ?? '') && /[月日前]$/u.test(unit.text)) return true
  return /\d$/u.test(figure.text) && !/^[\d年月日至到—－-]/u.test(unit.text)
}

/** Whether a figure ends its line or stands apart from what follows, and does not go on with a date or a count before it. */
function endsCell(line: Line, at: number): boolean {
  const [before = '', own = '', after] = [line[at - 1]?.text, line[at]?.text, line[at + 1]]
  if (/[:：]$/u.test(own) || /[年月日第共约至到:：(（—-]$/u.test(before)) return false
  return !after || gapBefore(line, at + 1) >= GAP || !/^[\p{Script=Han}%‰]/u.test(after.text)
}

function isFigureText(text: string): boolean {
  const folded = fold(text)
  return parseDecimal(folded) !== null || isBlank(folded)
}

/** What it costs that a line of several words ends before the marks. */
function endCost([own, ...rest]: readonly BandColumn[], line: Line): number {
  if (line.length < 3) return 0
  const marks = rest.filter(({ kind }) => kind === 'mark').length
  if (marks > 0 && own?.kind === 'value' && isFigureText(line.at(-1)?.text ?? ''))
    return UNMARKED_FIGURE
  return Math.min(marks * UNMARKED, UNMARKED_MOST)
}

type Step = {
  readonly over: number
  readonly parted: number
  readonly columns: readonly BandColumn[]
}

function cheapestFrom(costs: readonly number[], column: number, { over, parted, columns }: Step) {
  let best = { column, cost: (costs[column] ?? 0) + over }
  let skipped = 0
  for (let from = column - 1; from >= 0; from--) {
    const cost = (costs[from] ?? 0) + parted + Math.min(skipped, SKIPPED_MOST)
    if (cost < best.cost) best = { column: from, cost }
    if (!MAY_BE_EMPTY.has(columns[from]?.kind ?? 'text')) skipped += SKIPPED
  }
  return best
}

function isFigures(kind: Kind): boolean {
  return kind === 'amount' || kind === 'rate' || kind === 'mark'
}
