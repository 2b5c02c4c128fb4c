/**
 * `npm run fuzz [-- COUNT SEED]`: the files that were made to cost much, then damaged copies of every fixture, for as long as
 * one likes.
 */
import { fuzz, fuzzHostile } from './fuzz-run.ts'

/** Damaged files made and read together. */
const BATCH = 2000

/** A file that takes longer hangs. */
const TIMEOUT_MS = 30_000

const [count = '2000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
const total: Record<string, number> = {}
let failed = 0
const hostile = await fuzzHostile(TIMEOUT_MS)
for (const { code, file, message } of hostile.suspicious) console.log('  ', code, file, message)
failed += hostile.suspicious.length
console.log(`${hostile.count} hostile files`, hostile.outcomes)
const start = performance.now()
for (let done = 0; done < Number(count); done += BATCH) {
  const batchSeed = Number(seed) + done
  const { outcomes, suspicious } = await fuzz(
    Math.min(BATCH, Number(count) - done),
    batchSeed,
    TIMEOUT_MS,
  )
  for (const [code, files] of Object.entries(outcomes)) total[code] = (total[code] ?? 0) + files
  for (const { code, file, message } of suspicious) console.log('  ', code, file, message)
  failed += suspicious.length
  const read = Math.min(Number(count), done + BATCH)
  const pace = Math.round((1000 * read) / (performance.now() - start))
  console.log(`${read} of ${count} (seed ${batchSeed}), ${pace} files/s, ${failed} suspicious`)
}
console.log(total)
process.exitCode = failed === 0 ? 0 : 1
