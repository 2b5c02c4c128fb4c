/** Who works on a queue: each worker shows itself, by the clock of the database. */
import { hostname } from 'node:os'
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'

/** A sign of life, with how many files it was about so far. */
export function noteWorker(database: Database, run: number, files: number): void {
  const sql = `
    INSERT INTO jixiao_work.workers (run_id, host, files) VALUES (@run, @host, @files)
    ON CONFLICT (run_id) DO UPDATE SET seen_at = now(), files = excluded.files`
  prepared(database, sql).run({ run, host: hostname(), files })
}
