/** Goes through the files named on its command line with the libraries alone. */
import { readFileSync } from 'node:fs'
import { extname } from 'node:path'
import { bare } from './bare.ts'

for (const file of process.argv.slice(2)) {
  const format = extname(file).slice(1) as keyof typeof bare
  await bare[format](new Uint8Array(readFileSync(file)))
}
