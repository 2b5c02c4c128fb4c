/** The rows of a form outside its tables: labels beside their words, and small blocks of money. */

import { isFigure } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { fold } from '../words/heading.ts'
import { type CellDraftRow, draft } from './draft-row.ts'
import { matchAt } from './match.ts'
import { isMoneyWord, moneyRows } from './money-block.ts'
import { isBlankCell, type Token, type TokenCell } from './token.ts'

/** A label, or words that have none, with the words beside it; token runs, each a cell. */
export type PairPiece = { readonly label: readonly Token[]; readonly cells: readonly TokenCell[] }

const isLabel = ({ header, label }: Meaning) => header !== undefined || label !== undefined
const isGoal = ({ goal }: Meaning) => goal === 'expected' || goal === 'actual'

/** Characters of the longest words of a row of headings, and the fewest of these that are cells each. */
const SHORT = 12
/** Words of such a row that are cells each, at least. Chosen; two are a label and its value. */
const FEWEST = 3

/** Labels and the words after each: the rows of the print where these are known, else a row for every line that a label begins. */
export function pairRows(tokens: readonly Token[]): readonly CellDraftRow[] {
  const rows = tokens.some(({ beginsRow }) => beginsRow === null)
    ? rowsByLabels(piecesOf(tokens))
    : printedRows(tokens).map((row) =>
        isOfWords(row) ? row.map((token) => [token]) : cellsOf(piecesOf(row)),
      )
  return moneyRows(rows).map((row) =>
    row.map(({ cell, ...where }) => ({ ...draft(where.column, cell), ...where })),
  )
}

function printedRows(tokens: readonly Token[]): readonly (readonly Token[])[] {
  const rows: Token[][] = []
  for (const [at, token] of tokens.entries()) {
    const above = rows.at(-1)
    if (!above || (token.beginsRow && !isWrapped(tokens.slice(at), above))) rows.push([])
    rows.at(-1)?.push(token)
  }
  return rows
}

/** Whether a line of words goes on with the row above, whose last label has no words beside it: the value was wrapped. */
function isWrapped([token, next]: readonly Token[], above: readonly Token[]): boolean {
  const isAlone = token?.holds === 'word' && token.closes
  const last = above.findLastIndex((_, at) => matchAt(above, at, isLabel) !== null)
  const label = last < 0 ? null : matchAt(above, last, isLabel)
  const hasWrapped = above.at(-1)?.line !== above[0]?.line
  const isOpen = label !== null && (label.end === above.length || hasWrapped)
  return isAlone && isOpen && next !== undefined && matchAt([token], 0, isLabel) === null
}

/** Whether a row holds nothing but short words and figures, none of them a label of the header: headings, or amounts. */
function isOfWords(row: readonly Token[]): boolean {
  const isHeader = ({ header }: Meaning) => header !== undefined
  const isShort = ({ text }: Token) => text.length <= SHORT
  return (
    row.length >= FEWEST && row.every((token, at) => isShort(token) && !matchAt(row, at, isHeader))
  )
}

function rowsByLabels(pieces: readonly PairPiece[]): readonly (readonly TokenCell[])[] {
  const rows: PairPiece[][] = []
  for (const piece of pieces) {
    const last = rows.at(-1)?.at(-1)
    const goesOn = last !== undefined && last.cells.length === 0 && areHeadings(last, piece)
    if (!goesOn && (piece.label[0]?.opens !== false || rows.length === 0)) rows.push([])
    rows.at(-1)?.push(piece)
  }
  return rows.flatMap(splitBlock)
}

/** Headings of money stand side by side, their amounts below them. */
function areHeadings(before: PairPiece, after: PairPiece): boolean {
  return before.label[0]?.holds !== 'word' && isMoneyWord(before.label) && isMoneyWord(after.label)
}

/** A run of headings of money with what stands behind the last of them: the amounts of a row, or the amount of a label. */
function splitBlock(pieces: readonly PairPiece[]): readonly (readonly TokenCell[])[] {
  const last = pieces.at(-1)
  if (
    !last ||
    pieces.length < FEWEST ||
    pieces.some(({ cells }, at) => at < pieces.length - 1 && cells.length > 0)
  )
    return [cellsOf(pieces)]
  const heads = pieces.map(({ label }) => label)
  // As many amounts as there are headings beside the first; one fewer where their own label stands before them.
  if (last.cells.length >= Math.max(2, heads.length - 1)) return [heads, last.cells]
  return [heads.slice(0, -1), cellsOf([last])]
}

function cellsOf(pieces: readonly PairPiece[]): readonly TokenCell[] {
  return pieces.flatMap(({ label, cells }) => (label.length > 0 ? [label, ...cells] : cells))
}

function piecesOf(tokens: readonly Token[]): readonly PairPiece[] {
  const labels: { readonly start: number; readonly end: number }[] = []
  /** Where the value of a label of the header stands, whatever its words could mean elsewhere. */
  let value = -1
  for (let at = 0; at < tokens.length; ) {
    const known = matchAt(tokens, at, isLabel)
    const end = known?.end ?? (at === value ? null : moneyOrGoalEnd(tokens, at))
    if (end !== null) labels.push({ start: at, end })
    if (known?.meaning.header) value = known.end
    at = end ?? at + 1
  }
  const before = tokens.slice(0, labels[0]?.start ?? tokens.length)
  const pieces = before.length > 0 ? [{ label: [], cells: wordsIn(before) }] : []
  return [
    ...pieces,
    ...labels.map(({ start, end }, at) => ({
      label: tokens.slice(start, end),
      cells: valuesIn(tokens.slice(end, labels[at + 1]?.start ?? tokens.length)),
    })),
  ]
}

/** One past the label of a goal or of money that begins at a token; null where none does. */
function moneyOrGoalEnd(tokens: readonly Token[], at: number): number | null {
  const token = tokens[at]
  if (!token) return null
  const goal = token.opens ? matchAt(tokens, at, isGoal) : null
  if (goal && tokens[goal.end] !== undefined) return goal.end
  const money = matchAt(tokens, at, ({ fund }) => fund !== undefined)
  const end = money?.end ?? (isMoneyWord([token]) ? at + 1 : null)
  if (end === null) return null
  if (token.holds === 'word') return isAmount(tokens[end], token) ? end : null
  return isMoneyBeside(tokens[end]) ? end : null
}

/** Whether what stands behind a word about money is an amount, a blank cell or another such word. */
function isMoneyBeside(next: Token | undefined): boolean {
  if (next === undefined) return false
  return isBlankCell(next) || isFigure(fold(next.text)) || isMoneyWord([next])
}

/** Whether a figure stands beside a word on its line. */
function isAmount(token: Token | undefined, { line }: Token): boolean {
  return token !== undefined && token.line === line && isFigure(fold(token.text))
}

/** The cells beside a label: one, but for figures, of which each is one, and for a row of headings. */
function valuesIn(tokens: readonly Token[]): readonly TokenCell[] {
  const printed = tokens.filter((token) => !isBlankCell(token))
  const areFigures = printed.every(({ text }) => isFigure(fold(text)))
  if (tokens.length > 1 && areFigures) return tokens.map((token) => [token])
  return wordsIn(tokens)
}

/** Words without a label: a row of headings where all are short, else one cell. */
function wordsIn(tokens: readonly Token[]): readonly TokenCell[] {
  const isRow = tokens[0]?.beginsRow !== null && tokens.length >= FEWEST
  if (isRow && tokens.every(({ text }) => text.length <= SHORT))
    return tokens.map((token) => [token])
  return tokens.length > 0 ? [tokens] : []
}
