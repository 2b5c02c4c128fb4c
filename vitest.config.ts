import { availableParallelism } from 'node:os'
import { defineConfig } from 'vitest/config'
import { shareCompiledCode } from './test/compiled.ts'

shareCompiledCode()

/** Rooms without state, processes or files of their own: their tests share a worker, which saves each its start. */
const PURE = [
  ...[
    'normalize',
    'audit',
    'drawing',
    'terminal',
    'link',
    'markdown',
    'segment',
    'arithmetic',
    'language',
    'label',
    'printed',
  ].map((room) => `test/${room}/**/*.test.ts`),
  'test/scripts/benchmark/**/*.test.ts',
  // Recognition keeps its engines and a cache.
  ...['test/extract/*.test.ts', 'test/extract/!(ocr)/**/*.test.ts'],
]

/** What takes so long has no end, milliseconds. */
const HANGS_MS = 600_000

/** How often what is waited for is looked at: each look costs what is being waited for some time. Milliseconds. */
const LOOKS_MS = 200

/** Rooms whose tests open databases and start processes, but leave nothing of it behind: they share workers as well. */
const TIDY = ['commands', 'review', 'store', 'verify', 'export', 'query'].map(
  (room) => `test/${room}/**/*.test.ts`,
)

/** What asks a server of PostgreSQL and lets it go on: one serves them all. */
const SERVED = ['web/search', 'web/ending', 'queue/bucket', 'store/postgres'].map(
  (name) => `test/${name}.test.ts`,
)

export default defineConfig({
  test: {
    // Many tests wait for processes of their own: on two cores two files run side by side, not one.
    maxWorkers: Math.max(2, availableParallelism() - 1),
    // Nothing is held to wall time: these end what hangs, on a machine however busy.
    testTimeout: HANGS_MS,
    hookTimeout: HANGS_MS,
    expect: { poll: { timeout: HANGS_MS, interval: LOOKS_MS } },
    update: 'none',
    projects: [
      { extends: true, test: { name: 'pure', include: PURE, isolate: false } },
      {
        extends: true,
        test: {
          ...{ name: 'tidy', include: TIDY, exclude: SERVED, isolate: false },
          globalSetup: ['test/compiled.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...{ name: 'all else', include: ['test/**/*.test.ts'] },
          exclude: [...PURE, ...TIDY, ...SERVED],
          globalSetup: ['test/compiled.ts'],
        },
      },
      {
        extends: true,
        test: {
          ...{ name: 'served', include: SERVED },
          globalSetup: ['test/compiled.ts', 'test/postgres-server.ts'],
        },
      },
    ],
  },
})
