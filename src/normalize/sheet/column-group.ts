/**
 * Several projects, or units, that share the indicators of one table, each with a group of columns under its name: 指标值 |
 * 完成值 | 得分 under 渡口修缮, and again under 航标更新. The table is cut into one a group, with the name as a label.
 */

import { isFigure } from '../value/score.ts'
import { fold, isBlankText } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import { periodIn } from '../words/period.ts'
import type { SheetCell, SheetTable } from './table.ts'

/** A name over its columns; `to` is one past the last. */
type Group = { readonly name: SheetCell; readonly from: number; readonly to: number }

type Columns = Pick<Group, 'from' | 'to'>

/** The tables of each group, by how columns are cut out; null where no row names several over the same headings. */
export function groupTables(
  { cells, columnCount }: SheetTable,
  cut: (columns: readonly Columns[]) => SheetTable,
): readonly SheetTable[] | null {
  const rows = Map.groupBy(cells, ({ row }) => row)
  for (const row of rows.values()) {
    const groups = row.filter(namesGroup).map((name) => {
      return { name, from: name.column, to: name.column + name.colSpan }
    })
    const [first] = groups
    if (!first || groups.length < 2 || !isRun(groups)) continue
    if (YEAR.test(fold(first.name.text)) && !areWhole(groups, { cells, columnCount })) continue
    const headings = rows.get(first.name.row + first.name.rowSpan) ?? []
    if (!headsEach(headings, groups)) continue
    return groups.map((group) => {
      const own = cut([{ from: 0, to: first.from }, group])
      const parts = [
        ...above(cells, groups, group),
        ...own.cells.filter(({ row: at }) => at >= group.name.row),
      ]
      return named({ ...own, cells: parts }, group)
    })
  }
  return null
}

/** Whether years fill the table to its end, and nothing above them is an amount of one: marks of both would be lost, money doubled. */
function areWhole(
  groups: readonly Group[],
  { cells, columnCount }: Pick<SheetTable, 'cells' | 'columnCount'>,
): boolean {
  const row = groups[0]?.name.row ?? 0
  const isAmountAbove = cells.some((cell) => cell.row < row && isFigure(fold(cell.text)))
  return groups.at(-1)?.to === columnCount && !isAmountAbove
}

/** Whether the row below has the same headings in every group, an actual value or a score among them. */
function headsEach(below: readonly SheetCell[], groups: readonly Group[]): boolean {
  const fieldsIn = ({ from, to }: Group) =>
    below
      .filter(({ column }) => from <= column && column < to)
      .map(({ text }) => meaningOf(fold(text)).indicator)
  const [first = [], ...others] = groups.map(fieldsIn)
  const isSame = others.every((fields) => fields.join() === first.join())
  return isSame && first.length > 1 && (first.includes('actual') || first.includes('score'))
}

/** Whether a merged cell may name a project or a unit: neither a heading nor who scored, when or which year. */
function namesGroup({ text, colSpan }: SheetCell): boolean {
  const folded = fold(text)
  if (colSpan < 2 || isBlankText(text) || isFigure(folded) || folded.length < SHORTEST) return false
  const isKnown = Object.keys(meaningOf(folded)).length > 0
  if (YEAR.test(folded)) return true
  return !isKnown && !SENTENCE.test(folded) && periodIn(folded) === null && !ROUND.test(folded)
}

/** Two years of one project beside each other. */
const YEAR = /^20\d\d年度?$/u
/** What became of each project is none of their names. */
const SENTENCE = /[,。;]/u

/** Characters of the shortest name. */
const SHORTEST = 4
/** Who scored, and at what time: columns of one form. */
const ROUND =
  /(?:自评|互评|复评|初评|评价|评审|评分|审核|复核|考核|核定)(?:结果|情况|得分|分|意见)?$|分值|权重|指标|年$|年度|季度|半年|期初|期末/u

/** Whether the names stand beside each other, each over as many columns. */
function isRun(groups: readonly Group[]): boolean {
  const names = new Set(groups.map(({ name }) => fold(name.text)))
  const isBeside = groups.every(({ from }, at) => at === 0 || groups[at - 1]?.to === from)
  const isEven = new Set(groups.map(({ from, to }) => to - from)).size === 1
  return isBeside && isEven && names.size === groups.length
}

/** What stands above the names, in columns of its own, but for rows that another of them leads: the money of each project. */
function above(
  cells: readonly SheetCell[],
  groups: readonly Group[],
  { name }: Group,
): readonly SheetCell[] {
  const others = new Set(
    groups.map((group) => fold(group.name.text)).filter((own) => own !== fold(name.text)),
  )
  const led = new Set(cells.filter(({ text }) => others.has(fold(text))).map(({ row }) => row))
  return cells.filter(({ row }) => row < name.row && !led.has(row))
}

/** The table with the name of its group as a label in a row of its own at the top. */
function named(table: SheetTable, { name }: Group): SheetTable {
  const label: SheetCell = {
    ...name,
    row: 0,
    column: 0,
    rowSpan: 1,
    colSpan: 1,
    text: labelOf(name),
  }
  const value: SheetCell = {
    ...label,
    column: 1,
    colSpan: Math.max(1, table.columnCount - 1),
    text: name.text,
  }
  const cells = table.cells.map((cell) => {
    const text = cell.row === name.row && cell.place === name.place ? '' : cell.text
    return { ...cell, row: cell.row + 1, text }
  })
  return { ...table, rowCount: table.rowCount + 1, cells: [label, value, ...cells] }
}

const UNIT = /(?:局|所|站|院|校|队|办|委|会|中心|公司|学校|政府|街道|[县市区乡镇])$/u

function labelOf({ text }: SheetCell): string {
  const folded = fold(text)
  if (YEAR.test(folded)) return '年度'
  return UNIT.test(folded) ? '实施单位' : '项目名称'
}
