/** The whole way from files to the database, through real reading processes. */
import { once } from 'node:events'
import {
  appendFileSync,
  chmodSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { setTimeout as wait } from 'node:timers/promises'
import { expect, test } from 'vitest'
import { pdfOf } from '../../scripts/make/pdf.ts'
import { usualEngine } from '../../src/extract/ocr/engine.ts'
import { ingest } from '../../src/ingest/ingest.ts'
import { type RunSettings, runIngest, runRetry } from '../../src/ingest/run.ts'
import { type FoundFile, walk } from '../../src/ingest/walk.ts'
import { type Database, withDatabase, withReadOnlyDatabase } from '../../src/store/database.ts'
import { digest } from '../../src/store/digest.ts'
import type { RunFile } from '../../src/store/run-log.ts'
import { openRun } from '../../src/store/run-log.ts'
import { usualLimits } from '../../src/usual-limits.ts'
import { jixiao, jixiaoAs, start } from '../command-line.ts'
import { reportText } from './report-text.ts'

/** Whom permissions hold for, even where the tests run as root: `nobody`. */
const NOBODY = process.getuid?.() === 0 ? 65_534 : process.getuid?.()

const usual = {
  jobs: 1,
  read: { ...usualLimits, ocr: 'off', engine: usualEngine(), maxPages: 100 },
  limits: { timeoutMs: 60_000, memoryMb: 1024 },
  follows: false,
} as const

function workplace() {
  const home = mkdtempSync(join(tmpdir(), 'jixiao-ingest-'))
  const files = join(home, 'files')
  mkdirSync(files)
  const database = join(home, 'a.db')
  const put = (name: string, content: string) => writeFileSync(join(files, name), content)
  /** One run within this process, as `jixiao ingest` does it; returns how each file ended. */
  const take = async (isForced = false, settings: Partial<RunSettings> = {}) => {
    const ended: RunFile[] = []
    const watch = unattended((found) => ended.push(...found))
    const end = await runIngest([files], isForced, { database, ...usual, ...settings }, watch)
    return { ...end, ended }
  }
  return { files, database, put, take }
}

function unattended(hear: (files: readonly RunFile[]) => void) {
  return { hear, hearPage: () => undefined, stop: new AbortController().signal, onWait: null }
}

function asked(path: string, sql: string): Promise<unknown[]> {
  return withReadOnlyDatabase(path, (database) => database.prepare(sql).all())
}

function digestOf(path: string): Promise<string> {
  return withReadOnlyDatabase(path, digest)
}

/** Looks again until `isSo`; the test's own time limit ends it. */
async function until(isSo: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isSo())) await wait(50)
}

async function holds(database: string, forms: number): Promise<boolean> {
  const rows = await asked(database, 'SELECT count(*) AS n FROM forms').catch(() => [])
  return (rows[0] as { n: number } | undefined)?.n === forms
}

test('files are read once, and known ones skipped', async () => {
  const { files, database, put, take } = workplace()
  put('one.txt', reportText('植树'))
  put('copy.txt', reportText('植树'))
  mkdirSync(join(files, 'inner'))
  put('inner/two.txt', reportText('修路'))
  put('empty.txt', '')
  const first = await jixiao(
    'ingest',
    files,
    '--db',
    database,
    '--jobs',
    '1',
    '--ocr',
    'off',
    '--max-pages',
    '100',
  )
  expect(first).toMatchObject({ code: 1, stderr: expect.stringContaining('empty') })
  expect(await asked(database, 'SELECT count(*) AS n FROM documents')).toEqual([{ n: 2 }])
  expect(
    await asked(database, 'SELECT project_name, total_score FROM forms ORDER BY project_name'),
  ).toMatchObject([{ project_name: '修路' }, { project_name: '植树' }])
  expect(
    await asked(
      database,
      'SELECT outcome, count(*) AS n FROM run_files GROUP BY outcome ORDER BY 1',
    ),
  ).toEqual([
    { outcome: 'complete', n: 2 },
    { outcome: 'duplicate', n: 1 },
    { outcome: 'failed', n: 1 },
  ])
  const whole = await digestOf(database)
  expect(await take()).toMatchObject({ failed: 0, ended: [] })
  expect((await take(true)).ended).toHaveLength(4)
  expect(await digestOf(database)).toBe(whole)
})

