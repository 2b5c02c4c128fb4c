/** What the rooms before this one handed on, as rows: one object a row, its keys the column names. Pure. */
import type { Finding } from '../audit/finding.ts'
import type { Note, RawDocument, Source } from '../extract/document.ts'
import type { ExtractErrorCode } from '../extract/error.ts'
import type {
  Extra,
  Form,
  FormNote,
  Fund,
  Indicator,
  NarrativeFigure,
  Report,
  Value,
} from '../normalize/report.ts'
import { type SourcedField, sourcedFields } from '../normalize/sourced-fields.ts'
import { compactPlace, pageOf } from './place.ts'
import { paragraphRows, tableRows } from './raw-rows.ts'
import type { StoredRow } from './row.ts'

export type FormRows = {
  readonly form: StoredRow
  readonly funds: readonly StoredRow[]
  readonly goals: readonly StoredRow[]
  readonly indicators: readonly StoredRow[]
}

/** What is understood of a document: made anew when rules change. */
export type UnderstoodRows = {
  readonly forms: readonly FormRows[]
  readonly sections: readonly StoredRow[]
  readonly figures: readonly StoredRow[]
  /** `form` is the index of the form it is about, null for the whole document. */
  readonly findings: readonly { readonly form: number | null; readonly finding: StoredRow }[]
}

/** How much of a document that could be opened is in the database: words may be missing, or a form it speaks of. */
export type Outcome = 'complete' | 'partial'

export function outcomeOf({ notes, unread, forms }: Report): Outcome {
  const isIncomplete = forms.some((form) =>
    form.notes.some(({ code }) => code === 'form_incomplete'),
  )
  const isPartial = unread.length > 0 || isIncomplete || notes.some(({ lost }) => lost)
  return isPartial ? 'partial' : 'complete'
}

/** Everything the database keeps about one document. */
export type DocumentRows = UnderstoodRows & {
  readonly document: StoredRow
  readonly paragraphs: readonly StoredRow[]
  readonly tables: readonly StoredRow[]
}

/** What can be said about a document, by the stage that says it. */
export type StageRemark =
  | { readonly stage: 'audit'; readonly finding: Finding }
  | { readonly stage: 'normalize'; readonly note: FormNote }
  | { readonly stage: 'extract'; readonly note: Note }

/** The sentence of a finding or note in both languages; handed in, since prose lives in the rooms it is about. */
export type Say = (told: StageRemark) => { readonly zh: string; readonly en: string }

/** The rows of a document that was read. */
export function rowsOf(
  document: RawDocument,
  report: Report,
  findings: readonly Finding[],
  say: Say,
): DocumentRows {
  return {
    document: {
      ...sourceColumns(document.source),
      pages: document.pages,
      outcome: outcomeOf(report),
      error_code: null,
      error_message: null,
    },
    ...understoodRows(report, findings, say),
    paragraphs: paragraphRows(document),
    tables: tableRows(document),
  }
}

/** The rows of what is understood of a document. */
export function understoodRows(
  report: Report,
  findings: readonly Finding[],
  say: Say,
): UnderstoodRows {
  return {
    forms: report.forms.map(formRows),
    sections: report.sections.map((section, ordinal) => ({ ordinal, ...section })),
    figures: report.figures.map(figureRow),
    findings: findingRows(report, findings, say),
  }
}

/** The rows of a document that could not be read. */
export function failedRows(
  source: Source,
  error: { readonly code: ExtractErrorCode; readonly message: string },
): DocumentRows {
  return {
    document: {
      ...sourceColumns(source),
      pages: null,
      outcome: 'failed',
      error_code: error.code,
      error_message: error.message,
    },
    forms: [],
    sections: [],
    figures: [],
    findings: [],
    paragraphs: [],
    tables: [],
  }
}

/** How many rows of their own the contents of a document take. */
export function countRows(rows: DocumentRows): number {
  return countUnderstoodRows(rows) + rows.paragraphs.length + rows.tables.length
}

/** How many rows what is understood of a document takes. */
export function countUnderstoodRows(rows: UnderstoodRows): number {
  const { forms, sections, figures, findings } = rows
  const inForms = forms.map(
    ({ funds, goals, indicators }) => 1 + funds.length + goals.length + indicators.length,
  )
  const others = [sections, figures, findings].map((list) => list.length)
  return [...inForms, ...others].reduce((sum, count) => sum + count, 0)
}

function sourceColumns({ sha256, format, size }: Source): StoredRow {
  return { sha256, format, size }
}

/** The rows of one form. */
export function formRows(form: Form, ordinal: number): FormRows {
  const { kind, title, year, project_name, department, unit, contact, total } = form
  const fields = sourcedFields(form)
  return {
    form: {
      ordinal,
      kind,
      title: title.value,
      year: year.value,
      period: form.period.value,
      project_name: project_name.value,
      department_name: department.name.value,
      department_code: department.code.value,
      unit_name: unit.name.value,
      unit_code: unit.code.value,
      contact_person: contact.person.value,
      contact_phone: contact.phone.value,
      total_weight: total.weight.value,
      total_score: total.score.value,
      total_grade: total.grade.value,
      extra: extraColumn(form.extra),
      sources: JSON.stringify(sourcesOf(fields)),
      confidence: leastConfidence(fields),
    },
    funds: form.funds.map(fundRow),
    goals: form.goals.map(({ expected, actual }, place) => ({
      ordinal: place,
      expected: expected.value,
      actual: actual.value,
    })),
    indicators: form.indicators.map(indicatorRow),
  }
}

