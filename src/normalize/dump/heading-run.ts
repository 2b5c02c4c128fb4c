/** Headings among the tokens of a dump, though a heading may be broken over lines and several share one. */

import { bare, fold } from '../heading.ts'
import { type Meaning, meaningOf } from '../meaning.ts'
import { parseDecimal } from '../score.ts'
import { isLevelName } from '../shape.ts'
import { headingsIn } from './heading-split.ts'
import type { Match, Parting } from './match.ts'
import { isBlankCell, type Token, wordsOf } from './token.ts'

export type SectionKind = 'funds' | 'goals' | 'indicators'

/** The headings of a section, in the order in which they are dumped. */
export type HeadingRun = {
  readonly kind: SectionKind
  readonly matches: readonly Match[]
  readonly start: number
  readonly end: number
  /** Other ways to part the words of headings that nobody knows. */
  readonly others?: readonly Parting[]
}

/** Longest heading in tokens; vertical ones have one character a line. */
const LONGEST = 10
/** Unknown words between known headings that are taken for headings too. */
const UNKNOWN = 2

/**
 * Known words that begin at a token: the first within its line, for cells stand side by side there; more where they fill
 * whole lines and do not end with known words of their own.
 */
export function matchAt(
  tokens: readonly Token[],
  start: number,
  accepts: (meaning: Meaning) => boolean,
): Match | null {
  let found: Match | null = null
  for (let end = start + 1; end <= Math.min(tokens.length, start + LONGEST); end++) {
    const part = tokens.slice(start, end)
    if (part.length > 1 && part.some(({ holds }) => holds === 'cell')) break
    const isWhole = tokens[start]?.opens === true && tokens[end - 1]?.closes === true
    if (!isCellLike(part) || (found && !isWhole)) continue
    const words = wordsOf(part)
    const meaning = meaningOf(fold(words))
    if (!accepts(meaning)) continue
    if (
      found &&
      bare(fold(found.words)).length > 2 &&
      isTwo(found.meaning, fold(wordsOf(tokens.slice(found.end, end))))
    )
      continue
    found = { words, meaning, start, end }
  }
  return found
}

/** Whether words that follow a heading are another heading, and not its end: 执行率, 得分. */
function isTwo(before: Meaning, tail: string): boolean {
  const { header, fund, goal, indicator, label } = meaningOf(tail)
  if (tail.length < 2 || indicator === 'lead') return false
  const known = header ?? fund ?? goal ?? indicator ?? label
  const same = Object.values(before).some(
    (field) => field === (fund ?? indicator ?? goal ?? header),
  )
  return known !== undefined && !same
}

/** Words on several lines are a cell by themselves only where they fill these lines. */
export function isCellLike(part: readonly Token[]): boolean {
  const [first, last] = [part[0], part.at(-1)]
  if (!first || !last) return false
  return first.line === last.line || (first.opens && last.closes)
}

/** The headings of a section that begin at a token. */
export function runAt(tokens: readonly Token[], start: number): HeadingRun | null {
  if (!tokens[start]?.opens) return null
  const kinds = ['indicators', 'funds', 'goals'] as const
  for (const kind of kinds) {
    const run = kind === 'indicators' ? indicatorRun(tokens, start) : collect(tokens, start, kind)
    const meanings = run.matches.map(({ meaning }) => meaning)
    if (isComplete[kind](meanings) && !isPartOfValue(meanings[0])) return run
  }
  return runAfterLead(tokens, start)
}

/** 单位 before the headings is a label above the table. */
function isPartOfValue(first: Meaning | undefined): boolean {
  return ['operator', 'value', 'unit'].includes(first?.indicator ?? '')
}

/** Headings of indicators behind a lead whose end stands on their line: 绩效指 ⏎ 标 一级指标 二级指标. */
function runAfterLead(tokens: readonly Token[], start: number): HeadingRun | null {
  for (let end = start + 1; end < Math.min(tokens.length, start + LONGEST); end++) {
    const [last, next] = [tokens[end - 1], tokens[end]]
    if (last?.opens && !last.closes && next?.line === last.line && end - start > 1) {
      const words = wordsOf(tokens.slice(start, end))
      const meaning = meaningOf(fold(words))
      if (meaning.indicator !== 'lead') return null
      const run = collect(tokens, end, 'indicators')
      const matches = [{ words, meaning, start, end }, ...run.matches]
      const fields = run.matches.map((match) => match.meaning)
      return isComplete.indicators(fields) ? { ...run, matches, start } : null
    }
    if (!last?.closes) return null
  }
  return null
}

