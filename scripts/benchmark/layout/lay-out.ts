/** A family's parts with the contents of one document → lines and tables. */
import { type Content, usualStyle } from '../content/content.ts'
import type { Family, Part, Section } from '../family.ts'
import { type Print, type Printer, print, printTitle } from '../print.ts'
import { flat } from './columns.ts'
import { type Laid, type LaidTable, pieceOf, type Row, tableOf } from './grid.ts'
import { indicatorsDown } from './indicators.ts'
import { cellRow, goalRows, labelRows } from './labels.ts'
import { moneyRows, moneyWidth } from './money.ts'
import { cards, halves, indicatorsAcross, projectColumns, projectList } from './other-builds.ts'

export function layOut(family: Family, contents: readonly Content[]): Laid {
  const style = { ...usualStyle, ...family.style }
  const printers = contents.map((content, form): Printer => ({ content, form, style }))
  const [first] = printers
  if (first === undefined) throw new Error('A document has no forms.')
  const isShared = family.body.some(
    (part) => 'beside' in part || ('table' in part && part.table.some(isOfAll)),
  )
  const head = (family.head ?? []).map((part) => shared(partOf(part, first, printers), printers))
  if (!isShared) {
    const bodies = printers.map((own) => family.body.map((part) => partOf(part, own, printers)))
    return [...head, ...bodies.flat()]
  }
  return [...head, ...family.body.map((part) => shared(partOf(part, first, printers), printers))]
}

/** Sections that print every form of the document at once. */
function isOfAll(section: Section): boolean {
  return 'list' in section || 'projects' in section
}

function partOf(part: Part, own: Printer, all: readonly Printer[]): Laid[number] {
  if ('line' in part) {
    const isTitle = part.isTitle ?? false
    const printed = isTitle ? printTitle(own, part.line) : print(own, part.line)
    return { type: 'line', isTitle, ...printed }
  }
  if ('table' in part) return tableFor(part.table, own, all)
  return besideEachOther(all.map((printer) => tableFor(part.beside, printer, all)))
}

/** A line that stands once above several forms tells of each of them what they have in common. */
function shared(part: Laid[number], all: readonly Printer[]): Laid[number] {
  if (part.type === 'table') return part
  const prints = part.prints.flatMap((one): readonly Print[] => {
    const isCommon = /^(?:title|year|period|department|unit|contact|funds\.unit)/u.test(one.path)
    return isCommon ? all.map(({ form }) => ({ ...one, form })) : [one]
  })
  return { ...part, prints }
}

function tableFor(sections: readonly Section[], own: Printer, all: readonly Printer[]): LaidTable {
  const width = Math.max(...sections.map((section) => widthOf(section, own, all)))
  const rows: Row[] = []
  const headings: number[] = []
  for (const section of sections) {
    if ('indicators' in section && (section.indicators.turn ?? 'down') === 'down') {
      const laying = indicatorsDown(own, section.indicators, width)
      for (let at = 0; at < laying.headings; at += 1) headings.push(rows.length + at)
      rows.push(...laying.rows)
    } else rows.push(...rowsOf(section, own, all, width))
  }
  return tableOf(rows, width, headings)
}

function rowsOf(
  section: Section,
  own: Printer,
  all: readonly Printer[],
  width: number,
): readonly Row[] {
  if ('labels' in section) return labelRows(own, section.labels, width)
  if ('money' in section) return moneyRows(own, section.money, width)
  if ('goals' in section) return goalRows(own, section.goals, width)
  if ('row' in section) {
    const printed = section.isTitle ? printTitle(own, section.row) : print(own, section.row)
    return [[pieceOf(printed, width)]]
  }
  if ('cells' in section) return [cellRow(own, section.cells, width)]
  if ('list' in section) return projectList(all, section.list)
  if ('projects' in section) return projectColumns(all, section.projects)
  const { turn } = section.indicators
  if (turn === 'across') return indicatorsAcross(own, section.indicators, width)
  if (turn === 'cards') return cards(own, section.indicators, width)
  return halves(own, section.indicators, width)
}

function widthOf(section: Section, own: Printer, all: readonly Printer[]): number {
  if ('labels' in section) return 2 * Math.max(...section.labels.map((pairs) => pairs.length))
  if ('money' in section) return moneyWidth(section.money, own.content.funds.length)
  if ('goals' in section) {
    return section.goals.columns.length + (section.goals.lead === undefined ? 0 : 1)
  }
  if ('row' in section) return 1
  if ('cells' in section) return section.cells.length
  if ('list' in section) return section.list.length
  if ('projects' in section) {
    return section.projects.columns.length + all.length * section.projects.own.length
  }
  const { turn, lead, columns } = section.indicators
  const count = flat(columns).length
  if (turn === 'across') return 1 + own.content.indicators.length
  if (turn === 'cards') return 4 + (lead === undefined ? 0 : 1)
  if (turn === 'halves') return 2 * count
  return count + (lead === undefined ? 0 : 1)
}

/** Tables of the same build next to each other on one grid. */
function besideEachOther(tables: readonly LaidTable[]): LaidTable {
  const height = Math.max(...tables.map(({ rowCount }) => rowCount))
  let left = 0
  const cells = tables.flatMap((table) => {
    const own = table.cells.map((cell) => ({ ...cell, column: cell.column + left }))
    const filler = Array.from({ length: height - table.rowCount }, (_, at) => ({
      ...{ row: table.rowCount + at, column: left, rowSpan: 1, colSpan: table.columnCount },
      ...{ text: '', prints: [] },
    }))
    left += table.columnCount
    return [...own, ...filler]
  })
  const ordered = cells.toSorted((a, b) => a.row - b.row || a.column - b.column)
  return { type: 'table', rowCount: height, columnCount: left, cells: ordered, headings: [] }
}
