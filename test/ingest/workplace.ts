/** A folder of files and a database beside it, taken in as `jixiao ingest` does it but within this process. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { usualEngine } from '../../src/extract/ocr/engine.ts'
import { type RunSettings, runIngest } from '../../src/ingest/run.ts'
import { withReadOnlyDatabase } from '../../src/store/database.ts'
import type { RunFile } from '../../src/store/run-log.ts'
import { usualLimits } from '../../src/usual-limits.ts'

export const usual = {
  jobs: 1,
  read: { ...usualLimits, ocr: 'off', engine: usualEngine(), maxPages: 100 },
  limits: { timeoutMs: 60_000, memoryMb: 1024 },
  follows: false,
} as const

export function unattended(hear: (files: readonly RunFile[]) => void) {
  return { hear, hearPage: () => undefined, stop: new AbortController().signal, onWait: null }
}

export function asked(path: string, sql: string): Promise<unknown[]> {
  return withReadOnlyDatabase(path, (database) => database.prepare(sql).all())
}

export function workplace() {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-ingest-'))
  const files = join(home, 'files')
  mkdirSync(files)
  const database = join(home, 'a.db')
  const put = (name: string, content: string | Uint8Array) => {
    mkdirSync(dirname(join(files, name)), { recursive: true })
    writeFileSync(join(files, name), content)
  }
  /** One run; tells how each file ended. */
  const take = async (settings: Partial<RunSettings> = {}, roots: readonly string[] = [files]) => {
    const ended: RunFile[] = []
    const watch = unattended((found) => ended.push(...found))
    const end = await runIngest(roots, false, { database, ...usual, ...settings }, watch)
    return { ...end, ended }
  }
  return { home, files, database, put, take }
}
