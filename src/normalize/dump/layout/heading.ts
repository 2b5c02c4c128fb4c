/** The headings of a section, which may be broken over several lines and stand in the middle of their height. */

import { isLevelName } from '../../column/shape.ts'
import { parseDecimal } from '../../value/score.ts'
import { bareHeading, fold } from '../../words/heading.ts'
import { levelCodes } from '../../words/level.ts'
import { guessFund, guessIndicator, meaningOf } from '../../words/meaning.ts'
import { isKnown } from './known.ts'
import { stacksOf } from './stack.ts'
import { beginsRows, inferHeadings } from './unknown.ts'
import type { HeadedKind, Heading, Window } from './window.ts'
import { type LayoutWord, type Line, textOf } from './word.ts'

/** Lines of the highest headings. */
const HIGHEST = 6
/** What an unknown heading takes from, and a guessed one adds to, the evidence that known ones give. */
const UNKNOWN = 1.5
/** What a guessed heading adds to the evidence, of 1 for a known one. Set by hand. */
const GUESSED = 0.4
/** Of two windows with the same headings the one that leaves none of their pieces outside. */
const HEIGHT = 0.1

/** The windows of headings among the lines, from the top; none overlap. Unknown headings count where no others head rows. */
export function windowsIn(lines: readonly Line[]): readonly Window[] {
  const known = knownWindows(lines, 0)
  if (known.some(({ kind }) => kind === 'indicators')) return known
  const told: Window[] = []
  for (let at = 0; at < lines.length; at++) {
    const window = inferredAt(lines, at)
    const isFree = (own: Window) => own.end <= at || own.first >= (window?.end ?? at)
    if (!window || ![...known, ...told].every(isFree)) continue
    told.push(window)
    at = window.end - 1
  }
  return [...known, ...told].toSorted((a, b) => a.first - b.first)
}

/** The lines from one on that hold unknown headings of indicators. */
function inferredAt(lines: readonly Line[], first: number): Window | null {
  let best: Worthy | null = null
  for (let end = first + 1; end <= Math.min(lines.length, first + HIGHEST); end++) {
    if (!(lines[end - 1] ?? []).every(canHead)) break
    const own = unknownWindow(lines, { first, end }, headingsOf(lines.slice(first, end)))
    if (own && own.worth > (best?.worth ?? 0)) best = own
  }
  return best?.window ?? null
}

function knownWindows(lines: readonly Line[], from: number): readonly Window[] {
  const windows: Window[] = []
  for (let at = from; at < lines.length; ) {
    const best = bestAround(lines, at)
    if (best && best.first > at) windows.push(...knownWindows(lines.slice(0, best.first), at))
    if (best) windows.push(best)
    at = best?.end ?? at + 1
  }
  return windows
}

/** The best window that begins at a line, or a better one that begins in it. */
function bestAround(lines: readonly Line[], at: number): Window | null {
  const first = bestAt(lines, at)
  if (!first) return null
  let best = first
  for (let next = at + 1; next < first.window.end; next++) {
    const other = bestAt(lines, next)
    if (other && other.window.kind === first.window.kind && other.worth > best.worth) best = other
  }
  return trimmed(best.window)
}

/** Without the lines that hold no heading of a column, as those with the end of what leads the goals. */
function trimmed(window: Window): Window {
  const groups = window.groups.filter(({ meaning }) => meaning.indicator !== 'target')
  const lines = [...window.leaves, ...groups].flatMap(({ words }) => words.map(({ line }) => line))
  return { ...window, groups, first: Math.min(...lines), end: Math.max(...lines) + 1 }
}

type Worthy = { readonly window: Window; readonly worth: number }

function bestAt(lines: readonly Line[], first: number): Worthy | null {
  let best: Worthy | null = null
  if ((lines[first]?.length ?? 0) === 0) return null
  for (let end = first + 1; end <= Math.min(lines.length, first + HIGHEST); end++) {
    if (!(lines[end - 1] ?? []).every(canHead)) break
    const headings = headingsOf(lines.slice(first, end))
    for (const kind of ['indicators', 'funds', 'goals'] as const) {
      const worth = worthOf(kind, headings) + (end - first) * HEIGHT
      if (worth > (best?.worth ?? 0)) {
        best = { worth, window: { ...ordered(kind, headings), kind, first, end } }
      }
    }
  }
  return best
}

