/**
 * A connection to PostgreSQL that is asked and answers at once, as a file would: the connection lives in a thread of its
 * own, and whoever asks waits for it. All the house reads and writes in one piece, which a database on this machine
 * allows, and a store on another one must not change.
 */
import { getCompileCacheDir } from 'node:module'
import { MessageChannel, type MessagePort, receiveMessageOnPort, Worker } from 'node:worker_threads'

export type ServerColumn = {
  readonly name: string
  /** The object number of its type. */
  readonly type: number
}

export type ServerAnswer = {
  readonly fields: readonly ServerColumn[]
  readonly rows: readonly (readonly unknown[])[]
  /** Rows given or changed. */
  readonly count: number
}

/** A statement; with `values` one alone, kept by the server under its `name`; without, several in one text. */
export type ServerQuestion = {
  readonly kind: 'ask'
  readonly sql: string
  readonly name: string | null
  readonly values: readonly unknown[] | null
}

/** What the thread is asked. */
export type Request =
  | ServerQuestion
  | { readonly kind: 'copy'; readonly sql: string; readonly rows: readonly (readonly unknown[])[] }

/** What the server said instead of an answer. */
export type ServerFailure = {
  readonly message: string
  /** SQLSTATE, or the system's own code where there was no server; null for a fault of our own. */
  readonly code: string | null
  /** Where in the statement, from 1; null where not told. */
  readonly position: string | null
}

/** What the thread is sent: what is only told gets no answer, and fails the next question in its place. */
export type Sent = { readonly request: Request; readonly isAsked: boolean }

export type ThreadStart = {
  readonly address: string
  readonly port: MessagePort
  readonly signal: Int32Array
}

/** What the signal says: a question waits for its answer, the answer is there, or nobody will answer any more. */
export const SIGNALS = { asked: 0, told: 1, ended: 2 } as const

/** The server refused, or is gone. `code` is its SQLSTATE, or the system's code. */
export class PostgresError extends Error {
  readonly failure: ServerFailure

  constructor(failure: ServerFailure) {
    super(failure.message)
    this.name = 'PostgresError'
    this.failure = failure
  }
}

export type Connection = {
  /** Throws `PostgresError`; a plain error where the connection was closed. */
  readonly ask: (request: Request) => ServerAnswer
  /** Does not wait. Where it fails nothing is done until the next question, which throws what it would have thrown. */
  readonly tell: (request: Request) => void
  readonly close: () => void
}

/** Source files end in .ts in a clone, in .js in the published package. */
const extension = import.meta.url.endsWith('.ts') ? 'ts' : 'js'

/** Where this process keeps what it has compiled: a thread would translate and compile its sources anew. */
function sharedCode(): NodeJS.ProcessEnv {
  const folder = getCompileCacheDir()
  return folder === undefined ? {} : { NODE_COMPILE_CACHE: folder }
}

/** Opens the thread; the connection itself is made with the first question. */
export function openConnection(address: string): Connection {
  const { port1: port, port2: other } = new MessageChannel()
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT))
  const start: ThreadStart = { address, port: other, signal }
  const thread = new Worker(new URL(`./connection-thread.${extension}`, import.meta.url), {
    workerData: start,
    env: { ...process.env, ...sharedCode() },
    transferList: [other],
    stdout: true,
    stderr: true,
  })
  thread.unref()
  let isClosed = false
  const ask = (request: Request): ServerAnswer => {
    // Who asked a thread that is ending, or has ended, would wait for ever.
    if (isClosed) throw new Error('The connection to the database was closed.')
    Atomics.compareExchange(signal, 0, SIGNALS.told, SIGNALS.asked)
    port.postMessage({ request, isAsked: true } satisfies Sent)
    Atomics.wait(signal, 0, SIGNALS.asked)
    const told = receiveMessageOnPort(port)?.message as
      | { readonly answer: ServerAnswer }
      | { readonly failure: ServerFailure }
      | undefined
    if (told === undefined) throw new Error('The thread of the connection has ended.')
    if ('failure' in told) throw new PostgresError(told.failure)
    return told.answer
  }
  const tell = (request: Request) => {
    port.postMessage({ request, isAsked: false } satisfies Sent)
  }
  // The thread says good-bye to the server and ends by itself; nobody waits for that.
  const close = () => {
    isClosed = true
    port.close()
  }
  return { ask, tell, close }
}
