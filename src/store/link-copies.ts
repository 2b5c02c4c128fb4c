/** Prints of one form and where they belong, as linking found them. Call its writers within `inTransaction`. */
import type { Difference } from '../link/differences.ts'
import type { RegionLink } from '../link/region.ts'
import type { Database } from './database.ts'
import { enqueue } from './link-queue.ts'
import { prepared } from './prepared.ts'

/** Replaces the keys by which copies of a form are found. */
export function saveKeys(database: Database, form: number, keys: readonly string[]): void {
  prepared(database, 'DELETE FROM form_keys WHERE form_id = ?').run(form)
  const insert = prepared(database, 'INSERT INTO form_keys VALUES (?, ?) ON CONFLICT DO NOTHING')
  for (const key of keys) insert.run(key, form)
}

/** The forms themselves, those that share a key with one of them, and all that those were linked with as copies. */
export function selectNeighbours(database: Database, forms: readonly number[]): readonly number[] {
  const sql = `
    WITH asked AS (SELECT CAST(value AS BIGINT) AS id FROM json_each(?)),
    near AS (
      SELECT other.form_id AS id FROM asked
      JOIN form_keys AS own ON own.form_id = asked.id
      JOIN form_keys AS other ON other.key = own.key
      UNION SELECT id FROM asked
    ),
    head AS (SELECT DISTINCT leading_id FROM near JOIN form_links ON form_id = near.id)
    SELECT form_id FROM head JOIN form_links USING (leading_id)
    UNION SELECT id FROM near`
  return prepared(database, sql).pluck().all(JSON.stringify(forms)) as number[]
}

/** The forms that were linked as copies with one of these. */
export function selectLinked(database: Database, forms: readonly number[]): readonly number[] {
  const sql = `SELECT form_id FROM form_links WHERE leading_id IN (
      SELECT leading_id FROM form_links WHERE form_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?)))`
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
  const insert = prepared(
    database,
    `INSERT INTO copy_differences VALUES (:form, :at, :path, :leading_value, :value, :leading_path, :leading_words, :words)`,
  )
  placed.differences.forEach((difference, at) => {
    insert.run({ form, at, ...difference })
  })
}
