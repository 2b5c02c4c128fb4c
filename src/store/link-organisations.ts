/** The names of a place and the organisations behind them, as linking found them. Call its writers within `inTransaction`. */
import type { Membership, NameCorrection } from '../link/organisations.ts'
import type { Database } from './database.ts'
import { enqueue } from './link-queue.ts'
import { prepared } from './prepared.ts'

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
    WHERE region_code IS NOT DISTINCT FROM nullif(?, '') AND organisation_name IS NOT NULL
    GROUP BY 1, 2 ORDER BY 1, 2 NULLS FIRST`
  return prepared<MentionRow>(database, sql).all(region)
}

/** Pairs of names that stand on copies of one form. */
export function selectNamesOfCopies(
  database: Database,
  region: string,
): readonly (readonly [string, string | null, string, string | null])[] {
  const sql = `
    SELECT DISTINCT one.organisation_name, one.organisation_code, other.organisation_name, other.organisation_code
    FROM form_links AS one JOIN form_links AS other ON other.form_id = one.leading_id
    WHERE one.region_code IS NOT DISTINCT FROM nullif(?, '') AND other.region_code IS NOT DISTINCT FROM one.region_code AND one.copies > 1
      AND one.organisation_name IS NOT NULL AND other.organisation_name IS NOT NULL
      AND (one.organisation_name <> other.organisation_name
        OR one.organisation_code IS DISTINCT FROM other.organisation_code)`
  return prepared<[string, string | null, string, string | null]>(database, sql).raw().all(region)
}

export function selectNameCorrections(
  database: Database,
  region: string,
): readonly NameCorrection[] {
  const sql = `SELECT name, nullif(code, '') AS code, organisation FROM organisation_corrections WHERE region_code = ?`
  return prepared<NameCorrection>(database, sql).all(region)
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
  const of = `region_code IS NOT DISTINCT FROM nullif(:region, '') AND organisation_name = :name
    AND organisation_code IS NOT DISTINCT FROM :code`
  const waiting = prepared(
    database,
    `INSERT INTO link_queue
     SELECT DISTINCT 'organisation', coalesce(organisation, :organisation) FROM form_links
     WHERE ${of} AND organisation IS DISTINCT FROM :organisation AND coalesce(organisation, :organisation) IS NOT NULL
     ON CONFLICT DO NOTHING`,
  )
  waiting.run(move)
  const update = prepared(
    database,
    `UPDATE form_links SET organisation = :organisation WHERE ${of} AND organisation IS DISTINCT FROM :organisation`,
  )
  if (update.run(move).changes > 0 && move.organisation !== null) {
    enqueue(database, 'organisation', [move.organisation])
  }
}

function removeOthers(database: Database, region: string, kept: ReadonlySet<string>): void {
  const all = prepared<string>(
    database,
    "SELECT id FROM organisations WHERE region_code IS NOT DISTINCT FROM nullif(?, '')",
  )
  const remove = prepared(database, 'DELETE FROM organisations WHERE id = ?')
  for (const id of all.pluck().all(region)) {
    if (kept.has(id)) continue
    enqueue(database, 'organisation', [id])
    remove.run(id)
  }
}

/** The organisation of a copy is that of the leading one, where that is of the same place. */
export function alignCopies(database: Database, region: string): void {
  const sql = `
    SELECT form_links.form_id, head.organisation, form_links.organisation AS before FROM form_links
    JOIN form_links AS head ON head.form_id = form_links.leading_id
    WHERE form_links.region_code IS NOT DISTINCT FROM nullif(?, '') AND head.region_code IS NOT DISTINCT FROM form_links.region_code
      AND form_links.organisation IS DISTINCT FROM head.organisation AND head.organisation IS NOT NULL`
  const rows = prepared<{
    form_id: number
    organisation: string
    before: string | null
  }>(database, sql).all(region)
  const update = prepared(database, 'UPDATE form_links SET organisation = ? WHERE form_id = ?')
  for (const { form_id, organisation, before } of rows) {
    update.run(organisation, form_id)
    enqueue(database, 'organisation', before === null ? [organisation] : [organisation, before])
  }
}
