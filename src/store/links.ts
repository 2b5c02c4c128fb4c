/** The door for links: what waits to be linked, and what linking found. Call its writers within `inTransaction`. */
import type { Difference } from '../link/copies.ts'
import type { Membership, NameCorrection } from '../link/organisations.ts'
import type { IndicatorStep } from '../link/projects.ts'
import type { RegionLink } from '../link/region.ts'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'

type Queue = 'form' | 'region' | 'organisation'

/** Keys of one kind that wait, in order; at most `most`. */
export function selectQueue(database: Database, kind: Queue, most: number): readonly string[] {
  const sql = 'SELECT key FROM link_queue WHERE kind = ? ORDER BY key LIMIT ?'
  return prepared(database, sql).pluck().all(kind, most) as string[]
}

export function enqueue(database: Database, kind: Queue, keys: Iterable<string>): void {
  const insert = prepared(database, 'INSERT OR IGNORE INTO link_queue VALUES (?, ?)')
  for (const key of keys) insert.run(kind, key)
}

export function dequeue(database: Database, kind: Queue, keys: Iterable<string>): void {
  const remove = prepared(database, 'DELETE FROM link_queue WHERE kind = ? AND key = ?')
  for (const key of keys) remove.run(kind, key)
}

/** Lets every form wait where the links were made by another version of the rules. */
export function enqueueForVersion(database: Database, version: number): void {
  const known = prepared(database, 'SELECT version FROM link_state').pluck().get()
  if (known === version) return
  enqueueAll(database)
  database.exec('DELETE FROM link_state')
  prepared(database, 'INSERT INTO link_state VALUES (?)').run(version)
}

/** Lets every form wait: what a person said may concern all of them. */
export function enqueueAll(database: Database): void {
  database.exec("INSERT OR IGNORE INTO link_queue SELECT 'form', id FROM forms")
}

/** Replaces the keys by which copies of a form are found. */
export function saveKeys(database: Database, form: number, keys: readonly string[]): void {
  prepared(database, 'DELETE FROM form_keys WHERE form_id = ?').run(form)
  const insert = prepared(database, 'INSERT OR IGNORE INTO form_keys VALUES (?, ?)')
  for (const key of keys) insert.run(key, form)
}

/** The forms themselves, those that share a key with one of them, and all that those were linked with as copies. */
export function selectNeighbours(database: Database, forms: readonly number[]): readonly number[] {
  const sql = `
    WITH asked AS (SELECT value AS id FROM json_each(?)),
    near AS (
      SELECT other.form_id AS id FROM asked
      JOIN form_keys AS own ON own.form_id = asked.id
      JOIN form_keys AS other ON other.key = own.key
      UNION SELECT id FROM asked
    ),
    leading AS (SELECT DISTINCT leading_id FROM near JOIN form_links ON form_id = near.id)
    SELECT form_id FROM leading JOIN form_links USING (leading_id)
    UNION SELECT id FROM near`
  return prepared(database, sql).pluck().all(JSON.stringify(forms)) as number[]
}

/** Where a form belongs by its own words and its copies. */
export type PlacedForm = {
  readonly form: number
  readonly leading: number
  readonly copies: number
  readonly region: Omit<RegionLink, 'basis'> & { readonly basis: string | null }
  readonly organisation_name: string | null
  readonly organisation_code: string | null
  readonly differences: readonly Difference[]
}

/** Writes place and copies of a form; names and projects that this touches wait to be looked at. */
export function savePlaced(database: Database, placed: PlacedForm): void {
  const { form, leading, copies, region, organisation_name, organisation_code } = placed
  const before = prepared(
    database,
    'SELECT region_code, organisation FROM form_links WHERE form_id = ?',
  ).get(form) as { region_code: string | null; organisation: string | null } | undefined
  enqueue(database, 'region', [region.region_code ?? '', before?.region_code ?? ''])
  if (before?.organisation != null) enqueue(database, 'organisation', [before.organisation])
  prepared(
    database,
    `INSERT INTO form_links (form_id, leading_id, copies, region_code, province, city, county, region_basis,
       region_candidates, organisation_name, organisation_code)
     VALUES (:form, :leading, :copies, :region_code, :province, :city, :county, :basis, :candidates,
       :organisation_name, :organisation_code)
     ON CONFLICT (form_id) DO UPDATE SET leading_id = :leading, copies = :copies, region_code = :region_code,
       province = :province, city = :city, county = :county, region_basis = :basis, region_candidates = :candidates,
       organisation_name = :organisation_name, organisation_code = :organisation_code`,
  ).run({
    ...{ form, leading, copies, organisation_name, organisation_code },
    ...region,
    candidates: JSON.stringify(region.candidates),
  })
  prepared(database, 'DELETE FROM copy_differences WHERE form_id = ?').run(form)
  const insert = prepared(database, 'INSERT INTO copy_differences VALUES (?, ?, ?, ?, ?)')
  placed.differences.forEach(({ path, leading_value, value }, at) => {
    insert.run(form, at, path, leading_value, value)
  })
}