function fundRow(fund: Fund, ordinal: number): StoredRow {
  return {
    ordinal,
    source: fund.source,
    label: fund.label.value,
    unit: fund.unit.value,
    initial_budget: fund.initial_budget.value,
    annual_budget: fund.annual_budget.value,
    executed: fund.executed.value,
    initial_budget_fen: fund.initial_budget_fen,
    annual_budget_fen: fund.annual_budget_fen,
    executed_fen: fund.executed_fen,
    weight: fund.weight.value,
    execution_rate: fund.execution_rate.value,
    score: fund.score.value,
    extra: extraColumn(fund.extra),
  }
}

function indicatorRow(indicator: Indicator, ordinal: number): StoredRow {
  const { attained, origin } = indicator
  return {
    ordinal,
    level1: indicator.level1.value,
    level1_weight: indicator.level1_weight.value,
    level1_code: indicator.level1_code,
    level2: indicator.level2.value,
    level2_weight: indicator.level2_weight.value,
    level2_code: indicator.level2_code,
    level3: indicator.level3.value,
    level4: indicator.level4.value,
    topic: indicator.topic,
    target: indicator.target.value,
    ...valueColumns('target', indicator.target_value),
    actual: indicator.actual.value,
    ...valueColumns('actual', indicator.actual_value),
    weight: indicator.weight.value,
    score: indicator.score.value,
    attained: attained === null ? null : Number(attained),
    note: indicator.note.value,
    description: indicator.description.value,
    extra: extraColumn(indicator.extra),
    origin_page: origin.page,
    origin_table: origin.table,
    origin_row: origin.row,
  }
}

function valueColumns(name: 'target' | 'actual', value: Value | null): StoredRow {
  return {
    [`${name}_kind`]: value?.kind ?? null,
    [`${name}_operator`]: value?.operator ?? null,
    [`${name}_value`]: value?.value ?? null,
    [`${name}_upper`]: value?.upper ?? null,
    [`${name}_unit`]: value?.unit ?? null,
    [`${name}_date`]: value?.date ?? null,
  }
}

function extraColumn(extras: readonly Extra[]): string | null {
  if (extras.length === 0) return null
  return JSON.stringify(
    Object.fromEntries(extras.map(({ heading, text }) => [heading, text.value])),
  )
}

/** Every field of a form that has words behind it, in the order of the form. */
function sourcesOf(fields: readonly SourcedField[]): readonly (readonly unknown[])[] {
  return fields.map(({ path, source }) => {
    const { raw, basis, place, confidence = null, readings = null } = source
    return [path, raw, basis, place && compactPlace(place), confidence, readings]
  })
}

function leastConfidence(fields: readonly SourcedField[]): number | null {
  const known = fields.flatMap(({ source }) => source.confidence ?? [])
  return known.length === 0 ? null : Math.min(...known)
}

function figureRow(figure: NarrativeFigure, ordinal: number): StoredRow {
  return { ordinal, ...figure, place: JSON.stringify(compactPlace(figure.place)) }
}

/** Form by form the audit's findings, then the notes of reading it; the notes of reading the file come last. */
function findingRows(
  report: Report,
  findings: readonly Finding[],
  say: Say,
): DocumentRows['findings'] {
  const ofForms = report.forms.flatMap((form, index) => [
    ...findings
      .filter((finding) => finding.form === index)
      .map((finding) => ({ form: index, finding: auditRow(finding, say) })),
    ...form.notes.map((note) => ({ form: index, finding: formNoteRow(note, say) })),
  ])
  const unread = report.unread.map((note) => ({ form: null, finding: formNoteRow(note, say) }))
  const ofDocument = report.notes.map((note) => ({ form: null, finding: noteRow(note, say) }))
  return [...ofForms, ...unread, ...ofDocument].map(({ form, finding }, ordinal) => ({
    form,
    finding: { ordinal, ...finding },
  }))
}

/** The row of a finding, but for its place among the others. */
export function auditRow(finding: Finding, say: Say): StoredRow {
  const { code, severity, path, paths, places, expected, actual, args } = finding
  return {
    code,
    severity,
    lost: 0,
    path,
    paths: JSON.stringify(paths),
    expected,
    actual,
    page: pageOf(places[0]),
    places: JSON.stringify(places.map(compactPlace)),
    ...spoken('audit', args, say({ stage: 'audit', finding })),
  }
}

function formNoteRow(note: FormNote, say: Say): StoredRow {
  const { code, severity, path, place, args, paths = path === '' ? [] : [path] } = note
  return {
    code,
    severity,
    lost: 0,
    path,
    paths: JSON.stringify(paths),
    expected: null,
    actual: null,
    page: pageOf(place),
    places: JSON.stringify(place === null ? [] : [compactPlace(place)]),
    ...spoken('normalize', args, say({ stage: 'normalize', note })),
  }
}

/** Words that are missing are a doubt; anything else that the reading of a file tells is a remark. */
export function noteSeverity({ lost }: Note): 'warning' | 'info' {
  return lost ? 'warning' : 'info'
}

function noteRow(note: Note, say: Say): StoredRow {
  const { code, lost, place, args } = note
  return {
    code,
    severity: noteSeverity(note),
    lost: Number(lost),
    path: '',
    paths: '[]',
    expected: null,
    actual: null,
    page: pageOf(place),
    places: JSON.stringify(place === null ? [] : [compactPlace(place)]),
    ...spoken('extract', args, say({ stage: 'extract', note })),
  }
}

function spoken(
  stage: StageRemark['stage'],
  args: Finding['args'],
  { zh, en }: ReturnType<Say>,
): StoredRow {
  return { stage, args: JSON.stringify(args), message_zh: zh, message_en: en }
}
