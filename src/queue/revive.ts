/** Files that were left alone after three attempts, given out again. */
import { randomUUID } from 'node:crypto'
import type { Database } from '../store/database.ts'
import { closeBoss, openBoss } from './boss.ts'
import { BOSS_SCHEMA, hasWorkTables, upgradeWorkTables } from './tables.ts'

type Poison = { readonly id: string; readonly queue: string }

/** What is left of each such chunk becomes a new one; likewise of those that never came into the queue. */
export async function requeuePoisonChunks(database: Database, address: string): Promise<void> {
  upgradeWorkTables(database)
  if (!hasWorkTables(database)) return
  const left = database.prepare<Poison>(LEFT).all()
  if (left.length === 0) return
  const boss = await openBoss(
    address,
    [...new Set(left.map(({ queue }) => queue))],
    () => undefined,
  )
  try {
    for (const { id, queue } of left) {
      const again = randomUUID()
      database.transaction(() => {
        database.prepare(COPY).run(again, id)
        database.prepare(MOVE).run(again, id)
      })
      await boss.insert(queue, [{ id: again }])
    }
  } finally {
    await closeBoss(boss)
  }
}

const LEFT = `
  SELECT id, queue FROM jixiao_work.chunks
  WHERE (outcome = 'poison' OR outcome IS NULL AND NOT EXISTS (
      SELECT 1 FROM ${BOSS_SCHEMA}.job WHERE job.name = chunks.queue AND job.id = chunks.id
    ))
    AND EXISTS (SELECT 1 FROM jixiao_work.files WHERE files.chunk = chunks.id AND ended_at IS NULL)`

const COPY = `
  INSERT INTO jixiao_work.chunks (id, batch, queue)
  SELECT CAST(? AS UUID), batch, queue FROM jixiao_work.chunks WHERE id = ?`

const MOVE = `
  UPDATE jixiao_work.files SET chunk = ?, attempts_alone = 0, attempt = NULL, host = NULL, reason = NULL
  WHERE chunk = ? AND ended_at IS NULL`
