/** Reports and the expected results beside them: found, written, compared. */
import { readdir, readFile, writeFile } from 'node:fs/promises'
import { extname, join } from 'node:path'
import { z } from 'zod'
import type { Format } from '../extract/document.ts'
import { usualLimits } from '../extract/usual-limits.ts'
import { type PrintedLine, printEach, usualCosts } from '../ingest/print.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { type Expected, type ExpectedArchive, parseExpected } from '../printed/expected.ts'
import { stableJson } from '../printed/stable-json.ts'
import { usualJobs } from '../process/machine.ts'
import { type Comparison, compare } from './comparison.ts'

/** A report and the place of its expected result. */
export type Sample = {
  readonly path: string
  readonly expectedPath: string
  readonly isExpected: boolean
}

/** What comparing one file, or one member of an archive, showed. */
export type SampleVerdict = {
  readonly path: string
  /** Null where the file was not read, or could not be. */
  readonly format: Format | null
  /** Null where nothing is expected of it. */
  readonly comparison: Comparison | null
  /** Why the expected result cannot be used; null where it can. */
  readonly problem: string | null
}

type Outcome = {
  readonly path: string
  readonly format: Format | null
  readonly found: Expected
}

const ENDING = '.expected.json'

/** Files that look like reports; any other file takes part only when an expected result names it. */
const reportNames = /\.(?:pdf|ofd|docx?|wps|rtf|xlsx?|et|html?|txt|jpe?g|png|tiff?|zip|rar|7z)$/iu

/** Every report under a folder, by path; null where there is no such folder. */
export async function findSamples(folder: string): Promise<readonly Sample[] | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => null)
  if (entries === null) return null
  const paths = entries
    .filter((entry) => entry.isFile() && !entry.name.startsWith('.'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
  const known = new Set(paths)
  const reports = paths.filter((path) => !path.endsWith(ENDING))
  const stems = Map.groupBy(reports.filter(isReport), stemOf)
  return reports
    .map((path) => {
      const isAlone = stems.get(stemOf(path))?.length === 1 && isReport(path)
      const short = `${stemOf(path)}${ENDING}`
      const full = `${path}${ENDING}`
      const expectedPath = isAlone && !known.has(full) ? short : full
      return { path, expectedPath, isExpected: known.has(expectedPath) }
    })
    .filter(({ path, isExpected }) => isExpected || isReport(path))
}

function isReport(path: string): boolean {
  return reportNames.test(path)
}

function stemOf(path: string): string {
  return path.slice(0, path.length - extname(path).length)
}

/** What became of an expected result: written anew, left as it is because it says the same, or kept from being overwritten. */
export type Update = 'written' | 'unchanged' | 'kept'

/**
 * Writes what each report gives now as what is expected of it. A person may have corrected what stands there: unless
 * `isForced`, only what is missing is written, and the reports beside the others are not even read.
 */
export async function* updateSamples(
  samples: readonly Sample[],
  isForced: boolean,
  vocabulary: readonly AddedWord[] = [],
): AsyncGenerator<{ readonly sample: Sample; readonly update: Update }> {
  const asked = samples.filter(({ isExpected }) => isForced || !isExpected)
  const read = readAll(
    asked.map(({ path }) => path),
    vocabulary,
  )
  try {
    for (const sample of samples) {
      if (!asked.includes(sample)) yield { sample, update: 'kept' }
      else {
        const { value: outcomes = [] } = await read.next()
        yield { sample, update: await writeExpected(sample, outcomes) }
      }
    }
  } finally {
    await read.return(undefined)
  }
}

async function writeExpected(
  { path, expectedPath }: Sample,
  outcomes: readonly Outcome[],
): Promise<Update> {
  const members = outcomes.map(({ path: member, found }) => [inner(member, path), found] as const)
  const [only] = members
  const isSingle = members.length === 1 && only?.[0] === ''
  const text = stableJson(isSingle ? only[1] : { members: Object.fromEntries(members) })
  const before = await readFile(expectedPath, 'utf8').catch(() => null)
  if (before === text) return 'unchanged'
  await writeFile(expectedPath, text)
  return 'written'
}

/** Compares each report, or each member of an archive, with what is expected of it; in the order of the samples. */
export async function* verifySamples(
  samples: readonly Sample[],
  vocabulary: readonly AddedWord[] = [],
): AsyncGenerator<SampleVerdict> {
  const checked: { readonly sample: Sample; readonly expected: CheckedExpected | null }[] = []
  for (const sample of samples) {
    const expected = sample.isExpected ? await readExpected(sample.expectedPath) : null
    checked.push({ sample, expected })
  }
  const comparable = checked.filter(({ expected }) => typeof expected === 'object' && expected)
  const read = readAll(
    comparable.map(({ sample }) => sample.path),
    vocabulary,
  )
  try {
    for (const { sample, expected } of checked) {
      if (expected === null || typeof expected === 'string') {
        const { path } = sample
        yield { path, format: null, comparison: null, problem: expected }
      } else {
        const { value: outcomes = [] } = await read.next()
        yield* compareSample(sample, expected, outcomes)
      }
    }
  } finally {
    await read.return(undefined)
  }
}

function* compareSample(
  sample: Sample,
  expected: Expected | ExpectedArchive,
  outcomes: readonly Outcome[],
): Generator<SampleVerdict> {
  const seen = new Set<string>()
  for (const { path, format, found } of outcomes) {
    const member = inner(path, sample.path)
    seen.add(member)
    const asked = memberOf(expected, member)
    const comparison = asked === null ? null : compare(asked, found)
    yield { path, format, comparison, problem: null }
  }
  if (!('members' in expected)) return
  for (const [member, asked] of Object.entries(expected.members)) {
    if (seen.has(member)) continue
    const comparison = compare(asked, { forms: [] })
    const path = `${sample.path}!/${member}`
    yield { path, format: null, comparison, problem: null }
  }
}

/** What each file gives, in the order given; many are read at once. */
async function* readAll(
  paths: readonly string[],
  vocabulary: readonly AddedWord[],
): AsyncGenerator<readonly Outcome[], undefined, undefined> {
  const printed = printEach(paths, {
    jobs: usualJobs(usualCosts.memoryMb),
    read: { ocr: 'auto', ...usualLimits, vocabulary },
    limits: usualCosts,
    printing: { as: 'expected' },
  })
  for await (const lines of printed) yield lines.map(outcomeOf)
}

function outcomeOf({ path, line, isFailure }: PrintedLine): Outcome {
  const told: unknown = JSON.parse(line)
  if (!isFailure) return { path, ...(told as Pick<Outcome, 'format' | 'found'>) }
  const { error } = told as { readonly error: { readonly code: string } }
  return { path, format: null, found: { error: error.code } }
}

/** A member's path inside its archive; empty for a file that is no archive. */
function inner(path: string, archive: string): string {
  return path.slice(archive.length).replace(/^!\//u, '')
}

function memberOf(expected: Expected | ExpectedArchive, member: string): Expected | null {
  if (!('members' in expected)) return expected
  return expected.members[member] ?? null
}

/** What is expected, or a sentence that says why it cannot be used. */
type CheckedExpected = Expected | ExpectedArchive | string

async function readExpected(path: string): Promise<CheckedExpected> {
  const text = await readFile(path, 'utf8')
  try {
    const checked = parseExpected(JSON.parse(text))
    return checked.success ? checked.data : `${path}:\n${z.prettifyError(checked.error)}`
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    return `${path}: ${error.message}`
  }
}
