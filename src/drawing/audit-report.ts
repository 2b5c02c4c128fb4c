/** What was noticed, one form at a time, from files or from the database; and how it is drawn for people. */
import { styleText } from 'node:util'
import type { Finding, Severity } from '../audit/finding.ts'
import { findingSentence } from '../audit/wording.ts'
import type { Note, Place } from '../extract/document.ts'
import { readingWording } from '../extract/wording.ts'
import { fieldPathWords } from '../label/field-path.ts'
import { severityLabels } from '../label/finding.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { FormNote, Report } from '../normalize/report.ts'
import { noteWording } from '../normalize/wording.ts'
import type { FormFindings, StoredFinding } from '../store/findings.ts'
import { noteSeverity } from '../store/rows.ts'
import { alignedLine, columnWidths } from '../terminal/aligned.ts'
import { printableLine } from '../terminal/printable.ts'

/** The forms of a report and what was noticed in each, something or nothing; then the document as a whole, if anything. */
export function auditedForms(
  report: Report,
  findings: readonly Finding[],
): readonly FormFindings[] {
  const file = report.source.path
  const forms = report.forms.map((form, index) => ({
    ...{ file, form: index, form_id: null },
    title: form.title.value,
    year: form.year.value,
    project_name: form.project_name.value,
    department_name: form.department.name.value,
    findings: [
      ...findings.filter((finding) => finding.form === index).map(ofAudit),
      ...form.notes.map(ofReading),
    ],
  }))
  const ofDocument = [...report.unread.map(ofReading), ...report.notes.map(ofFile)]
  if (ofDocument.length === 0) return forms
  const nobody = { title: null, year: null, project_name: null, department_name: null }
  const whole = { ...{ file, form: null, form_id: null }, ...nobody }
  return [...forms, { ...whole, findings: ofDocument }]
}

function ofAudit(finding: Finding): StoredFinding {
  const { code, severity, path, paths, expected, actual, places } = finding
  const message = { zh: findingSentence(finding, 'zh'), en: findingSentence(finding, 'en') }
  const page = pageOf(places[0])
  return { stage: 'audit', code, severity, path, paths, expected, actual, page, message }
}

function ofReading({ code, severity, path, place, args }: FormNote): StoredFinding {
  const { zh, en } = noteWording[code]
  const paths = path === '' ? [] : [path]
  const nothing = { expected: null, actual: null }
  const message = { zh: zh(args), en: en(args) }
  return {
    stage: 'normalize',
    code,
    severity,
    path,
    paths,
    ...nothing,
    page: pageOf(place),
    message,
  }
}

function ofFile(note: Note): StoredFinding {
  const { code, place, args } = note
  const { zh, en } = readingWording[code]
  const nothing = { path: '', paths: [], expected: null, actual: null }
  const severity = noteSeverity(note)
  const message = { zh: zh(args), en: en(args) }
  return { stage: 'extract', code, severity, ...nothing, page: pageOf(place), message }
}

function pageOf(place: Place | null | undefined): number | null {
  return place?.kind === 'page' ? place.page : null
}

const SEVERITIES: readonly Severity[] = ['info', 'warning', 'error']

/** Whether a severity is as grave as another, or graver. */
export function isAtLeast(severity: Severity, other: Severity): boolean {
  return SEVERITIES.indexOf(severity) >= SEVERITIES.indexOf(other)
}

const COLORS = { error: 'red', warning: 'yellow', info: 'dim' } as const

const wording = {
  /** As `show --db` takes it. */
  stored: {
    zh: ({ id, number }) => `编号 ${id}（文件中第${number}表）`,
    en: ({ id, number }) => `form ${id} (no. ${number} of its file)`,
  },
  form: {
    zh: ({ number }) => `第${number}表`,
    en: ({ number }) => `no. ${number} of its file`,
  },
  document: { zh: () => '整份文件', en: () => 'the document as a whole' },
  page: { zh: ({ page }) => `第${page}页`, en: ({ page }) => `page ${page}` },
  summary: {
    zh: ({ forms, audited, errors, warnings, infos }) =>
      `${audited} 张表中 ${forms} 张有发现：矛盾 ${errors}，存疑 ${warnings}，提示 ${infos}。`,
    en: ({ forms, audited, errors, warnings, infos }) =>
      `Findings in ${forms} of ${audited} forms: contradictions ${errors}, doubts ${warnings}, remarks ${infos}.`,
  },
  ofDocuments: {
    zh: ({ ofDocuments }) => `其中 ${ofDocuments} 条关于整份文件，不计入任何一张表。`,
    en: ({ ofDocuments }) =>
      ` ${ofDocuments} of them are about whole documents and count in no form.`,
  },
} satisfies Record<string, Sentence>

/** Widest column of the listing, in terminal columns. */
const WIDEST = 100

/** One form with its findings: whose it is, then a line each. */
export function findingsText(form: FormFindings, language: Language): string {
  const { file, year, title, project_name, department_name, findings } = form
  const whose = [numberWords(form, language), year, project_name ?? title, department_name]
    .filter(Boolean)
    .join(' · ')
  const rows = findings.map(({ severity, code, path, page, message }) => [
    severityLabels[severity][language],
    code,
    form.form === null ? '' : fieldPathWords(path, language),
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

function numberWords({ form, form_id: id }: FormFindings, language: Language): string {
  if (form === null) return wording.document[language]()
  const number = form + 1
  return id === null ? wording.form[language]({ number }) : wording.stored[language]({ id, number })
}

/** Forms and findings counted by severity. */
export type Tally = Readonly<Record<Severity, number>> & {
  /** Forms looked at. */
  readonly audited: number
  /** Forms in which something was found. */
  readonly forms: number
  /** Findings about documents as a whole. */
  readonly ofDocuments: number
}

export function summaryText(tally: Tally, language: Language): string {
  const { audited, forms, error: errors, warning: warnings, info: infos, ofDocuments } = tally
  const counts = wording.summary[language]({ audited, forms, errors, warnings, infos })
  return ofDocuments === 0 ? counts : counts + wording.ofDocuments[language]({ ofDocuments })
}
