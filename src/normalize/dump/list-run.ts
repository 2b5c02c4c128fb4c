/** The headings of a list that gives each project a row, among tokens: 序号 项目名称 主管部门 全年预算数 执行率 自评得分. */

import { namesResult } from '../form/project-list.ts'
import { isFigure } from '../value/score.ts'
import type { DumpField } from '../vocabulary/column-field.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fold } from '../words/heading.ts'
import { guessFund, meaningOf } from '../words/meaning.ts'
import { type Match, matchAt } from './match.ts'
import type { Token } from './token.ts'

/** Headings of the smallest list, and of the widest. */
const FEWEST = 4
/** Headings of the widest list. Chosen; it bounds the work. */
const MOST = 24
/** Share of headings that are known where they head a list. */
const KNOWN_SHARE = 0.7

/** The headings of a list in order. */
type ListRun = { readonly matches: readonly Match[]; readonly start: number; readonly end: number }

const isKnown = ({ header, fund, indicator, label }: Meaning) =>
  (header ?? fund ?? indicator ?? label) !== undefined

/** The headings that begin at a token; null where none of a list do. */
export function listRunAt(tokens: readonly Token[], start: number): ListRun | null {
  const first = tokens[start]
  const before = first && meaningOf(fold(first.text))
  if (before?.indicator !== 'ordinal' && before?.header !== 'project_name') return null
  const matches: Match[] = []
  let end = start
  for (
    let match = headingAt(tokens, end, start);
    match && matches.length < MOST;
    match = headingAt(tokens, end, start)
  ) {
    matches.push(match)
    end = match.end
  }
  const isGroup = matches.some(({ meaning }) => meaning.fund === 'lead')
  if (!isList(matches) || isGroup || headsGroups(tokens, end)) return null
  return { matches, start, end }
}

/** Whether a row of headings follows: then some of those above head groups of these, and cannot be told apart. */
function headsGroups(tokens: readonly Token[], end: number): boolean {
  const row = tokens.slice(end, end + FEWEST)
  return row.length > 0 && row.filter(({ text }) => isAmountHeading(fold(text))).length >= 2
}

function isAmountHeading(folded: string): boolean {
  return AMOUNTS.has(meaningOf(folded).fund ?? guessFund(folded) ?? '')
}

/** A heading behind others, in their row where rows are known; unknown words only there. */
function headingAt(tokens: readonly Token[], at: number, start: number): Match | null {
  const token = tokens[at]
  if (at > start && token?.beginsRow === true) return null
  const known = matchAt(tokens, at, isKnown)
  if (known) return known
  if (token?.beginsRow !== false || token.text === '' || isFigure(fold(token.text))) return null
  return { words: token.text, meaning: {}, start: at, end: at + 1 }
}

function isList(matches: readonly Match[]): boolean {
  const meanings = matches.map(({ meaning }) => meaning)
  const names = meanings.filter(({ header }) => header === 'project_name').length
  const hasResult = matches.some(({ words, meaning }) => namesResult(meaning, fold(words)))
  const known = meanings.filter(isKnown).length
  const hasLevel = meanings.some(({ indicator }) => indicator?.startsWith('level'))
  const isMoney = matches.some(
    ({ words, meaning }) =>
      meaning.header === 'department' || listField(meaning, words) === 'amount',
  )
  return (
    matches.length >= FEWEST &&
    known >= matches.length * KNOWN_SHARE &&
    names === 1 &&
    hasResult &&
    isMoney &&
    !hasLevel
  )
}

/** What the cells under a heading of a list can be. */
export function listField({ header, indicator, fund }: Meaning, words: string): DumpField {
  if (header === 'project_name') return 'level3'
  if (indicator === 'ordinal') return 'ordinal'
  if (header === 'total_score' || indicator === 'score' || fund === 'score') return 'score'
  if (header) return 'extra'
  const money = fund ?? guessFund(fold(words))
  if (money === 'execution_rate') return 'rate'
  return money !== undefined && AMOUNTS.has(money) ? 'amount' : 'extra'
}

const AMOUNTS: ReadonlySet<string> = new Set(['initial_budget', 'annual_budget', 'executed'])

/**
 * The lines under the headings of a list, a cell each, where the number of each row stands as many lines below the one
 * before as there are headings; else as they are.
 */
export function withCountedRows(
  tokens: readonly Token[],
  headings: readonly Match[],
): readonly Token[] {
  const width = headings.length
  const isNumbered = headings[0]?.meaning.indicator === 'ordinal' && tokens.length >= width
  const isCounted = (at: number) => tokens[at]?.text.trim() === `${at / width + 1}`
  const isRegular = tokens.every(
    ({ opens, closes }, at) =>
      opens && closes && (at % width > 0 || at + width > tokens.length || isCounted(at)),
  )
  if (!isNumbered || !isRegular) return tokens
  return tokens.map((token, at) => ({ ...token, holds: 'cell', beginsRow: at % width === 0 }))
}