/** 绩效目标 leads the goals of some forms and the indicators of others: those whose headings follow it. */
function indicatorRun(tokens: readonly Token[], start: number): HeadingRun {
  const lead = matchAt(tokens, start, ({ goal }) => goal !== undefined)
  const run = collect(tokens, lead?.end ?? start, 'indicators')
  const [first] = run.matches
  const isLead = lead && tokens[lead.end - 1]?.closes && first?.meaning.indicator === 'level1'
  if (!isLead || first.start !== lead.end) return collect(tokens, start, 'indicators')
  const matches = [{ ...lead, meaning: { indicator: 'lead' } } as const, ...run.matches]
  return { ...run, matches, start }
}

const accepted: Readonly<Record<SectionKind, (meaning: Meaning) => boolean>> = {
  indicators: ({ indicator }) => indicator !== undefined,
  funds: ({ fund }) => fund !== undefined,
  goals: ({ goal }) => goal !== undefined,
}

const isComplete: Readonly<Record<SectionKind, (meanings: readonly Meaning[]) => boolean>> = {
  indicators: (meanings) => {
    const fields = new Set(meanings.map(({ indicator }) => indicator))
    const named = ['level1', 'level2', 'level3'].some((level) => fields.has(level as 'level1'))
    return named && fields.size >= 3 && (fields.has('actual') || fields.has('score'))
  },
  funds: (meanings) => {
    const fields = new Set(meanings.map(({ fund }) => fund))
    const money = ['initial_budget', 'annual_budget', 'executed'] as const
    const amounts = money.filter((field) => fields.has(field)).length
    // Two amounts side by side head a list of tasks as well (陕西 2022).
    const marks = ['lead', 'label', 'weight', 'execution_rate', 'score'] as const
    return amounts === 3 || (amounts === 2 && marks.some((field) => fields.has(field)))
  },
  goals: (meanings) => {
    const fields = meanings.map(({ goal }) => goal)
    return fields.includes('expected') && fields.includes('actual')
  },
}

function collect(tokens: readonly Token[], start: number, kind: SectionKind): HeadingRun {
  const matches: Match[] = []
  let end = start
  for (let at = start; at < tokens.length; ) {
    const isFull = kind === 'goals' && isComplete.goals(matches.map(({ meaning }) => meaning))
    const match = isFull && tokens[at]?.opens ? null : matchAt(tokens, at, accepted[kind])
    const isStray =
      match !== null &&
      ((at > end && match.meaning.indicator === 'lead') ||
        isRowLead(match, matches) ||
        labelsFigure(tokens, match))
    if (match && !isStray) {
      matches.push(...unknownBetween(tokens, end, at), match)
      end = match.end + blanksAfter(tokens, match)
      at = end
    } else if (at - end < UNKNOWN && isUnknownHeading(tokens[at], kind, matches)) at += 1
    else break
  }
  return withEnding(tokens, { kind, matches, start, end })
}

/** 偏差原因 ⏎ 及措施: a line that goes on with the heading before it, though nobody knows the whole. */
function withEnding(tokens: readonly Token[], run: HeadingRun): HeadingRun {
  const [last, next] = [run.matches.at(-1), tokens[run.end]]
  if (!last || !next?.opens || !next.closes || !/^[及和与、（(]/u.test(next.text)) return run
  const end = run.end + 1
  const joined = { ...last, words: wordsOf(tokens.slice(last.start, end)), end }
  return { ...run, matches: [...run.matches.slice(0, -1), joined], end }
}

/** 年度资金 below the headings of the money columns begins the label of the first row: 年度资金 ⏎ 总额. */
function isRowLead({ meaning: { fund } }: Match, before: readonly Match[]): boolean {
  return fund === 'lead' && before.some(({ meaning }) => meaning.fund === 'executed')
}

/** 预算总额 1865.74: known words beside a figure are the label of a row. */
function labelsFigure(tokens: readonly Token[], { end }: Match): boolean {
  const next = tokens[end]
  return next !== undefined && !next.opens && parseDecimal(next.text) !== null
}

/** A level's name begins the rows below the headings. */
function isUnknownHeading(
  token: Token | undefined,
  kind: SectionKind,
  before: readonly Match[],
): boolean {
  if (kind !== 'indicators' || before.length === 0 || !token) return false
  return !isLevelName(fold(token.text)) && parseDecimal(token.text) === null
}

/** Over the labels of money rows, beside what leads the rows, the cell is blank: 1 where it was written down. */
function blanksAfter(tokens: readonly Token[], { meaning, end }: Match): number {
  return meaning.fund === 'lead' && isBlankCell(tokens[end]) ? 1 : 0
}

/** Words between two known headings are a heading that nobody knows. */
function unknownBetween(tokens: readonly Token[], start: number, end: number): readonly Match[] {
  if (start === end) return []
  const cells = tokens.slice(start, end)
  if (cells.every(({ holds }) => holds !== 'word')) {
    return cells.map(({ text }, at) => ({
      words: text,
      meaning: {},
      start: start + at,
      end: start + at + 1,
    }))
  }
  return headingsIn(tokens, start, end)[0]?.matches ?? []
}
