/** Streams as a Frictionless data package: a folder of CSV files and a description of every column. */
import { createHash } from 'node:crypto'
import { writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { RowStream } from '../store/row-stream.ts'
import { csvText, writeText } from './lines.ts'

/** Fills an empty folder; https://datapackage.org/profiles/2.0/datapackage.json describes its description. */
export async function writeDatapackage(
  streams: readonly RowStream[],
  folder: string,
): Promise<void> {
  const resources = []
  for (const stream of streams) resources.push(await writeResource(stream, folder))
  const description = {
    $schema: 'https://datapackage.org/profiles/2.0/datapackage.json',
    name: 'jixiao',
    description: 'Budget-performance self-evaluation reports (绩效自评), read by jixiao.',
    resources,
  }
  await writeFile(join(folder, 'datapackage.json'), `${JSON.stringify(description, null, 2)}\n`)
}

async function writeResource(stream: RowStream, folder: string): Promise<object> {
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
        type: column.type === 'text' ? 'string' : column.type,
        description: column.words,
      })),
      missingValues: [''],
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
