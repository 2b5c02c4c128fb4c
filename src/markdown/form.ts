/** One form in Markdown: the canonical model in its own order, under the words that forms print. */

import { bracketed, moneyColumns, moneyLabel, sharedUnit } from '../drawing/money-columns.ts'
import { fieldLabel } from '../label/field.ts'
import { codeLabel, severityLabels } from '../label/finding.ts'
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import type { PrintedForm, PrintedFund, PrintedIndicator } from '../printed/printed.ts'
import { escapedLine } from './escape.ts'
import { rowLines } from './table.ts'

type Words = string | number | null | undefined
type Row = readonly Words[]

/** A form as sections of lines, its heading first; parts that the form has not are left out. */
export function formSections(
  form: PrintedForm,
  number: number,
  language: Language,
): readonly string[] {
  const { title, kind, funds, goals, indicators, extra, findings } = form
  const unit = sharedUnit(funds)
  const rest = Object.entries(extra ?? {})
  return [
    `## ${number}. ${escapedLine(title ?? kindLabel(kind, 'zh'))}`,
    table(headerRows(form)),
    ...part(label('funds') + bracketed(unit), fundRows(funds, unit)),
    ...part(label('goals'), [
      [label('expected'), GOAL_REACHED],
      ...goals.map(({ expected, actual }) => [expected, actual]),
    ]),
    ...part(label('indicators'), indicatorRows(indicators)),
    ...part(label('total'), totalRows(form)),
    ...part(label('extra'), [EXTRA_HEADINGS, ...rest]),
    ...(findings.length === 0 ? [] : [`### ${fieldLabel('findings', language)}`]),
    findings
      .map(({ severity, code, message }) => {
        const told = `${severityLabels[severity][language]} ${codeLabel(code, language)}: ${message}`
        return `- ${escapedLine(told)}`
      })
      .join('\n'),
  ].filter((section) => section !== '')
}

const EXTRA_HEADINGS = ['栏目', '内容'] as const
/** What a form calls the actual side of its goals. */
const GOAL_REACHED = '实际完成情况'

function label(field: string): string {
  return fieldLabel(field, 'zh')
}

function table(rows: readonly Row[]): string {
  return rowLines(rows.map((row) => row.map((words) => String(words ?? '')))).join('\n')
}

/** A table under its heading; nothing where it has no row but the one that heads it. */
function part(heading: string, rows: readonly Row[]): readonly string[] {
  return rows.length < 2 ? [] : [`### ${heading}`, table(rows)]
}

function headerRows(form: PrintedForm): readonly Row[] {
  const { kind, year, period, project_name, department, unit, contact } = form
  const coded = ({ name, code }: typeof unit) =>
    name === null && code === null ? null : (name ?? '') + bracketed(code)
  const rows: readonly (readonly [string, Words])[] = [
    ['year', year],
    ['period', period],
    ['project_name', project_name],
    ['department', coded(department)],
    ['unit', coded(unit)],
    ['person', contact.person],
    ['phone', contact.phone],
  ]
  const printed = rows.filter(([, words]) => words !== null && words !== undefined)
  return [
    [label('kind'), kindLabel(kind, 'zh')],
    ...printed.map(([field, words]) => [label(field), words]),
  ]
}

function fundRows(funds: readonly PrintedFund[], unit: string | null): readonly Row[] {
  return [
    [label('source'), ...moneyColumns.map(label)],
    ...funds.map((fund) => [moneyLabel(fund, unit), ...moneyColumns.map((field) => fund[field])]),
  ]
}

const levels = ['level1', 'level2', 'level3', 'level4'] as const
const values = ['target', 'actual', 'weight', 'score', 'note', 'description'] as const

/** Columns that no row fills are left out, those of the printed extras follow. */
function indicatorRows(indicators: readonly PrintedIndicator[]): readonly Row[] {
  const fields = [...levels, ...values].filter((field) =>
    indicators.some((indicator) => (indicator[field] ?? null) !== null),
  )
  const extras = [...new Set(indicators.flatMap(({ extra }) => Object.keys(extra ?? {})))]
  return [
    [...fields.map(label), ...extras],
    ...indicators.map((indicator) => [
      ...fields.map((field) => indicator[field]),
      ...extras.map((heading) => indicator.extra?.[heading]),
    ]),
  ]
}

function totalRows({ total }: PrintedForm): readonly Row[] {
  const fields = (['weight', 'score', 'grade'] as const).filter((field) => total[field] !== null)
  return fields.length === 0 ? [] : [fields.map(label), fields.map((field) => total[field])]
}
