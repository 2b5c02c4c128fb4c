/**
 * A data set of Parquet in folders that are named for what their rows share (`year=2021/province=四川省`), as Hive began it;
 * DuckDB, pandas and Spark read such a folder as one table.
 */
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { PARTITION_KEYS } from '../store/partitions.ts'
import type { RowStream } from '../store/row-stream.ts'
import type { StoredValue } from '../store/value.ts'
import { writeParquet } from './parquet.ts'

/** What such a folder is called where there is no value. */
const NULL_FOLDER = '__HIVE_DEFAULT_PARTITION__'

type Part = { readonly path: string; readonly rows: Iterable<readonly StoredValue[]> }

/** Fills a folder. The rows must come ordered by what they are cut by. */
export async function writePartitioned(stream: RowStream, folder: string): Promise<void> {
  const { columns } = stream
  const keys = PARTITION_KEYS.map((key) => columns.findIndex(({ name }) => name === key)).filter(
    (at) => at >= 0,
  )
  const kept = columns.flatMap((_, at) => (keys.includes(at) ? [] : [at]))
  const name = (row: readonly StoredValue[]) =>
    keys.map((at) => `${columns[at]?.name}=${folderName(row[at] ?? null)}`).join('/')
  for (const { path, rows } of parts(stream, name)) {
    const home = join(folder, path)
    await mkdir(home, { recursive: true })
    const shown = kept.flatMap((at) => columns[at] ?? [])
    const part = { ...stream, columns: shown, rows: () => picked(rows, kept) }
    await writeParquet(part, join(home, 'part-0.parquet'))
  }
}

function folderName(value: StoredValue): string {
  if (value === null) return NULL_FOLDER
  return String(value).replaceAll(/[%/\\=:\p{Cc}]/gu, encodeURIComponent)
}

function* picked(rows: Iterable<readonly StoredValue[]>, kept: readonly number[]) {
  for (const row of rows) yield kept.map((at) => row[at] ?? null)
}

/** The rows part by part; each part must be gone through before the next is asked for. Of no rows there is one part, empty. */
function* parts(stream: RowStream, name: (row: readonly StoredValue[]) => string): Generator<Part> {
  const all = stream.rows()[Symbol.iterator]()
  let next = all.next()
  if (next.done) yield { path: '', rows: [] }
  while (!next.done) {
    const path = name(next.value)
    const rows = function* () {
      while (!next.done && name(next.value) === path) {
        yield next.value
        next = all.next()
      }
    }
    yield { path, rows: rows() }
  }
}
