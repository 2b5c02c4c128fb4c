/**
 * Words that can only be headings though nobody knows them: short lines right above the first row of a table, which
 * begins with the name of a level and goes on with values.
 */

import { isLevelName, shapeOf } from '../column/shape.ts'
import { parseDecimal } from '../value/score.ts'
import { fold } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { titleIn } from '../words/title.ts'
import { isBlankCell, type Token, wordsOf } from './token.ts'

/** The tokens of the headings: from `start` up to `end`, where the first row begins. */
export type Zone = { readonly start: number; readonly end: number }

/** Tokens that the name of a level may be broken into. */
const NAME_TOKENS = 5
/** Tokens among which a first row shows its values, and how many it shows. */
const ROW_TOKENS = 22
/** Values that a first row shows among them, at least. Chosen; one figure is chance. */
const ROW_VALUES = 2
/** Lines of the highest headings, each of which may stand on several of its own. */
const HIGHEST = 24
/** Characters of the longest piece of a heading. */
const LONGEST = 12

/** The headings right above the row that begins at a token; null where none begins there, or nothing heads it. */
export function zoneAbove(tokens: readonly Token[], at: number): Zone | null {
  if (tokens[at]?.opens !== true || !beginsIndicators(tokens, at)) return null
  let start = at
  for (let lines = 0; lines < HIGHEST; lines++) {
    const above = lineStart(tokens, start - 1)
    if (above === null) break
    if (!isHeadingLine(tokens.slice(above, start))) {
      start = belowValue(tokens, above, start)
      break
    }
    // Below another name of a level stands no first row.
    if (levelEnd(tokens, above) !== null) return null
    start = above
  }
  return start < at ? { start, end: at } : null
}

/** Where each cell has a line of its own the value of a label stands below it, and above what heads the table. */
function belowValue(tokens: readonly Token[], label: number, start: number): number {
  const isLabel = tokens[label]?.holds !== 'word' && isLabelled(tokens.slice(label, start))
  return isLabel ? start + 1 : start
}

function lineStart(tokens: readonly Token[], last: number): number | null {
  for (let at = last; at >= 0; at--) if (tokens[at]?.opens) return at
  return null
}

/** Whether a row of indicators begins at a token: with the name of a level, behind its number as the case may be. */
export function beginsIndicators(tokens: readonly Token[], at: number): boolean {
  const first = /^\d{1,2}$/u.test(tokens[at]?.text ?? '') ? at + 1 : at
  const end = levelEnd(tokens, first)
  if (end === null) return false
  const row = tokens.slice(end, end + ROW_TOKENS)
  return row.filter(({ text }) => isValue(fold(text))).length >= ROW_VALUES
}

function levelEnd(tokens: readonly Token[], start: number): number | null {
  for (let end = start + 1; end <= Math.min(tokens.length, start + NAME_TOKENS); end++) {
    const name = fold(wordsOf(tokens.slice(start, end)))
    // 项目绩效指标 heads columns, though 项目绩效 names a level in some forms.
    if (isLevelName(name) && meaningOf(name).indicator === undefined) return end
    if (isBlankCell(tokens[end - 1])) return null
  }
  return null
}

function isValue(folded: string): boolean {
  if (parseDecimal(folded) !== null) return true
  return shapeOf({ folded, blank: false }) === 'value'
}

/** Marks of sentences and of values; a unit in brackets is neither. */
const NO_HEADING = /[。；;，,：:≥≤=<>%℃‰]|^[-—－]/u
const BRACKETED = /[([][^()[\]]*[)\]]/gu
const YEAR = /(?:19|20)\d\d年?/gu

function isHeadingLine(line: readonly Token[]): boolean {
  const folded = fold(wordsOf(line))
  if (titleIn(folded) !== null) return false
  return line.every(({ text }) => isHeadingPiece(fold(text))) && !isLabelled(line)
}

function isHeadingPiece(folded: string): boolean {
  if (folded === '') return false
  const { indicator } = meaningOf(folded)
  if (indicator !== undefined) return true
  const words = folded.replace(BRACKETED, '').replace(YEAR, '')
  if (words.length > LONGEST || NO_HEADING.test(words) || /\d/u.test(words)) return false
  return !(isLevelName(folded) && /(?:指标|目标)$/u.test(folded))
}

/** A line that begins with a label of the header, or with a heading of the money or the goals. */
function isLabelled([first, second]: readonly Token[]): boolean {
  const words = [first?.text ?? '', (first?.text ?? '') + (second?.text ?? '')]
  return words.some((text) => {
    const { header, label, fund, goal, indicator } = meaningOf(fold(text))
    return indicator === undefined && (header ?? label ?? fund ?? goal) !== undefined
  })
}
