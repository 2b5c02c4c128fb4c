/** A database of fixtures, as a person has it. */
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { audit, extract, normalize, openStore } from '../../src/jixiao.ts'

/** Reads fixtures into a new database; returns its path and the digests of the documents in order. */
export async function databaseOf(
  ...paths: readonly string[]
): Promise<{ readonly path: string; readonly digests: readonly string[] }> {
  const path = join(mkdtempSync(join(tmpdir(), 'jixiao-review-')), 'reports.db')
  return { path, digests: await readInto(path, paths) }
}

/** Reads files into a database, again where they are known. */
export async function readInto(path: string, paths: readonly string[]): Promise<readonly string[]> {
  const store = await openStore(path)
  const digests: string[] = []
  for (const file of paths) {
    for await (const document of extract(file)) {
      const report = normalize(document)
      store.save(document, report, audit(report))
      digests.push(document.source.sha256)
    }
  }
  await store.close()
  return digests
}
