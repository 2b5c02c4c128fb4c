/**
 * `npm run kill [-- --files 500 --points 200]`: ingests are killed at random moments and started again; the database must
 * say the same as after one undisturbed run, every time.
 */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { parseArgs } from 'node:util'
import { withReadOnlyDatabase } from '../src/store/database.ts'
import { digest } from '../src/store/digest.ts'
import { generate } from './generate.ts'
import { randomFrom } from './make/report.ts'

const { values } = parseArgs({
  options: {
    files: { type: 'string', default: '500' },
    points: { type: 'string', default: '200' },
    seed: { type: 'string', default: '1' },
  },
})
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

let different = 0
for (let point = 0; point < Number(values.points); point += 1) {
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
console.log(`${values.points} kills over ${values.files} files: ${different} different digests`)
rmSync(home, { recursive: true, force: true })
process.exitCode = different === 0 ? 0 : 1

function ingest(database: string) {
  const args = ['bin/jixiao.js', 'ingest', folder, '--db', database]
  return spawn(process.execPath, args, { stdio: 'ignore' })
}

function digestOf(path: string): Promise<string> {
  return withReadOnlyDatabase(path, digest)
}
