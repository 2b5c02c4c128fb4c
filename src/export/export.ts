/** The door: rows into files that other programs open. What is written appears when it is whole, or not at all. */
import { join } from 'node:path'
import type { Language } from '../language/language.ts'
import type { Overview } from '../store/overview.ts'
import type { RowStream } from '../store/row-stream.ts'
import { fillFolderAtomically, writeAtomically } from './atomic.ts'
import { writeDatapackage } from './datapackage.ts'
import { csvText, jsonLinesText, writeText } from './lines.ts'
import { writeParquet } from './parquet.ts'
import { writePartitioned } from './partitioned.ts'
import { writeWorkbook } from './workbook/workbook.ts'

export const exportFormats = ['csv', 'jsonl', 'xlsx', 'parquet', 'datapackage'] as const
export type ExportFormat = (typeof exportFormats)[number]

/** Formats that hold one stream a file. */
type SingleFormat = Exclude<ExportFormat, 'xlsx' | 'datapackage'>

export type ExportTarget = {
  readonly format: ExportFormat
  /** A file; a folder for a data package, and for several streams where one file holds one. */
  readonly path: string
  /** CSV with a byte order mark, by which Excel knows UTF-8. */
  readonly isForExcel: boolean
  /** Parquet as a data set in folders by year and province; `path` is a folder then. */
  readonly isPartitioned?: boolean
  /** Language of the headings in files for people; English ones are the names of the columns. */
  readonly headings: Language
}

export type Exported = {
  readonly files: readonly string[]
  /** Texts longer than a spreadsheet's cell, which were cut. */
  readonly cutTexts: number
}

/** Writes every stream; a workbook of a database is summed up by its overview. */
export async function exportStreams(
  streams: readonly RowStream[],
  target: ExportTarget,
  overview: Overview | null = null,
): Promise<Exported> {
  const { format, path, headings } = target
  if (format === 'datapackage') {
    await fillFolderAtomically(path, (part) => writeDatapackage(streams, part))
    return { files: [path], cutTexts: 0 }
  }
  if (format === 'xlsx') {
    const cutTexts = await writeAtomically(path, (part) =>
      writeWorkbook(streams, part, headings, overview),
    )
    return { files: [path], cutTexts }
  }
  if (target.isPartitioned) {
    await fillFolderAtomically(path, async (part) => {
      for (const stream of streams) await writePartitioned(stream, join(part, stream.name))
    })
    return { files: [path], cutTexts: 0 }
  }
  const files: string[] = []
  for (const stream of streams) {
    const file = streams.length === 1 ? path : join(path, `${stream.name}.${format}`)
    await writeAtomically(file, (part) => writers[format](stream, part, target))
    files.push(file)
  }
  return { files, cutTexts: 0 }
}

type WriteStream = (stream: RowStream, path: string, target: ExportTarget) => Promise<void>

const writers: Readonly<Record<SingleFormat, WriteStream>> = {
  csv: (stream, path, { isForExcel, headings }) =>
    writeText(csvText(stream, isForExcel, headings), path),
  jsonl: (stream, path) => writeText(jsonLinesText(stream), path),
  parquet: (stream, path) => writeParquet(stream, path),
}
