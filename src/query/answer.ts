/** Whole answers for pages and assistants, from processes that are kept from one question to the next. */
import type { ChildProcess } from 'node:child_process'
import PQueue from 'p-queue'
import { StoreError } from '../store/error.ts'
import type { Value } from '../store/value.ts'
import { converse, endAsking, startAsking } from './question.ts'

export type WholeAnswer = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly Value[])[]
  /** Whether there are more rows than were asked for. */
  readonly isCut: boolean
}

/** Throws `StoreError` for what cannot be asked, or takes too long. */
export type Ask = (
  sql: string,
  parameters: Readonly<Record<string, Value>>,
  limit: number,
) => Promise<WholeAnswer>

export type Asker = { readonly ask: Ask; readonly close: () => Promise<void> }

/** Longest time for a question that a person waits for at a page. */
export const LONGEST_MS = 30_000

/** Questions that are answered at the same time; a long one does not hold up a short one. */
const AT_ONCE = 3

/** Processes that wait for the next question. */
const MOST_IDLE = 1

/** A process that worked longer for one question may have grown: the next one gets a fresh one. */
const SPENT_MS = 5000

/** Answers questions about the database at `path`. */
export function openAsker(path: string, longestMs: number): Asker {
  const running = new Set<ChildProcess>()
  const idle: ChildProcess[] = []
  const queue = new PQueue({ concurrency: AT_ONCE })
  const start = () => {
    const child = startAsking(path)
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
        return await wholeAnswer(converse(child, { path, sql, parameters, limit }, longestMs))
      } catch (error) {
        // What took too long, or too much memory, is not asked again.
        if (!(error instanceof StoreError)) child.kill('SIGKILL')
        throw error
      } finally {
        rest(child, performance.now() - begun)
      }
    })
  return { ask, close: async () => void (await Promise.all([...running].map(endAsking))) }
}

async function wholeAnswer(messages: ReturnType<typeof converse>): Promise<WholeAnswer> {
  let columns: readonly string[] = []
  const rows: (readonly Value[])[] = []
  let isCut = false
  for await (const told of messages) {
    if (told.kind === 'columns') columns = told.columns
    if (told.kind === 'rows') rows.push(...told.rows)
    if (told.kind === 'end') isCut = told.isCut
  }
  return { columns, rows, isCut }
}

/** Answers that are kept, those asked for last. */
const MOST_KEPT = 32

/** The same, but an answer is given again as long as `version` says that nothing has changed. */
export function keepingAnswers(ask: Ask, version: () => string): Ask {
  let known = new Map<string, Promise<WholeAnswer>>()
  let of = version()
  return (sql, parameters, limit) => {
    const now = version()
    if (now !== of) {
      known = new Map()
      of = now
    }
    const name = JSON.stringify([sql, parameters, limit])
    const answers = known
    const answer = answers.get(name) ?? ask(sql, parameters, limit)
    answers.delete(name)
    answers.set(name, answer)
    for (const oldest of answers.keys()) {
      if (answers.size <= MOST_KEPT) break
      answers.delete(oldest)
    }
    answer.catch(() => answers.delete(name))
    return answer
  }
}
