/** The real published reports, against what a person read in them. */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { sharedPath } from './shared.ts'

const shared = sharedPath()

test.skipIf(shared === null)('the seeds stand beside the checkout', () => {
  expect(readdirSync(join(shared ?? '', 'seeds')).length).toBeGreaterThan(0)
})
