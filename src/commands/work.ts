/** `jixiao work`: a worker anywhere, for a queue in PostgreSQL. */
import { resolve } from 'node:path'
import type { Command } from 'commander'
import { jobs, megabytes, portNumber, seconds } from '../argument.ts'
import type { Language, Sentence } from '../language.ts'
import { machine, usualJobs } from '../process/machine.ts'
import { openMetrics, serveMetrics } from '../queue/metrics.ts'
import { runWork } from '../queue/work.ts'
import type { WorkNews } from '../queue/work-news.ts'
import { languageOf } from '../settings.ts'
import { printableLine } from '../terminal/printable.ts'
import { clearLine, printData, say } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { stopOnSignal } from './interruption.ts'
import { refuseFile } from './only-postgres.ts'
import { recognitionJobs } from './reading-flags.ts'
import { runDisplay } from './run-display.ts'

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

const wording = {
  lost_chunk: {
    zh: () => '本机停顿过久，手上的一批文件已由别的机器接手。',
    en: () => 'This worker was silent too long: its chunk went to another one.',
  },
  poison: {
    zh: ({ files, reason }) => `一批文件试了三次仍未读完，剩下 ${files} 个不再分派：${reason}`,
    en: ({ files, reason }) =>
      `A chunk failed three times; its last ${files} files are left alone: ${reason}`,
  },
  unmounted: {
    zh: ({ folder }) => `本机没有文件夹 ${folder}，或其中为空；这批文件已放回队列。`,
    en: ({ folder }) => `The folder ${folder} is missing here or empty; its chunk was given back.`,
  },
  disconnected: {
    zh: ({ reason }) => `与数据库的连接中断，稍后再试：${reason}`,
    en: ({ reason }) => `The database is gone and will be asked again: ${reason}`,
  },
  result_differs: {
    zh: ({ path, sha256 }) =>
      `${path}：同一内容（${sha256}）的读取结果与已存的不同；已存的保持不变。请报告给维护者。`,
    en: ({ path, sha256 }) =>
      `${path}: the same content (${sha256}) was read otherwise than before; what stands was kept. Please report it.`,
  },
  other_version: {
    zh: ({ chunks, parser_version }) =>
      `有 ${chunks} 批文件要由规则版本 ${parser_version} 的 jixiao 读取，本机不读。`,
    en: ({ chunks, parser_version }) =>
      `${chunks} chunks wait for a jixiao with rules of version ${parser_version}; this one leaves them.`,
  },
  chunk_failed: {
    zh: ({ reason }) => `一批文件未能读完，将再试：${reason}`,
    en: ({ reason }) => `A chunk failed and will be tried again: ${reason}`,
  },
} as const satisfies Record<string, Sentence>

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
  refuseFile(program, options.db, 'jixiao work')
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
    root: root === undefined ? null : resolve(root),
    jobs: own,
    ocrJobs: recognitionJobs(machine().cores, own, memory),
    limits: { timeoutMs: timeout * 1000, memoryMb: memory },
    untilEmpty: untilEmpty === true,
  }
  const metrics = openMetrics()
  const server = metricsPort === undefined ? null : await serveMetrics(metricsPort, metrics)
  const hear: typeof display.hear = (files, counts) => {
    metrics.hear(files)
    display.hear(files, counts)
  }
  const tell = (news: WorkNews) => {
    metrics.befall(news.kind)
    if (news.kind === 'waiting') display.wait(news.refused)
    else tellNews(news, json === true, language)
  }
  const stop = stopOnSignal()
  try {
    const end = await runWork(settings, { hear, hearPage: display.hearPage, stop, tell })
    display.end(end)
    if (end.failed > 0 || end.isUnmounted) process.exitCode = 1
  } finally {
    server?.close()
  }
}

type Befallen = Exclude<WorkNews, { readonly kind: 'waiting' }>

function tellNews({ kind, ...words }: Befallen, isJson: boolean, language: Language): void {
  if (isJson) void printData(`${JSON.stringify({ event: kind, ...words })}\n`)
  else if (process.stderr.isTTY) clearLine()
  const sentence: Sentence[Language] = wording[kind][language]
  say(printableLine(sentence(words)))
}
