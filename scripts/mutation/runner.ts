/** Runs each test once on the source as it is, and keeps it, to be run again under the mutants that it reaches. */
import fc from 'fast-check'
import { type RunnerTestCase, TestRunner } from 'vitest'
import { mutation, observed, type Reach } from './switch.ts'

Object.assign(globalThis, { mutation })
fc.configureGlobal({ seed: 1, numRuns: 40, endOnFailure: true })

/** A test as it was run first. */
export type Kept = {
  readonly file: string
  readonly name: string
  readonly run: () => unknown
  readonly reach: Reach
  /** How long it took, milliseconds: cheap tests are tried first. */
  readonly cost: number
}

export const kept: Kept[] = []

export default class KeepingRunner extends TestRunner {
  async runTask(test: RunnerTestCase): Promise<void> {
    const run = TestRunner.getTestFn(test)
    if (test.file.name.startsWith('scripts/')) return void (await run())
    const start = process.cpuUsage()
    const reach = await observed(run)
    const { user } = process.cpuUsage(start)
    kept.push({ file: test.file.name, name: test.name, run, reach, cost: user / 1000 })
  }
}
