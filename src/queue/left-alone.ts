/** Files that nobody is given any more, since every worker that read them fell silent or failed. */
import type { Database } from '../store/database.ts'
import { prepared } from '../store/prepared.ts'

export type LeftAlone = {
  /** What the last worker said that failed; null where all fell silent. */
  readonly reason: string | null
  /** The machines that were at them last, parted by commas. */
  readonly hosts: string
  readonly files: number
  /** The first of them. */
  readonly path: string
}

/** By reason; of one chunk, or with null of all that were not given out again since. */
export function selectLeftAlone(database: Database, chunk: string | null): readonly LeftAlone[] {
  const sql = `
    SELECT reason, coalesce(string_agg(DISTINCT host, ', ' ORDER BY host), '') AS hosts,
      count(*) AS files, min(path) AS path
    FROM jixiao_work.files JOIN jixiao_work.chunks ON chunks.id = files.chunk
    WHERE outcome = 'poison' AND ended_at IS NULL AND (CAST(@chunk AS UUID) IS NULL OR chunk = @chunk)
    GROUP BY reason ORDER BY files DESC, reason`
  return prepared<LeftAlone>(database, sql).all({ chunk })
}
