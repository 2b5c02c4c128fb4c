/** What linking asks of the stored content; corrected values stand in place of what was read. */
import type { FormFacts, FundFacts, IndicatorFacts } from '../link/facts.ts'
import type { PlaceFacts } from '../link/region.ts'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'

type FormRow = Omit<
  FormFacts,
  'indicators' | 'funds' | 'annual_budget' | 'executed' | 'key' | 'document' | 'reading'
> & {
  readonly ordinal: number
  readonly sha256: string
  readonly format: string
  readonly confidence: number | null
  readonly corrected: string | null
}

const FORMS = `
  SELECT
    forms.id, forms.ordinal, kind, year, title, project_name, department_name,
    department_code, unit_name, unit_code, total_score, forms.confidence, forms.corrected,
    documents.sha256, documents.format,
    (SELECT count(*) FROM findings WHERE form_id = forms.id AND severity <> 'info' AND stage <> 'link') AS findings
  FROM (SELECT CAST(value AS BIGINT) AS asked FROM json_each(?)) AS those
  JOIN forms ON forms.id = asked
  JOIN documents ON documents.id = forms.document_id`

const FUNDS = `
  SELECT form_id, ordinal, source, label, unit, initial_budget, annual_budget, executed,
    initial_budget_fen, annual_budget_fen, executed_fen, weight, score, corrected
  FROM (SELECT CAST(value AS BIGINT) AS asked FROM json_each(?)) AS those JOIN funds ON form_id = asked
  ORDER BY form_id, ordinal`

const INDICATORS = `
  SELECT form_id, id, level3, target, target_operator, target_value, target_unit, actual,
    actual_value, actual_unit, weight, score, corrected
  FROM (SELECT CAST(value AS BIGINT) AS asked FROM json_each(?)) AS those JOIN indicators ON form_id = asked
  ORDER BY form_id, ordinal`

/** What can tell the place of each form, in the order of the forms. */
export function selectPlaces(
  database: Database,
  forms: readonly FormFacts[],
): readonly PlaceFacts[] {
  const around = new Map<string, ReturnType<typeof selectAround>>()
  const document = prepared(database, 'SELECT id FROM documents WHERE sha256 = ?').pluck()
  return forms.map((facts) => {
    const { document: sha256, department_name, unit_name, department_code, unit_code } = facts
    const known = around.get(sha256) ?? selectAround(database, document.get(sha256) as number)
    around.set(sha256, known)
    const { words, ...rest } = known
    const { year, title } = facts
    return {
      ...{ year, department_name, unit_name, codes: [department_code, unit_code] },
      ...{ words: [...(title === null ? [] : [title]), ...words], ...rest },
    }
  })
}

type OfForm = { readonly form_id: number; readonly corrected: string | null }

/** The forms of these numbers; one that is gone is left out. */
export function selectFormFacts(database: Database, ids: readonly number[]): readonly FormFacts[] {
  const asked = JSON.stringify(ids)
  const rows = prepared(database, FORMS).all(asked) as FormRow[]
  const parts = <Part>(sql: string) =>
    Map.groupBy(prepared(database, sql).all(asked) as (Part & OfForm)[], ({ form_id }) => form_id)
  const funds = parts<FundFacts>(FUNDS)
  const indicators = parts<IndicatorFacts>(INDICATORS)
  return rows.map(({ sha256, format, confidence, ordinal, ...row }) => {
    const money = (funds.get(row.id) ?? []).map(overlaid)
    const total = money.find(({ source }) => source === 'total')
    return {
      ...overlaid(row),
      annual_budget: total?.annual_budget_fen ?? null,
      executed: total?.executed_fen ?? null,
      key: `${sha256}#${String(ordinal).padStart(5, '0')}`,
      document: sha256,
      reading: readingOf(format, confidence),
      funds: money,
      indicators: (indicators.get(row.id) ?? []).map(overlaid),
    }
  })
}

function overlaid<Row extends { readonly corrected: string | null }>(row: Row): Row {
  return row.corrected === null ? row : { ...row, ...(JSON.parse(row.corrected) as object) }
}

function readingOf(format: string, confidence: number | null): FormFacts['reading'] {
  if (confidence !== null) return 'recognised'
  return format === 'text' ? 'flattened' : 'structured'
}

/** Paragraphs of the beginning of a document that may tell its place. */
const FIRST_WORDS = 6
const LONGEST = 80

/** What stands around the forms of a document. */
function selectAround(
  database: Database,
  document: number,
): Pick<PlaceFacts, 'words' | 'paths' | 'given'> {
  const words = prepared(
    database,
    `SELECT text FROM paragraphs WHERE document_id = ? AND position < 12 AND length(text) BETWEEN 3 AND ${LONGEST}
     ORDER BY position LIMIT ${FIRST_WORDS}`,
  )
  const paths = prepared(
    database,
    `SELECT path FROM paths WHERE document_id = ? ORDER BY path LIMIT 20`,
  )
  const names = paths.pluck().all(document) as string[]
  const publisher = prepared(
    database,
    `SELECT publisher FROM publications WHERE publisher IS NOT NULL
     AND path IN (SELECT path FROM paths WHERE document_id = ?) ORDER BY file LIMIT 1`,
  )
  const publishers = publisher.pluck().all(document) as string[]
  return {
    words: [...publishers, ...(words.pluck().all(document) as string[])],
    paths: names,
    given: selectGiven(database, document),
  }
}

/** The place that a person gave: in a list for the file itself, or for the longest beginning of its path. */
function selectGiven(database: Database, document: number): string | null {
  const sql = `
    SELECT region_code FROM (
      SELECT publications.region_code, 1e9 AS weight, publications.path FROM publications
      JOIN paths ON paths.path = publications.path
      WHERE paths.document_id = :document AND publications.region_code IS NOT NULL
      UNION ALL
      SELECT region_code, length(given_regions.path), given_regions.path FROM given_regions
      JOIN paths ON given_regions.path IN ('', paths.path)
        OR substr(paths.path, 1, length(given_regions.path) + 1)
          IN (given_regions.path || '/', given_regions.path || '!')
      WHERE paths.document_id = :document
    ) AS given ORDER BY weight DESC, path LIMIT 1`
  return (prepared(database, sql).pluck().get({ document }) as string | undefined) ?? null
}
