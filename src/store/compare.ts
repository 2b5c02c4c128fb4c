/** Projects over the years: by self-evaluations and evaluations alone, each form once. */
import type { Database } from './database.ts'

export type ComparedYear = {
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
): readonly ComparedYear[] {
  const sql = `SELECT documents.sha256, v_forms.ordinal AS form, project_name,
      coalesce(department_name, unit_name) AS department_name, year, annual_budget, executed, total_score
    FROM v_forms JOIN documents ON documents.id = document_id
    WHERE project_name IS NOT NULL AND kind IN (SELECT kind FROM result_kinds) AND is_leading = 1 AND instr(project_name, ?) > 0
    ORDER BY project_name, department_name NULLS FIRST, year NULLS FIRST LIMIT ?`
  return database.prepare<ComparedYear>(sql).all(words, limit)
}
