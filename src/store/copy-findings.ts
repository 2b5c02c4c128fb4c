/** Findings about prints of one form that differ: they stand among those of their documents, made anew from the links. */
import { dirname, relative } from 'node:path'
import type { CopyFinding, DifferingField } from '../link/copy-finding.ts'
import type { Database } from './database.ts'
import { type CompactPlace, expandedPlace, pageOf } from './place.ts'
import { onlyRow, prepared } from './prepared.ts'

type Row = {
  readonly form_id: number
  readonly path: string
  readonly words: string
  readonly other_words: string
  readonly own_file: string | null
  readonly other_file: string | null
}

/** A difference is told on both prints: on the leading one, which speaks for all, and on the copy. */
const DIFFERENCES = `
  WITH own AS (
    SELECT forms.id, ordinal FROM forms JOIN documents ON documents.id = document_id WHERE sha256 = ?
  ), told AS (
    SELECT own.ordinal AS form, own.id AS form_id, path, words, leading_words AS other_words,
      leading_id AS other_id, differences.ordinal
    FROM own JOIN copy_differences AS differences ON differences.form_id = own.id
    JOIN form_links ON form_links.form_id = own.id
    UNION ALL
    SELECT own.ordinal, own.id, leading_path, leading_words, words, differences.form_id, differences.ordinal
    FROM own JOIN form_links ON form_links.leading_id = own.id AND form_links.form_id <> own.id
    JOIN copy_differences AS differences ON differences.form_id = form_links.form_id
  )
  SELECT form_id, path, words, other_words,
    (SELECT min(path) FROM paths JOIN forms USING (document_id) WHERE forms.id = form_id) AS own_file,
    (SELECT min(path) FROM paths JOIN forms USING (document_id) WHERE forms.id = other_id) AS other_file
  FROM told ORDER BY form, path, other_file, other_words`

/** Those of the documents about whose prints something is said. */
export function selectTold(database: Database, sha256s: readonly string[]): readonly string[] {
  const sql = `SELECT sha256 FROM documents WHERE sha256 IN (SELECT value FROM json_each(?))
    AND id IN (SELECT document_id FROM findings WHERE stage = 'link')`
  return prepared<string>(database, sql).pluck().all(JSON.stringify(sha256s))
}

/** Replaces what is said about the prints in a document; nothing is written where nothing is to be said. */
export function saveCopyFindings(
  database: Database,
  sha256: string,
  say: (field: DifferingField) => CopyFinding,
): void {
  const byDigest = prepared<number>(database, 'SELECT id FROM documents WHERE sha256 = ?').pluck()
  const document = onlyRow(byDigest, sha256)
  prepared(database, `DELETE FROM findings WHERE document_id = ? AND stage = 'link'`).run(document)
  const rows = prepared<Row>(database, DIFFERENCES).all(sha256)
  const fields = Map.groupBy(rows, ({ form_id, path }) => `${form_id} ${path}`)
  for (const prints of fields.values()) saveFinding(database, document, prints, say)
}

function saveFinding(
  database: Database,
  document: number,
  prints: readonly Row[],
  say: (field: DifferingField) => CopyFinding,
): void {
  const [first] = prints
  if (first === undefined) return
  const { form_id, path, words } = first
  const others = prints.map((print) => ({ words: print.other_words, file: seenFrom(print) }))
  const { args, ...finding } = say({ path, words, others })
  const place = placeOf(database, form_id, path)
  prepared(
    database,
    `INSERT INTO findings (document_id, form_id, ordinal, stage, code, severity, lost, path, paths, expected, actual,
       args, page, places, message_zh, message_en)
     VALUES (:document, :form_id, (SELECT coalesce(max(ordinal), -1) + 1 FROM findings WHERE document_id = :document),
       'link', :code, :severity, 0, :path, :paths, :expected, :actual, :args, :page, :places, :message_zh, :message_en)`,
  ).run({
    ...finding,
    ...{ document, form_id, args: JSON.stringify(args), paths: JSON.stringify([path]) },
    page: place === null ? null : pageOf(expandedPlace(place)),
    places: JSON.stringify(place === null ? [] : [place]),
  })
}

/** The other file as seen from the folder of the form's own. */
function seenFrom({ own_file, other_file }: Row): string {
  if (other_file === null) return '?'
  return own_file === null ? other_file : relative(dirname(own_file), other_file) || other_file
}

function placeOf(database: Database, form: number, path: string): CompactPlace | null {
  const sql = `SELECT place FROM sources WHERE form_id = ? AND path = ?`
  const place = prepared<string | null>(database, sql).pluck().get(form, path)
  return place == null ? null : (JSON.parse(place) as CompactPlace | null)
}
