/** The flags of every command that reads files into a database. */
import type { Command } from 'commander'
import { usualEngine } from '../extract/ocr/engine.ts'
import { usualLimits } from '../extract/usual-limits.ts'
import type { RunSettings } from '../ingest/run.ts'
import { machine, usualJobs } from '../process/machine.ts'
import { wholeNumber } from './argument.ts'
import {
  addReadingFlags,
  followFlag,
  type ReadingOptions,
  recognitionJobs,
} from './reading-flags.ts'

export type RunOptions = ReadingOptions & {
  readonly db: string
  readonly maxNesting: number
  readonly maxRatio: number
  readonly follow?: true
  readonly wait?: true
  readonly json?: true
}

export function addRunFlags(command: Command): Command {
  return addReadingFlags(command.option('--db <file>', 'the database', 'jixiao.db'), 300)
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
    .addOption(followFlag())
    .option('--wait', 'wait for another run on the same database to end')
    .option('--json', 'one JSON event a line')
}

export function runSettings(options: RunOptions): RunSettings {
  const {
    db,
    ocr,
    engine = usualEngine(),
    vocabulary,
    timeout,
    memory,
    maxPages,
    maxNesting,
    maxRatio,
    follow,
    jobs = usualJobs(memory),
  } = options
  const ocrJobs = recognitionJobs(machine().cores, jobs, memory)
  return {
    database: db,
    follows: follow === true,
    jobs,
    read: { ocr, engine, vocabulary, maxPages, maxNesting, maxRatio, ocrJobs },
    limits: { timeoutMs: timeout * 1000, memoryMb: memory },
  }
}
