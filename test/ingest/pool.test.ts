/** Real reading processes, seen from without. */
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { childrenOf } from '../../scripts/bench/memory.ts'
import { usualLimits } from '../../src/extract/usual-limits.ts'
import { openPool } from '../../src/ingest/pool.ts'
import { reportText } from './report-text.ts'

const path = join(mkdtempSync(join(tmpdir(), 'jixiao-pool-')), 'a.txt')
writeFileSync(path, reportText('植树'))

const file = {
  kind: 'file',
  path,
  pathBytes: null,
  seen: null,
  settings: { ocr: 'off', ...usualLimits },
  printing: null,
} as const

/** Little enough for a process that has read one file to have grown, and enough for it to read on. */
const MEMORY_MB = 220

test.runIf(process.platform === 'linux')(
  'a process that has grown reads on until another has started in its place',
  async () => {
    const others = new Set(childrenOf(process.pid))
    const own = () => childrenOf(process.pid).filter((id) => !others.has(id))
    const pool = openPool({ timeoutMs: 600_000, memoryMb: MEMORY_MB })
    try {
      const read = () => pool.read(file, false, ({ kind }) => kind === 'opened')
      expect(await read()).toEqual({ kind: 'finished', failure: null })
      const [first = 0] = own()
      expect(first).toBeGreaterThan(0)
      while (own().includes(first)) {
        expect(await read()).toEqual({ kind: 'finished', failure: null })
        expect(own().length).toBeGreaterThan(0)
      }
      expect(await read()).toEqual({ kind: 'finished', failure: null })
    } finally {
      pool.close()
    }
  },
)

test.runIf(process.platform === 'linux')('a pool that was closed starts no process', async () => {
  const before = childrenOf(process.pid)
  const pool = openPool({ timeoutMs: 600_000, memoryMb: 1024 })
  pool.close()
  expect(await pool.read(file, false, () => true)).toMatchObject({ kind: 'death' })
  expect(childrenOf(process.pid)).toEqual(before)
})
