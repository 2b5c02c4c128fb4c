import { expect, test } from 'vitest'
import { recognitionJobs } from '../../src/commands/reading-flags.ts'

test.each([
  ['one scan takes every job', [2, 1, 1024], 2],
  ['as long as memory lasts', [8, 1, 1024], 2],
  ['more memory holds more', [8, 1, 2048], 7],
  ['several files share them', [8, 4, 4096], 2],
  ['each file has one', [2, 2, 256], 1],
] as const)('%s', (_, [jobs, processes, memory], recognised) => {
  expect(recognitionJobs(jobs, processes, memory)).toBe(recognised)
})
