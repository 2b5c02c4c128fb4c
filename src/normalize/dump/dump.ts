/**
 * Forms in the text of a printed page, whose tables were dumped as lines: the lines of each form → one table, as far as
 * headings, hierarchy and the shapes of values tell where its cells were. What is a guess is marked.
 */
import type { Paragraph } from '../../extract/document.ts'
import type { SheetBlock, SheetTable } from '../sheet/table.ts'
import { fold } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { readingsOf } from './assign.ts'
import { areRows, cellLinesOf, cellTokens, withWholeCells } from './cell-line.ts'
import { type Choice, cutCheapest } from './choice.ts'
import { closingRows } from './closing-row.ts'
import { columnsOf, type DumpColumn } from './columns.ts'
import { type CutCell, cutRows } from './cut.ts'
import { type CellDraftRow, placeAt, tableOf } from './draft-row.ts'
import { isUnderHeadingBefore, unitReadings } from './hidden-unit.ts'
import { readLayout } from './layout/layout.ts'
import { withCountedRows } from './list-run.ts'
import { pairRows } from './pair-row.ts'
import { type Dump, isRemark, type Plan, type PlannedSection, plansOf } from './plan.ts'
import { type Token, tokensOf, wordsOf } from './token.ts'
import { weightedLevelReadings } from './weighted-level.ts'

/** The blocks with the forms among lines of dumps as tables. All words are kept; other blocks stay as they are. */
export function readDumps(blocks: readonly SheetBlock[]): readonly SheetBlock[] {
  const read: SheetBlock[] = []
  let run: SheetBlock[] = []
  const flush = () => {
    read.push(...readRun(run))
    run = []
  }
  for (const block of blocks) {
    if (isOfLines(block)) run.push(block)
    else if (leavesOutBlanks(block)) {
      flush()
      run.push(block)
      flush()
    } else {
      flush()
      read.push(block)
    }
  }
  flush()
  return read
}

/** Whether a block is a line of text, or a list of cells of which only the order is known. */
function isOfLines(block: SheetBlock): boolean {
  return block.place.kind === 'line' && (block.type === 'paragraph' || block.columnCount === 1)
}

/** Whether a table in rows of which only the order is known has no blank cell at all: those of a form were left out. */
function leavesOutBlanks(block: SheetBlock): block is SheetTable {
  if (block.type !== 'table' || block.spans !== 'lost' || block.place.kind !== 'line') return false
  const isFull = block.cells.every(({ text }) => text.trim() !== '')
  return block.columnCount > 1 && isFull && !standsSideBySide(block)
}

/** Whether a row prints the name of a project or a heading of a level twice: then several forms stand side by side. */
function standsSideBySide({ cells }: SheetTable): boolean {
  const printed = new Set<string>()
  return cells.some(({ row, text }) => {
    const folded = fold(text)
    const { header, indicator } = meaningOf(folded)
    if (header !== 'project_name' && indicator?.startsWith('level') !== true) return false
    const key = `${row} ${folded}`
    const isAgain = printed.has(key)
    printed.add(key)
    return isAgain
  })
}

function readRun(run: readonly SheetBlock[]): readonly SheetBlock[] {
  const whole = new Set<Paragraph>()
  const heads = new Set<number>()
  const lines: Paragraph[] = []
  for (const block of run) {
    if (block.type === 'paragraph') lines.push(block)
    else {
      for (const cell of block.cells) {
        if (block.columnCount > 1 && cell.column === 0) heads.add(lines.length)
        const { text, place } = cell
        const line: Paragraph = { type: 'paragraph', text, level: null, place }
        whole.add(line)
        lines.push(line)
      }
    }
  }
  const read = readLines(lines, whole, heads)
  return whole.size === 0 || read.some(({ type }) => type === 'table') ? read : run
}

/** The blocks of lines, of which some are whole cells, and some begin the rows of a table. */
function readLines(
  lines: readonly Paragraph[],
  whole: ReadonlySet<Paragraph>,
  heads: ReadonlySet<number>,
): readonly SheetBlock[] {
  const written = heads.size > 0 ? { parted: false, rows: heads } : cellLinesOf(lines, whole)
  const laidOut = written ? null : readLayout(lines)
  if (laidOut) return laidOut
  const dump: Dump = written
    ? { lines, tokens: cellTokens(lines, written, whole) }
    : withPrintedRows({ lines, tokens: tokensOf(lines) })
  const read: SheetBlock[] = []
  let next = 0
  for (const plan of plansOf(dump)) {
    const from = dump.tokens[plan.start]?.line ?? 0
    const to = dump.tokens[plan.end]?.line ?? lines.length
    read.push(...lines.slice(next, from), tableOf(formRows(dump, plan)))
    next = to
  }
  return [...read, ...lines.slice(next)]
}

/** Rows that show that each line is one. */
const FEWEST_ROWS = 3

/** A dump whose every line is a row of the print, as its tables of indicators show; else the dump as it is. */
function withPrintedRows(dump: Dump): Dump {
  const sections = plansOf(dump).flatMap((plan) => plan.sections)
  const bodies = sections
    .filter(({ run }) => run.kind === 'indicators' || run.kind === 'projects')
    .map(({ run, end }) => dump.tokens.slice(run.end, end))
  const below = bodies.flat()
  const lines = new Set(below.map(({ line }) => line)).size
  if (lines < FEWEST_ROWS || !areRows(below)) return dump
  return { ...dump, tokens: dump.tokens.map((token) => ({ ...token, beginsRow: token.opens })) }
}

