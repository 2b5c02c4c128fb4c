/** How a run is shown while it goes on: a bar on a terminal, plain lines elsewhere, JSON events for scripts. */
import { basename } from 'node:path'
import { failureSentence } from '../extract/failure-wording.ts'
import type { IngestListener } from '../ingest/ingestion.ts'
import { noWork, type Pace, paceOf, type Work, withFile } from '../ingest/pace.ts'
import type { RecognizedPage } from '../ingest/pool.ts'
import type { RunEnd } from '../ingest/run-end.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { StoreError } from '../store/error.ts'
import { storeSentence } from '../store/error-wording.ts'
import type { RunCounts, RunFile } from '../store/run-log.ts'
import { printableLine } from '../terminal/printable.ts'
import { clearLine, printData, printMessage, rewriteLine } from '../terminal/terminal.ts'
import { paceWords } from './pace-wording.ts'

export type RunDisplay = IngestListener & {
  /** Tells that another run must end first, and which. */
  readonly wait: (refused: StoreError) => void
  readonly end: (end: RunEnd) => void
}

/** Where folders hold nothing that is read. */
export const nothingFound = {
  zh: () => '那里没有找到报告。文件夹中以点开头的名称、JSON 与 Markdown 不读；可直接写出文件名。',
  en: () =>
    'No report was found there. In folders, names that start with a dot, JSON and Markdown are left out: name such a file itself.',
} satisfies Sentence

const wording = {
  failed: {
    zh: ({ path, code, message }) => `未能读取 ${path}（${code}）：${message}`,
    en: ({ path, code, message }) => `Could not read ${path} (${code}): ${message}`,
  },
  going: {
    zh: ({ done, found, failed, pace, left }) =>
      `已处理 ${done} / ${found} 个文件，失败 ${failed} 个${pace}${left}`,
    en: ({ done, found, failed, pace, left }) =>
      `${done} of ${found} files, ${failed} failed${pace}${left}`,
  },
  left: {
    zh: ({ time }) => `，剩余约 ${time}`,
    en: ({ time }) => `, about ${time} left`,
  },
  scan: {
    zh: ({ name, page, of }) => `；已识别 ${page} / ${of} 页：${name}`,
    en: ({ name, page, of }) => `; page ${page} of ${of} of ${name}`,
  },
  done: {
    zh: ({ read, failed, duplicate, unchanged, seconds, pace }) =>
      `完成：读取 ${read} 个文件，失败 ${failed} 个，重复 ${duplicate} 个，未变 ${unchanged} 个，用时 ${seconds} 秒${pace}。`,
    en: ({ read, failed, duplicate, unchanged, seconds, pace }) =>
      `Done: ${read} read, ${failed} failed, ${duplicate} duplicates, ${unchanged} unchanged, in ${seconds} s${pace}.`,
  },
  nothing: nothingFound,
  nothingFailed: {
    zh: () => '没有因这些原因失败的文件；jixiao status 列出全部失败。',
    en: () => 'Nothing has failed for these reasons; jixiao status lists what has.',
  },
  nothingQueued: {
    zh: () => '队列中没有本机可读的文件；jixiao ingest --enqueue-only 放入文件。',
    en: () => 'Nothing in the queue could be read here; jixiao ingest --enqueue-only fills it.',
  },
  interrupted: {
    zh: () => '已中断；再次运行即可继续。',
    en: () => 'Interrupted; run it again to go on.',
  },
  waiting: {
    zh: ({ reason }) => `等待中：${reason}`,
    en: ({ reason }) => `Waiting for the other run to end. ${reason}`,
  },
  crashed: {
    zh: ({ crashed }) =>
      `有 ${crashed} 个文件碰到了 jixiao 自身的错误（crashed）；请把 \`jixiao status --json\` 的内容报告给维护者。`,
    en: ({ crashed }) =>
      `${crashed} of the files hit a fault of jixiao itself (crashed): please report it, with what \`jixiao status --json\` says.`,
  },
} as const satisfies Record<string, Sentence>

/** Plain lines tell how far a run is so often, milliseconds. */
const PLAIN_MS = 10_000

/** Terminal columns of the bar. Chosen; it leaves room for the counts in 80 columns. */
const BAR_WIDTH = 24

type Tally = { read: number; failed: number; duplicate: number; archive: number }