/** One printed name of a place, with how often and when. */
export type MentionRow = {
  readonly name: string
  readonly code: string | null
  readonly first_year: number | null
  readonly last_year: number | null
  readonly forms: number
}

/** The printed names of a place; of no certain place where `region` is empty. */
export function selectMentions(database: Database, region: string): readonly MentionRow[] {
  const sql = `
    SELECT organisation_name AS name, organisation_code AS code, min(forms.year) AS first_year,
      max(forms.year) AS last_year, count(*) AS forms
    FROM form_links JOIN corrected_forms AS forms ON forms.id = form_id
    WHERE region_code IS nullif(?, '') AND organisation_name IS NOT NULL
    GROUP BY 1, 2 ORDER BY 1, 2`
  return prepared(database, sql).all(region) as MentionRow[]
}

/** Pairs of names that stand on copies of one form. */
export function selectNamesOfCopies(
  database: Database,
  region: string,
): readonly (readonly [string, string | null, string, string | null])[] {
  const sql = `
    SELECT DISTINCT one.organisation_name, one.organisation_code, other.organisation_name, other.organisation_code
    FROM form_links AS one JOIN form_links AS other ON other.form_id = one.leading_id
    WHERE one.region_code IS nullif(?, '') AND other.region_code IS one.region_code AND one.copies > 1
      AND one.organisation_name IS NOT NULL AND other.organisation_name IS NOT NULL
      AND (one.organisation_name <> other.organisation_name
        OR one.organisation_code IS NOT other.organisation_code)`
  return prepared(database, sql).raw().all(region) as [
    string,
    string | null,
    string,
    string | null,
  ][]
}

export function selectNameCorrections(
  database: Database,
  region: string,
): readonly NameCorrection[] {
  const sql = `SELECT name, nullif(code, '') AS code, organisation FROM organisation_corrections WHERE region_code = ?`
  return prepared(database, sql).all(region) as NameCorrection[]
}

/** One printed name and its organisation; null where nothing tells it. */
export type NamedMention = {
  readonly mention: MentionRow
  readonly membership: Membership | null
  /** The name without its place. */
  readonly kind: string
}

export function organisationId(region: string, name: string): string {
  return `${region}:${name}`
}

/** Replaces the organisations of a place; the projects of those that changed wait. */
export function saveOrganisations(
  database: Database,
  region: string,
  named: readonly NamedMention[],
): void {
  const kept = new Set<string>()
  prepared(database, 'DELETE FROM organisation_names WHERE region_code = ?').run(region)
  const addName = prepared(
    database,
    'INSERT INTO organisation_names VALUES (?, ?, ?, ?, ?, ?, ?, ?)',
  )
  const addOrganisation = prepared(
    database,
    `INSERT INTO organisations VALUES (?, ?, nullif(?, ''), ?)
     ON CONFLICT (id) DO UPDATE SET kind = excluded.kind`,
  )
  for (const { mention, membership, kind } of named) {
    const { name, code, forms } = mention
    const id = membership === null ? null : organisationId(region, membership.organisation)
    moveForms(database, { region, name, code, organisation: id })
    if (membership === null || id === null) continue
    const { organisation, confidence, basis, suggestion } = membership
    kept.add(id)
    if (name === organisation || !isKnown(database, id)) {
      addOrganisation.run(id, organisation, region, kind)
    }
    addName.run(region, name, code ?? '', id, confidence, basis, suggestion, forms)
  }
  removeOthers(database, region, kept)
}

function isKnown(database: Database, id: string): boolean {
  return prepared(database, 'SELECT 1 FROM organisations WHERE id = ?').get(id) !== undefined
}

