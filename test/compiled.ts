/**
 * Compiled code for the processes of the tests. Those that read strangers' files are started by the hundred and may write
 * no code that another would run: each would translate and compile the sources anew. Before the tests one of them reads
 * files of ours and ends in order, which leaves what it has compiled for all that follow.
 */
import type { ChildProcess } from 'node:child_process'
import { on, once } from 'node:events'
import { globSync, mkdirSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { cacheFolder } from '../src/extract/ocr/cache.ts'
import { usualLimits } from '../src/extract/usual-limits.ts'
import type { FromReader, ToReader } from '../src/ingest/message.ts'
import { readingHeap } from '../src/ingest/reading-heap.ts'
import { startConfinedChild } from '../src/process/child.ts'

/** JavaScript heap of a reading process unless another is asked for, megabytes: V8 takes code from its like alone. */
const HEAP_MB = 768

const FILES = ['html/values-in-columns/input.html', 'pdf/unruled-table/input.pdf']

/**
 * Tells the processes to come where the code is: in a cache that the tests alone write to, below the one folder that a
 * process which reads may write to, since Node reads no code where it may not write.
 */
export function shareCompiledCode(): void {
  process.env['JIXIAO_CACHE'] ??= resolve('node_modules/.cache/jixiao')
  const folder = cacheFolder(process.env)
  if (folder !== null) process.env['NODE_COMPILE_CACHE'] ??= join(folder, 'compiled')
}

/** Compiles what has changed since the last time. */
export async function setup(): Promise<void> {
  const folder = cacheFolder(process.env)
  if (folder === null) return
  const mark = join(folder, 'compiled-at')
  const start = new Date()
  if (lastChange() < (statSync(mark, { throwIfNoEntry: false })?.mtimeMs ?? 0)) return
  mkdirSync(folder, { recursive: true })
  const heap = readingHeap(HEAP_MB)
  const child = startConfinedChild('ingest/reading-process', HEAP_MB, [folder], heap)
  for (const file of FILES) await read(child, resolve('fixtures', file))
  child.disconnect()
  await once(child, 'exit')
  writeFileSync(mark, '')
  utimesSync(mark, start, start)
}

function lastChange(): number {
  return Math.max(...globSync('src/**/*.ts').map((path) => statSync(path).mtimeMs))
}

async function read(child: ChildProcess, path: string): Promise<void> {
  const tell = (message: ToReader) => child.send(message)
  const settings = { ...usualLimits, ocr: 'off' } as const
  tell({ kind: 'file', path, pathBytes: null, seen: null, settings, printing: null })
  for await (const [heard] of on(child, 'message')) {
    const { kind } = heard as FromReader
    if (kind === 'opened') tell({ kind: 'wanted', isWanted: true })
    if (kind === 'finished' || kind === 'broken') return
  }
}