test('a changed file gives what it holds now', async () => {
  const { database, put, take } = workplace()
  put('one.txt', reportText('植树'))
  await take()
  put('one.txt', reportText('植树造林'))
  await take()
  expect(await asked(database, 'SELECT project_name FROM forms')).toEqual([
    { project_name: '植树造林' },
  ])
})

test('circles, odd names, hidden files and closed folders are walked over', async () => {
  const { files, database, put, take } = workplace()
  symlinkSync(files, join(files, 'circle'))
  symlinkSync(join(files, 'nowhere'), join(files, 'dangling'))
  put('.hidden.txt', reportText('隐藏'))
  const odd = Buffer.concat([
    Buffer.from(`${files}/`),
    Buffer.from([0xca, 0xf7]),
    Buffer.from('.txt'),
  ])
  writeFileSync(odd, reportText('植树'))
  const { ended } = await take()
  expect(ended).toContainEqual(
    expect.objectContaining({ path: join(files, 'dangling'), error_code: 'not_found' }),
  )
  expect(await asked(database, 'SELECT hex(path_bytes) AS bytes FROM paths')).toEqual([
    { bytes: odd.toString('hex').toUpperCase() },
  ])
})

test.skipIf(process.getuid?.() === 0)('a closed folder is a failure of its own', async () => {
  const { files, take } = workplace()
  mkdirSync(join(files, 'closed'))
  chmodSync(join(files, 'closed'), 0)
  expect((await take()).ended).toMatchObject([{ error_code: 'not_readable' }])
})

test('a watched folder gives what arrives', async () => {
  const { files, database, put } = workplace()
  put('one.txt', reportText('植树'))
  const watching = start(['ingest', files, '--db', database, '--jobs', '1', '--watch'])
  await until(() => holds(database, 1))
  put('two.txt', reportText('修路'))
  await until(() => holds(database, 2))
  watching.kill('SIGINT')
  await once(watching, 'exit')
})

test('a second run on a database is refused, or waits where it is told to', async () => {
  const { files, database, put } = workplace()
  put('one.txt', reportText('植树'))
  const command = ['ingest', files, '--db', database, '--jobs', '1']
  await withDatabase(database, async (opened) => {
    // This very process holds the run that is going on.
    const versions = { program_version: '0', parser_version: 0 }
    const other = openRun(opened, { command: 'ingest', settings: '{}', ...versions })
    const refused = await jixiao(...command)
    expect(refused.code).toBe(1)
    expect(refused.stderr).toContain(`Another run (process ${process.pid}) writes this database`)
    expect(await holds(database, 0)).toBe(true)
    other.beat({ found: 0, found_all: 0, unchanged: 0 })
    const patient = start([...command, '--wait'])
    if (patient.stderr === null) throw new Error('The program has no output.')
    let said = ''
    patient.stderr.on('data', (words) => {
      said += words
    })
    await until(() => said.includes('Waiting for the other run to end'))
    await wait(1000)
    expect(patient.exitCode).toBeNull()
    expect(await holds(database, 0)).toBe(true)
    const ended = once(patient, 'exit')
    other.end('done', null)
    expect(await ended).toEqual([0, null])
    expect(await holds(database, 1)).toBe(true)
  })
})

test('a run killed at any moment ends the same when started again', async () => {
  const { files, database, put, take } = workplace()
  for (let number = 0; number < 24; number += 1)
    put(`${number}.txt`, reportText(`项目${number % 20}`))
  await take()
  const whole = await digestOf(database)
  // Before there is a schema, while the first files are read, while they are written.
  for (const reached of ['', 'runs', 'documents']) {
    for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
    const flags = ['--jobs', '1', '--ocr', 'off', '--max-pages', '100']
    const run = start(['ingest', files, '--db', database, ...flags])
    const exit = once(run, 'exit')
    if (reached === '') await until(() => existsSync(database))
    else await until(() => isFilled(database, reached))
    run.kill('SIGKILL')
    await exit
    await take()
    expect(await digestOf(database)).toBe(whole)
  }
})

