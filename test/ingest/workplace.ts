/** A folder of files and a database beside it, taken in as `jixiao ingest` does it but within this process. */
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { usualEngine } from '../../src/extract/ocr/engine.ts'
import { usualLimits } from '../../src/extract/usual-limits.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { type RunSettings, runIngest } from '../../src/ingest/run.ts'
import type { FoundFile } from '../../src/ingest/walk.ts'
import type { Database } from '../../src/store/database.ts'
import { digest } from '../../src/store/digest.ts'
import { withReadOnlyDatabase } from '../../src/store/open.ts'
import { openRun, type RunFile } from '../../src/store/run-log.ts'

export const usual = {
  jobs: 1,
  read: { ...usualLimits, ocr: 'off', engine: usualEngine(), maxPages: 100 },
  limits: { timeoutMs: 600_000, memoryMb: 1024 },
  follows: false,
} as const

export function unattended(onFiles: (files: readonly RunFile[]) => void) {
  return { onFiles, onPage: () => undefined, stop: new AbortController().signal, onWait: null }
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
  const run = async (
    roots: readonly string[],
    isForced: boolean,
    settings: Partial<RunSettings>,
  ) => {
    const ended: RunFile[] = []
    const watch = unattended((found) => ended.push(...found))
    const end = await runIngest(roots, isForced, { database, ...usual, ...settings }, watch)
    return { ...end, ended }
  }
  /** One run; tells how each file ended. */
  const take = (settings: Partial<RunSettings> = {}, roots: readonly string[] = [files]) =>
    run(roots, false, settings)
  /** The same, of known files as well. */
  const takeAgain = (settings: Partial<RunSettings> = {}) => run([files], true, settings)
  return { home, files, database, put, take, takeAgain }
}

/** Takes files in under a run of its own in an opened database. */
export function ingestFound(
  database: Database,
  found: AsyncIterable<FoundFile>,
  onFiles: (files: readonly RunFile[]) => void,
): Promise<void> {
  const versions = { program_version: '0', parser_version: 0 }
  const log = openRun(database, { command: 'ingest', settings: '{}', ...versions })
  const watch = unattended(onFiles)
  const again = { isAgain: () => false, opensUnchanged: false }
  const place = { database, log, stop: watch.stop }
  return ingest(place, found as never, { ...usual, ...again }, watch)
}

export function digestOf(path: string): Promise<string> {
  return withReadOnlyDatabase(path, digest)
}

/** Looks again until `isSo`; the test's own time limit ends it. */
export async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(50)
}

export async function holds(database: string, forms: number): Promise<boolean> {
  const rows = await asked(database, 'SELECT count(*) AS n FROM forms').catch(() => [])
  return (rows[0] as { n: number } | undefined)?.n === forms
}
