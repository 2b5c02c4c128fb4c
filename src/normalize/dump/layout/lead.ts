/** What is printed once at the left of a whole section. */

import { isLevelName } from '../../column/shape.ts'
import { parseDecimal } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import { meaningOf } from '../../words/meaning.ts'
import type { Window } from './window.ts'
import type { LayoutWord, Line } from './word.ts'

/** How far the words of one column may lean, in characters. */
const LEAN = 1

/** The words of 绩效指标, 项目资金（万元）. */
export function leadOf(
  window: Window,
  head: readonly Line[],
  body: readonly Line[],
): readonly LayoutWord[] {
  const headings = new Set([...window.leaves, ...window.groups].flatMap(({ words }) => words))
  const first = window.leaves[0]?.start ?? 0
  const all = [...head.flat().filter((word) => !headings.has(word)), ...body.flat()]
  const left = Math.min(...all.map(({ start }) => start))
  const edge = all
    .filter((word) => isAtLeft(word, all, left) && word.end <= Math.max(first, left + 10))
    .toSorted((a, b) => a.line - b.line || a.start - b.start)
  for (let size = edge.length; size > 0; size -= 1) {
    const words = edge.slice(0, size)
    if (isLeadText(words.map(({ text }) => text).join(''))) return words
  }
  const isApart = edge.every(({ end, text }) => end <= first && !isLevelName(fold(text)))
  if (window.kind === 'goals') return isApart ? edge : []
  if (window.kind === 'funds') return standsOverRows(edge, all) ? edge : []
  return isApart && first > left + 3 ? edge : []
}

/** Whether a word begins a line, or is a bracket or a figure of what does. */
function isAtLeft(word: LayoutWord, all: readonly LayoutWord[], left: number): boolean {
  if (word.start <= left + LEAN) return true
  return /^[（(\d]|[）)]$/u.test(word.text) && follows(word, all, left)
}

/** 项目资金 (万, 年度绩效目标 1: what goes on after the first words of a line. */
function follows(word: LayoutWord, all: readonly LayoutWord[], left: number): boolean {
  return all.some(
    ({ line, start, end }) =>
      line === word.line && start <= left + LEAN && word.start - end <= 1 && end <= word.start,
  )
}

function isLeadText(text: string): boolean {
  const { indicator, fund, goal } = meaningOf(fold(text).replace(/[(][^)]*[)]/gu, ''))
  return indicator === 'lead' || fund === 'lead' || goal === 'lead' || goal === 'expected'
}

/** Whether lines with figures mostly begin right of these words. */
function standsOverRows(edge: readonly LayoutWord[], all: readonly LayoutWord[]): boolean {
  const figures = new Set(
    all.filter(({ text }) => parseDecimal(fold(text)) !== null).map(({ line }) => line),
  )
  const own = edge.filter(({ line }) => figures.has(line)).length
  return own * 2 <= figures.size && figures.size > 1
}
