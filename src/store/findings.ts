/** What the audit found, from the database, form by form. */
import type { Rule, Severity } from '../audit/finding.ts'
import type { Database } from './database.ts'

/** One form and what the audit found in it, in the order of its rules. */
export type FormFindings = {
  /** The first path at which the document was found; null where it is no longer anywhere. */
  readonly file: string | null
  /** Place among the forms of its document, from 0. */
  readonly form: number
  readonly title: string | null
  readonly year: number | null
  readonly project_name: string | null
  readonly department_name: string | null
  readonly findings: readonly StoredFinding[]
}

export type StoredFinding = {
  readonly code: Rule
  readonly severity: Severity
  readonly path: string
  readonly paths: readonly string[]
  readonly expected: string | null
  readonly actual: string | null
  readonly page: number | null
  readonly message: Readonly<Record<'zh' | 'en', string>>
}

type Row = Omit<FormFindings, 'findings'> &
  Omit<StoredFinding, 'paths' | 'message'> & {
    readonly form_id: number
    readonly paths: string
    readonly message_zh: string
    readonly message_en: string
  }

const SELECT = `
  SELECT
    forms.id AS form_id,
    (SELECT path FROM paths WHERE paths.document_id = forms.document_id ORDER BY id LIMIT 1) AS file,
    forms.ordinal AS form, forms.title, forms.year, forms.project_name, forms.department_name,
    findings.code, findings.severity, findings.path, findings.paths, findings.expected,
    findings.actual, findings.page, findings.message_zh, findings.message_en
  FROM forms JOIN findings ON findings.form_id = forms.id AND findings.stage = 'audit'
  ORDER BY forms.document_id, forms.ordinal, findings.ordinal`

/** Every form in which the audit found something, in the order of documents and forms; one form in memory at a time. */
export function* selectFindings(database: Database): Generator<FormFindings> {
  let open: { readonly row: Row; readonly findings: StoredFinding[] } | null = null
  for (const row of database.prepare<[], Row>(SELECT).iterate()) {
    if (open !== null && open.row.form_id !== row.form_id) {
      yield formOf(open)
      open = null
    }
    open ??= { row, findings: [] }
    open.findings.push(findingOf(row))
  }
  if (open !== null) yield formOf(open)
}

/** How many forms the database holds, with findings or without. */
export function countForms(database: Database): number {
  return database.prepare<[], number>('SELECT count(*) FROM forms').pluck().get() ?? 0
}

function formOf({ row, findings }: { row: Row; findings: readonly StoredFinding[] }): FormFindings {
  const { file, form, title, year, project_name, department_name } = row
  return { file, form, title, year, project_name, department_name, findings }
}

function findingOf(row: Row): StoredFinding {
  const { code, severity, path, expected, actual, page } = row
  const message = { zh: row.message_zh, en: row.message_en }
  return { code, severity, path, paths: JSON.parse(row.paths), expected, actual, page, message }
}
