/** Documents as plain values, as far as they are drawn for people: what `--json` prints and what a database gives back. */
import type { Severity } from '../audit/finding.ts'
import type { Explanation } from '../normalize/explain.ts'

type Words = string | null
type Amount = number | null
type Extra = Readonly<Record<string, Words>> | null

export type PrintedFund = {
  readonly label: Words
  readonly unit: Words
  readonly initial_budget: Amount
  readonly annual_budget: Amount
  readonly executed: Amount
  readonly weight: Amount
  readonly execution_rate: Amount
  readonly score: Amount
  readonly extra?: Extra
}

export type PrintedIndicator = {
  readonly level1: Words
  readonly level2: Words
  readonly level3: Words
  readonly level4: Words
  readonly target: Words
  readonly actual: Words
  readonly weight: Amount
  readonly score: Amount
  readonly note: Words
  readonly description?: Words
  readonly extra?: Extra
}

export type PrintedForm = {
  readonly kind: string
  readonly title: Words
  readonly year: Amount
  readonly period: Words
  readonly project_name: Words
  readonly department: { readonly name: Words; readonly code: Words }
  readonly unit: { readonly name: Words; readonly code: Words }
  readonly contact: { readonly person: Words; readonly phone: Words }
  readonly funds: readonly PrintedFund[]
  readonly goals: readonly { readonly expected: Words; readonly actual: Words }[]
  readonly indicators: readonly PrintedIndicator[]
  readonly total: { readonly weight: Amount; readonly score: Amount; readonly grade: Words }
  readonly extra: Extra
  readonly findings: readonly PrintedFinding[]
  /** Where it was asked for. */
  readonly why?: Explanation
}

/** What the audit, or the reading itself, noticed in a form. */
export type PrintedFinding = {
  readonly code: string
  readonly severity: Severity
  readonly path: string
  readonly paths: readonly string[]
  readonly message: string
  readonly expected: string | null
  readonly actual: string | null
}

export type PrintedCell = {
  readonly row: number
  readonly column: number
  readonly row_span: number
  readonly column_span: number
  readonly text: string
}

export type PrintedTable = {
  readonly page: number | null
  readonly rows: number
  readonly columns: number
  readonly cells: readonly PrintedCell[]
}

/** What the reading of a file guessed, skipped or could not read; `lost` says that words of the file are missing. */
export type PrintedNote = {
  readonly code: string
  readonly lost: boolean
  readonly message: string
}

export type PrintedDocument = {
  readonly file: string
  readonly format: string | null
  readonly pages: number | null
  readonly forms: readonly PrintedForm[]
  /** About the document as a whole. */
  readonly findings: readonly PrintedFinding[]
  readonly notes: readonly PrintedNote[]
  readonly tables?: readonly PrintedTable[]
  readonly error: { readonly code: string; readonly message: string } | null
}
