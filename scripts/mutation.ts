/**
 * Which small changes of the source no test notices: `npm run mutation -- audit values`, and of the reading a sample,
 * `npm run mutation -- reading --sample 400 --seed 1`. Prints a table by folder and every change that was not noticed
 * (docs/testing.md).
 */
import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, relative } from 'node:path'
import { parseArgs } from 'node:util'
import { BaseSequencer, startVitest, type TestSpecification, type Vite } from 'vitest/node'
import { instrumented, mutantsIn } from './mutation/instrument.ts'
import type { Mutant, Result, Trial } from './mutation/mutant.ts'
import { marginOf, survivorsOf, tableOf } from './mutation/printed.ts'
import { sampled } from './mutation/sample.ts'

type Group = {
  readonly holds: (file: string) => boolean
  /** The tests that are run: those of its room. */
  readonly tests: readonly string[]
  /** Too many to try all. */
  readonly isSampled?: true
}

const GROUPS: Readonly<Record<string, Group>> = {
  audit: {
    holds: (file) => file.startsWith('src/audit/'),
    tests: ['test/audit/**/*.test.ts'],
  },
  arithmetic: {
    holds: (file) => file.startsWith('src/arithmetic/'),
    tests: ['test/arithmetic/**/*.test.ts', 'test/audit/**/*.test.ts'],
  },
  values: {
    holds: (file) => file.startsWith('src/normalize/value/'),
    tests: ['test/normalize/value/**/*.test.ts'],
  },
  reading: {
    // The vocabulary is data: each of its lines would need a test that repeats it.
    holds: (file) =>
      file.startsWith('src/normalize/') && !/^src\/normalize\/(?:value|vocabulary)\//u.test(file),
    tests: ['test/normalize/**/*.test.ts'],
    isSampled: true,
  },
}

const LAST = 'scripts/mutation/trial.test.ts'

const { values: options, positionals: names } = parseArgs({
  allowPositionals: true,
  options: {
    sample: { type: 'string', default: '400' },
    seed: { type: 'string', default: '1' },
    /** A part of a path, for the files of one room or one file. */
    file: { type: 'string', default: '' },
    /** The tests that are run instead of those of the group, to look at one file quickly. */
    tests: { type: 'string', multiple: true },
    /** Milliseconds of the processor that a test may take to be tried on each mutant. */
    cost: { type: 'string', default: '400' },
    /** Seconds of the processor that the tests of one mutant may take. */
    seconds: { type: 'string', default: '20' },
    /** After so many the rest of a sample is left out. */
    minutes: { type: 'string', default: '60' },
  },
})

function chosen({ holds, isSampled }: Group): readonly Mutant[] {
  const all = readdirSync('src', { recursive: true, encoding: 'utf8' })
    .map((name) => `src/${name}`)
    .filter((file) => file.endsWith('.ts') && file.includes(options.file) && holds(file))
    .toSorted()
    .flatMap((file) => mutantsIn(file, readFileSync(file, 'utf8')))
  const some = isSampled ? sampled(all, Number(options.sample), options.seed) : all
  console.log(`${some.length} of ${all.length} mutants`)
  return some.map((mutant, id) => ({ ...mutant, id }))
}

async function tryAll(mutants: readonly Mutant[], tests: readonly string[]) {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-mutation-'))
  const [path, results] = [join(folder, 'trial.json'), join(folder, 'results.jsonl')]
  const trial: Trial = {
    mutants,
    results,
    mostCost: Number(options.cost),
    mostSeconds: Number(options.seconds),
    minutes: Number(options.minutes),
  }
  writeFileSync(path, JSON.stringify(trial))
  const vitest = await startVitest(
    'test',
    [],
    {
      ...{ config: false, watch: false, include: [...tests, LAST], reporters: ['minimal'] },
      ...{ isolate: false, maxWorkers: 1, testTimeout: 0, update: false },
      ...{ runner: './scripts/mutation/runner.ts', provide: { trial: path } },
      sequence: { sequencer: LastSequencer },
      // What is kept on disk does not know its mutants.
      fsModuleCache: false,
    },
    { plugins: [mutating(mutants)] },
  )
  await vitest.close()
  return resultsIn(results)
}

function resultsIn(path: string): readonly Result[] {
  if (!existsSync(path)) throw new Error('the tests fail, or do not load, without any change')
  const [, ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  return lines.map((line) => JSON.parse(line))
}

/** Properties are tried less often: a mutant that survives is met by all of them. */
const TRIALS = 40

/** Puts the mutants into the source, and fewer trials into the tests. */
function mutating(mutants: readonly Mutant[]): Vite.Plugin {
  const files = new Set(mutants.map(({ file }) => file))
  return {
    name: 'mutating',
    enforce: 'pre',
    transform(code, id) {
      const file = relative(process.cwd(), id)
      if (file.startsWith('test/')) return code.replaceAll(/numRuns: \w+/gu, `numRuns: ${TRIALS}`)
      // What it remembers under one mutant must be forgotten for the next.
      const isChanged = files.has(file) || file === 'src/normalize/words/memoized.ts'
      return isChanged ? instrumented(file, code, mutants) : null
    },
  }
}

/** The trial of the mutants after all tests. */
class LastSequencer extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isLast = ({ moduleId }: TestSpecification) => moduleId.endsWith(LAST)
    return files.toSorted((one, other) => Number(isLast(one)) - Number(isLast(other)))
  }
}

const unknown = names.filter((name) => !Object.hasOwn(GROUPS, name))
if (unknown.length > 0)
  throw new Error(`${unknown.join(', ')}: one of ${Object.keys(GROUPS).join(', ')} is meant`)
for (const [name, group] of Object.entries(GROUPS)) {
  if (names.length > 0 && !names.includes(name)) continue
  const mutants = chosen(group)
  const results = await tryAll(mutants, options.tests ?? group.tests)
  console.log(tableOf(mutants, results))
  if (group.isSampled) console.log(`of all: ± ${marginOf(results).toFixed(1)} %`)
  console.log(survivorsOf(mutants, results))
}
