/** Headings among the tokens of a dump, though a heading may be broken over lines and several share one. */

import { isLevelName } from '../column/shape.ts'
import { isFigure, parseDecimal } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fundSource } from '../words/fund-source.ts'
import { fold } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { titleIn } from '../words/title.ts'
import { type BeginsRow, headingsFrom } from './heading-parse.ts'
import { headingsIn } from './heading-split.ts'
import { beginsIndicators } from './heading-zone.ts'
import { listRunAt } from './list-run.ts'
import { type Match, matchAt, type Parting } from './match.ts'
import { isBlankCell, type Token, wordsOf } from './token.ts'

export type SectionKind = 'funds' | 'goals' | 'indicators' | 'projects'

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
/** Known headings behind which unknown ones may stand. */
const FEWEST_KNOWN = 3
/** Unknown words between known headings that are taken for headings too. */
const UNKNOWN = 2

/** The headings of a section that begin at a token. */
export function runAt(tokens: readonly Token[], start: number): HeadingRun | null {
  if (!tokens[start]?.opens && rowStart(tokens, start) === null) return null
  const list = listRunAt(tokens, start)
  if (list) return { kind: 'projects', ...list }
  const kinds = ['indicators', 'funds', 'goals'] as const
  for (const kind of kinds) {
    const run = kind === 'indicators' ? indicatorRun(tokens, start) : collect(tokens, start, kind)
    const meanings = run.matches.map(({ meaning }) => meaning)
    if (isComplete[kind](meanings) && !isPartOfValue(meanings[0])) return withLead(tokens, run)
  }
  return runAfterLead(tokens, start)
}

/** Tokens and characters that the words before the headings of a row may have. */
const LEAD_TOKENS = 3
/** Characters that they may have. Chosen; 绩效指标完成情况 has eight. */
const LONGEST_LEAD = 16

/** The run behind words that nobody knows, and that lead its row: 项目绩效（85分） | 一级指标, 资金执行 | 项目 | 预算数. */
function withLead(tokens: readonly Token[], run: HeadingRun): HeadingRun {
  const start = rowStart(tokens, run.start)
  const isOuter = run.matches[0]?.meaning.indicator === 'level1'
  const isFunds = run.kind === 'funds' && run.matches[0]?.meaning.fund !== 'lead'
  if (start === null || start === run.start || !(isOuter || isFunds)) return run
  const own = tokens.slice(start, run.start)
  // A title right above the headings is none of them.
  const isTitle = own.some(({ text }) => titleIn(text) !== null)
  if (isTitle || wordsOf(own).length > LONGEST_LEAD) return run
  const leads = isFunds ? fundLeads(own, start) : [leadOf(own, start, { indicator: 'lead' })]
  return { ...run, matches: [...leads, ...run.matches], start }
}

function leadOf(own: readonly Token[], start: number, meaning: Meaning): Match {
  return { words: wordsOf(own), meaning, start, end: start + own.length }
}

