/** Forms of a database in the shape in which they are printed. */
import type {
  PrintedFinding,
  PrintedForm,
  PrintedFund,
  PrintedIndicator,
} from '../printed/printed.ts'
import type { Database } from './database.ts'
import type { StoredRow } from './row.ts'

type FindingRow = StoredRow & Omit<PrintedFinding, 'paths' | 'message'>

/** The form with this number; none where there is no such form. */
export function selectPrintedForms(
  database: Database,
  id: number,
  language: 'zh' | 'en',
): readonly PrintedForm[] {
  type Printed = StoredRow &
    Pick<PrintedForm, 'kind' | 'title' | 'year' | 'period' | 'project_name'>
  const rows = database.prepare<Printed>('SELECT * FROM forms WHERE id = ?').all(id)
  const of = <Part>(table: string) =>
    database.prepare<Part>(`SELECT * FROM ${table} WHERE form_id = ? ORDER BY ordinal`).all(id)
  return rows.map((row) => ({
    ...row,
    department: organization(row, 'department'),
    unit: organization(row, 'unit'),
    contact: { person: words(row['contact_person']), phone: words(row['contact_phone']) },
    total: {
      weight: row['total_weight'] as number | null,
      score: row['total_score'] as number | null,
      grade: words(row['total_grade']),
    },
    extra: row['extra'] === null ? null : JSON.parse(String(row['extra'])),
    funds: of<PrintedFund>('funds').map(withExtra),
    goals: of<PrintedForm['goals'][number]>('goals'),
    indicators: of<PrintedIndicator>('indicators').map(withExtra),
    findings: of<FindingRow>('findings').map((finding) => storedFinding(finding, language)),
  }))
}

/** A row whose further words stand as JSON. */
function withExtra<Printed extends PrintedFund | PrintedIndicator>(row: Printed): Printed {
  return { ...row, extra: row.extra === null ? null : JSON.parse(String(row.extra)) }
}

function organization(row: StoredRow, name: 'department' | 'unit'): PrintedForm['unit'] {
  return { name: words(row[`${name}_name`]), code: words(row[`${name}_code`]) }
}

function words(value: string | number | null | undefined): string | null {
  return value === null || value === undefined ? null : String(value)
}

function storedFinding(row: FindingRow, language: 'zh' | 'en'): PrintedFinding {
  return {
    ...row,
    paths: JSON.parse(String(row['paths'])),
    message: String(row[`message_${language}`]),
  }
}
