/**
 * Indicators as columns: 一级指标 | 产出指标 | … over 年度指标值 | 100% | … becomes headings over rows. So does a list whose projects
 * are columns: 项目名称 | 优待金 | 技能培训 over 自评得分 | 98.5 | 86.2.
 */

import { isLevelName } from '../column/shape.ts'
import { isFigure } from '../value/score.ts'
import { guessIndicator } from '../words/meaning.ts'
import { type Row, rowsOf, type Slot } from './row.ts'
import type { SheetCell, SheetTable } from './table.ts'

/** Rows of a table, one after another, of which each is a column of indicators; `from` is where their headings stand. */
type Turned = { readonly rows: readonly Row[]; readonly from: number }

/** Rows that a table of fields has at least, and indicators beside each. */
const LEAST_FIELDS = 4
/** Indicators that stand beside each, at least: one alone is a card. */
const LEAST_INDICATORS = 2

/** The rows of a table from the top, those whose indicators are columns turned upright. */
export function uprightRows(table: SheetTable, index: number): readonly Row[] {
  const rows = rowsOf(table, index)
  const turned = turnedIn(rows) ?? turnedList(rows)
  const [first] = turned?.rows ?? []
  if (!turned || !first) return rows
  const at = rows.indexOf(first)
  const upright = rowsOf(turnedTable(table, turned), index).map((row) => ({
    ...row,
    row: first.row,
  }))
  return [...rows.slice(0, at), ...upright, ...rows.slice(at + turned.rows.length)]
}

/** Whether every row has as many cells as the next: then a place in the row is a column, though merges are lost. */
function isEven(rows: readonly Row[]): boolean {
  return rows.every(({ slots }) => slots.length === rows[0]?.slots.length)
}

/** The longest run of rows that headings of indicators lead, each another one. */
function turnedIn(rows: readonly Row[]): Turned | null {
  for (const [at, row] of rows.entries()) {
    const heading = headingIn(row)
    if (!heading) continue
    const run = runFrom(rows.slice(at), heading.start)
    if (isWhole(run, heading.start)) return { rows: run, from: heading.start }
  }
  return null
}

/** The rows of a list from the one that names its projects, each led by a label and without another one. */
function turnedList(rows: readonly Row[]): Turned | null {
  const at = rows.findIndex(({ words: [first] }) => first?.meaning.header === 'project_name')
  const from = rows[at]?.words[0]?.start
  if (from === undefined || rows[at]?.spans === 'lost') return null
  const below = rows.slice(at)
  const end = below.findIndex((row) => !isOfList(row, from))
  const run = end < 0 ? below : below.slice(0, end)
  const names = run[0]?.words.filter(({ start }) => start > from) ?? []
  const labels = run.flatMap(({ words: [first] }) => (first ? [first.meaning] : []))
  const isEvaluated = labels.some(
    ({ header, fund }) => header === 'total_score' || header === 'total_grade' || fund === 'score',
  )
  const known = labels.filter((meaning) => Object.keys(meaning).length > 0).length
  const hasMoney = labels.some(({ fund }) => AMOUNTS.has(fund ?? ''))
  // What goes on below the rows is a form, whose header has two values beside a label: a code and a name.
  const isWhole =
    names.length >= LEAST_INDICATORS &&
    run.length >= LEAST_FIELDS &&
    names.every(({ folded }) => !isFigure(folded)) &&
    below.slice(run.length).every(({ words }) => words.length < 2)
  return isWhole && isEvaluated && hasMoney && known >= run.length * KNOWN
    ? { rows: run, from }
    : null
}

const AMOUNTS: ReadonlySet<string> = new Set(['initial_budget', 'annual_budget', 'executed'])

/** Share of the labels of a list that are known. */
const KNOWN = 0.6

/** Whether a row of a list begins with a label and holds nothing but values beside it. */
function isOfList({ slots, words }: Row, from: number): boolean {
  const [label, ...values] = words
  const isLabel = label?.start === from && slots[0] === label && !isFigure(label.folded)
  const isLevel = label !== undefined && isLevelName(label.folded)
  return isLabel && !isLevel && values.every(({ meaning }) => Object.keys(meaning).length === 0)
}

/** The heading of indicators that leads a row, alone or behind a cell merged over several rows. */
function headingIn({ slots }: Row): Slot | null {
  const [first, second] = slots.filter(({ blank }) => !blank)
  const leads = [first, first && first.cell.rowSpan > 1 ? second : undefined]
  return leads.find((slot) => slot?.own && fieldOf(slot) !== null) ?? null
}

function fieldOf({ meaning, folded }: Slot): string | null {
  const field = meaning.indicator ?? guessIndicator(folded)
  return field === undefined || field === 'lead' ? null : field
}

function runFrom(rows: readonly Row[], from: number): readonly Row[] {
  const end = rows.findIndex((row) => {
    const slot = row.slots.find(({ start }) => start === from)
    const values = row.words.filter(({ start }) => start > from)
    const isHeading = slot?.own === true && !slot.blank && !isFigure(slot.folded)
    if (!isHeading || values.length === 0) return true
    const { indicator, label, fund, header } = slot.meaning
    const isOther = indicator === undefined && (label ?? fund ?? header) !== undefined
    return isOther || isLevelName(slot.folded)
  })
  return end < 0 ? rows : rows.slice(0, end)
}

/** Whether the headings that lead the rows are those of indicators: levels and values, none beside another. */
function isWhole(rows: readonly Row[], from: number): boolean {
  const fields = rows.map(({ slots }) => fieldOf(slots.find(({ start }) => start === from) as Slot))
  const known = fields.filter((field) => field !== null)
  const values = known.filter((field) => VALUES.has(field))
  const beside = rows.flatMap(({ words }) => words.filter(({ start }) => start > from))
  return (
    rows.length >= LEAST_FIELDS &&
    (rows[0]?.spans === 'kept' || isEven(rows)) &&
    known.length >= rows.length * KNOWN &&
    new Set(known).size === known.length &&
    known.some((field) => field.startsWith('level')) &&
    new Set(values).size >= 2 &&
    beside.every((slot) => slot.meaning.indicator === undefined) &&
    rows.some(({ words }) => words.length > LEAST_INDICATORS)
  )
}

const VALUES: ReadonlySet<string> = new Set(['target', 'value', 'actual', 'weight', 'score'])

/**
 * The cells of a run, rows and columns exchanged. They stand right of all columns of the table, for a row below the run
 * stands under none of theirs.
 */
function turnedTable(table: SheetTable, { rows, from }: Turned): SheetTable {
  const [top, bottom] = [rows[0]?.row ?? 0, (rows.at(-1)?.row ?? 0) + 1]
  const cells = table.cells.filter(({ row, rowSpan }) => row < bottom && row + rowSpan > top)
  const turned = cells
    .filter(({ column }) => column >= from)
    .map((cell): SheetCell => {
      const [start, end] = [Math.max(top, cell.row), Math.min(bottom, cell.row + cell.rowSpan)]
      return {
        ...cell,
        row: cell.column - from,
        rowSpan: cell.colSpan,
        column: table.columnCount + 1 + start - top,
        colSpan: end - start,
      }
    })
  const height = table.columnCount - from
  const lead = cells.find(({ column }) => column < from)
  const leads = lead
    ? [{ ...lead, row: 0, column: table.columnCount, rowSpan: height, colSpan: 1 }]
    : []
  const inOrder = [...leads, ...turned].toSorted((a, b) => a.row - b.row || a.column - b.column)
  const columnCount = table.columnCount + 1 + bottom - top
  return { ...table, rowCount: height, columnCount, cells: inOrder }
}
