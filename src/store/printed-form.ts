/** Forms of a database in the shape in which they are printed. */
import type { Database } from './database.ts'

type Row = Readonly<Record<string, string | number | null>>

type Organization = { readonly name: string | null; readonly code: string | null }

export type StoredForm = {
  readonly kind: string
  readonly title: string | null
  readonly year: number | null
  readonly project_name: string | null
  readonly department: Organization
  readonly unit: Organization
  readonly contact: { readonly person: string | null; readonly phone: string | null }
  readonly funds: readonly StoredFund[]
  readonly goals: readonly { readonly expected: string | null; readonly actual: string | null }[]
  readonly indicators: readonly StoredIndicator[]
  readonly total: {
    readonly weight: number | null
    readonly score: number | null
    readonly grade: string | null
  }
  readonly extra: Readonly<Record<string, string | null>> | null
  readonly findings: readonly StoredFinding[]
}

type Words = string | null
type Amount = number | null

type StoredFund = {
  readonly label: Words
  readonly unit: Words
  readonly initial_budget: Amount
  readonly annual_budget: Amount
  readonly executed: Amount
  readonly weight: Amount
  readonly execution_rate: Amount
  readonly score: Amount
}

type StoredIndicator = {
  readonly level1: Words
  readonly level2: Words
  readonly level3: Words
  readonly target: Words
  readonly actual: Words
  readonly weight: Amount
  readonly score: Amount
  readonly note: Words
}

type StoredFinding = {
  readonly code: string
  readonly severity: 'error' | 'warning' | 'info'
  readonly path: string
  readonly paths: readonly string[]
  readonly message: string
  readonly expected: string | null
  readonly actual: string | null
}

/** The form with this number; none where there is no such form. */
export function selectPrintedForms(
  database: Database,
  id: number,
  language: 'zh' | 'en',
): readonly StoredForm[] {
  const rows = database.prepare('SELECT * FROM forms WHERE id = ?').all(id) as Row[]
  const of = <Part>(table: string) =>
    database.prepare(`SELECT * FROM ${table} WHERE form_id = ? ORDER BY ordinal`).all(id) as Part[]
  return rows.map((row) => ({
    ...(row as unknown as Pick<StoredForm, 'kind' | 'title' | 'year' | 'project_name'>),
    department: organization(row, 'department'),
    unit: organization(row, 'unit'),
    contact: { person: words(row['contact_person']), phone: words(row['contact_phone']) },
    total: {
      weight: row['total_weight'] as Amount,
      score: row['total_score'] as Amount,
      grade: words(row['total_grade']),
    },
    extra: row['extra'] === null ? null : JSON.parse(String(row['extra'])),
    funds: of<StoredFund>('funds'),
    goals: of<StoredForm['goals'][number]>('goals'),
    indicators: of<StoredIndicator>('indicators'),
    findings: of<Row>('findings').map((finding) => storedFinding(finding, language)),
  }))
}

function organization(row: Row, name: 'department' | 'unit'): Organization {
  return { name: words(row[`${name}_name`]), code: words(row[`${name}_code`]) }
}

function words(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

function storedFinding(row: Row, language: 'zh' | 'en'): StoredFinding {
  return {
    ...(row as unknown as Omit<StoredFinding, 'paths' | 'message'>),
    paths: JSON.parse(String(row['paths'])),
    message: String(row[`message_${language}`]),
  }
}
