/** Rows of the database as sheets: headings and numbers for people, contradictions coloured, forms linked. */
import stringWidth from 'string-width'
import { columnLabel } from '../../label/column.ts'
import { fieldPathWords } from '../../label/field-path.ts'
import { codeLabel, severityLabels } from '../../label/finding.ts'
import { kindLabel } from '../../label/kind.ts'
import type { Language } from '../../language/language.ts'
import { schemaInChinese } from '../../store/chinese-schema.ts'
import type { RowStream } from '../../store/row-stream.ts'
import type { StoredValue } from '../../store/value.ts'
import { CELL_LENGTH, cell, linkCell, type Target } from './cell.ts'
import { cellMarks } from './mark.ts'
import { type Sheet, sheetName, tableText } from './sheet.ts'
import { formatOf, linkStyle, styleOf } from './style.ts'

/** Rows of one sheet, the header included; Excel opens no more. */
const SHEET_ROWS = 1_048_576

/** Rows that a column's width is taken from. */
const SAMPLE = 200

/** Narrowest and widest column, in characters. */
const WIDTHS = { least: 8, most: 50 } as const

/** What sheets know of each other while a workbook is written. */
export type Links = {
  /** Where a form's row stands, and the first row of its indicators; by the form's number, as they are written. */
  readonly forms: Map<number, Target>
  readonly indicators: Map<number, Target>
  /** Fields that contradict others, as `<form> <path>`. */
  readonly contradicted: ReadonlySet<string>
}

export type Setting = {
  readonly headings: Language
  readonly links: Links
  /** Counts texts longer than a cell, which are cut. */
  readonly tally: { cut: number }
}

/** The sheets of a stream: one, or where it has more rows than a sheet, several. */
export function streamSheets(stream: RowStream, setting: Setting): readonly Sheet[] {
  const count = stream.count()
  const most = SHEET_ROWS - 1
  const parts = Math.max(1, Math.ceil(count / most))
  const label = sheetLabel(stream.name, setting.headings)
  return Array.from({ length: parts }, (_, part) => {
    const slice = { skip: part * most, rows: Math.min(most, count - part * most) }
    const name = sheetName(label, part)
    return { name, text: () => sheetText(stream, slice, name, setting) }
  })
}

const chineseNames: Readonly<Record<string, string>> = {
  v_forms: '表',
  v_indicators: '指标',
  v_funds: '资金',
  v_findings: '发现',
  v_money: '可加总的资金',
  v_copies: '同一表的版本',
  v_organisations: '单位',
  v_projects: '项目',
}

/** What the sheet of a view is called; a view that has no other name keeps its own. */
export function sheetLabel(name: string, headings: Language): string {
  return headings === 'zh' ? (chineseNames[name] ?? name) : name
}

/** What a column is, in the language of the headings. */
export function columnWords(words: string, headings: Language): string {
  return headings === 'zh' ? (schemaInChinese(words) ?? '') : words
}

function* sheetText(
  stream: RowStream,
  { skip, rows }: { readonly skip: number; readonly rows: number },
  name: string,
  setting: Setting,
): Generator<string> {
  const { headings } = setting
  const frame = {
    headings: stream.columns.map((column) => columnLabel(column.name, headings, stream.name)),
    words: stream.columns.map(({ words }) => columnWords(words, headings)),
    widths: contentWidths(stream, headings),
    rows,
  }
  yield* tableText(frame, function* () {
    const write = rowWriter(stream, name, setting)
    let at = -skip
    for (const row of stream.rows()) {
      if (at >= rows) break
      // The heading is row 1.
      if (at >= 0) yield write(row, at + 2)
      at += 1
    }
  })
}

function contentWidths(
  { name: relation, columns, rows }: RowStream,
  headings: Language,
): readonly number[] {
  const widths = columns.map(({ name }) => stringWidth(columnLabel(name, headings, relation)) + 3)
  let count = 0
  for (const row of rows()) {
    for (const [at, value] of row.entries()) {
      const shown = spoken(columns[at]?.name ?? '', value, headings)
      widths[at] = Math.max(widths[at] ?? 0, stringWidth(String(shown ?? '')) + 1)
    }
    count += 1
    if (count === SAMPLE) break
  }
  return widths.map((width) => Math.min(WIDTHS.most, Math.max(WIDTHS.least, width)))
}

/** Names that the program gives, in words where the headings are in Chinese; by the column in which they stand. */
const words: Readonly<Record<string, (name: string) => string>> = {
  kind: (name) => kindLabel(name, 'zh'),
  code: (name) => codeLabel(name, 'zh'),
  path: (name) => fieldPathWords(name, 'zh'),
  stage: (name) => stages[name] ?? name,
  severity: (name) =>
    (severityLabels as Readonly<Record<string, { zh: string }>>)[name]?.zh ?? name,
}

const stages: Readonly<Record<string, string>> = {
  extract: '读取文件',
  normalize: '整理表格',
  audit: '核对',
}

function spoken(column: string, value: StoredValue, headings: Language): StoredValue {
  if (headings === 'en' || typeof value !== 'string') return value
  return words[column]?.(value) ?? value
}

/** Writes rows of a stream as XML, each with the number that it has in its sheet, and keeps where forms stand. */
function rowWriter(
  { name, columns }: RowStream,
  sheet: string,
  { headings, links, tally }: Setting,
): (row: readonly StoredValue[], number: number) => string {
  const formAt = columns.findIndex((column) => column.name === 'form_id')
  const formats = columns.map((column) => formatOf(column.name, column.type))
  const marks = cellMarks({ name, columns }, links.contradicted)
  return (row, number) => {
    const form = Number(row[formAt])
    if (name === 'v_forms') links.forms.set(form, { sheet, row: number })
    if (name === 'v_indicators' && !links.indicators.has(form)) {
      links.indicators.set(form, { sheet, row: number })
    }
    const cells = row.map((value, at) => {
      const target = targetOf(name, columns[at]?.name ?? '', form, links)
      if (target !== undefined && typeof value === 'number') {
        return linkCell(value, target, linkStyle)
      }
      if (typeof value === 'string' && value.length > CELL_LENGTH) tally.cut += 1
      const format = formats[at] ?? 'plain'
      return cell(
        spoken(columns[at]?.name ?? '', value, headings),
        styleOf(format, marks[at]?.(row, at) ?? 'none'),
      )
    })
    return `<row>${cells.join('')}</row>`
  }
}

/** Where a cell leads: the number of a form's indicators to the first of them, a finding's form to the form. */
function targetOf(name: string, column: string, form: number, links: Links): Target | undefined {
  if (name === 'v_forms' && column === 'indicators') return links.indicators.get(form)
  if (name === 'v_findings' && column === 'form_id') return links.forms.get(form)
  return undefined
}
