/** Whole answers for pages and assistants, from processes that are kept from one question to the next. */
import type { ChildProcess } from 'node:child_process'
import PQueue from 'p-queue'
import { StoreError } from '../store/error.ts'
import type { StoredValue } from '../store/value.ts'
import { askRunning, startQueryProcess, stopQueryProcess } from './question.ts'

export type WholeAnswer = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly StoredValue[])[]
  /** Whether there are more rows than were asked for. */
  readonly isCut: boolean
}

/** Throws `StoreError` for what cannot be asked, or takes too long. */
export type Ask = (
  sql: string,
  parameters: Readonly<Record<string, StoredValue>>,
  limit: number,
) => Promise<WholeAnswer>

export type QueryRunner = { readonly ask: Ask; readonly close: () => Promise<void> }

/** Longest time for a question that a person waits for at a page. */
export const LONGEST_MS = 30_000

/** Questions that are answered at the same time; a long one does not hold up a short one. */
const AT_ONCE = 3

/** Processes that wait for the next question. */
const MOST_IDLE = 1

/** A process that worked longer for one question may have grown: the next one gets a fresh one. */
const SPENT_MS = 5000

/** Answers questions about the database at `path`. */
export function openQueryRunner(path: string, longestMs: number): QueryRunner {
  const running = new Set<ChildProcess>()
  const idle: ChildProcess[] = []
  const queue = new PQueue({ concurrency: AT_ONCE })
  const start = () => {
    const child = startQueryProcess(path)
    running.add(child)
    child.once('exit', () => {
      running.delete(child)
      const at = idle.indexOf(child)
      if (at >= 0) idle.splice(at, 1)
    })
    return child
  }
  const rest = (child: ChildProcess, workedMs: number) => {
    const isFit = running.has(child) && child.connected && workedMs < SPENT_MS
    if (isFit && idle.length < MOST_IDLE) idle.push(child)
    else child.kill('SIGKILL')
  }
  const ask: Ask = (sql, parameters, limit) =>
    queue.add(async () => {
      const child = idle.pop() ?? start()
      const begun = performance.now()
      try {
        return await wholeAnswer(askRunning(child, { path, sql, parameters, limit }, longestMs))
      } catch (error) {
        // What took too long, or too much memory, is not asked again.
        if (!(error instanceof StoreError)) child.kill('SIGKILL')
        throw error
      } finally {
        rest(child, performance.now() - begun)
      }
    })
  const close = async () => {
    // What waits for its turn would start a process that nobody ends.
    queue.pause()
    await Promise.all([...running].map(stopQueryProcess))
  }
  return { ask, close }
}

async function wholeAnswer(messages: ReturnType<typeof askRunning>): Promise<WholeAnswer> {
  let columns: readonly string[] = []
  const rows: (readonly StoredValue[])[] = []
  let isCut = false
  for await (const told of messages) {
    if (told.kind === 'columns') columns = told.columns
    if (told.kind === 'rows') rows.push(...told.rows)
    if (told.kind === 'end') isCut = told.isCut
  }
  return { columns, rows, isCut }
}

/** An answer where it is there soon; otherwise what was last answered, however much has changed since, if anything was. */
export type Soon =
  | { readonly answer: WholeAnswer }
  | { readonly last: { readonly answer: WholeAnswer; readonly at: Date } | null }

/** An asker that remembers. */
export type AnswerCache = {
  /** Gives an answer again as long as nothing has changed. */
  readonly ask: Ask
  /** The same for a page, which is shown soon and comes again for the answer. */
  readonly askSoon: (...asked: Parameters<Ask>) => Promise<Soon>
}

/** Answers that are kept, those asked for last. */
const MOST_KEPT = 32

/** Longest time that a page waits for an answer before it is shown without. */
const SOON_MS = 100

/** A failure is told to the page that comes again for the answer, unless that takes longer. */
const TOLD_MS = 60_000

type Kept = {
  version: string
  answer: Promise<WholeAnswer> | null
  isPending: boolean
  /** Why an answer failed that a page was to come again for. */
  failure: { readonly error: unknown; readonly at: number } | null
  last: { readonly answer: WholeAnswer; readonly at: Date } | null
}

/** Keeps answers; `version` differs from what it was whenever anything has changed. */
export function cacheAnswers(ask: Ask, version: () => string): AnswerCache {
  const known = new Map<string, Kept>()
  const keptOf = (asked: Parameters<Ask>) => {
    const name = JSON.stringify(asked)
    const kept = known.get(name) ?? newKept()
    known.delete(name)
    known.set(name, kept)
    for (const oldest of known.keys()) {
      if (known.size <= MOST_KEPT) break
      known.delete(oldest)
    }
    return kept
  }
  const current = (kept: Kept, asked: Parameters<Ask>) => {
    const now = version()
    if (kept.answer !== null && kept.version === now) return kept.answer
    kept.version = now
    return begin(kept, ask(...asked))
  }
  return {
    // Pages have questions answered ahead: once the database is closed, that fails as an answer does.
    ask: async (...asked) => current(keptOf(asked), asked),
    askSoon: (...asked) => {
      const kept = keptOf(asked)
      const { failure } = kept
      kept.failure = null
      if (failure !== null && performance.now() - failure.at < TOLD_MS) {
        return Promise.reject(failure.error)
      }
      // Where others write all the time, the answer that is under way must come to its end.
      const coming = kept.isPending && kept.answer !== null ? kept.answer : current(kept, asked)
      const { promise: late, resolve } = Promise.withResolvers<Soon>()
      const timer = setTimeout(() => {
        resolve({ last: kept.last })
        coming.catch((error: unknown) => {
          kept.failure = { error, at: performance.now() }
        })
      }, SOON_MS)
      return Promise.race([coming.then((answer) => ({ answer })), late]).finally(() =>
        clearTimeout(timer),
      )
    },
  }
}

function newKept(): Kept {
  return { version: '', answer: null, isPending: false, failure: null, last: null }
}

function begin(kept: Kept, answer: Promise<WholeAnswer>): Promise<WholeAnswer> {
  kept.answer = answer
  kept.isPending = true
  answer.then(
    (given) => {
      if (kept.answer === answer) kept.isPending = false
      kept.last = { answer: given, at: new Date() }
    },
    () => {
      if (kept.answer !== answer) return
      kept.isPending = false
      kept.answer = null
    },
  )
  return answer
}
