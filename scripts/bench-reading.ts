/** How much more work the whole way from bytes to audited forms is than a library's bare reading of the same file. */
import { createHash } from 'node:crypto'
import type { Format, SourceFile } from '../src/extract/document.ts'
import { usualLimits } from '../src/extract/usual-limits.ts'
import { processFile } from '../src/pipeline.ts'

export type Compared = {
  /** The whole way by the bare reading: the middle one of the files, and the file that comes off worst. */
  readonly ratio: number
  readonly worst: number
  /** Seconds of one processor's work for all files once. */
  readonly bare: number
  readonly whole: number
}

const ROUNDS = 9
/** Rounds in which the program only becomes as fast as it gets. */
const WARMING = 2

type Times = { readonly bare: number[]; readonly whole: number[] }

/** Both ways by turns, each as often first: what one leaves to be collected may cost the other. */
export async function compare(
  files: readonly Uint8Array[],
  format: Format,
  readBare: (bytes: Uint8Array) => Promise<void>,
): Promise<Compared> {
  const sources = files.map((bytes) => sourceOf(bytes, format))
  const times = sources.map((): Times => ({ bare: [], whole: [] }))
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [index, file] of sources.entries()) {
      const ways = [
        ['bare', () => readBare(file.bytes)],
        ['whole', () => processFile(file, { ...usualLimits, ocr: 'off' })],
      ] as const
      for (const [way, work] of round % 2 === 0 ? ways : ways.toReversed()) {
        const spent = await workSeconds(work)
        if (round >= WARMING) times[index]?.[way].push(spent)
      }
    }
  }
  return compared(times.map(({ bare, whole }) => ({ bare: median(bare), whole: median(whole) })))
}

function compared(files: readonly { readonly bare: number; readonly whole: number }[]): Compared {
  const ratios = files.map(({ bare, whole }) => whole / bare)
  return {
    ratio: median(ratios),
    worst: Math.max(...ratios),
    bare: files.reduce((sum, { bare }) => sum + bare, 0),
    whole: files.reduce((sum, { whole }) => sum + whole, 0),
  }
}

/** Bytes as the file that a reader is given. */
export function sourceOf(bytes: Uint8Array, format: Format): SourceFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path: `made.${format}`, sha256, format, bytes }
}

async function workSeconds(work: () => Promise<unknown>): Promise<number> {
  const start = process.cpuUsage()
  await work()
  const { user, system } = process.cpuUsage(start)
  return (user + system) / 1e6
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN
}
