/** Prints of one form and where they belong, as linking found them. Call its writers within `inTransaction`. */
import type { Difference } from '../link/differences.ts'
import type { RegionLink } from '../link/region.ts'
import type { Database } from './database.ts'
import { enqueue } from './link-queue.ts'
import { prepared } from './prepared.ts'

/** Replaces the keys by which copies of forms are found. */
export function saveKeys(
  database: Database,
  keys: Iterable<readonly [form: number, keys: readonly string[]]>,
): void {
  const all = [...keys]
  removeOf(
    database,
    'form_keys',
    all.map(([form]) => form),
  )
  const rows = all.flatMap(([form_id, own]) => [...new Set(own)].map((key) => ({ key, form_id })))
  database.insertRows('form_keys', rows)
}

function removeOf(
  database: Database,
  table: 'form_keys' | 'copy_differences',
  forms: readonly number[],
): void {
  const sql = `DELETE FROM ${table} WHERE form_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))`
  prepared(database, sql).run(JSON.stringify(forms))
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
  return prepared<number>(database, sql).pluck().all(JSON.stringify(forms))
}

/** The forms that were linked as copies with one of these. */
export function selectLinked(database: Database, forms: readonly number[]): readonly number[] {
  const sql = `SELECT form_id FROM form_links WHERE leading_id IN (
      SELECT leading_id FROM form_links WHERE form_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?)))`
  return prepared<number>(database, sql).pluck().all(JSON.stringify(forms))
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

/** Writes places and copies of forms; names and projects that this touches wait to be looked at. */
export function savePlaced(database: Database, placed: readonly PlacedForm[]): void {
  const forms = placed.map(({ form }) => form)
  const before = selectBefore(database, forms)
  const regions = placed.flatMap(({ form, region }) => [
    region.region_code ?? '',
    before.get(form)?.region_code ?? '',
  ])
  enqueue(database, 'region', regions)
  const organisations = [...before.values()].flatMap(({ organisation }) => organisation ?? [])
  enqueue(database, 'organisation', organisations)
  const rows = placed.map(linkRow)
  database.insertRows(
    'form_links',
    rows.filter(({ form_id }) => !before.has(form_id)),
  )
  for (const row of rows) if (before.has(row.form_id)) prepared(database, UPDATE).run(row)
  removeOf(database, 'copy_differences', forms)
  const differences = placed.flatMap(({ form, differences }) =>
    differences.map((difference, ordinal) => ({ form_id: form, ordinal, ...difference })),
  )
  database.insertRows('copy_differences', differences)
}

type Before = {
  readonly form_id: number
  readonly region_code: string | null
  readonly organisation: string | null
}

function selectBefore(database: Database, forms: readonly number[]): ReadonlyMap<number, Before> {
  const sql = `SELECT form_id, region_code, organisation FROM form_links
    WHERE form_id IN (SELECT CAST(value AS BIGINT) FROM json_each(?))`
  const rows = prepared<Before>(database, sql).all(JSON.stringify(forms))
  return new Map(rows.map((row) => [row.form_id, row]))
}

function linkRow(placed: PlacedForm) {
  const { form, leading, copies, region, organisation_name, organisation_code } = placed
  const { region_code, province, city, county, basis, candidates } = region
  return {
    ...{ form_id: form, leading_id: leading, copies, region_code, province, city, county },
    ...{ region_basis: basis, region_candidates: JSON.stringify(candidates) },
    ...{ organisation_name, organisation_code },
  }
}

const UPDATE = `
  UPDATE form_links SET leading_id = :leading_id, copies = :copies, region_code = :region_code,
    province = :province, city = :city, county = :county, region_basis = :region_basis,
    region_candidates = :region_candidates, organisation_name = :organisation_name,
    organisation_code = :organisation_code
  WHERE form_id = :form_id`
