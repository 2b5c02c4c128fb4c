/** Departments and projects over the years, and beside their peers: by self-evaluations and evaluations alone. */
import type { Database } from './database.ts'

export type DepartmentYear = {
  readonly department_name: string
  readonly year: number
  readonly forms: number
  readonly score: number | null
  /** Printed execution over budget, percent. */
  readonly rate: number | null
  readonly errors: number
}

/** The departments with most forms, a row a year. */
export function selectDepartmentYears(
  database: Database,
  words: string,
  limit: number,
): readonly DepartmentYear[] {
  const sql = `
    WITH named AS (
      SELECT forms.id, coalesce(department_name, unit_name) AS name, year, total_score
      FROM corrected_forms AS forms
      WHERE name IS NOT NULL AND year IS NOT NULL AND kind IN result_kinds AND (:words = '' OR instr(name, :words))
    ), chosen AS (SELECT name FROM named GROUP BY name ORDER BY count(*) DESC, name LIMIT :limit)
    SELECT name AS department_name, year, count(*) AS forms, avg(total_score) AS score,
      100.0 * sum(executed_fen) / nullif(sum(annual_budget_fen), 0) AS rate,
      (SELECT count(*) FROM findings WHERE severity = 'error' AND form_id IN (
        SELECT id FROM named AS own WHERE own.name = named.name AND own.year = named.year)) AS errors
    FROM named LEFT JOIN corrected_funds AS funds ON funds.id = (
      SELECT id FROM funds WHERE form_id = named.id AND source = 'total' ORDER BY ordinal LIMIT 1)
    WHERE name IN (SELECT name FROM chosen) GROUP BY name, year ORDER BY name, year`
  return database.prepare(sql).all({ words, limit }) as DepartmentYear[]
}

export type Peer = {
  readonly department_name: string
  readonly forms: number
  readonly score: number | null
}

/** How each department of a year scored, best first. */
export function selectPeers(database: Database, year: number): readonly Peer[] {
  const sql = `SELECT coalesce(department_name, unit_name) AS department_name, count(*) AS forms,
      avg(total_score) AS score
    FROM corrected_forms WHERE year = ? AND kind IN result_kinds AND coalesce(department_name, unit_name) IS NOT NULL
    GROUP BY 1 HAVING score IS NOT NULL ORDER BY score DESC`
  return database.prepare(sql).all(year) as Peer[]
}

export type ProjectYear = {
  readonly sha256: string
  readonly form: number
  readonly project_name: string
  readonly department_name: string | null
  readonly year: number | null
  readonly annual_budget: number | null
  readonly executed: number | null
  readonly total_score: number | null
}

/** Projects whose name has these words, in the order of name and year. */
export function selectProjects(
  database: Database,
  words: string,
  limit: number,
): readonly ProjectYear[] {
  const sql = `SELECT documents.sha256, v_forms.ordinal AS form, project_name,
      coalesce(department_name, unit_name) AS department_name, year, annual_budget, executed, total_score
    FROM v_forms JOIN documents ON documents.id = document_id
    WHERE project_name IS NOT NULL AND kind IN result_kinds AND instr(project_name, ?)
    ORDER BY project_name, department_name, year LIMIT ?`
  return database.prepare(sql).all(words, limit) as ProjectYear[]
}
