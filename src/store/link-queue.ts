/** What waits to be linked. Call its writers within `inTransaction`. */
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'

type Queue = 'form' | 'region' | 'organisation'

/** Keys of one kind that wait, in order; at most `most`. */
export function selectQueue(database: Database, kind: Queue, most: number): readonly string[] {
  const sql = 'SELECT key FROM link_queue WHERE kind = ? ORDER BY key LIMIT ?'
  return prepared<string>(database, sql).pluck().all(kind, most)
}

export function enqueue(database: Database, kind: Queue, keys: Iterable<string>): void {
  const sql = `INSERT INTO link_queue SELECT CAST(? AS TEXT), value FROM json_each(?) WHERE TRUE
    ON CONFLICT DO NOTHING`
  const list = [...new Set(keys)]
  if (list.length > 0) prepared(database, sql).run(kind, JSON.stringify(list))
}

export function dequeue(database: Database, kind: Queue, keys: Iterable<string>): void {
  const sql = 'DELETE FROM link_queue WHERE kind = ? AND key IN (SELECT value FROM json_each(?))'
  prepared(database, sql).run(kind, JSON.stringify([...keys]))
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
