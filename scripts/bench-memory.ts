/** What memory the reading of a long PDF needs beyond its result: it should not grow with the pages. */
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { usualLimits } from '../src/extract/usual-limits.ts'
import { readDocument } from '../src/pipeline.ts'
import { sourceOf } from './bench-reading.ts'
import { formSheets } from './make/form-sheets.ts'
import { pdfOf } from './make/pdf.ts'

export type MemoryBench = {
  readonly pages: number
  /** Megabytes of heap: what the result takes, and the most that was in use beside it while it was made. */
  readonly result: number
  readonly beside: number
}

const LENGTHS = [50, 250, 500]
/** How often what is in use is counted, milliseconds. */
const EVERY = 100

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')

/** For each length of the same kind of file. */
export async function benchMemory(): Promise<readonly MemoryBench[]> {
  await measure(1)
  const found: MemoryBench[] = []
  for (const pages of LENGTHS) found.push(await measure(pages))
  return found
}

async function measure(pages: number): Promise<MemoryBench> {
  const file = sourceOf(pdfOf(formSheets(pages)), 'pdf')
  const before = heap()
  let most = before
  const timer = setInterval(() => {
    most = Math.max(most, heap())
  }, EVERY)
  const document = await readDocument(file, { ...usualLimits, ocr: 'off' })
  clearInterval(timer)
  const result = heap() - before
  return { pages: document.pages ?? 0, result, beside: most - before - result }
}

function heap(): number {
  collectGarbage()
  return process.memoryUsage().heapUsed / 2 ** 20
}

if (import.meta.main) console.log(await benchMemory())
