/** The door for what people say about links: where files were published, where they belong, which names are one. */
import type { Database } from './database.ts'
import { enqueue, enqueueAll } from './link-queue.ts'
import { prepared } from './prepared.ts'

/** One line of a list of publications; the keys are the columns of `publications`. */
export type Publication = {
  readonly file: string
  readonly path: string
  readonly url: string | null
  readonly published: string | null
  readonly publisher: string | null
  readonly region_code: string | null
  readonly extra: string | null
}

/** Keeps publications, each in the place of an earlier one of the same file. Returns those whose file is not here. */
export function savePublications(
  database: Database,
  publications: readonly Publication[],
): readonly Publication[] {
  const insert = prepared(
    database,
    `INSERT INTO publications (file, path, url, published, publisher, region_code, extra)
     VALUES (:file, :path, :url, :published, :publisher, :region_code, :extra)
     ON CONFLICT (file) DO UPDATE SET path = :path, url = :url, published = :published, publisher = :publisher,
       region_code = :region_code, extra = :extra`,
  )
  for (const publication of publications) insert.run(publication)
  enqueueAll(database)
  const known = prepared(database, 'SELECT 1 FROM paths WHERE path = ?')
  return publications.filter(({ path }) => known.get(path) === undefined)
}

/** Keeps that files below `path` (all where it is empty) belong to a place. */
export function saveGivenRegion(database: Database, path: string, region_code: string): void {
  const sql = `INSERT INTO given_regions (path, region_code) VALUES (:path, :region_code)
    ON CONFLICT (path) DO UPDATE SET region_code = :region_code`
  prepared(database, sql).run({ path, region_code })
  enqueueAll(database)
}

/** One printed name, what it is taken for, and how surely. */
export type NameRow = {
  readonly region_code: string
  readonly name: string
  readonly code: string
  readonly organisation: string
  readonly confidence: number | null
  readonly basis: string | null
  readonly suggestion: string | null
  readonly forms: number
}

/** Every printed name with its organisation, and the corrections of names that are gone. */
export function selectNames(database: Database): readonly NameRow[] {
  const sql = `
    SELECT names.region_code, names.name, names.code, organisations.name AS organisation, confidence, basis,
      suggestion, forms
    FROM organisation_names AS names JOIN organisations ON organisations.id = names.organisation
    UNION ALL
    SELECT region_code, name, code, organisation, NULL, 'correction', NULL, 0 FROM organisation_corrections
    WHERE (region_code, name, code) NOT IN (SELECT region_code, name, code FROM organisation_names)
    ORDER BY 1, 4, 2, 3`
  return database.prepare<NameRow>(sql).all()
}

export type NameDecision = Pick<NameRow, 'region_code' | 'name' | 'code' | 'organisation'>

/** Keeps what a person decided about a name; the name's place is looked at again. */
export function saveNameCorrection(database: Database, decision: NameDecision): void {
  prepared(
    database,
    `INSERT INTO organisation_corrections (region_code, name, code, organisation)
     VALUES (:region_code, :name, :code, :organisation)
     ON CONFLICT (region_code, name, code) DO UPDATE SET organisation = :organisation`,
  ).run(decision)
  enqueue(database, 'region', [decision.region_code])
}
