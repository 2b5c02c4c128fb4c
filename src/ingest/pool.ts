/**
 * Processes that read files. Each is replaced when it dies, hangs past its time or takes too much memory; one that has
 * grown reads on until another has started in its place.
 * What one says about a file is handed to a `Listener`; what ended it is told as a typed failure.
 */

import type { ChildProcess } from 'node:child_process'
import { on } from 'node:events'
import { mkdirSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import PQueue from 'p-queue'
import type { ExtractErrorCode } from '../extract/error.ts'
import { cacheFolder } from '../extract/ocr/cache.ts'
import { startConfinedChild } from '../process/child.ts'
import type { FromReader, ToRead, ToReader } from './message.ts'
import { readingHeap } from './reading-heap.ts'

/** What reading one document may cost. */
export type Limits = {
  readonly timeoutMs: number
  /** Resident memory of a reading process, megabytes. */
  readonly memoryMb: number
}

export type Failure = {
  readonly code: ExtractErrorCode
  readonly message: string
  /** Where our own program failed; for the log, since it differs from one installation to the next. */
  readonly stack?: string
}

/** Hears each message about a file; what it answers to `opened` says whether the document is to be read. */
export type Listener = (message: ReaderMessage) => boolean
export type ReaderMessage = Exclude<
  FromReader,
  { kind: 'started' } | { kind: 'finished' } | { kind: 'broken' } | { kind: 'ready' }
>

/** How far the recognition of a scan is. */
export type RecognizedPage = Omit<Extract<ReaderMessage, { kind: 'page' }>, 'kind'>

/** How the reading of one file ended. `death`: the process did not survive the document it was at. */
export type End =
  | { readonly kind: 'finished'; readonly failure: Failure | null }
  | { readonly kind: 'death'; readonly failure: Failure }

export type Pool = {
  /** Reads one file in a process of the pool; starts one where none is idle, or a fresh one is asked for. */
  readonly read: (file: ToRead, isFresh: boolean, listener: Listener) => Promise<End>
  /** Kills every process; none is started any more. */
  readonly close: () => void
}

/** How often the memory of a busy process is looked at, milliseconds. */
const MEMORY_CHECK_MS = 250

/** Memory beyond which a process is relieved by another, as a share of its limit: of one that holds recognisers, and of others. */
const GROWN = { recognising: 0.68, reading: 0.47 } as const

/** Memory beyond which it reads no further file meanwhile. */
const FULL = 0.8

const CRASHED: Failure = { code: 'crashed', message: 'The process that read the file died.' }

export function openPool(limits: Limits): Pool {
  const idle: ChildProcess[] = []
  const alive = new Set<ChildProcess>()
  const writes = cacheFolders()
  const many = new PQueue({ concurrency: 1 })
  /** Processes for which another is starting or has started, and those of them whose place is taken. */
  const relieved = new WeakSet<ChildProcess>()
  const retired = new WeakSet<ChildProcess>()
  let isClosed = false
  const start = () => {
    const heapMb = Math.round(limits.memoryMb * 0.75)
    const child = startConfinedChild('ingest/reading-process', heapMb, writes, readingHeap(heapMb))
    alive.add(child)
    child.once('exit', () => alive.delete(child))
    return child
  }
  const relieve = (grown: ChildProcess) => {
    if (isClosed || relieved.has(grown)) return
    relieved.add(grown)
    const next = start()
    next.once('message', () => {
      idle.push(next)
      retired.add(grown)
      const at = idle.indexOf(grown)
      // One that is reading goes when it has finished.
      if (at >= 0) idle.splice(at, 1)[0]?.kill('SIGKILL')
    })
  }
  const keep = (child: ChildProcess, hasGrown: boolean) => {
    if (retired.has(child)) {
      child.kill('SIGKILL')
      return
    }
    idle.push(child)
    if (hasGrown) relieve(child)
  }
  const read = async (file: ToRead, isFresh: boolean, listener: Listener): Promise<End> => {
    // A process started now would outlive the pool, and keep this one from ending.
    if (isClosed) return { kind: 'death', failure: CRASHED }
    const waiting = takeLiving(idle)
    if (isFresh) waiting?.kill('SIGKILL')
    const child = isFresh ? start() : (waiting ?? start())
    const { end, memory, recognises } = await converse(
      { child, watch: watchOver(child, limits), many },
      file,
      listener,
    )
    const share = memory / (limits.memoryMb * 2 ** 20)
    if (end.kind === 'finished' && child.connected && share < FULL) {
      keep(child, share >= GROWN[recognises ? 'recognising' : 'reading'])
    } else child.kill('SIGKILL')
    return end
  }
  const close = () => {
    isClosed = true
    for (const child of alive) child.kill('SIGKILL')
  }
  return { read, close }
}

/** One may have died while it was idle: no file is to blame for that. */
function takeLiving(idle: ChildProcess[]): ChildProcess | undefined {
  let child = idle.pop()
  while (child?.connected === false) child = idle.pop()
  return child
}

/** Where recognition keeps what it read; made here, since a reading process may not make the folders above it. */
function cacheFolders(): readonly string[] {
  const folder = cacheFolder(process.env)
  if (folder === null) return []
  try {
    mkdirSync(folder, { recursive: true })
    return [folder]
  } catch {
    // A cache that cannot be written costs time, nothing else.
    return []
  }
}

type Conversation = { readonly end: End; readonly memory: number; readonly recognises: boolean }

/** How the conversation with a process that is no more ended. */
function lost(end: End): Conversation {
  return { end, memory: 0, recognises: false }
}

/** A process and what bounds it. */
type Reader = {
  readonly child: ChildProcess
  readonly watch: Watch
  /** Admits one large message at a time. */
  readonly many: PQueue
}

async function converse(
  { child, watch, many }: Reader,
  file: ToRead,
  listener: Listener,
): Promise<Conversation> {
  let admitted = Promise.withResolvers<void>()
  try {
    sendMessage(child, file)
    const messages = on(child, 'message', { signal: watch.ended })
    // Loaded while the process starts, which takes longer.
    const { fromReader } = await import('./message.ts')
    for await (const [message] of messages) {
      const heard = fromReader.parse(message)
      // Our own mistake, but not one that may cost a hundred thousand other files.
      if (heard.kind === 'broken') return lost(died(heard))
      if (heard.kind === 'finished') {
        const { failure, memory, recognises } = heard
        return { end: { kind: 'finished', failure }, memory, recognises }
      }
      if (heard.kind === 'started') continue
      if (heard.kind === 'ready') {
        admitted = await turn(many, watch)
        sendMessage(child, { kind: 'send' })
        continue
      }
      const isWanted = listener(heard)
      admitted.resolve()
      watch.restart()
      if (heard.kind === 'opened') sendMessage(child, { kind: 'wanted', isWanted })
    }
    throw new Error('A reading process fell silent.')
  } catch (error) {
    if (!watch.ended.aborted) throw error
    return lost({ kind: 'death', failure: watch.ended.reason as Failure })
  } finally {
    admitted.resolve()
    watch.stop()
  }
}

/** Waits until no other large message is on its way; resolving what this gives back ends the turn. */
async function turn(many: PQueue, watch: Watch): Promise<PromiseWithResolvers<void>> {
  const ended = Promise.withResolvers<void>()
  watch.pause()
  await new Promise<void>((resolve) => {
    many.add(() => {
      resolve()
      return ended.promise
    })
  })
  watch.restart()
  return ended
}

function died({ message, stack }: { readonly message: string; readonly stack: string }): End {
  return { kind: 'death', failure: { code: 'crashed', message, stack } }
}

function sendMessage(child: ChildProcess, message: ToReader): void {
  // A process that has just died cannot be told; its end is noticed by the watch.
  child.send(message, () => undefined)
}

type Watch = {
  /** Aborted when the process is no more; the reason is the `Failure`. */
  readonly ended: AbortSignal
  /** The next document has begun. */
  readonly restart: () => void
  /** What follows is not the process's time, until `restart`. */
  readonly pause: () => void
  readonly stop: () => void
}

function watchOver(child: ChildProcess, { timeoutMs, memoryMb }: Limits): Watch {
  const ended = new AbortController()
  const kill = (failure: Failure) => {
    ended.abort(failure)
    child.kill('SIGKILL')
  }
  const time = () =>
    setTimeout(() => {
      kill({ code: 'timeout', message: `Reading took longer than ${timeoutMs / 1000} s.` })
    }, timeoutMs)
  let late = time()
  const outOfMemory: Failure = {
    code: 'out_of_memory',
    message: `Reading took more than ${memoryMb} MB of memory.`,
  }
  const check = setInterval(async () => {
    if ((await residentMb(child.pid)) > memoryMb && !ended.signal.aborted) kill(outOfMemory)
  }, MEMORY_CHECK_MS)
  const onExit = (code: number | null, signal: string | null) => {
    // V8 aborts when its heap is full, and so does the kernel's killer with SIGKILL.
    const isMemory = signal === 'SIGABRT' || signal === 'SIGKILL' || code === 134
    ended.abort(isMemory ? outOfMemory : CRASHED)
  }
  if (child.exitCode !== null || child.signalCode !== null) onExit(child.exitCode, child.signalCode)
  child.once('exit', onExit)
  const pause = () => clearTimeout(late)
  const restart = () => {
    pause()
    late = time()
  }
  const stop = () => {
    pause()
    clearInterval(check)
    child.off('exit', onExit)
  }
  return { ended: ended.signal, restart, pause, stop }
}

/** Resident memory of a process in megabytes, where the system tells it (Linux); elsewhere 0. */
async function residentMb(pid: number | undefined): Promise<number> {
  const text = await readFile(`/proc/${pid}/statm`, 'utf8').catch(() => '')
  const pages = Number(text.split(' ')[1] ?? 0)
  return (pages * 4096) / 2 ** 20
}
