/** What the audit found, one form at a time, from files or from the database; and how it is drawn for people. */
import { styleText } from 'node:util'
import type { Finding, Severity } from '../audit/finding.ts'
import { findingSentence } from '../audit/wording.ts'
import type { Language, Sentence } from '../language.ts'
import type { Report } from '../normalize/report.ts'
import type { FormFindings, StoredFinding } from '../store/findings.ts'
import { alignedLine, columnWidths } from './aligned.ts'
import { printableLine } from './printable.ts'

/** The forms of a report and what was found in each, findings or none. */
export function auditedForms(
  report: Report,
  findings: readonly Finding[],
): readonly FormFindings[] {
  return report.forms.map((form, index) => ({
    file: report.source.path,
    form: index,
    title: form.title.value,
    year: form.year.value,
    project_name: form.project_name.value,
    department_name: form.department.name.value,
    findings: findings.filter((finding) => finding.form === index).map(withMessage),
  }))
}

function withMessage(finding: Finding): StoredFinding {
  const { code, severity, path, paths, expected, actual, places } = finding
  const message = { zh: findingSentence(finding, 'zh'), en: findingSentence(finding, 'en') }
  const [first] = places
  const page = first?.kind === 'page' ? first.page : null
  return { code, severity, path, paths, expected, actual, page, message }
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error']

/** Whether a severity is as grave as another, or graver. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(other)
}

const severityWords: Readonly<Record<Severity, Readonly<Record<Language, string>>>> = {
  error: { zh: '错误', en: 'error' },
  warning: { zh: '警告', en: 'warning' },
  info: { zh: '提示', en: 'info' },
}

const COLORS = { error: 'red', warning: 'yellow', info: 'dim' } as const

const wording = {
  form: {
    zh: ({ number }) => `第${number}表`,
    en: ({ number }) => `form ${number}`,
  },
  page: { zh: ({ page }) => `第${page}页`, en: ({ page }) => `page ${page}` },
  summary: {
    zh: ({ forms, audited, errors, warnings, infos }) =>
      `${audited} 张表中 ${forms} 张有发现：错误 ${errors}，警告 ${warnings}，提示 ${infos}。`,
    en: ({ forms, audited, errors, warnings, infos }) =>
      `Findings in ${forms} of ${audited} forms: error ${errors}, warning ${warnings}, info ${infos}.`,
  },
} satisfies Record<string, Sentence>

/** Widest column of the listing, in terminal columns. */
const WIDEST = 100

/** One form with its findings: whose it is, then a line each. */
export function findingsText(form: FormFindings, language: Language): string {
  const { file, year, title, project_name, department_name, findings } = form
  const number = wording.form[language]({ number: form.form + 1 })
  const whose = [number, year, project_name ?? title, department_name].filter(Boolean).join(' · ')
  const rows = findings.map(({ severity, code, path, page, message }) => [
    severityWords[severity][language],
    code,
    path,
    page === null
      ? message[language]
      : `${message[language]} (${wording.page[language]({ page })})`,
  ])
  const widths = columnWidths(rows, WIDEST)
  const lines = rows.map((row, index) => {
    const line = alignedLine(row, widths)
    return `  ${styleText(COLORS[findings[index]?.severity ?? 'info'], line)}\n`
  })
  return `${styleText('bold', printableLine(file ?? ''))}\n${printableLine(whose)}\n${lines.join('')}\n`
}

/** Forms and findings counted by severity. */
export type Tally = Readonly<Record<Severity, number>> & {
  /** Forms looked at. */
  readonly audited: number
  /** Forms in which something was found. */
  readonly forms: number
}

export function summaryText(tally: Tally, language: Language): string {
  const { audited, forms, error: errors, warning: warnings, info: infos } = tally
  return wording.summary[language]({ audited, forms, errors, warnings, infos })
}
