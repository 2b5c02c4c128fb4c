/** Files of a bucket, over HTTP and with signatures that are verified. */
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { usualChunks } from '../../src/queue/enqueue.ts'
import { runEnqueue } from '../../src/queue/run-enqueue.ts'
import { runWork } from '../../src/queue/work.ts'
import type { WorkEvent } from '../../src/queue/work-event.ts'
import { reportText } from '../ingest/report-text.ts'
import { asked, digestOf, unattended, usual, workplace } from '../ingest/workplace.ts'
import { type Databases, hasPostgres } from '../postgres.ts'
import { sharedPostgres } from '../shared-postgres.ts'
import { KEY, startBucket } from './s3-server.ts'

const objects = new Map(
  ['2023/甲 局.txt', '2023/乙(局).txt', '2024/丙.txt', 'other/丁.txt'].map((key) => [
    key,
    reportText(key),
  ]),
)

let server: Databases
let bucket: Awaited<ReturnType<typeof startBucket>>

describe.skipIf(!hasPostgres)('files of a bucket', () => {
  beforeAll(async () => {
    server = sharedPostgres()
    bucket = await startBucket('reports', objects)
    process.env['AWS_ENDPOINT_URL_S3'] = bucket.endpoint
    process.env['AWS_REGION'] = 'cn-north-1'
    process.env['AWS_ACCESS_KEY_ID'] = KEY.id
    process.env['AWS_SECRET_ACCESS_KEY'] = KEY.secret
  })
  afterAll(async () => {
    bucket.close()
    await server.leave()
  })

  function enqueue(database: string, root: string) {
    const what = { roots: [root], isForced: false, chunkSizes: usualChunks }
    return runEnqueue(
      what,
      { ...usual, database },
      unattended(() => undefined),
    )
  }

  async function work(address: string, root: string | null) {
    const news: WorkEvent[] = []
    const watch = { ...unattended(() => undefined), onEvent: (one: WorkEvent) => news.push(one) }
    const settings = { address, root, jobs: 1, ocrJobs: 1, limits: usual.limits, untilEmpty: true }
    return { end: await runWork(settings, watch), news }
  }

  test('are enqueued below a path, read by whoever may, and hold what a folder holds', async () => {
    const database = await server.makeDatabase()
    expect(await enqueue(database, 's3://reports/202')).toMatchObject({ found: 1, failed: 1 })
    expect(await enqueue(database, 's3://reports/2023/')).toMatchObject({ found: 2, failed: 0 })
    const refused = await work(database, 's3://secret')
    expect(refused.news).toEqual([{ kind: 'refused', folder: 's3://secret' }])
    objects.set('2023/乙(局).txt', 'something else')
    const { end } = await work(database, null)
    expect(end).toMatchObject({ found: 2, failed: 1 })
    expect(await asked(database, 'SELECT path, error_code FROM paths ORDER BY path')).toEqual([
      { path: 's3://reports/2023/乙(局).txt', error_code: 'changed_while_reading' },
      { path: 's3://reports/2023/甲 局.txt', error_code: null },
    ])
  })

  test('are told where nobody may read them', async () => {
    const database = await server.makeDatabase()
    const end = await enqueue(database, 's3://secret/reports')
    expect(end).toMatchObject({ found: 1, failed: 1 })
    const [told] = await asked(database, 'SELECT error_message FROM run_files')
    expect(told).toEqual({ error_message: 'There is no permission to read it.' })
  })

  test('stand for a folder of another machine', async () => {
    const { files, database: alone, put, take } = workplace()
    const content = reportText('2024/丙.txt')
    put('丙.txt', content)
    await take()
    const database = await server.makeDatabase()
    await enqueue(database, files)
    await work(database, 's3://reports/2024')
    expect(await digestOf(database)).toBe(await digestOf(alone))
  })
})