/** Of several words the last heads the labels of the rows. */
function fundLeads(own: readonly Token[], start: number): readonly Match[] {
  const isOne = own.length === 1 || /^[（(]/u.test(own.at(-1)?.text ?? '')
  const lead = leadOf(isOne ? own : own.slice(0, -1), start, { fund: 'lead' })
  if (isOne) return [lead]
  return [lead, leadOf(own.slice(-1), lead.end, { fund: 'label' })]
}

/** The token that begins the row of a token a few behind it; null where that is not known. */
function rowStart(tokens: readonly Token[], at: number): number | null {
  for (let start = at; start >= Math.max(0, at - LEAD_TOKENS); start--) {
    const { beginsRow = null } = tokens[start] ?? {}
    if (beginsRow === null) return null
    if (beginsRow) return start
  }
  return null
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
  const lead = matchAt(tokens, start, ({ goal }) => goal !== undefined && goal !== 'ordinal')
  const run = collect(tokens, lead?.end ?? start, 'indicators')
  const [first] = run.matches
  const isLead = lead && tokens[lead.end - 1]?.closes && first?.meaning.indicator === 'level1'
  if (!isLead || first.start !== lead.end) return collect(tokens, start, 'indicators')
  const matches = [{ ...lead, meaning: { indicator: 'lead' } } as const, ...run.matches]
  return { ...run, matches, start }
}

type FormSection = Exclude<SectionKind, 'projects'>

const accepted: Readonly<Record<FormSection, (meaning: Meaning) => boolean>> = {
  indicators: ({ indicator }) => indicator !== undefined,
  funds: ({ fund }) => fund !== undefined,
  goals: ({ goal }) => goal !== undefined,
}

/** What speaks for it that the first row under headings of each kind begins at a token. */
const rowUnder: Readonly<Record<FormSection, BeginsRow>> = {
  indicators: (tokens, at) => (beginsIndicators(tokens, at) ? LEVEL : 0),
  funds: moneyRow,
  goals: (tokens, at) => ((tokens[at]?.text.length ?? 0) > SHORTEST_GOAL ? ROW : 0),
}

/** Tokens behind headings within which the first level is named. Chosen; a first row is not longer. */
const LEVEL = 20
/** Tokens within which a row of money shows its amount. Chosen. */
const ROW = 6
/** The same where only the figures behind a word tell. */
const FIGURES = 1.5
/** Characters of the shortest line of a goal, and tokens of the label of an amount. */
const SHORTEST_GOAL = 9
/** Tokens of the label of an amount. Chosen. */
const LABEL_TOKENS = 4

/** The label of an amount, and amounts behind it. */
function moneyRow(tokens: readonly Token[], at: number): number {
  if (!tokens[at]?.opens) return 0
  const row = tokens.slice(at, at + LABEL_TOKENS + 2)
  const figure = row.findIndex(({ text }) => isFigure(fold(text)))
  if (figure < 1 || row.slice(0, figure).some(headsMoney)) return 0
  if (fundSource(fold(wordsOf(row.slice(0, figure)))) !== 'unknown') return ROW
  return figure === 1 && isFigure(fold(row[2]?.text ?? '')) ? FIGURES : 0
}

/** Whether a word by itself heads a column of money. */
function headsMoney({ text }: Token): boolean {
  const { fund } = meaningOf(fold(text))
  return AMOUNT_END.test(fold(text)) || (fund !== undefined && fund !== 'lead' && fund !== 'label')
}

const isComplete: Readonly<Record<FormSection, (meanings: readonly Meaning[]) => boolean>> = {
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

function collect(tokens: readonly Token[], start: number, kind: FormSection): HeadingRun {
  const { holds, beginsRow } = tokens[start] ?? {}
  if (holds !== 'word' || beginsRow !== null) return collectCells(tokens, start, kind)
  const matches = headingsFrom(tokens, start, accepted[kind], rowUnder[kind])
  return { kind, matches, start, end: matches.at(-1)?.end ?? start }
}

/** The headings where cells or rows of the print are known. */
function collectCells(tokens: readonly Token[], start: number, kind: FormSection): HeadingRun {
  const matches: Match[] = []
  let end = start
  for (let at = start; at < tokens.length; ) {
    const isFull = kind === 'goals' && isComplete.goals(matches.map(({ meaning }) => meaning))
    const match = isFull && tokens[at]?.opens ? null : matchAt(tokens, at, accepted[kind])
    const isStray =
      match !== null &&
      ((at > end && match.meaning.indicator === 'lead') ||
        isRowLead(match, matches) ||
        labelsFigure(tokens, match, matches))
    if (match && !isStray) {
      matches.push(...unknownBetween(tokens, end, at), match)
      end = match.end + blanksAfter(tokens, match)
      at = end
    } else if (at - end < UNKNOWN && isUnknownHeading(tokens, at, { kind, matches })) at += 1
    else break
  }
  return withUnknownEnd(tokens, withEnding(tokens, { kind, matches, start, end }))
}

/** What goes on behind the last known heading, in its row or, of money, with another amount: a heading that nobody knows. */
function withUnknownEnd(tokens: readonly Token[], run: HeadingRun): HeadingRun {
  if (run.matches.length < FEWEST_KNOWN) return run
  const isMore = (at: number) => {
    const token = tokens[at]
    if (token === undefined || at - run.end >= UNKNOWN) return false
    if (token.beginsRow !== null) return token.beginsRow === false && !isBlankCell(token)
    return isUnknownHeading(tokens, at, run) && run.kind === 'funds'
  }
  let { end } = run
  while (isMore(end)) end += 1
  if (tokens[end]?.beginsRow === false) return run
  return { ...run, matches: [...run.matches, ...unknownBetween(tokens, run.end, end)], end }
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

/**
 * 预算总额 1865.74: known words beside a figure are the label of a row; where each cell has a line of its own, words that
 * say again what a heading before them says.
 */
function labelsFigure(
  tokens: readonly Token[],
  { meaning, end }: Match,
  before: readonly Match[],
): boolean {
  const next = tokens[end]
  if (next === undefined || parseDecimal(next.text) === null) return false
  if (!next.opens) return true
  const { fund } = meaning
  const isAgain = fund !== undefined && before.some((own) => own.meaning.fund === fund)
  return next.holds !== 'word' && isAgain
}

/** How a heading of an amount or a rate ends: 全年预计执行数. */
const AMOUNT_END = /(?:数|率)(?:[([][^()[\]]*[)\]])?$/u

/** A level's name begins the rows below the headings; below those of money the label of an amount does. */
function isUnknownHeading(
  tokens: readonly Token[],
  at: number,
  { kind, matches }: { readonly kind: SectionKind; readonly matches: readonly Match[] },
): boolean {
  const token = tokens[at]
  if (matches.length === 0 || !token) return false
  const folded = fold(token.text)
  if (kind === 'indicators') return !isLevelName(folded) && parseDecimal(token.text) === null
  const next = tokens[at + 1]
  if (kind !== 'funds' || token.holds === 'word' || isBlankCell(next)) return false
  return AMOUNT_END.test(folded) && parseDecimal(next?.text ?? '') === null
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
