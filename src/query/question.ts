/** Asks SQL in a process of its own, which is killed when its time is up. */
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { dirname, resolve } from 'node:path'
import { startConfinedChild } from '../process/child.ts'
import { StoreError } from '../store/error.ts'
import type { Asked, Message, Question } from './query-process.ts'

/** JavaScript heap of the asking process; what it takes in all is bounded by itself. */
const MEMORY_MB = 512

/**
 * The answer's messages, each asked for when the one before has been taken: whoever takes them slowly holds the question
 * back. `timeoutMs` is how long may be waited for them in all. Throws `StoreError` where there is no answer, or the time
 * is over.
 */
export async function* askQuestion(
  question: Question,
  timeoutMs: number,
): AsyncGenerator<Exclude<Message, { kind: 'failed' }>> {
  const child = startConfinedChild('query/query-process', MEMORY_MB, [
    dirname(resolve(question.path)),
  ])
  let left = timeoutMs
  try {
    for (let asked: Asked = { kind: 'ask', question }; ; asked = { kind: 'next' }) {
      const start = performance.now()
      const told = await answerTo(child, asked, { left, timeoutMs })
      left = Math.max(1, left - (performance.now() - start))
      if (told.kind === 'failed') throw failure(told)
      yield told
      if (told.kind === 'end') return
    }
  } finally {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

type Time = { readonly left: number; readonly timeoutMs: number }

/** What the process says next. The timer kills it whatever else is going on. */
async function answerTo(
  child: ChildProcess,
  asked: Asked,
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
