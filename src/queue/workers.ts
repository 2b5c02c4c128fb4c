/** Who works on a queue: each worker shows itself, by the clock of the database. */
import { hostname } from 'node:os'
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'

/** A sign of life. */
export function noteWorker(database: Database, run: number): void {
  const sql = `
    INSERT INTO jixiao_work.workers (run_id, host) VALUES (?, ?)
    ON CONFLICT (run_id) DO UPDATE SET seen_at = now(),
      files = (SELECT count(*) FROM run_files WHERE run_files.run_id = workers.run_id)`
  prepared(database, sql).run(run, hostname())
}