type Move = {
  readonly region: string
  readonly name: string
  readonly code: string | null
  readonly organisation: string | null
}

/** Gives the forms of one name their organisation; both the old and the new one's projects wait. */
function moveForms(database: Database, move: Move): void {
  const of = `region_code IS nullif(:region, '') AND organisation_name = :name
    AND organisation_code IS :code`
  const waiting = prepared(
    database,
    `INSERT OR IGNORE INTO link_queue
     SELECT DISTINCT 'organisation', coalesce(organisation, :organisation) FROM form_links
     WHERE ${of} AND organisation IS NOT :organisation AND coalesce(organisation, :organisation) IS NOT NULL`,
  )
  waiting.run(move)
  const update = prepared(
    database,
    `UPDATE form_links SET organisation = :organisation WHERE ${of} AND organisation IS NOT :organisation`,
  )
  if (update.run(move).changes > 0 && move.organisation !== null) {
    enqueue(database, 'organisation', [move.organisation])
  }
}

function removeOthers(database: Database, region: string, kept: ReadonlySet<string>): void {
  const all = prepared(database, "SELECT id FROM organisations WHERE region_code IS nullif(?, '')")
  const remove = prepared(database, 'DELETE FROM organisations WHERE id = ?')
  for (const id of all.pluck().all(region) as string[]) {
    if (kept.has(id)) continue
    enqueue(database, 'organisation', [id])
    remove.run(id)
  }
}

/** The organisation of a copy is that of the leading one, where that is of the same place. */
export function alignCopies(database: Database, region: string): void {
  const sql = `
    SELECT form_links.form_id, leading.organisation, form_links.organisation AS before FROM form_links
    JOIN form_links AS leading ON leading.form_id = form_links.leading_id
    WHERE form_links.region_code IS nullif(?, '') AND leading.region_code IS form_links.region_code
      AND form_links.organisation IS NOT leading.organisation AND leading.organisation IS NOT NULL`
  const rows = prepared(database, sql).all(region) as {
    form_id: number
    organisation: string
    before: string | null
  }[]
  const update = prepared(database, 'UPDATE form_links SET organisation = ? WHERE form_id = ?')
  for (const { form_id, organisation, before } of rows) {
    update.run(organisation, form_id)
    enqueue(database, 'organisation', before === null ? [organisation] : [organisation, before])
  }
}

/** Leading forms of an organisation, by number. */
export function selectLeading(database: Database, organisation: string): readonly number[] {
  const sql = 'SELECT form_id FROM form_links WHERE organisation = ? AND leading_id = form_id'
  return prepared(database, sql).pluck().all(organisation) as number[]
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
  const project = prepared(database, 'INSERT OR IGNORE INTO projects VALUES (?, ?, ?, ?)')
  for (const year of years) {
    project.run(year.project.id, organisation, year.project.kind, year.project.name)
    saveYear(database, year)
  }
  const copies = prepared(
    database,
    `UPDATE form_links SET project = (SELECT project FROM form_links AS leading WHERE leading.form_id = form_links.leading_id)
     WHERE organisation = ? AND leading_id <> form_id`,
  )
  copies.run(organisation)
}

function saveYear(database: Database, year: LinkedYear): void {
  const { form, project, previous, confidence, steps } = year
  const count = (of: (step: IndicatorStep) => boolean) => steps?.filter(of).length ?? null
  const kept = steps?.length ?? null
  prepared(
    database,
    `UPDATE form_links SET project = :project, previous_id = :previous, project_confidence = :confidence,
       kept = :kept, added = :added, dropped = :dropped, lowered = :lowered, below_actual = :below
     WHERE form_id = :form`,
  ).run({
    ...{ form, project: project.id, previous, confidence, kept },
    added: kept === null ? null : year.indicators - kept,
    dropped: kept === null ? null : year.indicators_before - kept,
    lowered: count(({ is_lowered }) => is_lowered),
    below: count(({ is_below_actual }) => is_below_actual),
  })
  const insert = prepared(database, 'INSERT INTO indicator_steps VALUES (?, ?, ?, ?, ?)')
  for (const { indicator, previous: before, ...is } of steps ?? []) {
    const flags = [is.is_lowered, is.is_below_actual, is.is_repeated].map(Number)
    insert.run(indicator.id, before.id, ...flags)
  }
}
