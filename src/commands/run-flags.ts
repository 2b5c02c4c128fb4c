/** The flags of every command that reads files into a database. */
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { jobs, megabytes, seconds, wholeNumber } from '../argument.ts'
import type { RunSettings } from '../ingest/run.ts'
import { usualLimits } from '../pipeline.ts'
import { type OcrMode, ocrFlag } from './reading-flags.ts'

export type RunOptions = {
  readonly db: string
  readonly jobs: number
  readonly ocr: OcrMode
  readonly timeout: number
  readonly memory: number
  readonly maxPages: number
  readonly maxNesting: number
  readonly maxRatio: number
  readonly wait?: true
  readonly json?: true
}

export function addRunFlags(command: Command): Command {
  return command
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--jobs <number>', 'files read at once', jobs, availableParallelism())
    .addOption(ocrFlag())
    .option('--timeout <seconds>', 'longest time for one document', seconds, 300)
    .option('--memory <megabytes>', 'most memory for one reading process', megabytes, 1024)
    .option(
      '--max-pages <number>',
      'most pages read of one document',
      wholeNumber,
      usualLimits.maxPages,
    )
    .option(
      '--max-nesting <levels>',
      'archives within archives, at most',
      wholeNumber,
      usualLimits.maxNesting,
    )
    .option(
      '--max-ratio <number>',
      'most characters for each byte of a large text',
      wholeNumber,
      usualLimits.maxRatio,
    )
    .option('--wait', 'wait for another run on the same database to end')
    .option('--json', 'one JSON event a line')
}

export function runSettings(options: RunOptions): RunSettings {
  const { db, jobs, ocr, timeout, memory, maxPages, maxNesting, maxRatio } = options
  return {
    database: db,
    jobs,
    read: { ocr, maxPages, maxNesting, maxRatio },
    limits: { timeoutMs: timeout * 1000, memoryMb: memory },
  }
}
