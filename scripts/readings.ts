/**
 * `npm run readings`: writes what the fixtures' goldens say now, and raises `parserVersion` where one of them changed since
 * its digest was written, or with `--raise` in any case; and how the layouts of the benchmark are read (fixtures/layout-readings.md).
 */
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { parserVersion } from '../src/version.ts'
import { LAYOUT_READINGS, layoutReadings } from './make/layout-readings.ts'
import { changedReadings, READINGS, readingsNow, storedReadings } from './make/readings.ts'

const VERSION = 'src/version.ts'

const readings = readingsNow()
const stored = existsSync(READINGS) ? storedReadings() : { parser_version: 0, readings: {} }
const changed = changedReadings(stored, readings)
// Who has raised it already need not raise it twice.
const isAsked = process.argv.includes('--raise')
const isDue = (isAsked || changed.length > 0) && parserVersion <= stored.parser_version
const version = isDue ? stored.parser_version + 1 : parserVersion
if (isDue) {
  const source = readFileSync(VERSION, 'utf8')
  writeFileSync(VERSION, source.replace(/(?<=parserVersion = )\d+/u, String(version)))
}
writeFileSync(READINGS, `${JSON.stringify({ parser_version: version, readings }, null, 2)}\n`)
writeFileSync(LAYOUT_READINGS, await layoutReadings())
console.log(`parserVersion ${version}; changed: ${changed.join(', ') || 'none'}`)
