/** `npm run fuzz [-- COUNT SEED]`: damaged copies of every fixture, for as long as one likes. */
import { fuzz } from './fuzz-run.ts'

/** Damaged files made and read together. */
const BATCH = 500

const [count = '2000', seed = String(Date.now() % 1_000_000)] = process.argv.slice(2)
let failed = 0
for (let done = 0; done < Number(count); done += BATCH) {
  const batch = Math.min(BATCH, Number(count) - done)
  const { outcomes, suspicious } = await fuzz(batch, Number(seed) + done)
  console.log(`seed ${Number(seed) + done}:`, outcomes)
  for (const one of suspicious) console.log('  ', one.code, one.file, one.message)
  failed += suspicious.length
}
process.exitCode = failed === 0 ? 0 : 1