async function isFilled(database: string, table: string): Promise<boolean> {
  const rows = await asked(database, `SELECT 1 FROM ${table} LIMIT 1`).catch(() => [])
  return rows.length > 0
}

test('a file that takes too much memory or time is recorded, and the next one read', async () => {
  const { database, put, take } = workplace()
  put('a-big.txt', reportText('修路').repeat(10_000))
  put('b.txt', reportText('植树'))
  const small = await take(false, { limits: { timeoutMs: 60_000, memoryMb: 90 } })
  expect(small.ended).toContainEqual(expect.objectContaining({ error_code: 'out_of_memory' }))
  const short = await take(true, { limits: { timeoutMs: 1000, memoryMb: 1024 } })
  expect(short.ended).toContainEqual(expect.objectContaining({ error_code: 'timeout' }))
  const sql = "SELECT error_code FROM run_files WHERE outcome = 'failed'"
  expect(await asked(database, sql)).toContainEqual({ error_code: 'timeout' })
})

test.skipIf(!existsSync('/proc/self/task'))(
  'a reading process that dies costs its file alone, and the run asks to report it',
  async () => {
    const { files, database, put } = workplace()
    put('a-big.txt', reportText('修路').repeat(10_000))
    put('b.txt', reportText('植树'))
    const run = start(['ingest', files, '--db', database, '--jobs', '1'])
    if (run.stderr === null) throw new Error('The program has no output.')
    const said = text(run.stderr)
    const exit = once(run, 'exit')
    // The second process, which gives the file another chance, dies too.
    const killed: number[] = []
    while (killed.length < 2) {
      await wait(20)
      const [next] = childrenOf(run.pid).filter((child) => !killed.includes(child))
      if (next === undefined) continue
      process.kill(next, 'SIGSEGV')
      killed.push(next)
    }
    expect(await exit).toEqual([1, null])
    expect(await said).toContain('1 of the files hit a fault of jixiao itself')
    const sql = 'SELECT error_code, count(*) AS n FROM run_files GROUP BY error_code ORDER BY 1'
    expect(await asked(database, sql)).toEqual([
      { error_code: null, n: 1 },
      { error_code: 'crashed', n: 1 },
    ])
  },
)

function childrenOf(pid: number | undefined): readonly number[] {
  return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
      .split(' ')
      .filter(Boolean)
      .map(Number),
  )
}

test('what failed is read again when that is asked for, by its reasons', async () => {
  const { files, database, put, take } = workplace()
  put('good.txt', reportText('植树'))
  put('empty.txt', '')
  symlinkSync(join(files, 'later.txt'), join(files, 'link.txt'))
  await take()
  const retry = async (...codes: string[]) => {
    const ended: RunFile[] = []
    const watch = unattended((found) => ended.push(...found))
    await runRetry(codes, { database, ...usual }, watch)
    return ended
  }
  expect(await retry('timeout', 'crashed')).toEqual([])
  expect(await retry('empty')).toMatchObject([
    { path: join(files, 'empty.txt'), outcome: 'failed' },
  ])
  put('empty.txt', reportText('修路'))
  expect(await retry('empty')).toMatchObject([{ outcome: 'complete', error_code: null }])
  expect(await retry('empty')).toEqual([])
  expect(await holds(database, 2)).toBe(true)
})

