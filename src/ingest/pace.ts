/** How fast a run goes, and what it waits for. */
import type { RunFile } from '../store/run-log.ts'

/** What has been done so far: files looked into, their bytes, and how long readers and the writer worked on them. */
export type Work = {
  readonly files: number
  readonly bytes: number
  /** Milliseconds of all reading processes together. */
  readonly read_ms: number
  readonly save_ms: number
}

export type Pace = {
  readonly files_per_second: number
  readonly megabytes_per_second: number
  readonly waits_for: 'readers' | 'writer' | 'disk' | 'start'
}

export const noWork: Work = { files: 0, bytes: 0, read_ms: 0, save_ms: 0 }

/** The same with one file more. */
export function withFile(work: Work, file: RunFile): Work {
  const { open_ms, extract_ms, normalize_ms, audit_ms, save_ms, size } = file
  const read = [open_ms, extract_ms, normalize_ms, audit_ms].reduce<number>(
    (sum, ms) => sum + (ms ?? 0),
    0,
  )
  return {
    files: work.files + 1,
    bytes: work.bytes + (size ?? 0),
    read_ms: work.read_ms + read,
    save_ms: work.save_ms + (save_ms ?? 0),
  }
}

/** A share of its time from which one is held for what the others wait for. */
const MOSTLY = 0.5

/** A shorter run is for the most part the start of its processes, seconds. */
const SHORT = 10

/**
 * The pace of a run of so many seconds with so many reading processes; null before there is one. Where neither the
 * readers nor the writer were at work for most of the time, the run waited for the disk to list and hand out files,
 * or, where it was short, for its processes to start.
 */
export function paceOf(work: Work, seconds: number, jobs: number): Pace | null {
  if (work.files === 0 || seconds <= 0) return null
  const writing = work.save_ms / 1000 / seconds
  const reading = work.read_ms / 1000 / (seconds * jobs)
  const isBusy = Math.max(writing, reading) >= MOSTLY
  const other = seconds < SHORT ? 'start' : 'disk'
  return {
    files_per_second: rounded(work.files / seconds),
    megabytes_per_second: rounded(work.bytes / 2 ** 20 / seconds),
    waits_for: isBusy ? (writing > reading ? 'writer' : 'readers') : other,
  }
}

function rounded(rate: number): number {
  return Math.round(rate * 100) / 100
}
