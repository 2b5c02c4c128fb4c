/** Workers over one queue: whatever befalls them, the database says what one machine's says. */
import { execFileSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { once } from 'node:events'
import { closeSync, mkdtempSync, openSync, renameSync, writeFileSync } from 'node:fs'
import { hostname, tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { Readable } from 'node:stream'
import { text } from 'node:stream/consumers'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { queueLines } from '../../src/commands/queue-lines.ts'
import { closeBoss, openBoss } from '../../src/queue/boss.ts'
import { usualChunks } from '../../src/queue/enqueue.ts'
import { selectQueueStatus } from '../../src/queue/queue-status.ts'
import { acceptResults } from '../../src/queue/results.ts'
import { runEnqueue, runEnqueueFailed } from '../../src/queue/run-enqueue.ts'
import { runQueued } from '../../src/queue/run-queued.ts'
import { runWork } from '../../src/queue/work.ts'
import type { WorkEvent } from '../../src/queue/work-event.ts'
import { withDatabase, withReadOnlyDatabase } from '../../src/store/open.ts'
import { openConnection } from '../../src/store/postgres/connection.ts'
import { storeErrorOf } from '../../src/store/postgres/error.ts'
import type { DocumentRows } from '../../src/store/rows.ts'
import type { RunFile } from '../../src/store/run-log.ts'
import type { ReadingKey } from '../../src/store/save.ts'
import { start } from '../command-line.ts'
import { reportText } from '../ingest/report-text.ts'
import { asked, digestOf, unattended, until, usual, workplace } from '../ingest/workplace.ts'
import { hasPostgres, startPostgres } from '../postgres.ts'

const ENDED = 'jixiao_work.files WHERE ended_at IS NOT NULL'

let server: Awaited<ReturnType<typeof startPostgres>>

/** Every file says something else, so that none is another's copy. */
function fill(put: (name: string, content: string) => void, files: number): void {
  for (let at = 0; at < files; at += 1) put(`${at % 7}/${at}.txt`, reportText(`植树${at}`, at % 50))
}

/** A database with the tables of the store and of a queue: to make them takes longer than most tests. */
let prepared: string

async function enqueued(files: string) {
  const database = await server.makeDatabase(prepared)
  return { database, end: await enqueueInto(database, files) }
}

/** Files of a chunk here: enough that some are done and some are not. */
const SMALL = 5

function enqueueInto(database: string, files: string, isForced = false) {
  const asked = { roots: [files], isForced, chunkSizes: { ...usualChunks, small: SMALL } }
  return runEnqueue(
    asked,
    { ...usual, database },
    unattended(() => undefined),
  )
}

/** A worker in this process, until nothing is left. `hear` is called after each file. */
async function work(
  address: string,
  root: string | null = null,
  onFiles: (files: readonly RunFile[]) => void = () => undefined,
) {
  const news: WorkEvent[] = []
  const watch = { ...unattended(onFiles), onEvent: (one: WorkEvent) => news.push(one) }
  const { jobs, limits } = usual
  const settings = { address, root, jobs, ocrJobs: 1, limits, untilEmpty: true }
  const end = await runWork(settings, watch)
  return { end, news }
}

function queueOf(address: string) {
  return withReadOnlyDatabase(address, selectQueueStatus)
}

async function counted(address: string, what: string): Promise<number> {
  const [row] = (await server.run(`SELECT count(*)::int AS n FROM ${what}`, address)) as {
    n: number
  }[]
  return row?.n ?? 0
}

/**
 * Puts pipes where the files of this number in their chunks stood, so that whoever reads one is at it for as long as the
 * test wants: `putBack` brings the files back for others, `goOn` ends the waiting.
 */
async function holdUp(address: string, ordinal: number) {
  const sql = `SELECT path FROM jixiao_work.files WHERE ordinal = ${ordinal}`
  const paths = ((await server.run(sql, address)) as { path: string }[]).map(({ path }) => path)
  const aside = mkdtempSync(join(tmpdir(), 'jixiao-aside-'))
  const held = paths.map((path) => {
    const kept = join(aside, basename(path))
    renameSync(path, kept)
    execFileSync('mkfifo', [path])
    return { path, kept, pipe: openSync(path, 'r+') }
  })
  const putBack = () => {
    for (const { path, kept } of held) renameSync(kept, path)
  }
  const goOn = () => {
    for (const { pipe } of held.splice(0)) closeSync(pipe)
  }
  return { putBack, goOn }
}

/** Lets the server refuse the file that says 植树1, as one does that is at odds with it. */
const REFUSE_ONE = `
  CREATE FUNCTION refuse() RETURNS TRIGGER LANGUAGE plpgsql AS $$ BEGIN RAISE 'not this one'; END $$;
  CREATE TRIGGER refuse BEFORE INSERT ON jixiao.documents FOR EACH ROW
    WHEN (NEW.sha256 = '${createHash('sha256').update(reportText('植树1', 1)).digest('hex')}') EXECUTE FUNCTION refuse()`

/** What a lease's length of silence does, without waiting for it. */
async function passTime(address: string): Promise<void> {
  const sql = `UPDATE jixiao_queue.job SET heartbeat_on = heartbeat_on - interval '1 hour'
    WHERE state = 'active'`
  await server.run(sql, address)
  const boss = await openBoss(address, [], () => undefined)
  await server.run('UPDATE jixiao_queue.queue SET monitor_on = NULL', address)
  await boss.supervise()
  await closeBoss(boss)
}

describe.skipIf(!hasPostgres)('a queue in PostgreSQL', () => {
  beforeAll(async () => {
    server = await startPostgres()
    prepared = await server.makeDatabase()
    await enqueueInto(prepared, mkdtempSync(join(tmpdir(), 'jixiao-empty-')))
    await work(prepared)
    await server.leave()
  })
  afterAll(() => server.remove())

  test('a killed worker and a halted one lose nothing and do nothing twice', async () => {
    const { files, database: alone, put, take } = workplace()
    fill(put, 2 * SMALL)
    await take()
    const { database, end } = await enqueued(files)
    expect(end).toMatchObject({ found: 2 * SMALL, unchanged: 0, failed: 0 })
    const bar = await holdUp(database, 3)
    const args = ['work', '--db', database, '--jobs', '1', '--until-empty', '--json']
    const [killed, halted] = [start(args), start(args)]
    const said = text(halted.stdout ?? Readable.from([]))
    const exits = [killed, halted].map((worker) => once(worker, 'exit'))
    await until(async () => (await counted(database, ENDED)) === 6)
    killed.kill('SIGKILL')
    halted.kill('SIGSTOP')
    bar.putBack()
    await passTime(database)
    const other = await work(database, null, () => {
      halted.kill('SIGCONT')
      bar.goOn()
    })
    await Promise.all(exits)
    expect(other.news).toEqual([])
    expect(await said).toContain('{"event":"lost_chunk"}')
    expect(await counted(database, ENDED)).toBe(2 * SMALL)
    expect(await counted(database, 'jixiao_work.files WHERE attempt > 0')).toBe(2 * SMALL - 6)
    expect(await counted(database, 'jixiao_work.faults')).toBe(0)
    expect(await digestOf(database)).toBe(await digestOf(alone))
  })

  test('a worker goes on after its server was started again', async () => {
    const { files, database: alone, put, take } = workplace()
    fill(put, 6)
    await take()
    const { database } = await enqueued(files)
    const first = Promise.withResolvers<void>()
    const working = work(database, null, () => first.resolve())
    await first.promise
    await server.stop()
    await server.start()
    const { news } = await working
    // A server that takes its time is asked several times.
    expect(new Set(news.map(({ kind }) => kind))).toEqual(new Set(['disconnected']))
    expect(await digestOf(database)).toBe(await digestOf(alone))
  })

  test('a server that goes away while files are put into the queue is told, by either connection', async () => {
    const { files, put } = workplace()
    fill(put, 1)
    const database = await server.makeDatabase(prepared)
    const other = openConnection(database)
    const sql = `SELECT pg_terminate_backend(pid) FROM pg_stat_activity
      WHERE datname = current_database() AND pid <> pg_backend_pid()`
    const onFiles = () => other.ask({ kind: 'ask', sql, name: null, values: null })
    const asked = { roots: [files], isForced: false, chunkSizes: usualChunks }
    await expect(
      runEnqueue(asked, { ...usual, database }, unattended(onFiles)),
    ).rejects.toMatchObject({
      code: 'not_openable',
      message: expect.stringContaining('The server cannot be reached'),
    })
    other.close()
    const unreachable = 'postgres://writer@/none?host=/nowhere'
    const error = await openBoss(unreachable, [], onFiles).catch((thrown: unknown) => thrown)
    expect(storeErrorOf(error, 'here')).toMatchObject({ code: 'not_openable' })
    expect(await enqueueInto(database, files)).toMatchObject({ found: 1, unchanged: 1 })
  })

  test('what a worker cannot read goes back, and what has changed is told', async () => {
    const { home, files, put } = workplace()
    fill(put, 3)
    const { database } = await enqueued(files)
    const moved = join(home, 'mounted')
    const away = await work(database, moved)
    expect(away).toMatchObject({ end: { isUnmounted: true, found: 0 } })
    expect(away.news).toEqual([{ kind: 'unmounted', folder: moved }])
    expect(await queueOf(database)).toMatchObject({ files_waiting: 3, files_done: 0, retaken: 0 })
    renameSync(files, moved)
    writeFileSync(join(moved, '1/1.txt'), reportText('别的项目'))
    const here = await work(database, moved)
    expect(here).toMatchObject({ end: { found: 3, failed: 1 }, news: [] })
    expect(await asked(database, 'SELECT path FROM paths ORDER BY path')).toMatchObject([
      { path: join(files, '0/0.txt') },
      { path: join(files, '1/1.txt') },
      { path: join(files, '2/2.txt') },
    ])
    const [failed] = await asked(database, 'SELECT error_code FROM paths WHERE document_id IS NULL')
    expect(failed).toEqual({ error_code: 'changed_while_reading' })
    expect(await queueOf(database)).toMatchObject({ files_waiting: 0, files_done: 3, poison: [] })
  })

  test('another result for the same bytes is told, and never written', async () => {
    const { files, put } = workplace()
    fill(put, 1)
    const { database } = await enqueued(files)
    await work(database)
    const before = await digestOf(database)
    expect(await enqueueInto(database, files)).toMatchObject({
      unchanged: 1,
    })
    await server.run("UPDATE jixiao_work.results SET digest = 'another'", database)
    await enqueueInto(database, files, true)
    const { news } = await work(database)
    expect(news).toMatchObject([{ kind: 'result_differs', path: join(files, '0/0.txt') }])
    expect(await queueOf(database)).toMatchObject({ faults: 1 })
    expect(await digestOf(database)).toBe(before)
    const { accepted } = await withDatabase(database, (opened) => {
      const [document] = opened.prepare('SELECT * FROM documents').all() as [
        DocumentRows['document'] & ReadingKey,
      ]
      const reading = { parser_version: document.parser_version, settings: document.settings }
      const rows = (format: string) =>
        ({ document: { ...document, format } }) as unknown as DocumentRows
      const ask = (format: string) => {
        const documents = [{ rows: rows(format), path: 'a' }]
        return acceptResults({ database: opened, reading, run: 1 }, documents, () => undefined)[0]
      }
      return { accepted: [ask('zzz'), ask('aaa')] }
    })
    expect(accepted).toEqual([false, true])
  })

  test('a file that fails three times is left alone, its neighbours are not, and one of other rules is left to others', async () => {
    const { files, put } = workplace()
    fill(put, 3)
    const { database } = await enqueued(files)
    await server.run(REFUSE_ONE, database)
    const { news, end } = await work(database)
    const path = join(files, '1/1.txt')
    const left = { reason: 'not this one', files: 1, path, hosts: hostname() }
    expect(news.map(({ kind }) => kind)).toEqual([...Array(3).fill('chunk_failed'), 'poison'])
    expect(news.at(-1)).toEqual({ kind: 'poison', ...left })
    expect(end).toMatchObject({ failed: 1 })
    expect(await queueOf(database)).toMatchObject({ poison: [left], files_done: 2 })
    await server.run('UPDATE jixiao_work.files SET reason = NULL', database)
    expect(queueLines(await queueOf(database), 'en').at(-1)).toBe(
      `  given up after three attempts: ${path}: the workers that read them gave no sign of life for 60 s (killed, halted, out of memory, or their machine too busy; last on ${hostname()})`,
    )
    await server.run('DROP TRIGGER refuse ON jixiao.documents', database)
    const settings = { ...usual, database }
    const later: WorkEvent[] = []
    const watch = { ...unattended(() => undefined), onEvent: (one: WorkEvent) => later.push(one) }
    const retried = await runQueued(
      (hears) => runEnqueueFailed([], settings, hears),
      settings,
      watch,
    )
    expect(retried).toMatchObject({ failed: 0, isInterrupted: false })
    expect(later).toEqual([])
    expect(await queueOf(database)).toMatchObject({ poison: [], files_done: 3 })
    await enqueueInto(database, files, true)
    await server.run('UPDATE jixiao_work.batches SET parser_version = 999', database)
    expect((await work(database)).news).toMatchObject([{ kind: 'other_version', chunks: 1 }])
    await server.run('UPDATE jixiao_work.schema_version SET version = 999', database)
    const runs = await counted(database, 'jixiao.runs')
    for (const refused of [work(database), enqueueInto(database, files), queueOf(database)]) {
      await expect(refused).rejects.toMatchObject({ code: 'newer' })
    }
    expect(await counted(database, 'jixiao.runs')).toBe(runs)
  })
})