/** Headings of a table of indicators of the smallest number. */
const FEWEST = 4
/** What a heading that only the rows tell adds to the evidence. */
const TOLD = 0.5

/** Headings of indicators too few of which are known, where the rows below tell the others. */
function unknownWindow(
  lines: readonly Line[],
  { first, end }: { readonly first: number; readonly end: number },
  { leaves, groups }: Headings,
): Worthy | null {
  const known = leaves.filter((heading) => knows('indicators', heading))
  if (isEnough('indicators', known) || leaves.length < FEWEST || groups.length > 0) return null
  if (!leaves.every(mayHead) || !beginsRows(lines, end)) return null
  if (lines.slice(first, end).flat().some(labelsValue)) return null
  const told = inferHeadings(leaves, lines.slice(end))
  if (!told.some(({ meaning }) => meaning.indicator === 'level3')) return null
  const worth = known.length + (leaves.length - known.length) * TOLD + (end - first) * HEIGHT
  return { worth, window: { kind: 'indicators', first, end, leaves: told, groups } }
}

/** Short words that are known as nothing but a heading of indicators. */
function mayHead({ text, meaning }: Heading): boolean {
  const { indicator, fund, goal, header, label } = meaning
  if (indicator) return true
  const folded = fold(text)
  const isPlain = !/\d|[。；，、：:]/u.test(folded.replace(/[([].*?[)\]]/gu, ''))
  return folded.length <= 14 && isPlain && !(fund ?? goal ?? header ?? label)
}

/** 项目名称 above the headings is no part of them. */
function labelsValue({ text }: LayoutWord): boolean {
  const { header, indicator } = meaningOf(fold(text))
  return header !== undefined && indicator === undefined
}

/** A figure or the name of a level heads nothing; 预算执行率 is both a name and a heading. */
function canHead({ text }: LayoutWord): boolean {
  const folded = fold(text)
  if (levelCodes(folded, null).level1_code === 'execution') return true
  return parseDecimal(folded) === null && !isLevelName(folded) && !/^[-≥≤]|[。；]/u.test(text)
}

function ordered(kind: HeadedKind, { leaves, groups }: Headings): Headings {
  const own = leaves.filter((heading) => !isLead(kind, heading, leaves))
  const names = own.filter(({ meaning }) => meaning.indicator === 'level_name')
  const isOver = ({ meaning }: Heading) =>
    names.length > 1 && /^level\d$/u.test(meaning.indicator ?? '')
  return {
    leaves: own.filter((heading) => !isOver(heading)).toSorted((a, b) => a.start - b.start),
    groups: groups.filter((heading) => !isOver(heading)),
  }
}

/** What a heading left of the levels may be taken for, wrongly: 目标. */
const LEADS: ReadonlySet<string> = new Set(['lead', 'target'])

/** 绩效指标, 项目资金, 年度总体目标: left of the columns, merged down over the section. */
function isLead(kind: HeadedKind, heading: Heading, leaves: readonly Heading[]): boolean {
  const { indicator, fund, goal } = heading.meaning
  const isFirst = leaves.every(({ start }) => start >= heading.start)
  if (kind === 'funds') return fund === 'lead' || (isFirst && fundOf(heading) === undefined)
  if (kind === 'indicators') return isFirst && (!knows(kind, heading) || LEADS.has(indicator ?? ''))
  if (!isFirst) return false
  return (
    goal !== 'expected' ||
    leaves.some((other) => other !== heading && other.meaning.goal === 'expected')
  )
}

function worthOf(kind: HeadedKind, headings: Headings): number {
  const { leaves } = ordered(kind, headings)
  const all = [...leaves, ...headings.groups]
  const known = all.filter((heading) => knows(kind, heading))
  if (!isEnough(kind, known)) return Number.NEGATIVE_INFINITY
  const guessed = all.filter(
    (heading) => !known.includes(heading) && guesses(kind, fold(heading.text)),
  )
  const unknown = all.length - known.length - guessed.length
  return known.length + guessed.length * GUESSED - unknown * UNKNOWN
}

function guesses(kind: HeadedKind, folded: string): boolean {
  if (kind === 'goals') return false
  return (kind === 'funds' ? guessFund(folded) : guessIndicator(folded)) !== undefined
}

