/** Asks SQL in a process of its own, which is killed when its time is up. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname } from 'node:path'
import { startConfinedChild } from '../process/child.ts'
import { StoreError } from '../store/error.ts'
import { filesOf } from '../store/open.ts'
import type { Message, QueryMessage, Question } from './query-process.ts'

/** JavaScript heap of the asking process; what it takes in all is bounded by itself. */
const MEMORY_MB = 512

/** Starts a process that answers questions about the database at `path`, one after another. */
export function startQueryProcess(path: string): ChildProcess {
  return startConfinedChild(
    'query/query-process',
    MEMORY_MB,
    filesOf(path).slice(0, 1).map(dirname),
  )
}

/** Ends it and waits for its end. */
export async function stopQueryProcess(child: ChildProcess): Promise<void> {
  child.kill('SIGKILL')
  if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
}

/**
 * The answer's messages, each asked for when the one before has been taken: whoever takes them slowly holds the question
 * back. `timeoutMs` is how long may be waited for them in all. Throws `StoreError` where there is no answer, or the time
 * is over.
 */
export async function* askQuestion(
  question: Question,
  timeoutMs: number,
): AsyncGenerator<Exclude<Message, { kind: 'failed' }>> {
  const child = startQueryProcess(question.path)
  try {
    yield* askRunning(child, question, timeoutMs)
  } finally {
    await stopQueryProcess(child)
  }
}

/** The same in a process that was started; it may be asked again where this came to its end, or to a failure told by it. */
export async function* askRunning(
  child: ChildProcess,
  question: Question,
  timeoutMs: number,
): AsyncGenerator<Exclude<Message, { kind: 'failed' }>> {
  let left = timeoutMs
  for (let asked: QueryMessage = { kind: 'ask', question }; ; asked = { kind: 'next' }) {
    const start = performance.now()
    const told = await answerTo(child, asked, { left, timeoutMs })
    left = Math.max(1, left - (performance.now() - start))
    if (told.kind === 'failed') throw failure(told)
    yield told
    if (told.kind === 'end') return
  }
}

type Time = { readonly left: number; readonly timeoutMs: number }

/** What the process says next. The timer kills it whatever else is going on. */
async function answerTo(
  child: ChildProcess,
  asked: QueryMessage,
  { left, timeoutMs }: Time,
): Promise<Message> {
  const { promise, resolve: take, reject } = Promise.withResolvers<Message>()
  const timer = setTimeout(() => {
    reject(new StoreError('timeout', `The question took longer than ${timeoutMs / 1000} s.`))
    child.kill('SIGKILL')
  }, left)
  // What was said before the end is heard first.
  const gone = () =>
    setImmediate(() => reject(new StoreError('bad_query', 'The question took too much memory.')))
  child.once('message', take)
  child.once('exit', gone)
  child.send(asked, () => undefined)
  try {
    return await promise
  } finally {
    clearTimeout(timer)
    child.off('message', take)
    child.off('exit', gone)
  }
}

function failure({ code, message }: { code: string; message: string }): StoreError {
  return new StoreError(code as StoreError['code'], message)
}
