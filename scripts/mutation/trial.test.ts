/** Tries every mutant on the tests that reach it, the cheap ones first, until one notices. Runs after all others. */
import { appendFileSync, readFileSync } from 'node:fs'
import { setImmediate } from 'node:timers/promises'
import { expect, inject, test } from 'vitest'
import type { Mutant, Outcome, Result, Trial } from './mutant.ts'
import { type Kept, kept } from './runner.ts'
import { Hung, under } from './switch.ts'

declare module 'vitest' {
  interface ProvidedContext {
    trial: string
  }
}

const { mutants, results, mostCost, mostSeconds, minutes }: Trial = JSON.parse(
  readFileSync(inject('trial'), 'utf8'),
)

/** The tests by which a mutant may be noticed. */
function testsFor({ id, file, manner }: Mutant, cheap: readonly Kept[]): readonly Kept[] {
  if (manner !== 'constant') return cheap.filter(({ reach }) => reach.ids.has(id))
  // Nothing is called where a constant is read: every test that comes by its file may depend on it.
  const beside = mutants.filter((other) => other.file === file).map((other) => other.id)
  const near = cheap.filter(({ reach }) => beside.some((other) => reach.ids.has(other)))
  return near.length === 0 ? cheap : near
}

async function outcomeUnder(id: number, { reach, run }: Kept): Promise<Outcome> {
  try {
    await under(id, reach.rounds, run)
    return 'survived'
  } catch (error) {
    return error instanceof Hung || String(error).includes('a loop does not end')
      ? 'hung'
      : 'killed'
  }
}

async function resultOf(mutant: Mutant, cheap: readonly Kept[]): Promise<Result> {
  const { id } = mutant
  const tests = testsFor(mutant, cheap)
  if (tests.length === 0) return { id, outcome: 'unreached', by: null }
  const start = process.cpuUsage()
  for (const one of tests) {
    if (process.cpuUsage(start).user > mostSeconds * 1e6) break
    const outcome = await outcomeUnder(id, one)
    if (outcome !== 'survived') return { id, outcome, by: `${one.file}: ${one.name}` }
  }
  return { id, outcome: 'survived', by: null }
}

test('every mutant is tried', async () => {
  const cheap = kept
    .filter(({ cost }) => cost <= mostCost)
    .toSorted((one, other) => one.cost - other.cost)
  expect(cheap).not.toEqual([])
  const noted = {
    tests: kept.length,
    tried: cheap.length,
    cost: cheap.reduce((sum, { cost }) => sum + cost, 0),
  }
  appendFileSync(results, `${JSON.stringify(noted)}\n`)
  const end = performance.now() + minutes * 60_000
  for (const mutant of mutants) {
    if (performance.now() > end) return
    const result = await resultOf(mutant, cheap)
    appendFileSync(results, `${JSON.stringify(result)}\n`)
    // Lets vitest hear that its worker lives.
    await setImmediate()
  }
})