/** `jobs`: files read at once. `idle` says what is told where a run finds nothing to do. */
export function runDisplay(
  isJson: boolean,
  language: Language,
  jobs: number,
  idle: 'nothing' | 'nothingFailed' | 'nothingQueued',
): RunDisplay {
  const start = performance.now()
  const tally: Tally = { read: 0, failed: 0, duplicate: 0, archive: 0 }
  let counts: RunCounts = { found: 0, found_all: 0, unchanged: 0 }
  let work: Work = noWork
  const show = isJson
    ? jsonShow()
    : process.stderr.isTTY
      ? terminalShow(language)
      : plainShow(language)
  /** Scans that are being recognised, with the page that each has reached. */
  const scans = new Map<string, RecognizedPage>()
  const progress = (): Progress => {
    const seconds = (performance.now() - start) / 1000
    const scan = [...scans.values()].at(-1) ?? null
    return { tally, counts, seconds, pace: paceOf(work, seconds, jobs), scan }
  }
  const onFiles: IngestListener['onFiles'] = (files, now) => {
    counts = now
    for (const file of files) {
      count(tally, file)
      work = withFile(work, file)
      scans.delete(file.path)
    }
    show(files, progress())
  }
  const onPage: IngestListener['onPage'] = (page) => {
    scans.delete(page.path)
    scans.set(page.path, page)
    if (isJson) {
      const { path, page: at, of } = page
      void printData(`${JSON.stringify({ event: 'page', path, page: at, of })}\n`)
    } else show([], progress())
  }
  const wait = (refused: StoreError) => {
    const reason = storeSentence(refused, language)
    if (isJson) void printData(`${JSON.stringify({ event: 'waiting', reason })}\n`)
    printMessage(wording.waiting[language]({ reason }))
  }
  const end = ({ isInterrupted, crashed }: RunEnd) => {
    const { seconds, pace } = progress()
    const { unchanged } = counts
    const told = { event: 'end', isInterrupted, ...counts, ...tally, ...pace }
    if (isJson) void printData(`${JSON.stringify(told)}\n`)
    else if (process.stderr.isTTY) clearLine()
    const ended = { seconds: seconds.toFixed(1), pace: paceWords(pace, language) }
    printMessage(wording.done[language]({ ...tally, unchanged, ...ended }))
    if (!isInterrupted && counts.found === 0) printMessage(wording[idle][language]())
    if (crashed > 0) printMessage(wording.crashed[language]({ crashed }))
    if (isInterrupted) printMessage(wording.interrupted[language]())
  }
  return { onFiles, onPage, wait, end }
}

function count(tally: Tally, { outcome }: RunFile): void {
  if (outcome === 'failed' || outcome === 'duplicate' || outcome === 'archive') tally[outcome] += 1
  else tally.read += 1
}

type Progress = {
  readonly tally: Tally
  readonly counts: RunCounts
  readonly seconds: number
  readonly pace: Pace | null
  readonly scan: RecognizedPage | null
}
type Show = (files: readonly RunFile[], progress: Progress) => void

/** Beside each file, how far the run is, as often as plain lines tell it. */
function jsonShow(): Show {
  let told = performance.now()
  return (files, { counts, pace }) => {
    for (const file of files) void printData(`${JSON.stringify({ event: 'file', ...file })}\n`)
    if (performance.now() - told < PLAIN_MS) return
    told = performance.now()
    void printData(`${JSON.stringify({ event: 'progress', ...counts, ...pace })}\n`)
  }
}

function plainShow(language: Language): Show {
  let told = performance.now()
  return (files, progress) => {
    sayFailures(files, language)
    if (performance.now() - told < PLAIN_MS) return
    told = performance.now()
    printMessage(progressSentence(progress, language))
  }
}

function terminalShow(language: Language): Show {
  return (files, progress) => {
    if (files.some(({ outcome }) => outcome === 'failed')) clearLine()
    sayFailures(files, language)
    const { found } = progress.counts
    const filled = Math.round((doneOf(progress) / Math.max(1, found)) * BAR_WIDTH)
    const bar = '█'.repeat(filled).padEnd(BAR_WIDTH, '░')
    rewriteLine(`${bar} ${progressSentence(progress, language)}`)
  }
}

function sayFailures(files: readonly RunFile[], language: Language): void {
  for (const { path, outcome, error_code, error_message } of files) {
    if (outcome !== 'failed') continue
    const code = error_code ?? ''
    // Of our own mistakes the log keeps where in the program they happened.
    const [message = ''] = (error_message ?? '').split('\n')
    const words = { path, code, message: failureSentence(code, message, language) }
    printMessage(printableLine(wording.failed[language](words)))
  }
}

function doneOf({ tally, counts }: Progress): number {
  const { read, failed, duplicate, archive } = tally
  return Math.min(counts.found, counts.unchanged + read + failed + duplicate + archive)
}

function progressSentence(progress: Progress, language: Language): string {
  const { tally, counts, scan } = progress
  const done = doneOf(progress)
  const left = timeLeft(progress, done)
  const end = left === null ? '' : wording.left[language]({ time: left })
  const { going } = wording
  const pace = paceWords(progress.pace, language)
  const { failed } = tally
  const words = going[language]({ done, found: counts.found, failed, pace, left: end })
  return scan === null ? words : words + scanSentence(scan, language)
}

function scanSentence({ path, page, of }: RecognizedPage, language: Language): string {
  return wording.scan[language]({ name: printableLine(basename(path)), page, of })
}

/** By the pace so far; null until the walk has ended and there is a pace. */
function timeLeft({ counts, seconds }: Progress, done: number): string | null {
  const looked = done - counts.unchanged
  if (counts.found_all === 0 || looked < 5) return null
  return clock(((counts.found - done) / looked) * seconds)
}

/** Hours, minutes and seconds as 1:02:03 or 2:03. */
export function clock(seconds: number): string {
  const whole = Math.ceil(seconds)
  const parts = [Math.floor(whole / 3600), Math.floor((whole % 3600) / 60), whole % 60]
  const shown = parts[0] === 0 ? parts.slice(1) : parts
  return shown
    .map((part, index) => (index === 0 ? String(part) : String(part).padStart(2, '0')))
    .join(':')
}
