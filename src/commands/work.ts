/** `jixiao work`: a worker anywhere, for a queue in PostgreSQL. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { isBucketPath } from '../bucket/name.ts'
import { machine, usualJobs } from '../process/machine.ts'
import { openMetrics, serveMetrics } from '../queue/metrics.ts'
import { runWork } from '../queue/work.ts'
import type { WorkEvent } from '../queue/work-event.ts'
import { jobs, megabytes, portNumber, seconds } from './argument.ts'
import { examples } from './examples.ts'
import { INTERRUPTED, stopOnSignal } from './interruption.ts'
import { requirePostgres } from './only-postgres.ts'
import { recognitionJobs } from './reading-flags.ts'
import { runDisplay } from './run-display.ts'
import { languageOf } from './settings.ts'
import { printWorkEvent } from './work-wording.ts'

type Options = {
  readonly db: string
  readonly root?: string
  readonly jobs?: number
  readonly timeout: number
  readonly memory: number
  readonly untilEmpty?: true
  readonly metricsPort?: number
  readonly json?: true
}

export function addWork(program: Command): void {
  program
    .command('work')
    .description('read what waits in the queue of a database of PostgreSQL')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--root <folder>', 'where the files that were put into the queue stand on this machine')
    .option(
      '--jobs <number>',
      'files read at once, or lines of one scan; usually one for each core, as long as memory lasts',
      jobs,
    )
    .option('--timeout <seconds>', 'longest time for one document, or a scanned page', seconds, 300)
    .option('--memory <megabytes>', 'most memory for one reading process', megabytes, 1024)
    .option('--until-empty', 'end once nothing waits that can be read here')
    .option('--metrics-port <number>', 'serve counts to Prometheus at 127.0.0.1', portNumber)
    .option('--json', 'one JSON event a line')
    .addHelpText(
      'after',
      examples(
        ['jixiao work --db postgres://db/reports', 'one worker, until it is stopped'],
        ['jixiao work --root /mnt/reports', 'where the files are mounted elsewhere'],
      ),
    )
    .action((options: Options) => work(program, options))
}

async function work(program: Command, options: Options): Promise<void> {
  requirePostgres(program, options.db, 'jixiao work')
  const {
    db,
    root,
    timeout,
    memory,
    untilEmpty,
    metricsPort,
    json,
    jobs: own = usualJobs(memory),
  } = options
  const language = languageOf(program)
  const display = runDisplay(json === true, language, own, 'nothingQueued')
  const settings = {
    address: db,
    root: root === undefined || isBucketPath(root) ? (root ?? null) : resolve(root),
    jobs: own,
    ocrJobs: recognitionJobs(machine().cores, own, memory),
    limits: { timeoutMs: timeout * 1000, memoryMb: memory },
    untilEmpty: untilEmpty === true,
  }
  const metrics = openMetrics()
  const server = metricsPort === undefined ? null : await serveMetrics(metricsPort, metrics)
  const onFiles: typeof display.onFiles = (files, counts) => {
    metrics.addFiles(files)
    display.onFiles(files, counts)
  }
  const onEvent = (event: WorkEvent) => {
    metrics.countEvent(event.kind)
    if (event.kind === 'waiting') display.wait(event.refused)
    else printWorkEvent(event, json === true, language)
  }
  const stop = stopOnSignal()
  try {
    const end = await runWork(settings, { onFiles, onPage: display.onPage, stop, onEvent })
    display.end(end)
    if (end.isInterrupted) process.exitCode = INTERRUPTED
    else if (end.failed > 0 || end.isUnmounted) process.exitCode = 1
  } finally {
    server?.close()
  }
}