function knows(kind: HeadedKind, heading: Heading): boolean {
  const { indicator, goal } = heading.meaning
  if (kind === 'funds') return fundOf(heading) !== undefined
  if (kind === 'goals') return goal !== undefined
  return indicator !== undefined && indicator !== 'lead'
}

function fundOf({ meaning: { fund } }: Heading) {
  return fund === 'lead' ? undefined : fund
}

function isEnough(kind: HeadedKind, known: readonly Heading[]): boolean {
  if (kind === 'indicators') {
    const levels = known.filter(({ meaning }) => /^level/u.test(meaning.indicator ?? ''))
    return known.length >= 3 && levels.length > 0
  }
  const goals = new Set(known.map(({ meaning }) => meaning.goal))
  if (kind === 'goals') return goals.has('expected') && goals.has('actual')
  const funds = new Set(known.map(({ meaning }) => meaning.fund))
  return (
    ['initial_budget', 'annual_budget', 'executed'].filter((field) =>
      funds.has(field as 'executed'),
    ).length >= 2
  )
}

type Headings = { readonly leaves: readonly Heading[]; readonly groups: readonly Heading[] }

/** The words of some lines as headings: what stands over each other is one, unless each part is known. */
function headingsOf(lines: readonly Line[]): Headings {
  const words = lines.flatMap(knownTogether)
  const names = namesOf(words)
  const over = words.filter((word) => standsOverSeveral(word, words) || standsOverName(word, names))
  const leaves = stacksOf(words.filter((word) => !over.includes(word)))
  const parts = leaves.map(knownParts)
  return {
    leaves: parts.flatMap((part) => part.slice(-1)),
    groups: [
      ...over.map((word) => headingOf([word])),
      ...parts.flatMap((part) => part.slice(0, -1)),
    ],
  }
}

/** Words of one line that only together are a heading: 未完成 原因. */
function knownTogether(line: Line): Line {
  const words: LayoutWord[] = []
  for (const word of line) {
    const last = words.at(-1)
    const joined = last && word.start - last.end <= 1 ? last.text + word.text : null
    const isOpen = last !== undefined && /[（(][^）)]*$/u.test(last.text)
    const isWhole = joined !== null && !isKnown(word.text) && (isOpen || isKnown(joined))
    if (last && isWhole) words[words.length - 1] = { ...last, text: joined, end: word.end }
    else words.push(word)
  }
  return words
}

const overlap = (a: LayoutWord, b: LayoutWord): boolean => a.start < b.end && b.start < a.end

function standsOverSeveral(word: LayoutWord, words: readonly LayoutWord[]): boolean {
  if (!isKnown(word.text)) return false
  const below = words.filter((other) => other.line > word.line && overlap(word, other))
  return below.some(({ line }) => below.filter((other) => other.line === line).length > 1)
}

/** 名称 once for each level, on one line: headings of levels above them head no column. */
function namesOf(words: readonly LayoutWord[]): readonly LayoutWord[] {
  const names = words.filter(
    ({ text }) =>
      meaningOf(bareHeading(fold(text))).indicator === 'level_name' && !/级/u.test(text),
  )
  return names.filter(({ line }) => names.filter((other) => other.line === line).length > 1)
}

function standsOverName(word: LayoutWord, names: readonly LayoutWord[]): boolean {
  const { indicator } = meaningOf(bareHeading(fold(word.text)))
  const isOver = indicator === 'lead' || /^level/u.test(indicator ?? '')
  return names.some(
    (name) => name.line > word.line && (isOver || (!isKnown(word.text) && overlap(name, word))),
  )
}

/** A stack as one heading, or as known headings one over the other. */
function knownParts(stack: readonly LayoutWord[]): readonly Heading[] {
  const whole = headingOf(stack)
  if (isKnown(whole.text)) return [whole]
  for (let cut = 1; cut < stack.length; cut++) {
    const upper = headingOf(stack.slice(0, cut))
    const lower = isKnown(upper.text) ? knownParts(stack.slice(cut)) : []
    if (lower.some(({ text }) => isKnown(text))) return [upper, ...lower]
  }
  return [whole]
}

function headingOf(words: readonly LayoutWord[]): Heading {
  const text = textOf(words)
  return {
    words,
    text,
    meaning: meaningOf(bareHeading(fold(text))),
    start: Math.min(...words.map(({ start }) => start)),
    end: Math.max(...words.map(({ end }) => end)),
  }
}
