/** Resident memory of running processes, where the system tells it (Linux); elsewhere 0. */
import { readdirSync, readFileSync } from 'node:fs'

const PAGE_BYTES = 4096

/** Megabytes of one process; 0 when it has ended. */
export function residentMb(pid: number): number {
  try {
    const pages = Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1])
    return (pages * PAGE_BYTES) / 2 ** 20
  } catch {
    return 0
  }
}

/** The processes that a process has started and that still run. */
export function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}

/** Megabytes of a process and all below it. */
export function treeMb(pid: number): number {
  return childrenOf(pid).reduce((sum, child) => sum + treeMb(child), residentMb(pid))
}
