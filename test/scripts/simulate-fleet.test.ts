/** What the simulation of a fleet must give where the answer is known. */
import { expect, test } from 'vitest'
import { paceOf } from '../../scripts/simulate-fleet.ts'

const cost = { read: 60, worker: 30, server: 10, link: 0 }

test('a worker alone waits for nobody, and many are as fast as the server', () => {
  expect(paceOf(cost, { workers: 1, serverCores: 1 }).pace).toBeCloseTo(1 / 100, 10)
  const many = paceOf(cost, { workers: 1000, serverCores: 4 })
  expect(many.pace).toBeCloseTo(4 / 10, 3)
  expect(many.serverBusy).toBeCloseTo(1, 3)
})

test('links, which one makes for all, add their time to that of every file', () => {
  const linked = paceOf({ ...cost, link: 25 }, { workers: 1, serverCores: 1 })
  expect(linked.pace).toBeCloseTo(1 / 125, 10)
})
