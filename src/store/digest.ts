/** The logical content of a database in a fixed order, whatever the order in which it arrived. */
import { createHash } from 'node:crypto'
import type { Database } from './database.ts'

/** Row numbers, the log of runs and times of change are no content: they differ between equal databases. */
const bookkeeping = new Set([
  ...['id', 'document_id', 'form_id', 'archive_id', 'mtime_ms'],
  ...['leading_id', 'previous_id', 'indicator_id'],
])

/** Each table by what identifies its rows elsewhere than in this database. */
const questions: readonly (readonly [table: string, sql: string])[] = [
  ['documents', 'SELECT * FROM documents ORDER BY sha256'],
  [
    'paths',
    `SELECT documents.sha256, archive.path AS archive, paths.* FROM paths
     LEFT JOIN documents ON documents.id = paths.document_id
     LEFT JOIN paths AS archive ON archive.id = paths.archive_id ORDER BY paths.path`,
  ],
  ...['forms', 'sections', 'figures', 'findings', 'tables'].map(ofDocument),
  [
    'paragraphs',
    `SELECT documents.sha256, paragraphs.* FROM paragraphs JOIN documents ON documents.id = document_id
     ORDER BY documents.sha256, position`,
  ],
  ...['funds', 'goals', 'indicators'].map(ofForm),
  ...['corrections', 'verdicts', 'reviews'].map(ofPeople),
  [
    'form_links',
    `SELECT documents.sha256, forms.ordinal AS form, led.sha256 AS leading_sha256, head.ordinal AS leading_form,
       earlier.sha256 AS previous_sha256, previous.ordinal AS previous_form, form_links.* FROM form_links
     JOIN forms ON forms.id = form_id JOIN documents ON documents.id = forms.document_id
     JOIN forms AS head ON head.id = leading_id JOIN documents AS led ON led.id = head.document_id
     LEFT JOIN forms AS previous ON previous.id = previous_id
     LEFT JOIN documents AS earlier ON earlier.id = previous.document_id
     ORDER BY documents.sha256, forms.ordinal`,
  ],
  [
    'copy_differences',
    `SELECT documents.sha256, forms.ordinal AS form, copy_differences.* FROM copy_differences
     JOIN forms ON forms.id = form_id JOIN documents ON documents.id = forms.document_id
     ORDER BY documents.sha256, forms.ordinal, copy_differences.ordinal`,
  ],
  [
    'indicator_steps',
    `SELECT documents.sha256, forms.ordinal AS form, indicators.ordinal, before.ordinal AS previous,
       indicator_steps.* FROM indicator_steps
     JOIN indicators ON indicators.id = indicator_id JOIN forms ON forms.id = indicators.form_id
     JOIN documents ON documents.id = forms.document_id
     JOIN indicators AS before ON before.id = previous_id
     ORDER BY documents.sha256, forms.ordinal, indicators.ordinal`,
  ],
  [
    'organisations',
    'SELECT organisations.id AS organisation, organisations.* FROM organisations ORDER BY id',
  ],
  ['organisation_names', 'SELECT * FROM organisation_names ORDER BY region_code, name, code'],
  ['projects', 'SELECT projects.id AS project, projects.* FROM projects ORDER BY id'],
  [
    'vocabularies',
    `SELECT * FROM vocabularies
     WHERE sha256 IN (SELECT json_extract(settings, '$.vocabulary') FROM documents) ORDER BY sha256`,
  ],
  ['given_regions', 'SELECT * FROM given_regions ORDER BY path'],
  ['publications', 'SELECT * FROM publications ORDER BY file'],
  [
    'organisation_corrections',
    'SELECT * FROM organisation_corrections ORDER BY region_code, name, code',
  ],
]

function ofPeople(table: string): readonly [string, string] {
  return [table, `SELECT * FROM ${table} ORDER BY sha256, form, id`]
}

function ofDocument(table: string): readonly [string, string] {
  const form = table === 'findings' ? 'forms.ordinal AS form,' : ''
  const join = table === 'findings' ? 'LEFT JOIN forms ON forms.id = findings.form_id' : ''
  const sql = `
    SELECT documents.sha256, ${form} ${table}.* FROM ${table}
    JOIN documents ON documents.id = ${table}.document_id ${join}
    ORDER BY documents.sha256, ${table}.ordinal`
  return [table, sql]
}

function ofForm(table: string): readonly [string, string] {
  const sql = `
    SELECT documents.sha256, forms.ordinal AS form, ${table}.* FROM ${table}
    JOIN forms ON forms.id = ${table}.form_id JOIN documents ON documents.id = forms.document_id
    ORDER BY documents.sha256, forms.ordinal, ${table}.ordinal`
  return [table, sql]
}

/** All logical content, one JSON line a row. */
export function* dump(database: Database): Generator<string> {
  for (const [table, sql] of questions) {
    for (const row of database.prepare(sql).iterate()) {
      const content = Object.entries(row as object).filter(([column]) => !bookkeeping.has(column))
      yield JSON.stringify({ table, ...Object.fromEntries(content.map(plain)) })
    }
  }
}

function plain([column, value]: [string, unknown]): [string, unknown] {
  return [column, value instanceof Uint8Array ? Buffer.from(value).toString('hex') : value]
}

/** SHA-256 of the whole dump: equal for databases of equal content. */
export function digest(database: Database): string {
  const hash = createHash('sha256')
  for (const line of dump(database)) hash.update(line).update('\n')
  return hash.digest('hex')
}
