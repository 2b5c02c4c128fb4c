/** Streams as a Frictionless data package: a folder of CSV files and a description of every column. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { columnLabel } from '../label/column.ts'
import type { RowStream } from '../store/row-stream.ts'
import { csvText, writeText } from './lines.ts'

/** Fills an empty folder; https://datapackage.org/profiles/2.0/datapackage.json describes its description. */
export async function writeDatapackage(
  streams: readonly RowStream[],
  folder: string,
): Promise<void> {
  const resources = []
  const names = streams.map(({ name }) => name)
  for (const stream of streams) resources.push(await writeResource(stream, names, folder))
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'jixiao',
    description: 'Budget-performance self-evaluation reports (绩效自评), read by jixiao.',
    resources,
  }
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(description, null, 2)}\n`)
}

/** The column that tells a row of a view from all others. */
const primaryKeys: Readonly<Record<string, string>> = {
  v_forms: 'form_id',
  v_indicators: 'indicator_id',
  v_funds: 'fund_id',
  v_findings: 'finding_id',
  v_money: 'form_id',
  v_organisations: 'organisation_id',
  v_projects: 'form_id',
}

/** The keys of a resource among those of its package; a form is what everything else belongs to. */
function keysOf({ name, columns }: RowStream, names: readonly string[]): object {
  const primary = primaryKeys[name]
  // Of the other prints in v_copies the forms need not be there: the leading one always is.
  const key = name === 'v_copies' ? 'leading_id' : 'form_id'
  const isOfForm =
    name !== 'v_forms' && names.includes('v_forms') && columns.some((column) => column.name === key)
  const reference = { resource: 'v_forms', fields: ['form_id'] }
  return {
    ...(primary === undefined ? {} : { primaryKey: [primary] }),
    ...(isOfForm ? { foreignKeys: [{ fields: [key], reference }] } : {}),
  }
}

async function writeResource(
  stream: RowStream,
  names: readonly string[],
  folder: string,
): Promise<object> {
  const { name, words, columns } = stream
  const path = `${name}.csv`
  const hash = createHash('sha256')
  const size = { bytes: 0 }
  await writeText(measured(csvText(stream, false, 'en'), hash, size), join(folder, path))
  return {
    name,
    type: 'table',
    path,
    description: words,
    format: 'csv',
    mediatype: 'text/csv',
    encoding: 'utf-8',
    bytes: size.bytes,
    hash: `sha256:${hash.digest('hex')}`,
    schema: {
      fields: columns.map((column) => ({
        name: column.name,
        title: columnLabel(column.name, 'zh', name),
        type: column.type === 'text' ? 'string' : column.type,
        description: column.words,
      })),
      missingValues: [''],
      ...keysOf(stream, names),
    },
  }
}

function* measured(
  texts: Iterable<string>,
  hash: ReturnType<typeof createHash>,
  size: { bytes: number },
): Generator<string> {
  for (const text of texts) {
    hash.update(text)
    size.bytes += Buffer.byteLength(text)
    yield text
  }
}
