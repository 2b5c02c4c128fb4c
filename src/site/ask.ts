/** What the pages ask the database: every form once, with its place, organisation and project. */
import type { Database } from '../store/database.ts'
import { includesPrint } from '../store/prints.ts'

/** A form as the statistics see it. Amounts in 分. */
export type FormPoint = {
  readonly form_id: number
  readonly year: number | null
  readonly kind: string
  /** 1 for a self-evaluation or an evaluation. */
  readonly is_result: number
  readonly province: string | null
  readonly organisation: string | null
  readonly project: string | null
  readonly score: number | null
  readonly budget: number | null
  readonly executed: number | null
  readonly errors: number
  readonly copies: number
  /** 1 where prints of it differ in a number. */
  readonly is_differing: number
}

export function selectPoints(database: Database): readonly FormPoint[] {
  const sql = `
    SELECT forms.id AS form_id, forms.year, forms.kind, forms.kind IN (SELECT kind FROM result_kinds) AS is_result, links.province,
      links.organisation, links.project, forms.total_score AS score, total.annual_budget_fen AS budget,
      total.executed_fen AS executed, coalesce(found.errors, 0) AS errors, coalesce(links.copies, 1) AS copies,
      coalesce(found.differing, 0) AS is_differing
    FROM corrected_forms AS forms
    LEFT JOIN form_links AS links ON links.form_id = forms.id
    LEFT JOIN corrected_funds AS total ON total.id = (
      SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1)
    LEFT JOIN (
      SELECT form_id, count(*) FILTER (WHERE severity = 'error') AS errors,
        max(CASE WHEN code = 'copies_differ' THEN 1 ELSE 0 END) AS differing
      FROM findings WHERE form_id IS NOT NULL GROUP BY form_id
    ) AS found ON found.form_id = forms.id
    WHERE ${includesPrint('leading', 'forms.id')}
    ORDER BY forms.year NULLS FIRST, forms.id`
  return database.prepare<FormPoint>(sql).all()
}

export type Organisation = {
  readonly id: string
  readonly name: string
  readonly kind: string | null
  readonly region_code: string | null
}

export function selectOrganisations(database: Database): readonly Organisation[] {
  const sql = 'SELECT id, name, kind, region_code FROM organisations ORDER BY id'
  return database.prepare<Organisation>(sql).all()
}

export type PrintedName = {
  readonly name: string
  readonly code: string
  readonly confidence: number
  readonly basis: string
  readonly suggestion: string | null
  readonly forms: number
}

export function selectPrintedNames(
  database: Database,
  organisation: string,
): readonly PrintedName[] {
  const sql = `SELECT name, code, confidence, basis, suggestion, forms FROM organisation_names
    WHERE organisation = ? ORDER BY forms DESC, name, code`
  return database.prepare<PrintedName>(sql).all(organisation)
}

export type SiteProject = {
  readonly id: string
  readonly organisation: string
  readonly kind: string
  readonly name: string
}

export function selectProjects(database: Database): readonly SiteProject[] {
  const sql = 'SELECT id, organisation, kind, name FROM projects ORDER BY id'
  return database.prepare<SiteProject>(sql).all()
}

export type SiteProjectYear = {
  readonly form_id: number
  readonly year: number | null
  readonly title: string | null
  readonly project_name: string | null
  readonly department_name: string | null
  readonly unit_name: string | null
  readonly score: number | null
  readonly budget: number | null
  readonly executed: number | null
  readonly confidence: number | null
  readonly kept: number | null
  readonly added: number | null
  readonly dropped: number | null
  readonly lowered: number | null
  readonly below_actual: number | null
  readonly url: string | null
  readonly published: string | null
}

