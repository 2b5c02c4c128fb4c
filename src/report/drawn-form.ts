/** One form drawn like the printed one, what was noticed marked where it stands. */

import { bracketed, moneyColumns, moneyLabel, sharedUnit } from '../drawing/money-columns.ts'
import { fieldPathWords } from '../label/field-path.ts'
import { codeLabel, severityLabels } from '../label/finding.ts'
import type { Language } from '../language/language.ts'
import type { FormColumns, FundRow, IndicatorRow } from '../store/form-columns.ts'
import type { FindingRow, WholeForm } from './ask.ts'
import { escapeHtml } from './markup.ts'
import { printed } from './wording.ts'

type Marks = ReadonlyMap<string, readonly FindingRow[]>

type Cell = {
  readonly text: string | number | null
  /** The field that the cell shows; marks are looked up by it. */
  readonly path?: string
  readonly columns?: number
  readonly rows?: number
  readonly isHead?: boolean
}

/** What is drawn of a form. */
export type DrawnForm = Pick<WholeForm, 'funds' | 'goals' | 'indicators' | 'findings'> & {
  readonly form: FormColumns
}

/** How the cell of a field is dressed: what stands around its text, and a class for it. */
export type CellDecorator = (
  path: string,
  text: string,
) => { readonly inner: string; readonly kind: string }

const plain: CellDecorator = (_, text) => ({ inner: text, kind: '' })

/** The form as HTML: a table of nine columns and the list of its findings, whose pages `linkTo` makes links. */
export function drawForm(
  whole: WholeForm,
  linkTo: (page: number) => string,
  language: Language,
): string {
  return drawTable(whole, plain) + findingList(whole.findings, linkTo, language)
}

/** The table alone. */
export function drawTable(whole: DrawnForm, dress: CellDecorator): string {
  const marks = marksOf(whole.findings)
  const rows = [
    ...headerRows(whole),
    ...fundRows(whole.funds),
    ...goalRows(whole),
    ...indicatorRows(whole.indicators),
    ...totalRow(whole),
  ]
  const lines = rows.map(
    (cells) => `<tr>${cells.map((cell) => drawCell(cell, marks, dress)).join('')}</tr>`,
  )
  return `<div class="paper"><table class="printed">${lines.join('')}</table></div>`
}

/** Findings by every field that takes part in them; notes of the reading stay in the list. */
function marksOf(findings: readonly FindingRow[]): Marks {
  const marks = new Map<string, FindingRow[]>()
  for (const finding of findings.filter(({ severity }) => severity !== 'info')) {
    for (const path of new Set([finding.path, ...(JSON.parse(finding.paths) as string[])])) {
      marks.set(path, [...(marks.get(path) ?? []), finding])
    }
  }
  return marks
}

function drawCell(
  { text, path, columns = 1, rows = 1, isHead = false }: Cell,
  marks: Marks,
  dress: CellDecorator,
): string {
  const found = path === undefined ? [] : (marks.get(path) ?? [])
  const spans =
    (columns > 1 ? ` colspan="${columns}"` : '') + (rows > 1 ? ` rowspan="${rows}"` : '')
  const tag = isHead ? 'th' : 'td'
  const [worst] = found
  const dressed = path === undefined ? plain('', escapeHtml(text)) : dress(path, escapeHtml(text))
  const kinds = [
    typeof text === 'number' ? 'number' : '',
    worst ? `found ${worst.severity}` : '',
    dressed.kind,
  ]
  const kind = kinds.filter((one) => one !== '').join(' ')
  const title = found.map(({ message }) => message).join('\n')
  const attributes = (kind && ` class="${kind}"`) + (title && ` title="${escapeHtml(title)}"`)
  return `<${tag}${spans}${attributes}>${dressed.inner}</${tag}>`
}

function head(text: string, columns = 1, rows = 1): Cell {
  return { text, columns, rows, isHead: true }
}

function headerRows({ form }: DrawnForm): Cell[][] {
  const rows: Cell[][] = []
  if (form.project_name !== null) {
    const cell = { text: form.project_name, path: 'project_name', columns: 7 }
    rows.push([head(printed.project, 2), cell])
  }
  if (form.department_name !== null || form.unit_name !== null) {
    const { department_code: code, department_name: name } = form
    rows.push([
      head(printed.department, 2),
      {
        text: code === null ? name : `(${code})${name ?? ''}`,
        path: 'department.name',
        columns: 3,
      },
      head(printed.unit),
      { text: form.unit_name, path: 'unit.name', columns: 3 },
    ])
  }
  if (form.contact_person !== null || form.contact_phone !== null) {
    rows.push([
      head(printed.person, 2),
      { text: form.contact_person, path: 'contact.person', columns: 3 },
      head(printed.phone),
      { text: form.contact_phone, path: 'contact.phone', columns: 3 },
    ])
  }
  return rows
}

