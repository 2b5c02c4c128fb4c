/** Long runs of ink in the rows of an image, and which of them hang together. */
import { unionFind } from '../page/union-find.ts'
import type { Ink } from './ink.ts'

/** Inches. */
const INCHES = {
  shortest: 0.11,
  /** The small gaps that scanning leaves in a rule. */
  gap: 0.02,
} as const

/** Share of a run that must be ink: less is a row through text. */
const COVERED = 0.93

export type Run = { readonly row: number; readonly start: number; readonly end: number }

/** Runs in the rows of an image, from top to bottom. */
export function runsOf(ink: Ink, dpi: number): readonly Run[] {
  const runs: Run[] = []
  const shortest = INCHES.shortest * dpi
  const gap = Math.max(1, Math.round(INCHES.gap * dpi))
  for (let row = 0; row < ink.height; row++) runsOfRow(ink, { row, shortest, gap }, runs)
  return runs
}

type Scan = { readonly row: number; readonly shortest: number; readonly gap: number }

/** Runs of ink in one row and the next taken together, since a line that is not quite level steps down in between. */
function runsOfRow({ width, height, data }: Ink, { row, shortest, gap }: Scan, runs: Run[]): void {
  const here = row * width
  const below = row < height - 1 ? here + width : here
  let start = -1
  let last = -1
  let inked = 0
  const finish = () => {
    const length = last - start + 1
    if (start >= 0 && length >= shortest && inked >= COVERED * length) {
      runs.push({ row, start, end: last })
    }
  }
  for (let x = 0; x < width; x++) {
    if (data[here + x] === 0 && data[below + x] === 0) continue
    if (start < 0 || x - last > gap + 1) {
      finish()
      start = x
      inked = 0
    }
    last = x
    inked++
  }
  finish()
}

type Cluster = { from: number; to: number; start: number; end: number; readonly runs: Run[] }

/** Runs in neighbouring rows that overlap, or follow each other with at most `gap` between, together. */
export function clustered(runs: readonly Run[], gap: number): readonly (readonly Run[])[] {
  let open: Cluster[] = []
  const closed: Cluster[] = []
  for (const run of runs) {
    const { row, start, end } = run
    const apart: Cluster[] = []
    let cluster: Cluster = { from: row, to: row, start, end, runs: [run] }
    for (const other of open) {
      if (row - other.to > 1) closed.push(other)
      else if (other.start - gap > end || other.end + gap < start) apart.push(other)
      else {
        cluster = {
          from: Math.min(cluster.from, other.from),
          to: Math.max(cluster.to, other.to),
          start: Math.min(cluster.start, other.start),
          end: Math.max(cluster.end, other.end),
          runs: [...other.runs, ...cluster.runs],
        }
      }
    }
    open = [...apart, cluster]
  }
  return [...closed, ...open].map((cluster) => cluster.runs)
}

/** Runs of which each touches another of the same row or the next, or lies at most `gap` beside it, together. */
export function connected(runs: readonly Run[], gap: number): readonly (readonly Run[])[] {
  const sets = unionFind(runs.length)
  let before = 0
  for (const [index, run] of runs.entries()) {
    while ((runs[before]?.row ?? 0) < run.row - 1) before += 1
    for (let at = before; at < index; at += 1) {
      const other = runs[at] as Run
      if (other.start - gap <= run.end && run.start - gap <= other.end) sets.join(at, index)
    }
  }
  const groups = new Map<number, Run[]>()
  for (const [index, run] of runs.entries()) {
    const root = sets.find(index)
    const group = groups.get(root)
    if (group) group.push(run)
    else groups.set(root, [run])
  }
  return [...groups.values()]
}
