/** The first sheet of a workbook: what it holds, summed up; and the last: what its columns are. */
import { columnLabel } from '../../label/column.ts'
import { codeLabel, severityLabels } from '../../label/finding.ts'
import { kindLabel } from '../../label/kind.ts'
import type { Language } from '../../language/language.ts'
import type { Overview } from '../../store/overview.ts'
import type { RowStream } from '../../store/row-stream.ts'
import type { StoredValue } from '../../store/value.ts'
import { packageVersion } from '../../version.ts'
import { cell } from './cell.ts'
import { pageText, type Sheet, tableText } from './sheet.ts'
import { columnWords, sheetLabel } from './stream-sheet.ts'
import { type CellMark, headerStyle, styleOf, titleStyle } from './style.ts'

const words = {
  overview: { zh: '概览', en: 'Overview' },
  notes: { zh: '字段说明', en: 'Columns' },
  title: { zh: '绩效自评报告汇总', en: 'Performance self-evaluations' },
  made: { zh: '由 jixiao 读取、核对并汇总，版本', en: 'Read, checked and summed up by jixiao' },
  documents: { zh: '文件', en: 'documents' },
  failed: { zh: '未能读取的文件', en: 'documents not read' },
  forms: { zh: '表', en: 'forms' },
  indicators: { zh: '指标', en: 'indicators' },
  others: {
    zh: '内容相同、未重复计的表',
    en: 'further prints of these forms, left out',
  },
  contradictions: {
    zh: '矛盾（印刷精度解释不了）',
    en: 'contradictions (printed precision cannot explain them)',
  },
  doubts: {
    zh: '存疑（可能由惯例或空白解释）',
    en: 'doubts (a convention or a blank may explain them)',
  },
  remarks: { zh: '提示（供参考）', en: 'remarks (worth knowing)' },
  money: {
    zh: '资金（万元）：各类表分列，见于几份文件的表只计一次',
    en: 'Money (万元): kinds of forms apart, a form in several files once',
  },
  kind: { zh: '表的种类', en: 'kind of forms' },
  counted: { zh: '计入的表', en: 'forms counted' },
  copies: { zh: '未重复计的表', en: 'forms left out' },
  budget: { zh: '全年预算数', en: 'annual budget' },
  executed: { zh: '全年执行数', en: 'executed' },
  rate: { zh: '执行率（%）', en: 'execution rate, %' },
  byKind: { zh: '发现的种类', en: 'Findings by kind' },
  severity: { zh: '程度', en: 'severity' },
  finding: { zh: '发现', en: 'finding' },
  code: { zh: '规则', en: 'rule' },
  times: { zh: '处数', en: 'times' },
  inForms: { zh: '涉及表数', en: 'in forms' },
  byDepartment: { zh: '各部门', en: 'By department' },
  department: { zh: '部门', en: 'department' },
  unnamed: { zh: '（未写明）', en: '(not named)' },
  sheet: { zh: '工作表', en: 'sheet' },
  column: { zh: '列', en: 'column' },
  field: { zh: '字段名', en: 'name in the database' },
  meaning: { zh: '含义', en: 'meaning' },
} as const satisfies Readonly<Record<string, Readonly<Record<Language, string>>>>

const WIDTHS = [44, 28, 26, 16, 16, 16]

/** Most departments that are listed; the sheet of the forms has all. */
const DEPARTMENTS = 1000

export function overviewSheet(overview: Overview, language: Language): Sheet {
  const say = (name: keyof typeof words) => words[name][language]
  const heads = (...names: (keyof typeof words)[]) =>
    names.map((name) => cell(say(name), headerStyle)).join('')
  const { totals, money, codes, departments } = overview
  const rows = [
    cell(say('title'), titleStyle),
    cell(`${say('made')} ${packageVersion}`, styleOf('text', 'none')),
    '',
    ...(['documents', 'failed', 'forms', 'indicators'] as const).map((name) =>
      counts([say(name), totals[name]], 'none'),
    ),
    counts([say('others'), totals.others], 'none'),
    counts([say('contradictions'), totals.errors], 'error'),
    counts([say('doubts'), totals.warnings], 'warning'),
    counts([say('remarks'), totals.infos], 'none'),
    '',
    cell(say('money'), titleStyle),
    heads('kind', 'counted', 'copies', 'budget', 'executed', 'rate'),
    ...money.map(({ kind, forms, copies, budget, executed }) => {
      const amounts = [budget, executed].map((amount) => cell(amount, styleOf('money', 'none')))
      const rate = cell(budget === 0 ? null : (100 * executed) / budget, styleOf('rate', 'none'))
      return counts([kindLabel(kind, language), forms, copies], 'none') + amounts.join('') + rate
    }),
    '',
    cell(say('byKind'), titleStyle),
    heads('finding', 'code', 'severity', 'times', 'inForms'),
    ...codes.map(({ code, severity, findings, forms }) => {
      const label = severityLabels[severity][language]
      const mark = severity === 'info' ? 'none' : severity
      return (
        counts([codeLabel(code, language), code], 'none') +
        counts([label], mark) +
        counts([findings, forms], 'none')
      )
    }),
    '',
    cell(say('byDepartment'), titleStyle),
    heads('department', 'forms', 'contradictions', 'doubts', 'remarks'),
    ...departments
      .slice(0, DEPARTMENTS)
      .map(
        ({ name, forms, errors, warnings, infos }) =>
          counts([name ?? say('unnamed'), forms], 'none') +
          counts([errors], errors > 0 ? 'error' : 'none') +
          counts([warnings], warnings > 0 ? 'warning' : 'none') +
          counts([infos], 'none'),
      ),
  ]
  return { name: say('overview'), text: () => pageText(WIDTHS, rows) }
}

function counts(values: readonly StoredValue[], mark: CellMark): string {
  return values
    .map((value) => cell(value, styleOf(typeof value === 'string' ? 'text' : 'count', mark)))
    .join('')
}

/** What each column of each sheet is. */
export function notesSheet(streams: readonly RowStream[], language: Language): Sheet {
  const rows = streams.flatMap((stream) =>
    stream.columns.map((column) => [
      sheetLabel(stream.name, language),
      columnLabel(column.name, language, stream.name),
      column.name,
      columnWords(column.words, language),
    ]),
  )
  const headings = (['sheet', 'column', 'field', 'meaning'] as const).map(
    (name) => words[name][language],
  )
  const frame = { headings, words: [], widths: [16, 24, 24, 90], rows: rows.length }
  const text = (row: readonly string[]) =>
    `<row>${row.map((value) => cell(value, styleOf('text', 'none'))).join('')}</row>`
  return { name: words.notes[language], text: () => tableText(frame, () => rows.map(text)) }
}
