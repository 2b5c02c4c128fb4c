/**
 * Writing beside other workers. Whoever writes locks what he writes: the digests of documents, and paths. New documents
 * have nothing else in common. One that is read anew takes links with it that other documents share, and is written while
 * nobody else writes.
 */
import type { Saved, SavedFile } from '../ingest/save-file.ts'
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'

/** Keys that are locked one by one; the server has room for some thousand in all. */
const KEYS_AT_MOST = 40

/** Runs `work`, which writes the batch, as one transaction, beside those of others that are about something else. */
export function writeWithLocks(
  database: Database,
  batch: readonly Saved[],
  work: () => void,
): void {
  const documents = documentsOf(batch)
  const noted = batch.flatMap((one) => (one.kind === 'file' ? notedBy(one) : []))
  const keys = new Set([...documents, ...noted])
  const isWritten =
    keys.size <= KEYS_AT_MOST &&
    database.lockingTransaction([...keys], () => {
      if (isAnyStored(database, documents)) return false
      work()
      return true
    })
  if (!isWritten) database.exclusiveTransaction(work)
}

/** The digests of the documents in a batch. */
export function documentsOf(batch: readonly Saved[]): readonly string[] {
  return batch.flatMap((one) =>
    one.kind === 'document' ? String(one.read.rows.document['sha256']) : [],
  )
}

/** A path, and the digests it leads to. */
function notedBy({ file, members }: SavedFile): readonly string[] {
  return [file.path, ...members.flatMap(({ sha256 }) => sha256 ?? [])]
}

function isAnyStored(database: Database, digests: readonly string[]): boolean {
  if (digests.length === 0) return false
  const sql = 'SELECT 1 FROM documents WHERE sha256 IN (SELECT value FROM json_each(?)) LIMIT 1'
  return prepared(database, sql).get(JSON.stringify(digests)) !== undefined
}
