/** Projects over years, as linking found them. Call its writers within `inTransaction`. */
import type { IndicatorStep } from '../link/projects.ts'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'

/** Leading forms of an organisation, by number. */
export function selectLeading(database: Database, organisation: string): readonly number[] {
  const sql = 'SELECT form_id FROM form_links WHERE organisation = ? AND leading_id = form_id'
  return prepared<number>(database, sql).pluck().all(organisation)
}

/** A form as a year of its project. */
export type LinkedYear = {
  readonly form: number
  readonly project: { readonly id: string; readonly kind: string; readonly name: string }
  readonly previous: number | null
  readonly confidence: number | null
  /** Null for the first year. */
  readonly steps: readonly IndicatorStep[] | null
  readonly indicators: number
  readonly indicators_before: number
}

/** Replaces the projects of an organisation. */
export function saveProjects(
  database: Database,
  organisation: string,
  years: readonly LinkedYear[],
): void {
  const own = 'organisation = :of OR project IN (SELECT id FROM projects WHERE organisation = :of)'
  prepared(
    database,
    `DELETE FROM indicator_steps WHERE indicator_id IN (
       SELECT indicators.id FROM form_links JOIN indicators USING (form_id) WHERE ${own})`,
  ).run({ of: organisation })
  prepared(
    database,
    `UPDATE form_links SET project = NULL, previous_id = NULL, project_confidence = NULL, kept = NULL,
       added = NULL, dropped = NULL, lowered = NULL, below_actual = NULL WHERE ${own}`,
  ).run({ of: organisation })
  prepared(database, 'DELETE FROM projects WHERE organisation = ?').run(organisation)
  const projects = new Map(years.map(({ project }) => [project.id, { ...project, organisation }]))
  database.insertRows('projects', [...projects.values()])
  prepared(database, YEARS).run(JSON.stringify(years.map(yearRow)))
  const steps = years.flatMap((year) => stepRows(year.steps ?? []))
  database.insertRows('indicator_steps', steps)
  const copies = prepared(
    database,
    `UPDATE form_links SET project = (SELECT project FROM form_links AS head WHERE head.form_id = form_links.leading_id)
     WHERE organisation = ? AND leading_id <> form_id`,
  )
  copies.run(organisation)
}

/** All years in one statement: to ask a server costs more than what is asked. */
const YEARS = `
  UPDATE form_links SET project = json_extract(value, '$.project'),
    previous_id = CAST(json_extract(value, '$.previous') AS BIGINT),
    project_confidence = CAST(json_extract(value, '$.confidence') AS DOUBLE PRECISION),
    ${['kept', 'added', 'dropped', 'lowered', 'below_actual'].map((count) => `${count} = CAST(json_extract(value, '$.${count}') AS BIGINT)`)}
  FROM (SELECT value FROM json_each(?)) AS years
  WHERE form_id = CAST(json_extract(value, '$.form') AS BIGINT)`

function yearRow({ form, project, previous, confidence, steps, ...year }: LinkedYear) {
  const count = (of: (step: IndicatorStep) => boolean) => steps?.filter(of).length ?? null
  const kept = steps?.length ?? null
  return {
    ...{ form, project: project.id, previous, confidence, kept },
    added: kept === null ? null : year.indicators - kept,
    dropped: kept === null ? null : year.indicators_before - kept,
    lowered: count(({ is_lowered }) => is_lowered),
    below_actual: count(({ is_below_actual }) => is_below_actual),
  }
}

function stepRows(steps: readonly IndicatorStep[]) {
  return steps.map(({ indicator, previous: before, ...is }) => ({
    indicator_id: indicator.id,
    previous_id: before.id,
    is_lowered: Number(is.is_lowered),
    is_below_actual: Number(is.is_below_actual),
    is_repeated: Number(is.is_repeated),
  }))
}