const fundHeads = ['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分']
function fundRows(funds: readonly FundRow[]): Cell[][] {
  if (funds.length === 0) return []
  const shared = sharedUnit(funds)
  const lead = head(printed.funds + bracketed(shared), 1, funds.length + 1)
  const rows = funds.map((fund, at) => [
    { text: moneyLabel(fund, shared), columns: 2 },
    ...moneyColumns.map((field) => ({ text: fund[field], path: `funds[${at}].${field}` })),
  ])
  return [[lead, head('', 2), ...fundHeads.map((text) => head(text))], ...rows]
}

function goalRows({ goals }: DrawnForm): Cell[][] {
  if (goals.length === 0) return []
  const rows = goals.map((goal, at) => [
    { text: goal.expected, path: `goals[${at}].expected`, columns: 4 },
    { text: goal.actual, path: `goals[${at}].actual`, columns: 4 },
  ])
  const lead = head(printed.goals, 1, goals.length + 1)
  return [[lead, head(printed.expected, 4), head(printed.actualGoal, 4)], ...rows]
}

function indicatorRows(indicators: readonly IndicatorRow[]): Cell[][] {
  if (indicators.length === 0) return []
  // A scoring table has a column that explains the indicator in the place of target and actual value.
  const isScoring = indicators.every(({ target, actual }) => target === null && actual === null)
  const middle = isScoring ? [head('指标说明', 2)] : [head('年度指标值'), head('实际完成值')]
  const heads = [head('一级指标'), head('二级指标'), head('三级指标'), ...middle]
  const tail = [head('分值'), head('得分'), head(isScoring ? '备注' : '偏差原因分析及改进措施')]
  const rows = indicators.map((indicator, at) => {
    const path = (field: string) => `indicators[${at}].${field}`
    const levels = (['level1', 'level2'] as const).flatMap((level) =>
      levelCell(indicators, at, level),
    )
    const values = isScoring
      ? [{ text: indicator.description, path: path('description'), columns: 2 }]
      : (['target', 'actual'] as const).map((field) => ({
          text: indicator[field],
          path: path(field),
        }))
    const fields = (['weight', 'score', 'note'] as const).map((field) => ({
      text: indicator[field],
      path: path(field),
    }))
    const leaf = [indicator.level3, indicator.level4].filter((name) => name !== null)
    return [
      ...levels,
      { text: leaf.join(' · ') || null, path: path('level3') },
      ...values,
      ...fields,
    ]
  })
  return [[head(printed.indicators, 1, rows.length + 1), ...heads, ...tail], ...rows]
}

/** The cell of a level stands once for the rows that share it. */
function levelCell(
  indicators: readonly IndicatorRow[],
  at: number,
  level: 'level1' | 'level2',
): Cell[] {
  const isSame = (one: number, other: number) =>
    indicators[one]?.level1 === indicators[other]?.level1 &&
    (level === 'level1' || indicators[one]?.level2 === indicators[other]?.level2)
  if (at > 0 && isSame(at, at - 1)) return []
  let rows = 1
  while (at + rows < indicators.length && isSame(at, at + rows)) rows += 1
  return [{ text: indicators[at]?.[level] ?? null, path: `indicators[${at}].${level}`, rows }]
}

function totalRow({ form }: DrawnForm): Cell[][] {
  const { total_weight: weight, total_score: score, total_grade: grade } = form
  if (weight === null && score === null && grade === null) return []
  return [
    [
      head(printed.total, 6),
      { text: weight, path: 'total.weight' },
      { text: score, path: 'total.score' },
      { text: grade, path: 'total.grade' },
    ],
  ]
}

function findingList(
  findings: readonly FindingRow[],
  linkTo: (page: number) => string,
  language: Language,
): string {
  const marked = findings.filter(({ severity }) => severity !== 'info')
  const infos = findings.filter(({ severity }) => severity === 'info')
  const lines = marked.map(({ severity, code, path, message, page }) => {
    const kind = severityLabels[severity][language]
    const where = [fieldPathWords(path, language), page === null ? '' : linkTo(page)]
    return `<li class="${severity}"><b>${kind} · ${escapeHtml(codeLabel(code, language))}</b> ${escapeHtml(message)} <span class="soft">${escapeHtml(where[0] ?? '')} ${where[1]}</span></li>`
  })
  const notes = infos.map(({ message }) => `<li>${escapeHtml(message)}</li>`)
  return (
    (lines.length > 0 ? `<ul class="findings">${lines.join('')}</ul>` : '') +
    (notes.length > 0
      ? `<details class="notes"><summary>${severityLabels.info[language]} (${notes.length})</summary><ul>${notes.join('')}</ul></details>`
      : '')
  )
}
