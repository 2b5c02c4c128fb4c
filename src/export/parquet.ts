/** Rows as Apache Parquet: typed columns, one row group in memory at a time. */
import { type BasicType, fileWriter, ParquetWriter, schemaFromColumnData } from 'hyparquet-writer'
import type { ColumnType, RowStream, TypedColumn } from '../store/row-stream.ts'
import type { StoredValue } from '../store/value.ts'

/** Rows of one group: bounds the memory, and is large enough for columns to compress. */
const GROUP = 10_000

const parquetTypes: Readonly<Record<ColumnType, BasicType>> = {
  integer: 'INT64',
  number: 'DOUBLE',
  text: 'STRING',
}

type ParquetValue = string | number | bigint | null

/** Writes one Parquet file; every column may hold nulls. */
export async function writeParquet(stream: RowStream, path: string): Promise<void> {
  const empty = stream.columns.map((column) => columnData(column, []))
  const schema = schemaFromColumnData({ columnData: empty })
  const writer = new ParquetWriter({ writer: fileWriter(path), schema, createdBy: 'jixiao' })
  for (const group of groups(stream)) {
    const data = stream.columns.map((column, at) => columnData(column, group[at] ?? []))
    await writer.write({ columnData: data, rowGroupSize: GROUP })
  }
  await writer.finish()
}

function columnData({ name, type }: TypedColumn, data: ParquetValue[]) {
  return { name, type: parquetTypes[type], nullable: true, data }
}

/** The rows turned into columns, group by group; at least one group, so that an empty file has its columns. */
function* groups({ columns, rows }: RowStream): Generator<ParquetValue[][]> {
  const empty = (): ParquetValue[][] => columns.map(() => [])
  let group = empty()
  let size = 0
  let isFirst = true
  for (const row of rows()) {
    for (const [at, { type }] of columns.entries()) {
      group[at]?.push(parquetValue(row[at] ?? null, type))
    }
    size += 1
    if (size < GROUP) continue
    yield group
    isFirst = false
    group = empty()
    size = 0
  }
  if (size > 0 || isFirst) yield group
}

function parquetValue(value: StoredValue, type: ColumnType): ParquetValue {
  if (value === null) return null
  if (type === 'integer') return BigInt(value)
  return type === 'number' ? Number(value) : String(value)
}
