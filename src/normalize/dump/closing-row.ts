/** The rows below the indicators of a form: the one that sums up, and labels. */

import { parseDecimal } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { gradeIn } from '../words/grade.ts'
import { isBlankText } from '../words/heading.ts'
import type { DumpColumn } from './columns.ts'
import { type CellDraft, type CellDraftRow, draft } from './draft-row.ts'
import { type Match, matchAt } from './match.ts'
import { pairRows } from './pair-row.ts'
import type { Token } from './token.ts'

/** The row that sums up, and the labels below it. */
export function closingRows(
  tokens: readonly Token[],
  columns: readonly DumpColumn[],
  above: readonly CellDraftRow[],
): readonly CellDraftRow[] {
  const isTotal = ({ label }: Meaning) => label === 'total'
  const start = tokens.findIndex((token, at) => token.opens && matchAt(tokens, at, isTotal))
  const total = start < 0 ? null : matchAt(tokens, start, isTotal)
  if (!total || columns.length === 0) return pairRows(tokens)
  const end = totalEnd(tokens, total)
  const values = tokens.slice(total.end, end)
  const row = [draft(0, tokens.slice(start, total.end)), ...totalCells(values, columns, above)]
  return [...pairRows(tokens.slice(0, start)), row, ...pairRows(tokens.slice(end))]
}

/** Where the cells beside 总分 end: with its line, or, where each has a line of its own, before the first words. */
function totalEnd(tokens: readonly Token[], { end }: Match): number {
  const line = tokens[end]?.line
  const isBeside = ({ text, ...token }: Token) =>
    tokens[end - 1]?.closes ? isBlankText(text) || parseDecimal(text) !== null : token.line === line
  const length = tokens.slice(end).findIndex((token) => !isBeside(token))
  return length === -1 ? tokens.length : end + length
}

/** The numbers of 总分 from the right: score, weight, then the weights of the levels. */
function totalCells(
  values: readonly Token[],
  columns: readonly DumpColumn[],
  above: readonly CellDraftRow[],
): readonly CellDraft[] {
  const numbers = values.filter(({ text }) => parseDecimal(text) !== null)
  const order = ['score', 'weight', 'level2_weight', 'level1_weight']
  const places = order
    .map((field) => columns.findIndex((column) => column.field === field))
    .filter((column) => column >= 0)
  const [only] = numbers
  if (only && numbers.length === 1 && places.length > 1) {
    return [draft(soleTotal(only, columns, above), [only])]
  }
  const cells = numbers.toReversed().flatMap((token, at) => {
    const column = places[at]
    return column === undefined ? [] : [draft(column, [token])]
  })
  const grade = values.find(({ text }) => gradeIn(text) !== null)
  const all = grade ? [...cells, draft(columns.length - 1, [grade])] : cells
  return all.toSorted((a, b) => a.column - b.column)
}

/** A lone total is the sum of the weights or of the scores, whichever it equals; else the score. */
function soleTotal(
  { text }: Token,
  columns: readonly DumpColumn[],
  above: readonly CellDraftRow[],
): number {
  const score = columns.findIndex(({ field }) => field === 'score')
  const weight = columns.findIndex(({ field }) => field === 'weight')
  const sumOf = (column: number) =>
    above
      .map(
        (row) => parseDecimal(row.find((cell) => cell.column === column)?.words ?? '')?.value ?? 0,
      )
      .reduce((sum, value) => sum + value, 0)
  const value = parseDecimal(text)?.value ?? 0
  const isWeight = Math.abs(sumOf(weight) - value) < Math.abs(sumOf(score) - value)
  return isWeight && weight >= 0 ? weight : score
}
