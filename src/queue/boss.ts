/** The queue itself: pg-boss in the same database, in a schema of its own. */
import { PgBoss } from 'pg-boss'
import { usualEngine } from '../extract/ocr/engine.ts'
import type { EngineName } from '../extract/ocr/engine-name.ts'
import type { ReadSettings } from '../extract/reader.ts'
import { parserVersion } from '../version.ts'
import { LEASE_SECONDS } from './lease.ts'
import { BOSS_SCHEMA } from './tables.ts'

/** Files are put together by how long they take: small ones many to a chunk, scans few. */
export const sizeClasses = ['small', 'large', 'scan'] as const
export type SizeClass = (typeof sizeClasses)[number]

/** How often some worker looks for chunks whose worker is silent, seconds. */
const SUPERVISE_SECONDS = 5

/** Seconds of a day. */
const DAY_SECONDS = 86_400

/** A chunk waits until it is taken: a queue that drops what is old would lose files in silence. */
const KEPT_SECONDS = 3650 * DAY_SECONDS

/** Attempts are counted beside the chunk, since giving it back is none: the queue itself never gives up. */
const NEVER = 1_000_000

/** The queue of a chunk: who cannot read it as it was asked for never sees it. */
export function queueName(engine: EngineName | null, sizeClass: SizeClass): string {
  return `v${parserVersion}-${engine ?? 'none'}-${sizeClass}`
}

/** The engine that a reading needs; null where nothing is recognised. */
export function neededEngine({ ocr, engine = usualEngine() }: ReadSettings): EngineName | null {
  return ocr === 'off' ? null : engine
}

/** Opens the queue; its schema is made where it is not there. `onError` hears what goes wrong between two questions. */
export async function openBoss(
  address: string,
  names: readonly string[],
  onError: (error: Error) => void,
): Promise<PgBoss> {
  const boss = new PgBoss({
    connectionString: address,
    schema: BOSS_SCHEMA,
    application_name: 'jixiao queue',
    max: 2,
    schedule: false,
    superviseIntervalSeconds: SUPERVISE_SECONDS,
    monitorIntervalSeconds: SUPERVISE_SECONDS,
  })
  boss.on('error', onError)
  await boss.start()
  const known = new Set((await boss.getQueues()).map(({ name }) => name))
  for (const name of names.filter((one) => !known.has(one))) {
    await boss.createQueue(name, {
      heartbeatSeconds: LEASE_SECONDS,
      expireInSeconds: DAY_SECONDS,
      retentionSeconds: KEPT_SECONDS,
      retryLimit: NEVER,
      retryDelay: 0,
    })
  }
  return boss
}

export function closeBoss(boss: PgBoss): Promise<void> {
  return boss.stop({ graceful: false })
}
