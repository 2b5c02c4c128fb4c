/** What of a machine may be used: its cores and memory, within the control groups that bound this process (Linux, v1 and v2). */
import { readFileSync } from 'node:fs'
import { availableParallelism, totalmem } from 'node:os'
import { join } from 'node:path'

export type Machine = { readonly cores: number; readonly memoryMb: number }

/** The machine that this process runs on. */
export function machine(): Machine {
  return boundedMachine({ cores: availableParallelism(), memoryMb: totalmem() / 2 ** 20 }, '/')
}

/** As much of `whole` as the control groups leave. `root`: the folder in which the system shows itself. */
export function boundedMachine(whole: Machine, root: string): Machine {
  const bounds = groupsOf(root).flatMap(({ version, folders }) => folders.map(boundIn[version]))
  return {
    cores: Math.max(1, Math.floor(Math.min(whole.cores, ...bounds.map(({ cores }) => cores)))),
    memoryMb: Math.floor(Math.min(whole.memoryMb, ...bounds.map(({ memoryMb }) => memoryMb))),
  }
}

/** Megabytes of the process that walks and writes. */
const WRITER_MB = 250

/** How many files may be read at once by processes of which each takes at most `processMb`. */
export function usualJobs(processMb: number, { cores, memoryMb }: Machine = machine()): number {
  return Math.max(1, Math.min(cores, Math.floor((memoryMb - WRITER_MB) / processMb)))
}

type Version = 'v1' | 'v2'

/** The folders in which the bounds of one group stand, and of the groups around it. */
type Group = { readonly version: Version; readonly folders: readonly string[] }

/** Where the groups' files stand. In a container the group's own path may be that of the host, and lead nowhere. */
const HOME = 'sys/fs/cgroup'

function groupsOf(root: string): readonly Group[] {
  const lines = textOf(join(root, 'proc/self/cgroup')).split('\n').filter(Boolean)
  return lines.map((line) => {
    const [, controllers = '', ...path] = line.split(':')
    const version = controllers === '' ? 'v2' : 'v1'
    const homes = controllers === '' ? ['', 'unified'] : [controllers, ...controllers.split(',')]
    const groups = groupsAround(path.join(':'))
    const folders = homes.flatMap((home) => groups.map((group) => join(root, HOME, home, group)))
    return { version, folders }
  })
}

/** A group and all that it lies in. */
function groupsAround(path: string): readonly string[] {
  const names = path.split('/').filter((name) => name !== '' && name !== '..')
  return Array.from({ length: names.length + 1 }, (_, count) => names.slice(0, count).join('/'))
}

/** What one folder bounds; infinite where it says nothing. */
const boundIn: Readonly<Record<Version, (folder: string) => Machine>> = {
  v1: (folder) => {
    const quota = numberIn(textOf(join(folder, 'cpu.cfs_quota_us')))
    const period = numberIn(textOf(join(folder, 'cpu.cfs_period_us')))
    return bound(quota / period, numberIn(textOf(join(folder, 'memory.limit_in_bytes'))))
  },
  v2: (folder) => {
    const [quota = '', period = ''] = textOf(join(folder, 'cpu.max')).split(' ')
    return bound(numberIn(quota) / numberIn(period), numberIn(textOf(join(folder, 'memory.max'))))
  },
}

function bound(cores: number, bytes: number): Machine {
  return { cores: cores > 0 ? cores : Number.POSITIVE_INFINITY, memoryMb: bytes / 2 ** 20 }
}

/** A number from 1; infinite for `max`, `-1` and what is missing. */
function numberIn(text: string): number {
  return /^[1-9]\d*$/u.test(text.trim()) ? Number(text) : Number.POSITIVE_INFINITY
}

function textOf(path: string): string {
  try {
    return readFileSync(path, 'utf8').trim()
  } catch {
    // Another system, another version, or a controller that is not there: nothing bounds.
    return ''
  }
}
