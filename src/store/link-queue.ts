/** What waits to be linked. Call its writers within `inTransaction`. */
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'

type Queue = 'form' | 'region' | 'organisation'

/** Keys of one kind that wait, in order; at most `most`. */
export function selectQueue(database: Database, kind: Queue, most: number): readonly string[] {
  const sql = 'SELECT key FROM link_queue WHERE kind = ? ORDER BY key LIMIT ?'
  return prepared(database, sql).pluck().all(kind, most) as string[]
}

export function enqueue(database: Database, kind: Queue, keys: Iterable<string>): void {
  const insert = prepared(database, 'INSERT INTO link_queue VALUES (?, ?) ON CONFLICT DO NOTHING')
  for (const key of keys) insert.run(kind, key)
}

export function dequeue(database: Database, kind: Queue, keys: Iterable<string>): void {
  const remove = prepared(database, 'DELETE FROM link_queue WHERE kind = ? AND key = ?')
  for (const key of keys) remove.run(kind, key)
}

/** Lets every form wait where the links were made by another version of the rules. */
export function enqueueForVersion(database: Database, version: number): void {
  const known = prepared(database, 'SELECT version FROM link_state').pluck().get()
  if (known === version) return
  enqueueAll(database)
  database.exec('DELETE FROM link_state')
  prepared(database, 'INSERT INTO link_state VALUES (?)').run(version)
}

/** Lets every form wait: what a person said may concern all of them. */
export function enqueueAll(database: Database): void {
  database.exec(
    "INSERT INTO link_queue SELECT 'form', CAST(id AS TEXT) FROM forms WHERE TRUE ON CONFLICT DO NOTHING",
  )
}
