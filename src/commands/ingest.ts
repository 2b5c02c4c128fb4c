/** `jixiao ingest PATH...`: files and folders into a database. */
import { lstatSync } from 'node:fs'
import { type Command, Option } from 'commander'
import { isBucketPath } from '../bucket/name.ts'
import { failureCodes } from '../extract/failure-wording.ts'
import { type RunWatch, runIngest, runRetry } from '../ingest/run.ts'
import type { RunEnd } from '../ingest/run-end.ts'
import { watchFolders } from '../ingest/watch.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { EnqueueEnd } from '../queue/run-enqueue.ts'
import type { WorkWatch } from '../queue/work.ts'
import type { WorkEvent } from '../queue/work-event.ts'
import { StoreError } from '../store/error.ts'
import { isAddress, mayExist } from '../store/open.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { INTERRUPTED, stopOnSignal } from './interruption.ts'
import { requirePostgres } from './only-postgres.ts'
import { nothingFound, runDisplay } from './run-display.ts'
import { addRunFlags, type RunOptions, runSettings } from './run-flags.ts'
import { languageOf } from './settings.ts'
import { printWorkEvent } from './work-wording.ts'

type IngestOptions = RunOptions & {
  readonly force?: true
  readonly watch?: true
  readonly enqueueOnly?: true
}

export function addIngest(program: Command): void {
  addRunFlags(program.command('ingest'))
    .description('read files and folders into a database')
    .argument(
      '<path...>',
      'files, folders and archives; in folders, names that start with a dot, JSON and Markdown are left out',
    )
    .option('--force', 'read again what is known')
    .option('--watch', 'stay and take in what arrives')
    .option('--enqueue-only', 'leave the reading to workers (jixiao work); PostgreSQL alone')
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
      if (paths.some(isBucketPath)) requirePostgres(program, options.db, 's3://…')
      refuseMixed(program, paths)
      refuseNothing(paths, options.db, languageOf(program))
      const stop = stopOnSignal()
      const news = options.watch ? watchFolders(paths, stop) : []
      const settings = runSettings(options)
      const { jobs } = settings
      const enqueue = async (isForced: boolean, watch: RunWatch) => {
        // The queue's library takes longer to load than the rest of the command.
        const { runEnqueue, usualChunks } = await queue()
        return runEnqueue({ roots: paths, isForced, chunkSizes: usualChunks }, settings, watch)
      }
      if (options.enqueueOnly) {
        requirePostgres(program, options.db, '--enqueue-only')
        const isForced = options.force === true
        await enqueued(program, options, (watch) => enqueue(isForced, { ...watch, stop }))
        return
      }
      const take = (isForced: boolean, isPatient: boolean) =>
        watched(program, { ...options, jobs, isPatient, idle: 'nothing' }, async (watch) => {
          const listener = { ...watch, stop }
          if (!isAddress(options.db)) return runIngest(paths, isForced, settings, listener)
          const { runQueued } = await queue()
          return runQueued((own) => enqueue(isForced, own), settings, listener)
        })
      await take(options.force === true, options.wait === true)
      // What arrives later is taken in later, when another run is going on.
      for await (const _ of news) await take(false, true)
    })
}

/** What works over a queue, loaded where there is one. */
async function queue() {
  const [enqueueing, chunks, queued] = await Promise.all([
    import('../queue/run-enqueue.ts'),
    import('../queue/enqueue.ts'),
    import('../queue/run-queued.ts'),
  ])
  return { ...enqueueing, ...chunks, ...queued }
}

const wording = {
  missing: {
    zh: ({ path }) => `没有文件或文件夹 ${path}。`,
    en: ({ path }) => `There is no file or folder ${path}.`,
  },
  enqueued: {
    zh: ({ found, unchanged, waiting }) =>
      `找到 ${found} 个文件，已有 ${unchanged} 个，放入队列 ${waiting} 个；jixiao work 读取。`,
    en: ({ found, unchanged, waiting }) =>
      `${found} files found, ${unchanged} known or waiting already, ${waiting} put into the queue; jixiao work reads them.`,
  },
} satisfies Record<string, Sentence>

/** What is enqueued together stands below one folder, which a worker's --root stands for. */
function refuseMixed(program: Command, paths: readonly string[]): void {
  const places = new Set(paths.map((path) => /^s3:\/\/[^/]*/u.exec(path)?.[0] ?? ''))
  if (places.size > 1)
    program.error('error: give paths of one bucket, or of this machine, at a time')
}

/** No database is made for paths of which none is there. */
function refuseNothing(paths: readonly string[], db: string, language: Language): void {
  const [path = ''] = paths
  if (mayExist(db) || paths.some((one) => lstatSync(one, { throwIfNoEntry: false }))) return
  throw new StoreError('not_found', wording.missing[language]({ path }))
}

/** Puts files into the queue, and tells how many. */
async function enqueued(
  program: Command,
  { json, wait }: RunOptions,
  run: (watch: Omit<RunWatch, 'stop'>) => Promise<EnqueueEnd>,
): Promise<void> {
  const language = languageOf(program)
  const { onFiles, onPage, wait: tellWait } = runDisplay(json === true, language, 1, 'nothing')
  const end = await run({ onFiles, onPage, onWait: wait ? tellWait : null })
  const { found, unchanged, failed } = end
  const waiting = found - unchanged - failed
  if (json) await printData(`${JSON.stringify({ event: 'end', ...end, waiting })}\n`)
  printMessage(wording.enqueued[language]({ found, unchanged, waiting }))
  if (found === 0 && !end.isInterrupted) printMessage(nothingFound[language]())
  if (end.isInterrupted) process.exitCode = INTERRUPTED
  else if (failed > 0) process.exitCode = 1
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
      await watched(
        program,
        { ...options, jobs, isPatient, idle: 'nothingFailed' },
        async (watch) => {
          const listener = { ...watch, stop }
          if (!isAddress(options.db)) return runRetry(codes, settings, listener)
          const { runQueued, runEnqueueFailed } = await queue()
          return runQueued((own) => runEnqueueFailed(codes, settings, own), settings, listener)
        },
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
  run: (watch: Omit<RunWatch, 'stop'> & Pick<WorkWatch, 'onEvent'>) => Promise<RunEnd>,
): Promise<void> {
  const language = languageOf(program)
  const { onFiles, onPage, wait, end } = runDisplay(json === true, language, jobs, idle)
  const onEvent = (event: WorkEvent) => {
    if (event.kind === 'waiting') wait(event.refused)
    else printWorkEvent(event, json === true, language)
  }
  const ended = await run({ onFiles, onPage, onEvent, onWait: isPatient ? wait : null })
  end(ended)
  if (ended.isInterrupted) process.exitCode = INTERRUPTED
  else if (ended.failed > 0) process.exitCode = 1
}
