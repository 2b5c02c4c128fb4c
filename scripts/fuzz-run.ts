/** Damaged fixtures through the reading processes: every failure must be typed, and nothing may hang. */
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { extname, join } from 'node:path'
import { usualLimits } from '../src/extract/usual-limits.ts'
import { printFiles } from '../src/ingest/print.ts'
import { hostileFiles } from './make/hostile.ts'
import { mutate } from './make/mutate.ts'
import { randomFrom } from './make/report.ts'

export type FuzzResult = {
  readonly count: number
  /** Outcomes by code; `read` where the damaged file still gave a document. */
  readonly outcomes: Readonly<Record<string, number>>
  /** What shows a mistake of ours: files whose process died or hung, kept for a look. */
  readonly suspicious: readonly {
    readonly file: string
    readonly code: string
    readonly message: string
  }[]
}

/** Codes that no damaged file should end with. */
const suspiciousCodes = new Set(['crashed', 'timeout', 'out_of_memory'])

const settings = {
  jobs: 2,
  read: { ...usualLimits, maxPages: 200 },
  printing: { as: 'document', tables: false, sources: false, language: 'en' },
} as const

/** Recognition takes seconds a page: it is asked for where without it nothing would be read. */
const PICTURE = /\.png$/u

/** Rounds of all other fixtures for one of pictures. */
const ROUNDS = 10

/** Every input file of the fixtures, in the order in which they are damaged. */
function fixtureInputs(): readonly string[] {
  const inputs = readdirSync('fixtures', { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?:^|\/)input\.\w+$/u.test(name))
    .map((name) => join('fixtures', name))
    .sort()
  const others = inputs.filter((name) => !PICTURE.test(name))
  const pictures = inputs.filter((name) => PICTURE.test(name))
  return [...pictures, ...new Array<readonly string[]>(ROUNDS).fill(others).flat()]
}

/** Makes `count` damaged copies of the fixtures in turn and reads them, each in so many milliseconds at most. */
export async function fuzz(count: number, seed: number, timeoutMs: number): Promise<FuzzResult> {
  const inputs = fixtureInputs()
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-fuzz-'))
  const files: string[] = []
  for (let number = 0; number < count; number += 1) {
    const input = inputs[number % inputs.length] ?? ''
    const file = join(folder, `${number}${extname(input)}`)
    const random = randomFrom(seed * 1_000_003 + number)
    writeFileSync(file, await mutate(readFileSync(input), random))
    files.push(file)
  }
  return readAll(folder, files, timeoutMs)
}

/** Reads the named files that were made to cost much, as they are: all, or every so many. */
export async function fuzzHostile(timeoutMs: number, every = 1): Promise<FuzzResult> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-hostile-'))
  const made = Object.entries(await hostileFiles()).filter((_, at) => at % every === 0)
  const files = made.map(([name, content]) => {
    writeFileSync(join(folder, name), content)
    return join(folder, name)
  })
  return readAll(folder, files, timeoutMs)
}

async function readAll(
  folder: string,
  files: readonly string[],
  timeoutMs: number,
): Promise<FuzzResult> {
  const outcomes: Record<string, number> = {}
  const suspicious: { file: string; code: string; message: string }[] = []
  for await (const { line } of printed(files, timeoutMs)) {
    const { file, error } = JSON.parse(line)
    const code: string = error?.code ?? 'read'
    outcomes[code] = (outcomes[code] ?? 0) + 1
    if (suspiciousCodes.has(code)) suspicious.push({ file, code, message: error.message })
  }
  if (suspicious.length === 0) rmSync(folder, { recursive: true })
  return { count: files.length, outcomes, suspicious }
}

async function* printed(files: readonly string[], timeoutMs: number) {
  const limits = { timeoutMs, memoryMb: 1024 }
  // What was recognised of one damaged copy must not stand in for another.
  process.env['JIXIAO_CACHE'] = ''
  const others = files.filter((file) => !PICTURE.test(file))
  yield* printFiles(others, { ...settings, limits, read: { ...settings.read, ocr: 'off' } })
  const pictures = files.filter((file) => PICTURE.test(file))
  yield* printFiles(pictures, { ...settings, limits, read: { ...settings.read, ocr: 'auto' } })
}