export function selectProjectYears(
  database: Database,
  project: string,
): readonly SiteProjectYear[] {
  const sql = `
    SELECT forms.id AS form_id, forms.year, forms.title, forms.project_name, forms.department_name, forms.unit_name,
      forms.total_score AS score, total.annual_budget_fen AS budget, total.executed_fen AS executed,
      links.project_confidence AS confidence, links.kept, links.added, links.dropped, links.lowered, links.below_actual,
      (SELECT min(url) FROM publications JOIN paths USING (path) WHERE paths.document_id IN (
        SELECT document_id FROM form_links AS prints JOIN forms AS printed ON printed.id = prints.form_id
        WHERE prints.leading_id = links.form_id)) AS url,
      (SELECT min(published) FROM publications JOIN paths USING (path) WHERE paths.document_id IN (
        SELECT document_id FROM form_links AS prints JOIN forms AS printed ON printed.id = prints.form_id
        WHERE prints.leading_id = links.form_id)) AS published
    FROM form_links AS links JOIN corrected_forms AS forms ON forms.id = links.form_id
    LEFT JOIN corrected_funds AS total ON total.id = (
      SELECT id FROM funds WHERE form_id = forms.id AND source = 'total' ORDER BY ordinal LIMIT 1)
    WHERE links.project = ? AND links.leading_id = links.form_id ORDER BY forms.year NULLS FIRST, forms.id`
  return database.prepare<SiteProjectYear>(sql).all(project)
}

export type IndicatorCell = {
  readonly id: number
  readonly form_id: number
  readonly previous_id: number | null
  readonly level3: string | null
  readonly target: string | null
  readonly actual: string | null
  readonly is_lowered: number
  readonly is_below_actual: number
  readonly is_repeated: number
}

/** The indicators of a form, each with the one of the year before. */
export function selectIndicatorCells(database: Database, form: number): readonly IndicatorCell[] {
  const sql = `
    SELECT indicators.id, indicators.form_id, steps.previous_id, level3, target, actual,
      coalesce(is_lowered, 0) AS is_lowered, coalesce(is_below_actual, 0) AS is_below_actual,
      coalesce(is_repeated, 0) AS is_repeated
    FROM corrected_indicators AS indicators LEFT JOIN indicator_steps AS steps ON steps.indicator_id = indicators.id
    WHERE indicators.form_id = ? ORDER BY indicators.ordinal`
  return database.prepare<IndicatorCell>(sql).all(form)
}

export type Print = {
  readonly form_id: number
  readonly file: string | null
  readonly page: number | null
}

/** The prints of a form, the leading one first. */
export function selectPrints(database: Database, form: number): readonly Print[] {
  const sql = `
    SELECT links.form_id,
      (SELECT min(path) FROM paths WHERE paths.document_id = forms.document_id) AS file,
      (SELECT min(origin_page) FROM indicators WHERE indicators.form_id = links.form_id) AS page
    FROM form_links AS links JOIN forms ON forms.id = links.form_id
    WHERE links.leading_id = ? ORDER BY links.form_id <> links.leading_id, file`
  return database.prepare<Print>(sql).all(form)
}

export type DifferingNumber = { readonly path: string; readonly message: string }

export function selectDiffering(
  database: Database,
  form: number,
  language: 'zh' | 'en',
): readonly DifferingNumber[] {
  const sql = `SELECT path, message_${language} AS message FROM findings
    WHERE form_id = ? AND code = 'copies_differ' ORDER BY ordinal`
  return database.prepare<DifferingNumber>(sql).all(form)
}

export type TopicRate = {
  readonly topic: string
  readonly province: string
  readonly indicators: number
  readonly weight: number
  readonly score: number
}

/** How much of its weight each topic scores in each province, each form once. */
export function selectTopicRates(database: Database): readonly TopicRate[] {
  const sql = `
    SELECT topic, province, count(*) AS indicators, sum(weight) AS weight, sum(score) AS score
    FROM corrected_indicators AS indicators
    JOIN form_links AS links ON links.form_id = indicators.form_id AND links.leading_id = links.form_id
    JOIN forms ON forms.id = indicators.form_id
    WHERE topic IS NOT NULL AND province IS NOT NULL AND weight > 0 AND score IS NOT NULL AND forms.kind IN (SELECT kind FROM result_kinds)
    GROUP BY topic, province ORDER BY topic, province`
  return database.prepare<TopicRate>(sql).all()
}
