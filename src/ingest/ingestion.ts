/** What one run is asked to do, who hears of it, and what its parts share. */
import type { FileSettings } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import type { Known } from '../store/known.ts'
import type { RunCounts, RunFile, RunLog } from '../store/run-log.ts'
import type { ReadingKey } from '../store/save.ts'
import { vocabularyDigest } from '../store/vocabulary.ts'
import { parserVersion } from '../version.ts'
import type { Limits, Pool, RecognizedPage } from './pool.ts'
import type { Saved } from './save-file.ts'
import type { Writer } from './writer.ts'

export type IngestSettings = {
  readonly jobs: number
  readonly read: FileSettings
  readonly limits: Limits
  /** Which known documents are read again all the same. */
  readonly isAgain: (sha256: string) => boolean
  /** Whether a path is looked into although neither size nor time of change are new. */
  readonly opensUnchanged: boolean
}

export type IngestListener = {
  /** Hears of files as they end, and of the counts as they rise. */
  readonly onFiles: (files: readonly RunFile[], counts: RunCounts) => void
  /** Hears of pages as they are recognised from their pixels. */
  readonly onPage: (page: RecognizedPage) => void
}

/** What the parts of one run share. */
export type Ingestion = {
  readonly database: Database
  readonly known: Known
  readonly log: RunLog
  readonly settings: IngestSettings
  readonly reading: ReadingKey
  readonly pool: Pool
  readonly writer: Writer<Saved>
  /** Documents that are being read or wait to be written, by digest; each resolves when it is in the writer's hands. */
  readonly underway: Map<string, Promise<void>>
  /** Known documents that this run has read again. */
  readonly done: Set<string>
  readonly reportFiles: (files: readonly RunFile[]) => void
  readonly reportPage: (page: RecognizedPage) => void
  /** Something that must end before the run does; its failure ends the run. */
  readonly track: (work: Promise<void>) => void
}

/** The settings that a reading depends on, as the database keeps them. */
export function readingOf(read: FileSettings): ReadingKey {
  const { ocr, engine, maxPages, maxNesting, maxRatio } = read
  const vocabulary = vocabularyDigest(read.vocabulary ?? [])
  const settings = JSON.stringify({ ocr, engine, maxPages, maxNesting, maxRatio, vocabulary })
  return { parser_version: parserVersion, settings }
}
