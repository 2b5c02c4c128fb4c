/** What a file holds, in one small table: a line a form. */

import { fieldLabel } from '../label/field.ts'
import { kindLabel } from '../label/kind.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { PrintedDocument, PrintedForm } from '../printed/printed.ts'
import { alignedLine, columnWidths } from '../terminal/aligned.ts'
import { printableLine } from '../terminal/printable.ts'
import { documentLines } from './document-lines.ts'
import { explanationLines } from './explanation.ts'
import { drawGrid } from './grid.ts'

const wording = {
  forms: {
    zh: ({ file, format, pages, forms }) => `${file}（${format}${pages}）：${forms} 张表`,
    en: ({ file, format, pages, forms }) => `${file} (${format}${pages}): ${forms} forms`,
  },
  pages: { zh: ({ pages }) => `，${pages} 页`, en: ({ pages }) => `, ${pages} pages` },
  findings: { zh: () => '发现', en: () => 'findings' },
  failed: {
    zh: ({ file, code, message }) => `${file}：未能读取（${code}）：${message}`,
    en: ({ file, code, message }) => `${file}: not read (${code}): ${message}`,
  },
} as const satisfies Record<string, Sentence>

/** Widest column, in terminal columns. */
const WIDEST = 40

export function summaryOf(document: PrintedDocument, language: Language): string {
  const { file, format, pages, forms, error, tables = [] } = document
  if (error !== null) return `${printableLine(wording.failed[language]({ file, ...error }))}\n`
  const paged = pages === null ? '' : wording.pages[language]({ pages })
  const words = { file, format: format ?? '', pages: paged, forms: forms.length }
  const drawn = tables.flatMap((table) => ['', ...drawGrid(table)])
  const lines = [
    printableLine(wording.forms[language](words)),
    ...documentLines(document, language),
    ...formLines(forms, language),
    ...drawn,
    ...forms.flatMap((form) => (form.why ? ['', ...explanationLines(form.why, language)] : [])),
  ]
  return `${lines.join('\n')}\n`
}

function formLines(forms: readonly PrintedForm[], language: Language): readonly string[] {
  if (forms.length === 0) return []
  const fields = ['title', 'year', 'project_name', 'annual_budget', 'executed', 'score'] as const
  const head = [
    '',
    ...fields.map((field) => fieldLabel(field, language)),
    wording.findings[language](),
  ]
  const rows = [head, ...forms.map((form, index) => formRow(form, index, language))]
  const widths = columnWidths(rows, WIDEST)
  return rows.map((row) => alignedLine(row, widths))
}

function formRow(form: PrintedForm, index: number, language: Language): readonly string[] {
  const [fund] = form.funds
  const { score, grade } = form.total
  const shown = [
    form.title ?? kindLabel(form.kind, language),
    form.year,
    form.project_name ?? form.department.name,
  ]
  const money = [fund?.annual_budget, fund?.executed, score ?? grade, form.findings.length]
  return [index + 1, ...shown, ...money].map((value) => String(value ?? ''))
}
