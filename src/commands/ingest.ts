/** `jixiao ingest PATH...`: files and folders into a database. */
import { lstatSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { failureCodes } from '../extract/failure-wording.ts'
import { type RunWatch, runIngest, runRetry } from '../ingest/run.ts'
import type { RunEnd } from '../ingest/run-end.ts'
import { arrivals } from '../ingest/watch.ts'
import type { Language, Sentence } from '../language.ts'
import { languageOf } from '../settings.ts'
import { mayBeThere } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { examples } from './examples.ts'
import { stopOnSignal } from './interruption.ts'
import { runDisplay } from './run-display.ts'
import { addRunFlags, type RunOptions, runSettings } from './run-flags.ts'

type IngestOptions = RunOptions & { readonly force?: true; readonly watch?: true }

/** Exit code of a run that Ctrl-C ended, as shells have it. */
const INTERRUPTED = 130

export function addIngest(program: Command): void {
  addRunFlags(program.command('ingest'))
    .description('read files and folders into a database')
    .argument(
      '<path...>',
      'files, folders and archives; in folders, names that start with a dot, JSON and Markdown are left out',
    )
    .option('--force', 'read again what is known')
    .option('--watch', 'stay and take in what arrives')
    .addHelpText(
      'after',
      examples(
        ['jixiao ingest reports', 'everything below reports/, into jixiao.db'],
        ['jixiao ingest a.pdf b.zip --db x.db', 'two files, into x.db'],
        ['jixiao ingest more --wait', 'after the run that is going on'],
        ['jixiao ingest inbox --watch', 'stay and take in what arrives'],
      ),
    )
    .action(async (paths: string[], options: IngestOptions) => {
      refuseNothing(paths, options.db, languageOf(program))
      const stop = stopOnSignal()
      const news = options.watch ? arrivals(paths, stop) : []
      const settings = runSettings(options)
      const { jobs } = settings
      const take = (isForced: boolean, isPatient: boolean) =>
        watched(program, { ...options, jobs, isPatient, idle: 'nothing' }, (watch) =>
          runIngest(paths, isForced, settings, { ...watch, stop }),
        )
      await take(options.force === true, options.wait === true)
      // What arrives later is taken in later, when another run is going on.
      for await (const _ of news) await take(false, true)
    })
}

const wording = {
  missing: {
    zh: ({ path }) => `没有文件或文件夹 ${path}。`,
    en: ({ path }) => `There is no file or folder ${path}.`,
  },
} satisfies Record<string, Sentence>

/** No database is made for paths of which none is there. */
function refuseNothing(paths: readonly string[], db: string, language: Language): void {
  const [path = ''] = paths
  if (mayBeThere(db) || paths.some((one) => lstatSync(one, { throwIfNoEntry: false }))) return
  throw new StoreError('not_found', wording.missing[language]({ path }))
}

/** Failures that may pass when the file is read again. */
const passingCodes = [
  'timeout',
  'out_of_memory',
  'crashed',
  'not_found',
  'not_readable',
  'changed_while_reading',
]

type RetryOptions = RunOptions & { readonly code?: string[] }

export function addRetry(program: Command): void {
  addRunFlags(program.command('retry'))
    .description('read again what failed')
    .requiredOption('--failed', 'what failed for a reason that may pass')
    .addOption(
      new Option('--code <code...>', 'what failed for these reasons instead').choices(failureCodes),
    )
    .addHelpText(
      'after',
      examples(
        ['jixiao retry --failed', 'timeouts, crashes, unreadable places'],
        ['jixiao retry --failed --code encrypted corrupt', 'after a new version reads more'],
      ),
    )
    .action(async (options: RetryOptions) => {
      const codes = options.code ?? passingCodes
      const stop = stopOnSignal()
      const isPatient = options.wait === true
      const settings = runSettings(options)
      const { jobs } = settings
      await watched(program, { ...options, jobs, isPatient, idle: 'nothingFailed' }, (watch) =>
        runRetry(codes, settings, { ...watch, stop }),
      )
    })
}

type Manner = {
  readonly jobs: number
  readonly isPatient: boolean
  readonly idle: 'nothing' | 'nothingFailed'
}

async function watched(
  program: Command,
  { json, jobs, isPatient, idle }: RunOptions & Manner,
  run: (watch: Omit<RunWatch, 'stop'>) => Promise<RunEnd>,
): Promise<void> {
  const { hear, hearPage, wait, end } = runDisplay(json === true, languageOf(program), jobs, idle)
  const ended = await run({ hear, hearPage, onWait: isPatient ? wait : null })
  end(ended)
  if (ended.isInterrupted) process.exitCode = INTERRUPTED
  else if (ended.failed > 0) process.exitCode = 1
}
