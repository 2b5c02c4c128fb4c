/** A database summed up: how much it holds, what was noticed, the money. */

import type { Severity } from '../audit/finding.ts'
import type { Database } from './database.ts'
import type { Prints } from './found.ts'
import { onlyRow } from './prepared.ts'
import { includesPrint } from './prints.ts'

export type Totals = {
  readonly documents: number
  readonly forms: number
  /** Prints of these forms that are not counted beside them. */
  readonly others: number
  readonly indicators: number
  readonly departments: number
  /** Mean of the total scores that self-evaluations and evaluations print; null where none does. */
  readonly score: number | null
  /** Contradictions, doubts and remarks, those about whole documents included. */
  readonly errors: number
  readonly warnings: number
  readonly infos: number
  readonly failed: number
}

/** The money of one kind of forms, each form once; 万元, over the forms that print both amounts. */
export type KindMoney = {
  readonly kind: string
  /** Forms that print both amounts. */
  readonly forms: number
  /** Further forms that say the same as one of these. */
  readonly copies: number
  readonly budget: number
  readonly executed: number
}

export type CodeCount = {
  readonly code: string
  readonly severity: Severity
  readonly findings: number
  /** Forms in which it was noticed. */
  readonly forms: number
}

export type DepartmentCount = {
  /** Null for forms that name none. */
  readonly name: string | null
  readonly forms: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

export function selectTotals(database: Database, prints: Prints): Totals {
  const counted = (severity: Severity) =>
    `SELECT count(*) FROM findings WHERE severity = '${severity}' AND ${includesPrint(prints, 'form_id')}`
  const totals = database.prepare<Totals>(
    `SELECT
        (SELECT count(*) FROM documents) AS documents,
        (SELECT count(*) FROM documents WHERE outcome = 'failed') AS failed,
        (SELECT count(*) FROM indicators WHERE ${includesPrint(prints, 'form_id')}) AS indicators,
        count(*) AS forms,
        (SELECT count(*) FROM forms) - count(*) AS others,
        count(DISTINCT department_name) AS departments,
        avg(total_score) FILTER (WHERE kind IN (SELECT kind FROM result_kinds)) AS score,
        (${counted('error')}) AS errors,
        (${counted('warning')}) AS warnings,
        (${counted('info')}) AS infos
      FROM corrected_forms AS forms WHERE ${includesPrint(prints, 'forms.id')}`,
  )
  return onlyRow(totals)
}

/** The money of each kind, those of results first, then the kind of most forms: what stands in a department's form is that of its projects. */
export function selectMoney(database: Database): readonly KindMoney[] {
  return database
    .prepare<KindMoney>(
      `SELECT kind, count(*) AS forms, sum(copies - 1) AS copies,
        sum(annual_budget) AS budget, sum(executed) AS executed
      FROM v_money WHERE annual_budget IS NOT NULL AND executed IS NOT NULL
      GROUP BY kind ORDER BY kind IN (SELECT kind FROM result_kinds) DESC, forms DESC, kind`,
    )
    .all()
}

/** Findings by rule or note: contradictions, doubts, remarks; of each the commonest first. */
export function selectCodes(database: Database, prints: Prints): readonly CodeCount[] {
  return database
    .prepare<CodeCount>(
      `SELECT code, severity, count(*) AS findings, count(DISTINCT form_id) AS forms FROM findings
      WHERE ${includesPrint(prints, 'form_id')} GROUP BY code, severity
      ORDER BY CASE severity WHEN 'error' THEN 0 WHEN 'warning' THEN 1 ELSE 2 END, findings DESC, code`,
    )
    .all()
}

/** Findings by department, where most contradictions are first; those about whole documents are not in it. */
export function selectDepartments(database: Database, prints: Prints): readonly DepartmentCount[] {
  return database
    .prepare<DepartmentCount>(
      `SELECT coalesce(department_name, unit_name) AS name, count(*) AS forms, sum(errors) AS errors,
        sum(warnings) AS warnings, sum(infos) AS infos
      FROM v_forms WHERE ${includesPrint(prints, 'form_id')} GROUP BY coalesce(department_name, unit_name)
      ORDER BY sum(errors) DESC, sum(warnings) DESC, forms DESC, name NULLS FIRST`,
    )
    .all()
}

/** A database summed up for a workbook. */
export type Overview = {
  readonly totals: Totals
  readonly money: readonly KindMoney[]
  readonly codes: readonly CodeCount[]
  readonly departments: readonly DepartmentCount[]
  /** Fields of forms that contradict others, as `<form> <path>`. */
  readonly contradicted: ReadonlySet<string>
}

export function selectOverview(database: Database, prints: Prints): Overview {
  return {
    totals: selectTotals(database, prints),
    money: selectMoney(database),
    codes: selectCodes(database, prints),
    departments: selectDepartments(database, prints),
    contradicted: selectContradicted(database),
  }
}

function selectContradicted(database: Database): ReadonlySet<string> {
  const fields = database
    .prepare<string>(
      `SELECT form_id || ' ' || field.value FROM findings, json_each(findings.paths) AS field
      WHERE severity = 'error' AND form_id IS NOT NULL`,
    )
    .pluck()
  return new Set(fields.iterate())
}
