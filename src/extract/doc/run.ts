/** Which properties hold for which bytes of the text: bin tables and the 512-byte pages they name ([MS-DOC] 2.8, 2.9). */
import { slice, u8, u16, u32 } from './binary.ts'

/** Properties of the text from byte `start` of the Word stream to the next run's start. */
export type PropertyRun = {
  readonly start: number
  readonly end: number
  /** Index of the paragraph's style; 0 for runs of characters. */
  readonly style: number
  readonly sprms: DataView
}

/** Bytes of a page of properties. [MS-DOC]. */
const PAGE = 512
const NOTHING = new DataView(new ArrayBuffer(0))

/** Runs by ascending start. */
export function readRuns(
  document: DataView,
  bins: DataView,
  kind: 'paragraph' | 'character',
): readonly PropertyRun[] {
  const count = Math.max(0, Math.floor((bins.byteLength - 4) / 8))
  const runs: PropertyRun[] = []
  const seen = new Set<number>()
  for (let index = 0; index < count; index += 1) {
    const page = u32(bins, (count + 1) * 4 + index * 4) & 0x3fffff
    // A page named twice would let a small file stand for any amount of runs.
    if (seen.has(page)) continue
    seen.add(page)
    runs.push(...runsOnPage(slice(document, page * PAGE, PAGE), kind))
  }
  return runs.toSorted((a, b) => a.start - b.start)
}

function runsOnPage(page: DataView, kind: 'paragraph' | 'character'): readonly PropertyRun[] {
  const count = u8(page, PAGE - 1)
  const width = kind === 'paragraph' ? 13 : 1
  return Array.from({ length: count }, (_, index) => {
    const at = u8(page, (count + 1) * 4 + index * width) * 2
    const range = { start: u32(page, index * 4), end: u32(page, index * 4 + 4) }
    if (at === 0) return { ...range, style: 0, sprms: NOTHING }
    return { ...range, ...(kind === 'paragraph' ? paragraphAt(page, at) : characterAt(page, at)) }
  })
}

function paragraphAt(page: DataView, at: number) {
  const words = u8(page, at)
  const [begin, length] = words === 0 ? [at + 2, u8(page, at + 1) * 2] : [at + 1, words * 2 - 1]
  if (length < 2) return { style: 0, sprms: NOTHING }
  return { style: u16(page, begin), sprms: slice(page, begin + 2, length - 2) }
}

function characterAt(page: DataView, at: number) {
  return { style: 0, sprms: slice(page, at + 1, u8(page, at)) }
}

/** The run that holds the byte at `offset`; undefined where none does. */
export function runAt(runs: readonly PropertyRun[], offset: number): PropertyRun | undefined {
  let low = 0
  let high = runs.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((runs[middle]?.start ?? 0) <= offset) low = middle + 1
    else high = middle
  }
  const run = runs[low - 1]
  return run && offset < run.end ? run : undefined
}
