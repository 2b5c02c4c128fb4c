/** Several words joined by one sign: 分值/得分, 一级指标—二级指标, 绩效指标（一级/二级/三级）, and values joined the same way. */

import type { Cell, Place } from '../../extract/document.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { bareHeading, fold } from './heading.ts'
import { exactLevels } from './level.ts'
import { meaningOf } from './meaning.ts'

/** Words with the sign that joins their parts. */
export type Joined = { readonly sign: RegExp; readonly parts: readonly string[] }

/** What joins words: a slash, a dash, a stroke, an arrow, a comma of lists. */
const SIGNS: readonly RegExp[] = [
  /[/／\\]/gu,
  /[-‐‑‒–—―－─━]+/gu,
  /[|｜]+/gu,
  /[>＞→]+/gu,
  /[、·•]/gu,
]
/** What no words are joined without. */
const ANY_SIGN = /[/／\\‐‑‒–—―－─━|｜>＞→、·•\n-]/u
/** Lines join words where they are the file's own and not those of a page's layout. */
const LINES = [...SIGNS, /\n+/gu]
/** Columns that one heading joins at most. */
const MOST = 4
const IN_BRACKETS = /[(（【[]([^()（）【】[\]]+)[)）】\]]$/u
/** 一级 of 绩效指标（一级/二级/三级）. */
const LEVEL = /^[一二三四]级$/u

/** The headings that one cell joins, where each is known and the whole is not; null for other words. */
export function joinedHeadings(
  { text, place }: Pick<Cell, 'text' | 'place'>,
  isKnown: (meaning: Meaning) => boolean,
): Joined | null {
  const signs = signsIn(text, place)
  const inside = IN_BRACKETS.exec(text.trim())?.[1]
  for (const words of inside === undefined ? [text] : [inside, text]) {
    for (const sign of signs) {
      const parts = words.split(sign).map(named)
      if (parts.length < 2 || parts.length > MOST) continue
      if (parts.every((part) => isKnown(meaningOf(fold(part)))) && areDistinct(parts))
        return { sign, parts }
    }
  }
  return null
}

/** The signs that may join the words of a cell; none where it has no sign at all. */
function signsIn(text: string, { kind }: Place): readonly RegExp[] {
  if (!ANY_SIGN.test(text)) return []
  return kind === 'page' || kind === 'line' ? SIGNS : LINES
}

function named(part: string): string {
  const name = part.trim()
  return LEVEL.test(name) ? `${name}指标` : name
}

function areDistinct(parts: readonly string[]): boolean {
  return (
    new Set(parts.map((part) => JSON.stringify(meaningOf(bareHeading(fold(part)))))).size ===
    parts.length
  )
}

/**
 * A first and a second level of the vocabulary, joined, and a name behind them where there is one; null for other words.
 * @example 产出指标-数量指标 → {"parts":["产出指标","数量指标"]}
 * @example 产出指标 → null
 */
export function joinedLevels(text: string): Joined | null {
  if (!ANY_SIGN.test(text)) return null
  for (const sign of SIGNS) {
    const parts = text.split(sign).map((part) => part.trim())
    const [first = '', second = '', ...name] = parts
    if (parts.length < 2 || exactLevels(first).level1 === null) continue
    if (exactLevels(second).level2 === null) continue
    return { sign, parts: name.length === 0 ? [first, second] : splitBy(text, sign, 3) }
  }
  return null
}

/** The parts of words that a sign joins, `count` at most: a name, which stands last, may hold the sign itself. */
export function splitBy(text: string, sign: RegExp, count: number): readonly string[] {
  const trimmed = text.trim()
  const signs = [...trimmed.matchAll(sign)].slice(0, count - 1)
  const starts = [0, ...signs.map(({ index, 0: words }) => index + words.length)]
  const ends = [...signs.map(({ index }) => index), trimmed.length]
  return starts.map((start, at) => trimmed.slice(start, ends[at]).trim())
}

const SECOND_LEVEL = /^([^:：]{2,12})[:：](.+)$/su

/**
 * A second level of the vocabulary before the name of its indicator: 数量指标：治理河道长度; null for other words.
 * @example 数量指标：治理河道长度 → ["数量指标","治理河道长度"]
 * @example 治理河道长度 → null
 */
export function secondLevelAndName(text: string): readonly string[] | null {
  const [, level, name] = SECOND_LEVEL.exec(text.trim()) ?? []
  if (level === undefined || name === undefined || exactLevels(level).level2 === null) return null
  return [level, name]
}

const PLAN_AND_RESULT =
  /^(?:(?:年度|全年)?(?:目标|指标|计划|预期)(?:值|数)?)(?![值数])[:：为]?(.{1,60}?)[,，;；、。\n]\s{0,4}(?:(?:全年|年度)?(?:实际)?(?:完成|实现|达到)(?:值|数|情况)?|实际(?:值|数)?)(?![值数])[:：为]?(.+)$/su

/**
 * What was planned and what was done in one cell: 目标值≥95%，实际完成97%; null for other words.
 * @example 目标值≥95%，实际完成97% → ["≥95%","97%"]
 * @example ≥95% → null
 */
export function planAndResult(text: string): readonly string[] | null {
  const [, plan, result] = PLAN_AND_RESULT.exec(text.trim()) ?? []
  return plan === undefined || result === undefined ? null : [plan.trim(), result.trim()]
}
