/** The words of a line put under columns, from left to right: the cheapest ways, by what words stand beside each other. */
import { parseDecimal } from '../../value/score.ts'
import { fold, isBlank } from '../../words/heading.ts'
import type { Kind } from './shape.ts'
import type { Line } from './word.ts'

type SweptColumn = { readonly kind: Kind }

/** A gap of blanks that parts cells, and what it costs to put words beyond it under the same column. */
const GAP = 2
/** What it costs to put words beyond such a gap under the same column. */
const OVER_GAP = 4
/** What it costs to put two words of a line under one column of figures. */
const TWO_NUMBERS = 12
/** The same for figures under a column of words, and for Han characters, which no blank parts within a cell as a rule. */
const TWO_FIGURES = 3
/** The same for Han characters, which no blank parts within a cell as a rule. */
const TWO_HAN = 0.4
/** The same for names of two levels. */
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
/** The same for other words parted from a figure. */
const PARTED_FIGURE = 0.6
/** The same for words parted from words. */
const PARTED_WORDS = 0.2
/** Words without a blank between them. */
const PARTED_RUN = 0.8
/** The same within brackets: (50 分). */
const PARTED_BRACKET = 4
const OPEN_BRACKET = /[（(][^）)]*$/u
const CLOSED_BRACKET = /^[^（(]*[）)]/u
/** What it costs to leave a column of values empty between two words, and several. */
const SKIPPED = 0.7
/** The same for several columns, at most. */
const SKIPPED_MOST = 1.4
/** The same for weights and scores right of the last word. */
const UNMARKED = 1.2
/** The same for several of them, at most. */
const UNMARKED_MOST = 2
/** The same where the last word is a figure, which could be the mark. */
const UNMARKED_FIGURE = 2.2
const MAY_BE_EMPTY: ReadonlySet<Kind> = new Set(['level', 'level1', 'level2', 'ordinal', 'text'])

/** The column of each word, and what they cost. */
export type Way = { readonly cost: number; readonly chosen: readonly number[] }

/** For each word the column, from left to right: the ways that make the line cheapest. */
export function sweep(
  line: Line,
  prices: readonly (readonly number[])[],
  columns: readonly SweptColumn[],
  most: number,
): readonly Way[] {
  let ways: readonly (readonly Way[])[] = columns.map((_, column) => [
    { cost: prices[0]?.[column] ?? 0, chosen: [column] },
  ])
  const hasUnits = columns.some(({ kind }) => kind === 'unit')
  for (let at = 1; at < line.length; at++) {
    const parted = partedCost(line, at, hasUnits)
    const before = ways
    ways = columns.map((column, index) =>
      waysTo(before, index, { over: overCost(line, at, column), parted, columns }, most).map(
        ({ cost, chosen }) => ({
          cost: cost + (prices[at]?.[index] ?? 0),
          chosen: [...chosen, index],
        }),
      ),
    )
  }
  const ended = ways.flatMap((own, column) => {
    const end = endCost(columns.slice(column), line)
    return own.map(({ cost, chosen }) => ({ cost: cost + end, chosen }))
  })
  return cheapestOf(ended, most)
}

function cheapestOf(ways: readonly Way[], most: number): readonly Way[] {
  if (most === 1) {
    const best = ways.reduce((least, way) => (way.cost < least.cost ? way : least))
    return [best]
  }
  return ways.toSorted((a, b) => a.cost - b.cost).slice(0, most)
}

export function gapBefore(line: Line, at: number): number {
  return (line[at]?.start ?? 0) - (line[at - 1]?.end ?? 0)
}

/** What it costs to put a word and the one before it under one column. */
function overCost(line: Line, at: number, { kind }: SweptColumn): number {
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
  if (gapBefore(line, at) === 0) return PARTED_RUN
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
function endCost([own, ...rest]: readonly SweptColumn[], line: Line): number {
  if (line.length < 3) return 0
  const marks = rest.filter(({ kind }) => kind === 'mark').length
  if (marks > 0 && own?.kind === 'value' && isFigureText(line.at(-1)?.text ?? ''))
    return UNMARKED_FIGURE
  return Math.min(marks * UNMARKED, UNMARKED_MOST)
}

type Step = {
  readonly over: number
  readonly parted: number
  readonly columns: readonly SweptColumn[]
}

/** The ways to come to a column from those at or left of it. */
function waysTo(
  ways: readonly (readonly Way[])[],
  column: number,
  { over, parted, columns }: Step,
  most: number,
): readonly Way[] {
  const found = (ways[column] ?? []).map(({ cost, chosen }) => ({ cost: cost + over, chosen }))
  let skipped = 0
  for (let from = column - 1; from >= 0; from--) {
    const more = parted + Math.min(skipped, SKIPPED_MOST)
    for (const { cost, chosen } of ways[from] ?? []) found.push({ cost: cost + more, chosen })
    if (!MAY_BE_EMPTY.has(columns[from]?.kind ?? 'text')) skipped += SKIPPED
  }
  return cheapestOf(found, most)
}

function isFigures(kind: Kind): boolean {
  return kind === 'amount' || kind === 'rate' || kind === 'mark'
}
