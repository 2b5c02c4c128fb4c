import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { shareCompiledCode } from './test/compiled.ts'

shareCompiledCode()

/** Rooms without state, processes or files of their own: their tests share a worker, which saves each its start. */
const PURE = [
  ...['normalize', 'audit', 'drawing', 'terminal', 'link', 'markdown', 'segment'].map(
    (room) => `test/${room}/**/*.test.ts`,
  ),
  // Recognition keeps its engines and a cache.
  ...['test/extract/*.test.ts', 'test/extract/!(ocr)/**/*.test.ts'],
]

export default defineConfig({
  test: {
    // Many tests wait for processes of their own: on two cores two files run side by side, not one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    testTimeout: 180_000,
    hookTimeout: 180_000,
    update: 'none',
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          ...{ name: 'all else', include: ['test/**/*.test.ts'], exclude: PURE },
          globalSetup: ['test/compiled.ts'],
        },
      },
    ],
  },
})
