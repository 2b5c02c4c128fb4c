/**
 * `npm run bench [-- --most 1000]`: how fast files become rows, and how that grows. Everything is measured within this
 * run; what counts are the ratios. `--most` is the greatest number of files (10,000 unless told).
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { withReadOnlyDatabase } from '../src/store/database.ts'
import { selectLastRun, selectStageTimes } from '../src/store/status.ts'
import { benchPdf } from './bench-pdf.ts'
import { benchQuery } from './bench-query.ts'
import { type GeneratedFormat, generate } from './generate.ts'

type Measured = {
  readonly seconds: number
  /** Greatest resident memory of the main process and of any reading process, megabytes. */
  readonly mainMb: number
  readonly workerMb: number
}

const mixed: readonly GeneratedFormat[] = ['text', 'html', 'docx', 'xlsx']

/** How often memory is looked at, milliseconds. */
const SAMPLE_MS = 200

const home = mkdtempSync(join(tmpdir(), 'jixiao-bench-'))
const { values } = parseArgs({
  options: { most: { type: 'string', default: '10000' }, pdf: { type: 'string', default: '60' } },
})
try {
  await benchGrowth(Number(values.most))
  await benchJobs(Number(values.pdf))
  console.log('readers alone:', rounded(await benchPdf()))
  console.log('asking a million indicators:', rounded(await benchQuery(home, 1_000_000)))
} finally {
  rmSync(home, { recursive: true, force: true })
}

async function benchGrowth(most: number): Promise<void> {
  const steps = [100, 1000, 10_000].filter((count) => count <= most)
  let before: Measured | undefined
  for (const count of steps) {
    const folder = join(home, `mixed-${count}`)
    await generate(count, folder, count, mixed)
    const database = join(home, `${count}.db`)
    const first = await ingest(folder, database, 2)
    const again = await ingest(folder, database, 2)
    const paces = await pacesOf(database, first.seconds)
    console.log(`${count} files:`, rounded({ ...first, ...paces, againSeconds: again.seconds }))
    if (before !== undefined) {
      const growth = { time: first.seconds / before.seconds, memory: first.mainMb / before.mainMb }
      console.log('  ten times as many:', rounded(growth))
    }
    before = first
  }
}

/** The first run's rows by its time, and the share of each stage in the time of all processes. */
async function pacesOf(path: string, seconds: number): Promise<Record<string, number>> {
  return withReadOnlyDatabase(path, (database) => {
    const sum =
      'SELECT count(*) AS files, sum(pages) AS pages, sum(rows) AS rows FROM run_files WHERE run_id = 1'
    const counts = database.prepare(sum).get() as Record<string, number>
    const stages = Object.entries(selectStageTimes(database, 1))
    const total = stages.reduce((whole, [, ms]) => whole + ms, 0)
    const last = selectLastRun(database)
    return {
      'files/s': (counts['files'] ?? 0) / seconds,
      'pages/s': (counts['pages'] ?? 0) / seconds,
      'rows/s': (counts['rows'] ?? 0) / seconds,
      ...Object.fromEntries(stages.map(([stage, ms]) => [`${stage} %`, (100 * ms) / total])),
      unchanged: last?.unchanged ?? 0,
    }
  })
}

/** Two processes against one, and against the readers alone, on PDFs with a text layer. */
async function benchJobs(count: number): Promise<void> {
  const folder = join(home, 'pdf')
  await generate(count, folder, 7, ['pdf'])
  const ratios: number[] = []
  const shares: number[] = []
  for (let round = 0; round < 5; round += 1) {
    const one = await ingest(folder, join(home, `one-${round}.db`), 1)
    const two = await ingest(folder, join(home, `two-${round}.db`), 2)
    const alone = await readersAlone(join(home, `one-${round}.db`))
    ratios.push(one.seconds / two.seconds)
    shares.push(alone / one.seconds)
  }
  console.log(
    `${count} PDFs, median of five:`,
    rounded({ 'two jobs to one': median(ratios), 'end to end to readers': median(shares) }),
  )
}

async function readersAlone(path: string): Promise<number> {
  return withReadOnlyDatabase(path, (database) => {
    const stages = selectStageTimes(database, 1)
    return (stages.open + stages.extract) / 1000
  })
}

/** Runs the program as people do, watching its memory and that of its children (Linux). */
async function ingest(folder: string, database: string, jobs: number): Promise<Measured> {
  const start = performance.now()
  const args = ['bin/jixiao.js', 'ingest', folder, '--db', database, '--jobs', String(jobs)]
  const child = spawn(process.execPath, args, { stdio: 'ignore' })
  let mainMb = 0
  let workerMb = 0
  const timer = setInterval(() => {
    mainMb = Math.max(mainMb, residentMb(child.pid ?? 0))
    for (const worker of childrenOf(child.pid ?? 0))
      workerMb = Math.max(workerMb, residentMb(worker))
  }, SAMPLE_MS)
  await once(child, 'exit')
  clearInterval(timer)
  return { seconds: (performance.now() - start) / 1000, mainMb, workerMb }
}

function residentMb(pid: number): number {
  try {
    return (Number(readFileSync(`/proc/${pid}/statm`, 'utf8').split(' ')[1]) * 4096) / 2 ** 20
  } catch {
    return 0
  }
}

function childrenOf(pid: number): readonly number[] {
  try {
    return readdirSync(`/proc/${pid}/task`).flatMap((task) =>
      readFileSync(`/proc/${pid}/task/${task}/children`, 'utf8')
        .split(' ')
        .filter(Boolean)
        .map(Number),
    )
  } catch {
    return []
  }
}

function median(numbers: readonly number[]): number {
  return numbers.toSorted((a, b) => a - b)[Math.floor(numbers.length / 2)] ?? Number.NaN
}

function rounded(numbers: Readonly<Record<string, number>>): Record<string, number> {
  return Object.fromEntries(
    Object.entries(numbers).map(([name, value]) => [name, Math.round(value * 100) / 100]),
  )
}