function formRows({ tokens }: Dump, plan: Plan): readonly CellDraftRow[] {
  const rows: CellDraftRow[] = []
  let at = plan.start
  let indicators: readonly DumpColumn[] | null = null
  for (const section of plan.sections) {
    rows.push(...pairRows(tokens.slice(at, section.run.start)))
    const own = columnsOf(section.run)
    const under = tokens.slice(section.run.end, section.end)
    const remarks = under.filter((token, index) => isRemark(token, under[index + 1]))
    const below = under.filter((token) => !remarks.includes(token))
    const body = bodyOf(below, section, own)
    const isRepeated: boolean = section.run.kind === 'indicators' && sameColumns(indicators, own)
    const choice: Choice =
      isRepeated && indicators ? cutKnown(body, indicators) : cutSection(body, section, own)
    if (!isRepeated) rows.push(headingRow(tokens, section, choice.columns))
    rows.push(...bodyRows(body, choice), ...pairRows(remarks))
    if (section.run.kind === 'indicators') indicators = choice.columns
    at = section.end
  }
  const closing = tokens.slice(at, plan.end)
  return [...rows, ...closingRows(closing, indicators ?? [], rows)]
}

/** The tokens under headings, with what the section itself tells of its rows and cells. */
function bodyOf(
  tokens: readonly Token[],
  { run }: PlannedSection,
  columns: readonly DumpColumn[],
): readonly Token[] {
  if (run.kind === 'projects') return withCountedRows(tokens, run.matches)
  if (run.kind !== 'indicators') return tokens
  return withWholeCells(tokens, columns.filter(({ field }) => field !== 'lead').length)
}

function cutKnown(body: readonly Token[], columns: readonly DumpColumn[]): Choice {
  return { columns, rows: cutRows(body, columns), doubtful: new Set() }
}

/** How much the way in which headings are parted counts beside the cells below them. */
const PARTED_OTHERWISE = 4

/** The cells under the headings; where nobody knows some of these, as the cheapest of their readings has it. */
function cutSection(
  body: readonly Token[],
  { run }: PlannedSection,
  columns: readonly DumpColumn[],
): Choice {
  if (run.kind !== 'indicators') return cutKnown(body, columns)
  const others = (run.others ?? []).flatMap(({ matches, cost }) =>
    readingsOf(columnsOf({ ...run, matches })).map((reading) => ({
      ...reading,
      cost: reading.cost + cost * PARTED_OTHERWISE,
    })),
  )
  const readings = [...readingsOf(columns), ...others].flatMap((reading) =>
    unitReadings(reading, body).flatMap((own) => weightedLevelReadings(own, body)),
  )
  return readings.length > 1 ? cutCheapest(body, readings) : cutKnown(body, columns)
}

/** Whether headings are those of the table above, printed again after a page break. */
function sameColumns(above: readonly DumpColumn[] | null, own: readonly DumpColumn[]): boolean {
  if (!above) return false
  const fields = new Set(above.flatMap(({ field, words }) => [field, words]))
  return own.every(({ field, words }) => fields.has(field === 'extra' ? words : field))
}

function headingRow(
  tokens: readonly Token[],
  { run }: PlannedSection,
  columns: readonly DumpColumn[],
): CellDraftRow {
  const place = placeAt(tokens, run.start)
  return columns.flatMap((own, column) => {
    if (isUnderHeadingBefore(own)) return []
    const next = columns[column + 1]
    const span = next && isUnderHeadingBefore(next) ? { colSpan: 2 } : {}
    return [{ column, words: own.words, place, ...span }]
  })
}

function bodyRows(
  tokens: readonly Token[],
  { columns, rows, doubtful }: Choice,
): readonly CellDraftRow[] {
  return rows.map((row) => {
    const guessed = doubtful.has(row) ? true : isGuess(tokens, row, columns)
    return columns.map((_, column) => {
      const cell = row.find((cut) => cut.column === column)
      const words = cell ? wordsOf(tokens.slice(cell.start, cell.end)) : ''
      const place = placeAt(tokens, (cell ?? row[0])?.start ?? 0)
      return { column, words, place, ...(guessed && cell ? { guessed } : {}) }
    })
  })
}

/** Fields that a row of figures is expected to have. */
const EXPECTED: ReadonlySet<string> = new Set([
  'target',
  'actual',
  'weight',
  'score',
  'amount',
  'initial_amount',
])

/** Whether the cells of a row could have been cut otherwise: two wrapped cells meet, or one of its values is blank. */
function isGuess(
  tokens: readonly Token[],
  row: readonly CutCell[],
  columns: readonly DumpColumn[],
): true | undefined {
  const isWrapped = ({ start, end }: CutCell) => tokens[start]?.line !== tokens[end - 1]?.line
  const meets = row.some((cell, at) => {
    const next = row[at + 1]
    return next !== undefined && isWrapped(cell) && isWrapped(next)
  })
  const filled = new Set(row.map(({ column }) => column))
  const gaps = columns.filter(({ field }, at) => EXPECTED.has(field) && !filled.has(at)).length
  const values = columns.filter(({ field }, at) => EXPECTED.has(field) && filled.has(at)).length
  return meets || (gaps > 0 && values > 0) ? true : undefined
}
