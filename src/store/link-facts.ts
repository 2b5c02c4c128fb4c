/** What linking asks of the stored content; corrected values stand in place of what was read. */
import type { Format } from '../extract/document.ts'
import type { FormFacts, FundFacts, IndicatorFacts } from '../link/facts.ts'
import type { PlaceFacts } from '../link/region.ts'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'
import { documentNumbers } from './save.ts'

type FormRow = Omit<
  FormFacts,
  'indicators' | 'funds' | 'annual_budget' | 'executed' | 'key' | 'document' | 'reading'
> & {
  readonly ordinal: number
  readonly sha256: string
  readonly format: Format
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
  const documents = documentNumbers(
    database,
    forms.map(({ document }) => document),
  )
  const around = selectAround(database, [...documents.values()])
  return forms.map((facts) => {
    const { department_name, unit_name, department_code, unit_code, year, title } = facts
    const { words, ...rest } = around(documents.get(facts.document) ?? 0)
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
  const rows = prepared<FormRow>(database, FORMS).all(asked)
  const parts = <Part>(sql: string) =>
    Map.groupBy(prepared<Part & OfForm>(database, sql).all(asked), ({ form_id }) => form_id)
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

function readingOf(format: Format, confidence: number | null): FormFacts['reading'] {
  if (confidence !== null) return 'recognised'
  return format === 'text' ? 'flattened' : 'structured'
}

/** Paragraphs of the beginning of a document that may tell its place. */
const FIRST_WORDS = 6
/** Characters of the longest of them. Chosen; longer ones are text. */
const LONGEST = 80

/** Paths of a document that may tell its place. */
const FIRST_PATHS = 20

type Around = Pick<PlaceFacts, 'words' | 'paths' | 'given'>

/** What stands around the forms of documents. */
function selectAround(
  database: Database,
  documents: readonly number[],
): (document: number) => Around {
  const asked = JSON.stringify(documents)
  const of = (sql: string) => {
    const rows = prepared<[number, string]>(database, sql).raw().all({ asked })
    const groups = Map.groupBy(rows, ([document]) => document)
    return (document: number) => (groups.get(document) ?? []).map(([, text]) => text)
  }
  const [words, paths, publishers, given] = [of(WORDS), of(PATHS), of(PUBLISHERS), of(GIVEN)]
  return (document) => ({
    words: [...publishers(document).slice(0, 1), ...words(document).slice(0, FIRST_WORDS)],
    paths: paths(document),
    given: given(document)[0] ?? null,
  })
}

const ASKED = '(SELECT CAST(value AS BIGINT) FROM json_each(:asked))'

const WORDS = `
  SELECT document_id, text FROM paragraphs
  WHERE document_id IN ${ASKED} AND position < 12 AND length(text) BETWEEN 3 AND ${LONGEST}
  ORDER BY document_id, position`

const PATHS = `
  SELECT document_id, path FROM (
    SELECT document_id, path, row_number() OVER (PARTITION BY document_id ORDER BY path) AS place
    FROM paths WHERE document_id IN ${ASKED}
  ) AS numbered WHERE place <= ${FIRST_PATHS} ORDER BY document_id, place`

const PUBLISHERS = `
  SELECT document_id, publisher FROM paths JOIN publications ON publications.path = paths.path
  WHERE document_id IN ${ASKED} AND publisher IS NOT NULL ORDER BY document_id, file`

/** The places that a person gave: in a list for the file itself, or for the longest beginning of its path. */
const GIVEN = `
  SELECT document_id, region_code FROM (
    SELECT document_id, publications.region_code, 1e9 AS weight, publications.path FROM paths
    JOIN publications ON publications.path = paths.path
    WHERE document_id IN ${ASKED} AND publications.region_code IS NOT NULL
    UNION ALL
    SELECT document_id, region_code, length(given_regions.path), given_regions.path FROM paths
    JOIN given_regions ON given_regions.path IN ('', paths.path)
      OR substr(paths.path, 1, length(given_regions.path) + 1)
        IN (given_regions.path || '/', given_regions.path || '!')
    WHERE document_id IN ${ASKED}
  ) AS given ORDER BY document_id, weight DESC, path`