test('a file that changes or vanishes before it is read fails for now, and is read the next time', async () => {
  const { files, database, put, take } = workplace()
  put('changes.txt', reportText('植树'))
  put('vanishes.txt', reportText('修路'))
  const ended: RunFile[] = []
  await withDatabase(database, (opened) =>
    ingestFound(opened, meddledWith([files]), (found) => ended.push(...found)),
  )
  expect(ended.map(({ path, error_code }) => [path, error_code]).sort()).toEqual([
    [join(files, 'changes.txt'), 'changed_while_reading'],
    [join(files, 'vanishes.txt'), 'not_found'],
  ])
  expect((await take()).ended).toMatchObject([{ outcome: 'complete' }])
})

/** What a walk finds, each file changed or removed between being found and being read. */
async function* meddledWith(roots: readonly string[]) {
  for await (const found of walk(roots, { leftOut: new Set(), follows: false, homes: null })) {
    if (found.path.endsWith('vanishes.txt')) rmSync(found.path)
    else appendFileSync(found.path, '\n附注')
    yield found as FoundFile
  }
}

function ingestFound(
  database: Database,
  found: AsyncIterable<FoundFile>,
  hear: (files: readonly RunFile[]) => void,
): Promise<void> {
  const versions = { program_version: '0', parser_version: 0 }
  const log = openRun(database, { command: 'ingest', settings: '{}', ...versions })
  const watch = unattended(hear)
  const again = { isAgain: () => false, opensUnchanged: false }
  const place = { database, log, stop: watch.stop }
  return ingest(place, found as never, { ...usual, ...again }, watch)
}

test('a scan tells each of its pages while it is recognised', async () => {
  const { files, database } = workplace()
  const stream = readFileSync('test/extract/ocr/stamped-form.jpg')
  const colours = '/ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode'
  const dictionary = `/Type /XObject /Subtype /Image /Width 1000 /Height 640 ${colours}`
  const operators = 'q 480 0 0 307.2 0 0 cm /X0 Do Q'
  const sheet = { width: 480, height: 307.2, ink: [{ kind: 'raw', operators }] } as const
  writeFileSync(join(files, 'scan.pdf'), pdfOf([sheet, sheet], [{ dictionary, stream }]))
  const args = ['ingest', files, '--db', database, '--json']
  const { stdout } = await jixiao(...args)
  const events = stdout
    .trim()
    .split('\n')
    .map((line) => JSON.parse(line))
  const path = join(files, 'scan.pdf')
  expect(events.slice(0, 2)).toEqual([1, 2].map((page) => ({ event: 'page', path, page, of: 2 })))
  expect(events.map(({ event }) => event)).toEqual(['page', 'page', 'file', 'end'])
}, 60_000)

test('a full disk ends the run in one sentence and leaves a sound database', async () => {
  const { files, database, put, take } = workplace()
  for (let number = 0; number < 8; number += 1) put(`${number}.txt`, reportText(`项目${number}`))
  const filled = withDatabase(database, (opened) => {
    const pages = opened.pragma('page_count', { simple: true }) as number
    opened.pragma(`max_page_count = ${pages + 1}`)
    return ingestFound(
      opened,
      walk([files], { leftOut: new Set(), follows: false, homes: null }) as never,
      () => undefined,
    )
  })
  await expect(filled).rejects.toMatchObject({ name: 'StoreError', code: 'full' })
  expect(await asked(database, 'PRAGMA integrity_check')).toEqual([{ integrity_check: 'ok' }])
  await take()
  expect(await holds(database, 8)).toBe(true)
})

test('a database that cannot be written is said to be so, and stays as it is', async () => {
  const { files, database, put, take } = workplace()
  put('one.txt', reportText('植树'))
  await take()
  put('two.txt', reportText('修路'))
  const before = readFileSync(database)
  const home = join(database, '..')
  chmodSync(database, 0o444)
  chmodSync(home, 0o555)
  const ended = await jixiaoAs(NOBODY, 'ingest', files, '--db', database)
  chmodSync(home, 0o755)
  expect(ended.stderr).toMatch(/cannot be (?:opened or )?written/u)
  expect(ended.stderr).not.toContain('    at ')
  expect(ended.code).toBe(1)
  expect(readFileSync(database).equals(before)).toBe(true)
})
