/** What was noticed, from the database, form by form. */
import type { Severity } from '../audit/finding.ts'
import type { Database } from './database.ts'
import type { Prints } from './found.ts'
import { includesPrint } from './prints.ts'

/** One form, or a document as a whole, and what the audit and the reading noticed in it. */
export type FormFindings = {
  /** The first path at which the document was found; null where it is no longer anywhere. */
  readonly file: string | null
  /** Place among the forms of its document, from 0; null where the findings are about the document as a whole. */
  readonly form: number | null
  /** The form's number in the database; null outside of one, and for a document as a whole. */
  readonly form_id: number | null
  readonly title: string | null
  readonly year: number | null
  readonly project_name: string | null
  readonly department_name: string | null
  readonly findings: readonly StoredFinding[]
}

export type StoredFinding = {
  /** Who noticed it: an audit rule, the reading of the form, the reading of the file, or the linking of forms. */
  readonly stage: 'audit' | 'normalize' | 'extract' | 'link'
  readonly code: string
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
    readonly document_id: number
    readonly paths: string
    readonly message_zh: string
    readonly message_en: string
  }

const selectOf = (prints: Prints) => `
  SELECT
    findings.document_id, findings.form_id,
    (SELECT path FROM paths WHERE paths.document_id = findings.document_id ORDER BY id LIMIT 1) AS file,
    forms.ordinal AS form, forms.title, forms.year, forms.project_name, forms.department_name,
    findings.stage, findings.code, findings.severity, findings.path, findings.paths, findings.expected,
    findings.actual, findings.page, findings.message_zh, findings.message_en
  FROM findings LEFT JOIN corrected_forms AS forms ON forms.id = findings.form_id
  WHERE ${includesPrint(prints, 'findings.form_id')}
  ORDER BY findings.document_id, forms.ordinal IS NULL, forms.ordinal, findings.ordinal`

/**
 * Every form, and every document as a whole, in which something was noticed, in the order of documents and forms; one in
 * memory at a time.
 */
export function* selectFindings(database: Database, prints: Prints): Generator<FormFindings> {
  let open: { readonly row: Row; readonly findings: StoredFinding[] } | null = null
  for (const row of database.prepare<Row>(selectOf(prints)).iterate()) {
    const isOther = open?.row.form_id !== row.form_id || open?.row.document_id !== row.document_id
    if (open !== null && isOther) {
      yield formOf(open)
      open = null
    }
    open ??= { row, findings: [] }
    open.findings.push(findingOf(row))
  }
  if (open !== null) yield formOf(open)
}

/** How many forms there are, with findings or without. */
export function countForms(database: Database, prints: Prints): number {
  const sql = `SELECT count(*) FROM forms WHERE ${includesPrint(prints, 'id')}`
  return database.prepare<number>(sql).pluck().get() ?? 0
}

function formOf({ row, findings }: { row: Row; findings: readonly StoredFinding[] }): FormFindings {
  const { file, form, form_id, title, year, project_name, department_name } = row
  return { file, form, form_id, title, year, project_name, department_name, findings }
}

function findingOf(row: Row): StoredFinding {
  const { stage, code, severity, path, expected, actual, page } = row
  const message = { zh: row.message_zh, en: row.message_en }
  const paths = JSON.parse(row.paths) as string[]
  return { stage, code, severity, path, paths, expected, actual, page, message }
}
