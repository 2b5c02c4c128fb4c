/** A form drawn like the printed table, under the words that forms print; its findings marked in place. */
import { fieldLabel } from '../label/field.ts'
import { codeLabel, severityLabels } from '../label/finding.ts'
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import type { PrintedCell, PrintedForm, PrintedFund, PrintedIndicator } from '../printed/printed.ts'
import { printableLine } from '../terminal/printable.ts'
import { drawGrid } from './grid.ts'
import { bracketed, moneyColumns, moneyLabel, sharedUnit } from './money-columns.ts'

/** Columns of the drawn table. */
const COLUMNS = 8

/** ① to ⑳, then numbers in brackets: the sign of a finding. */
function sign(index: number): string {
  return index < 20 ? String.fromCodePoint(0x2460 + index) : `(${index + 1})`
}

type Slot = { readonly text: string; readonly span: number }

/** The lines of the drawing: the heading, the table, then one line a finding. */
export function drawForm(form: PrintedForm, language: Language): readonly string[] {
  const mark = marker(form)
  const rows = [
    ...headerRows(form, mark),
    ...fundRows(form.funds, mark),
    ...goalRows(form, mark),
    ...indicatorRows(form.indicators, mark),
    totalRow(form, mark),
    ...extraRows(form),
  ]
  const cells = rows.flatMap(rowCells)
  const table = { page: null, rows: rows.length, columns: COLUMNS, cells: merged(cells) }
  const heading = [
    form.title ?? kindLabel(form.kind, language),
    form.year === null ? '' : `（${form.year}）`,
  ].join('')
  const findings = form.findings.map(({ severity, message, code }, index) => {
    return `${sign(index)} ${severityLabels[severity][language]} ${codeLabel(code, language)}: ${message}`
  })
  const head = `${heading}${mark('title')}${mark('year')}${mark('')}`
  return [printableLine(head), ...drawGrid(table), ...findings.map(printableLine)]
}

type Mark = (path: string) => string

/** The signs of the findings that a field takes part in. */
function marker({ findings }: PrintedForm): Mark {
  const signs = new Map<string, string>()
  findings.forEach(({ path, paths }, index) => {
    for (const place of new Set([path, ...paths])) {
      signs.set(place, (signs.get(place) ?? '') + sign(index))
    }
  })
  return (path) => signs.get(path) ?? ''
}

function slot(text: string, span: number): Slot {
  return { text, span }
}

function headerRows(form: PrintedForm, mark: Mark): readonly Slot[][] {
  const label = (field: string) => slot(fieldLabel(field, 'zh'), 1)
  const { department, unit, contact } = form
  const half = COLUMNS / 2 - 1
  const organization = (name: 'department' | 'unit', { name: words, code }: typeof unit) =>
    slot([words ?? '', code === null ? '' : `（${code}）`, mark(`${name}.name`)].join(''), half)
  return [
    [label('project_name'), slot((form.project_name ?? '') + mark('project_name'), COLUMNS - 1)],
    [
      label('department'),
      organization('department', department),
      label('unit'),
      organization('unit', unit),
    ],
    ...(contact.person === null && contact.phone === null
      ? []
      : [[label('contact'), slot([contact.person, contact.phone].join(' '), COLUMNS - 1)]]),
  ]
}

function fundRows(funds: readonly PrintedFund[], mark: Mark): readonly Slot[][] {
  if (funds.length === 0) return []
  const shared = sharedUnit(funds)
  const lead = fieldLabel('funds', 'zh') + bracketed(shared)
  const head = [slot(lead, 2), ...moneyColumns.map((field) => slot(fieldLabel(field, 'zh'), 1))]
  const rows = funds.map((fund, index) => [
    slot(moneyLabel(fund, shared), 2),
    ...moneyColumns.map((field) =>
      slot(`${fund[field] ?? ''}${mark(`funds[${index}].${field}`)}`, 1),
    ),
  ])
  return [head, ...rows]
}

function goalRows({ goals }: PrintedForm, mark: Mark): readonly Slot[][] {
  if (goals.length === 0) return []
  const half = COLUMNS / 2
  return [
    [slot(fieldLabel('expected', 'zh'), half), slot(fieldLabel('actual', 'zh'), half)],
    ...goals.map(({ expected, actual }, index) => [
      slot((expected ?? '') + mark(`goals[${index}].expected`), half),
      slot((actual ?? '') + mark(`goals[${index}].actual`), half),
    ]),
  ]
}

const indicatorFields = [
  'level1',
  'level2',
  'level3',
  'target',
  'actual',
  'weight',
  'score',
  'note',
] as const

function indicatorRows(indicators: readonly PrintedIndicator[], mark: Mark): readonly Slot[][] {
  if (indicators.length === 0) return []
  const head = indicatorFields.map((field) => slot(fieldLabel(field, 'zh'), 1))
  const rows = indicators.map((indicator, index) =>
    indicatorFields.map((field) =>
      slot(`${drawn(indicator, field)}${mark(`indicators[${index}].${field}`)}`, 1),
    ),
  )
  return [head, ...rows]
}

/** The words of a field; the leaf of a fourth level stands beside its third. */
function drawn(indicator: PrintedIndicator, field: (typeof indicatorFields)[number]): string {
  const { level3, level4 } = indicator
  if (field === 'level3' && level4 !== null) return [level3, level4].join(' · ')
  return String(indicator[field] ?? '')
}

function totalRow({ total }: PrintedForm, mark: Mark): Slot[] {
  return [
    slot(fieldLabel('total', 'zh'), 5),
    slot(`${total.weight ?? ''}${mark('total.weight')}`, 1),
    slot(`${total.score ?? ''}${mark('total.score')}`, 1),
    slot((total.grade ?? '') + mark('total.grade'), 1),
  ]
}

/** Words without a field: those of the form under their heading, those of a row behind its name. */
function extraRows({ extra, funds, indicators }: PrintedForm): readonly Slot[][] {
  const ofRows = [
    ...funds.map((fund) => [fund.label, fund.extra] as const),
    ...indicators.map((row) => [row.level4 ?? row.level3, row.extra] as const),
  ].flatMap(([name, own]) => {
    const told = Object.entries(own ?? {}).filter(([, text]) => text !== null)
    return told.length === 0
      ? []
      : [[name ?? '', told.map(([heading, text]) => `${heading}：${text}`).join('\n')] as const]
  })
  return [...Object.entries(extra ?? {}), ...ofRows].map(([heading, text]) => [
    slot(heading, 2),
    slot(text ?? '', COLUMNS - 2),
  ])
}

function rowCells(slots: readonly Slot[], row: number): readonly PrintedCell[] {
  let column = 0
  return slots.map(({ text, span }) => {
    const cell = { row, column, row_span: 1, column_span: span, text }
    column += span
    return cell
  })
}

/** Levels that repeat from row to row are drawn once, as they are printed. */
function merged(cells: readonly PrintedCell[]): readonly PrintedCell[] {
  const kept: PrintedCell[] = []
  const open = new Map<number, number>()
  for (const cell of cells) {
    const at = cell.column_span === 1 && cell.column < 2 ? open.get(cell.column) : undefined
    const above = at === undefined ? undefined : kept[at]
    const isSame = above?.text === cell.text && above.row + above.row_span === cell.row
    if (at !== undefined && above !== undefined && isSame && cell.text !== '') {
      kept[at] = { ...above, row_span: above.row_span + 1 }
    } else {
      if (cell.column_span === 1) open.set(cell.column, kept.length)
      kept.push(cell)
    }
  }
  return kept
}
