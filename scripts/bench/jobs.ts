/** What a second process gains on PDFs with a text layer, and what is left of the readers' own speed end to end. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { generate } from '../generate.ts'
import { ingestRun } from './ingest-run.ts'

export type JobsBench = {
  /** Speed of two jobs by that of one; speed of the whole way with two by that of two readers alone. Medians. */
  readonly twoToOne: number
  readonly wholeToReaders: number
}

const ROUNDS = 5

/** Five rounds over `count` generated PDFs; each round measures all three ways, so that other work slows all alike. */
export async function benchJobs(home: string, count: number): Promise<JobsBench> {
  const folder = join(home, 'pdf')
  const made = await generate(count, folder, 7, ['pdf'])
  const files = made.map(({ file }) => file)
  const rounds = []
  for (let round = 0; round < ROUNDS; round += 1) {
    const one = await ingestRun(folder, join(home, `one-${round}.db`), 1)
    const two = await ingestRun(folder, join(home, `two-${round}.db`), 2)
    const readers = await readersAlone(files, 2)
    rounds.push({ twoToOne: one.seconds / two.seconds, wholeToReaders: readers / two.seconds })
  }
  return {
    twoToOne: median(rounds.map(({ twoToOne }) => twoToOne)),
    wholeToReaders: median(rounds.map(({ wholeToReaders }) => wholeToReaders)),
  }
}

/** Seconds that as many processes take which only read, each its share of the files. */
async function readersAlone(files: readonly string[], processes: number): Promise<number> {
  const start = performance.now()
  const script = new URL('./reader-process.ts', import.meta.url).pathname
  const ends = Array.from({ length: processes }, (_, at) => {
    const share = files.filter((_, number) => number % processes === at)
    return once(spawn(process.execPath, [script, ...share], { stdio: 'ignore' }), 'exit')
  })
  await Promise.all(ends)
  return (performance.now() - start) / 1000
}

export function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}
