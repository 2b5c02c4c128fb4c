/**
 * `npm run kill [-- --files 500 --points 200]`: ingests are killed at random moments and started again; the database must
 * say the same as after one undisturbed run, every time. With `--workers 1,2,4,8` as many workers over one queue, in a server of
 * PostgreSQL of their own that is restarted in the middle, are killed and halted instead.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { digest } from '../src/store/digest.ts'
import { withReadOnlyDatabase } from '../src/store/open.ts'
import { startPostgres } from '../test/postgres.ts'
import { generate } from './generate.ts'
import { disturbWorkers } from './kill-workers.ts'
import { randomFrom } from './make/report.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '500' },
    points: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
    workers: { type: 'string' },
    kills: { type: 'string', default: '20' },
    stops: { type: 'string', default: '10' },
  },
})
/** With `--workers`: how many chunks must have changed hands for the run to say anything, of twenty kills and ten stops. */
const RETAKEN_AT_LEAST = 20

/** Points after which it is told how far it is. */
const TOLD_EVERY = 10

const home = mkdtempSync(join(tmpdir(), 'jixiao-kill-'))
const folder = join(home, 'files')
const random = randomFrom(Number(values.seed))
await generate(Number(values.files), folder, 1, ['text', 'html', 'docx', 'xlsx'])

const start = performance.now()
const whole = join(home, 'whole.db')
await once(ingest(whole), 'exit')
const length = performance.now() - start
console.log(`one undisturbed run over ${values.files} files: ${Math.round(length / 1000)} s`)
const expected = await digestOf(whole)

if (values.workers !== undefined) await disturbQueues(values.workers.split(',').map(Number))
const points = values.workers === undefined ? Number(values.points) : 0
let different = 0
for (let point = 0; point < points; point += 1) {
  const database = join(home, `${point}.db`)
  const run = ingest(database)
  await Promise.race([wait(random() * length), once(run, 'exit')])
  if (run.exitCode === null) {
    run.kill('SIGKILL')
    await once(run, 'exit')
  }
  await once(ingest(database), 'exit')
  if ((await digestOf(database)) !== expected) different += 1
  for (const end of ['', '-wal', '-shm']) rmSync(database + end, { force: true })
  if ((point + 1) % TOLD_EVERY === 0) console.log(`${point + 1} points, ${different} different`)
}
if (points > 0)
  console.log(`${points} kills over ${values.files} files: ${different} different digests`)
rmSync(home, { recursive: true, force: true })
if (different > 0) process.exitCode = 1

async function disturbQueues(numbers: readonly number[]): Promise<void> {
  const [files, kills, stops] = [values.files, values.kills, values.stops].map(Number) as [
    number,
    number,
    number,
  ]
  const server = await startPostgres()
  for (const workers of numbers) {
    const database = await server.makeDatabase()
    const asked = { server, database, folder, files, workers, kills, stops, random }
    const { retaken, poison, lost, faults } = await disturbWorkers(asked)
    const isSame = (await digestOf(database)) === expected
    console.log(
      `${workers} workers, ${kills} kills, ${stops} stops, one restart of the server: ${retaken} chunks retaken, ${poison} files left alone and given out again, ${lost} files lost, ${faults} faults, ${isSame ? 'the same digest' : 'another digest'}`,
    )
    if (!isSame || lost + faults > 0 || retaken < RETAKEN_AT_LEAST) process.exitCode = 1
  }
  await server.remove()
}

function ingest(database: string) {
  const args = ['bin/jixiao.js', 'ingest', folder, '--db', database]
  return spawn(process.execPath, args, { stdio: 'ignore' })
}

function digestOf(path: string): Promise<string> {
  return withReadOnlyDatabase(path, digest)
}
