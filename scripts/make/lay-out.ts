/** A made form as the anchor cells of its tables. */
import type { MadeForm } from './made-form.ts'

export type LaidCell = {
  readonly text: string
  readonly rowSpan: number
  readonly colSpan: number
}

/** The rows of a table, each with the cells that begin in it, from left to right; all rows are equally wide. */
export type LaidTable = readonly (readonly LaidCell[])[]

/** The tables of a form: one, or where it is parted after some rows of its indicators as on two pages, two. */
export type Parting = 'whole' | 'pages' | 'pages without headings' | 'turned'

export function layOut(form: MadeForm, parting: Parting): readonly LaidTable[] {
  const width = form.columns.length + 1
  const above = [
    ...form.pairs.map((cells) => spread(cells, width)),
    ...form.funds.map((cells) => spread(cells, width)),
    ...(form.goals.length > 0 ? goalRows(form.goals, width) : []),
  ]
  const total = form.total.length > 0 ? [totalRow(form)] : []
  const first = form.totalFirst ? total : []
  const last = form.totalFirst ? [] : total
  if (parting === 'turned') return [[...above, ...first, ...turnedRows(form), ...last]]
  if (parting === 'whole') {
    return [[...above, ...first, ...indicatorRows(form, true), ...last]]
  }
  const cut = Math.min(2, form.rows.length)
  const upper = indicatorRows({ ...form, rows: form.rows.slice(0, cut) }, true)
  const lower = indicatorRows({ ...form, rows: form.rows.slice(cut) }, parting === 'pages')
  return [
    [...above, ...first, ...upper],
    [...lower, ...last],
  ]
}

function cell(text: string, colSpan = 1, rowSpan = 1): LaidCell {
  return { text, rowSpan, colSpan }
}

/** Cells over the whole width, the last as wide as what is left. */
function spread(cells: readonly string[], width: number): readonly LaidCell[] {
  const each = Math.floor(width / cells.length)
  return cells.map((text, at) => cell(text, at === cells.length - 1 ? width - each * at : each))
}

function goalRows([expected = '', actual = '']: readonly string[], width: number): LaidTable {
  const half = Math.floor((width - 1) / 2)
  return [
    [cell('年度总体目标', 1, 2), cell('预期目标', half), cell('实际完成情况', width - 1 - half)],
    [cell(expected, half), cell(actual, width - 1 - half)],
  ]
}

function indicatorRows({ columns, rows }: MadeForm, hasHeadings: boolean): LaidTable {
  const height = rows.length + (hasHeadings ? 1 : 0)
  const headings = hasHeadings ? [columns.map(({ heading }) => cell(heading))] : []
  const body = rows.map((row, at) => {
    if (typeof row === 'string') return [cell(row, columns.length)]
    return row.flatMap((text, column) => {
      const isLevel = /^level[12]$/u.test(columns[column]?.role ?? '')
      const isCovered = at > 0 && typeof rows[at - 1] !== 'string'
      if (isLevel && text === '' && isCovered) return []
      return [cell(text, 1, isLevel ? 1 + blanksBelow(rows, at, column) : 1)]
    })
  })
  const [first = [], ...others] = [...headings, ...body]
  return [[cell('绩效指标', 1, height), ...first], ...others]
}

function blanksBelow(rows: MadeForm['rows'], at: number, column: number): number {
  const below = rows.slice(at + 1)
  const end = below.findIndex((row) => typeof row === 'string' || row[column] !== '')
  return end === -1 ? below.length : end
}

/** Fields as rows and indicators as columns. */
function turnedRows({ columns, rows }: MadeForm): LaidTable {
  const full = rows.filter((row) => typeof row !== 'string')
  return columns.map(({ heading }, column) => [
    cell(heading),
    ...full.map((row) => cell(row[column] ?? '')),
    ...Array.from({ length: Math.max(0, columns.length - full.length) }, () => cell('')),
  ])
}

function totalRow({
  columns,
  total: [label = '', weight = '', score = ''],
}: MadeForm): readonly LaidCell[] {
  const at = columns.findIndex(({ role }) => role === 'weight' || role === 'score')
  if (at < 0) return [cell(label), cell(score, columns.length)]
  const values = columns.slice(at).map(({ role }) => {
    if (role === 'weight') return cell(weight)
    return cell(role === 'score' ? score : '')
  })
  return [cell(label, at + 1), ...values]
}
