/**
 * What this version of the rules reads of the fixtures, short: one digest a fixture, beside the version that gave them. A
 * reading that changes without a higher `parserVersion` would leave what older rules read standing in databases.
 */
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Readings = {
  readonly parser_version: number
  /** Digests by the fixture, as `format/situation`. */
  readonly readings: Readonly<Record<string, string>>
}

export const READINGS = 'fixtures/readings.json'

/** The goldens of what becomes rows; the others draw the same for people. */
const GOLDENS = ['document.json', 'report.json', 'findings.json'] as const

/** Enough to tell readings apart, short enough for a line that is reviewed. */
const DIGITS = 16

/** Every fixture, as `format/situation`, in order. */
export function situations(): readonly string[] {
  return readdirSync('fixtures', { withFileTypes: true })
    .filter((format) => format.isDirectory())
    .flatMap(({ name }) => readdirSync(join('fixtures', name)).map((one) => `${name}/${one}`))
    .sort()
}

/** The digests of the goldens as they are. */
export function readingsNow(): Readings['readings'] {
  return Object.fromEntries(
    situations().map((situation) => {
      const hash = createHash('sha256')
      for (const golden of GOLDENS) hash.update(contentOf(join('fixtures', situation, golden)))
      return [situation, hash.digest('hex').slice(0, DIGITS)]
    }),
  )
}

/** What a golden says, however its lines are broken. */
function contentOf(golden: string): string {
  return JSON.stringify(JSON.parse(readFileSync(golden, 'utf8')))
}

export function storedReadings(): Readings {
  return JSON.parse(readFileSync(READINGS, 'utf8'))
}

/** Fixtures that were there before and are read otherwise now. */
export function changedReadings(stored: Readings, now: Readings['readings']): readonly string[] {
  return Object.keys(stored.readings).filter(
    (situation) => situation in now && now[situation] !== stored.readings[situation],
  )
}
