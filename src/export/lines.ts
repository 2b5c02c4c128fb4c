/** Rows as text, a row a line. */
import { createWriteStream } from 'node:fs'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify/sync'
import { columnLabel } from '../label/column.ts'
import type { Language } from '../language/language.ts'
import type { RowStream } from '../store/row-stream.ts'
import type { StoredValue } from '../store/value.ts'
import { csvSettings } from './csv-settings.ts'

/** Rows that become text together. */
const BATCH = 500

/** Tells Excel that the file is UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF'

/** CSV by RFC 4180 with a header line; words never begin like a formula. */
export function* csvText(
  stream: RowStream,
  isForExcel: boolean,
  headings: Language,
): Generator<string> {
  const header = [stream.columns.map(({ name }) => columnLabel(name, headings, stream.name))]
  yield (isForExcel ? BYTE_ORDER_MARK : '') + stringify(header, csvSettings)
  for (const batch of batches(stream.rows())) yield stringify(batch, csvSettings)
}

/** One JSON object a line. */
export function* jsonLinesText(stream: RowStream): Generator<string> {
  const names = stream.columns.map(({ name }) => name)
  for (const batch of batches(stream.rows())) {
    yield batch
      .map(
        (row) =>
          `${JSON.stringify(Object.fromEntries(row.map((value, at) => [names[at], value])))}\n`,
      )
      .join('')
  }
}

/** Writes text to a file as it comes. */
export async function writeText(text: Iterable<string>, path: string): Promise<void> {
  await pipeline(Readable.from(text), createWriteStream(path))
}

function* batches(rows: Iterable<readonly StoredValue[]>): Generator<StoredValue[][]> {
  let batch: StoredValue[][] = []
  for (const row of rows) {
    batch.push([...row])
    if (batch.length === BATCH) {
      yield batch
      batch = []
    }
  }
  if (batch.length > 0) yield batch
}
