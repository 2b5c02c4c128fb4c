/** `jixiao ingest PATH...`: files and folders into a database. */
import type { Command } from 'commander'
import type { IngestListener } from '../ingest/ingest.ts'
import { type RunEnd, runIngest, runRetry } from '../ingest/run.ts'
import { arrivals } from '../ingest/watch.ts'
import { languageOf } from '../settings.ts'
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
      `
Examples:
  jixiao ingest reports               everything below reports/, into jixiao.db
  jixiao ingest a.pdf b.zip --db x.db two files, into x.db
  jixiao ingest inbox --watch         stay and take in what arrives`,
    )
    .action(async (paths: string[], options: IngestOptions) => {
      const stop = stopOnSignal()
      const news = options.watch ? arrivals(paths, stop) : []
      const take = (isForced: boolean) =>
        watched(program, options, (hear) =>
          runIngest(paths, isForced, runSettings(options), { hear, stop }),
        )
      await take(options.force === true)
      for await (const _ of news) await take(false)
    })
}

/** Ctrl-C ends a run cleanly; a second one ends the program at once. */
function stopOnSignal(): AbortSignal {
  const stop = new AbortController()
  for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => stop.abort())
  return stop.signal
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
    .option('--code <code...>', 'what failed for these reasons instead')
    .addHelpText(
      'after',
      `
Examples:
  jixiao retry --failed                             timeouts, crashes, unreadable places
  jixiao retry --failed --code encrypted corrupt    after a new version reads more`,
    )
    .action(async (options: RetryOptions) => {
      const codes = options.code ?? passingCodes
      const stop = stopOnSignal()
      await watched(program, options, (hear) =>
        runRetry(codes, runSettings(options), { hear, stop }),
      )
    })
}

async function watched(
  program: Command,
  options: RunOptions,
  run: (hear: IngestListener) => Promise<RunEnd>,
): Promise<void> {
  const { hear, end } = runDisplay(options.json === true, languageOf(program))
  const ended = await run(hear)
  end(ended)
  if (ended.isInterrupted) process.exitCode = INTERRUPTED
  else if (ended.failed > 0) process.exitCode = 1
}
