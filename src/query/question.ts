/** Asks SQL in a process of its own, which is killed when its time is up. */
import { on, once } from 'node:events'
import { dirname, resolve } from 'node:path'
import { startConfinedChild } from '../process/child.ts'
import { StoreError } from '../store/error.ts'
import type { Message, Question } from './query-process.ts'

/** JavaScript heap of the asking process; what SQLite itself takes is bounded apart from it. */
const MEMORY_MB = 512

/** The answer's messages as they come. Throws `StoreError` where there is none, or when `timeoutMs` is over. */
export async function* askQuestion(
  question: Question,
  timeoutMs: number,
): AsyncGenerator<Exclude<Message, { kind: 'failed' }>> {
  const child = startConfinedChild('query/query-process', MEMORY_MB, [
    dirname(resolve(question.path)),
  ])
  const stop = AbortSignal.timeout(timeoutMs)
  const gone = new AbortController()
  child.once('exit', () => setImmediate(() => gone.abort()))
  child.send(question)
  try {
    for await (const [message] of on(child, 'message', {
      signal: AbortSignal.any([stop, gone.signal]),
    })) {
      const told = message as Message
      if (told.kind === 'failed') throw failure(told)
      yield told
      if (told.kind === 'end') return
    }
  } catch (error) {
    if (error instanceof StoreError) throw error
    if (stop.aborted) {
      throw new StoreError('timeout', `The question took longer than ${timeoutMs / 1000} s.`)
    }
    if (gone.signal.aborted) throw new StoreError('bad_query', 'The question took too much memory.')
    throw error
  } finally {
    child.kill('SIGKILL')
    if (child.exitCode === null && child.signalCode === null) await once(child, 'exit')
  }
}

function failure({ code, message }: { code: string; message: string }): StoreError {
  return new StoreError(code as StoreError['code'], message)
}
