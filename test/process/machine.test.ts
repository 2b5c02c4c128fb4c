/** Control groups as systems show them, made in a folder. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { boundedMachine, machine, usualJobs } from '../../src/process/machine.ts'

const whole = { cores: 16, memoryMb: 65_536 }
const GB = 2 ** 30

function bounded(files: Readonly<Record<string, string>>) {
  const root = mkdtempSync(join(tmpdir(), 'jixiao-machine-'))
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), `${text}\n`)
  }
  return boundedMachine(whole, root)
}

describe('version 2', () => {
  test('a container sees its own group as the root', () => {
    const files = {
      'proc/self/cgroup': '0::/',
      'sys/fs/cgroup/cpu.max': '250000 100000',
      'sys/fs/cgroup/memory.max': String(4 * GB),
    }
    expect(bounded(files)).toEqual({ cores: 2, memoryMb: 4096 })
  })

  test('the tightest of the groups around it holds', () => {
    const files = {
      'proc/self/cgroup': '0::/user.slice/job.scope',
      'sys/fs/cgroup/user.slice/cpu.max': '400000 100000',
      'sys/fs/cgroup/user.slice/memory.max': String(2 * GB),
      'sys/fs/cgroup/user.slice/job.scope/cpu.max': 'max 100000',
      'sys/fs/cgroup/user.slice/job.scope/memory.max': String(8 * GB),
    }
    expect(bounded(files)).toEqual({ cores: 4, memoryMb: 2048 })
  })

  test('less than a core is one', () => {
    const files = { 'proc/self/cgroup': '0::/', 'sys/fs/cgroup/cpu.max': '50000 100000' }
    expect(bounded(files)).toEqual({ ...whole, cores: 1 })
  })

  test('max bounds nothing', () => {
    const files = {
      'proc/self/cgroup': '0::/',
      'sys/fs/cgroup/cpu.max': 'max 100000',
      'sys/fs/cgroup/memory.max': 'max',
    }
    expect(bounded(files)).toEqual(whole)
  })
})

describe('version 1', () => {
  test('each controller has a place of its own', () => {
    const files = {
      'proc/self/cgroup':
        '11:memory:/docker/a1\n4:cpu,cpuacct:/docker/a1\n1:name=systemd:/docker/a1',
      'sys/fs/cgroup/cpu,cpuacct/docker/a1/cpu.cfs_quota_us': '300000',
      'sys/fs/cgroup/cpu,cpuacct/docker/a1/cpu.cfs_period_us': '100000',
      'sys/fs/cgroup/memory/docker/a1/memory.limit_in_bytes': String(3 * GB),
    }
    expect(bounded(files)).toEqual({ cores: 3, memoryMb: 3072 })
  })

  test('the path of the host leads nowhere inside a container', () => {
    const files = {
      'proc/self/cgroup': '5:cpuacct,cpu:/docker/a1\n3:memory:/docker/a1',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '200000',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': String(GB),
    }
    expect(bounded(files)).toEqual({ cores: 2, memoryMb: 1024 })
  })

  test('no quota and the largest number bound nothing', () => {
    const files = {
      'proc/self/cgroup': '4:cpu:/\n3:memory:/',
      'sys/fs/cgroup/cpu/cpu.cfs_quota_us': '-1',
      'sys/fs/cgroup/cpu/cpu.cfs_period_us': '100000',
      'sys/fs/cgroup/memory/memory.limit_in_bytes': '9223372036854771712',
    }
    expect(bounded(files)).toEqual(whole)
  })
})

test.each([
  ['another system', {}],
  ['files that say nothing', { 'proc/self/cgroup': 'x', 'sys/fs/cgroup/cpu.max': '0 0' }],
])('%s bounds nothing', (_, files) => {
  expect(bounded(files)).toEqual(whole)
})

test('this machine has a core and memory', () => {
  expect(machine().cores).toBeGreaterThan(0)
  expect(machine().memoryMb).toBeGreaterThan(0)
})

test.each([
  ['as many as cores', { cores: 4, memoryMb: 65_536 }, 4],
  ['fewer where memory does not bear more', { cores: 16, memoryMb: 4096 }, 3],
  ['one at least', { cores: 4, memoryMb: 512 }, 1],
])('files are read at once: %s', (_, bounds, jobs) => {
  expect(usualJobs(1024, bounds)).toBe(jobs)
})
