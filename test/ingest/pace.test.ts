import { expect, test } from 'vitest'
import { noWork, paceOf, withFile } from '../../src/ingest/pace.ts'
import type { RunFile } from '../../src/store/run-log.ts'

const file: RunFile = {
  path: 'a.pdf',
  sha256: null,
  outcome: 'complete',
  error_code: null,
  error_message: null,
  size: 2 ** 20,
  pages: 1,
  forms: 1,
  rows: 30,
  open_ms: 100,
  extract_ms: 600,
  normalize_ms: 200,
  audit_ms: 100,
  save_ms: 50,
}

test('files, bytes and the time of readers and writer add up', () => {
  const unread: RunFile = { ...file, size: null, open_ms: null, extract_ms: null, save_ms: null }
  expect(withFile(withFile(noWork, file), unread)).toEqual({
    files: 2,
    bytes: 2 ** 20,
    read_ms: 1300,
    save_ms: 50,
  })
})

test.each([
  ['both readers were busy', { read_ms: 19_000, save_ms: 1000 }, 2, 'readers'],
  ['one reader was busy', { read_ms: 9000, save_ms: 1000 }, 1, 'readers'],
  ['the writer was busier than they', { read_ms: 11_000, save_ms: 9000 }, 2, 'writer'],
  ['nobody was', { read_ms: 5000, save_ms: 1000 }, 2, 'disk'],
] as const)('a run of ten seconds waited where %s', (_, times, jobs, waits_for) => {
  const work = { files: 25, bytes: 5 * 2 ** 20, ...times }
  const pace = { files_per_second: 2.5, megabytes_per_second: 0.5, waits_for }
  expect(paceOf(work, 10, jobs)).toEqual(pace)
})

test('a short run waited for its processes to start', () => {
  const work = { files: 1, bytes: 500, read_ms: 700, save_ms: 20 }
  expect(paceOf(work, 5, 2)).toEqual({
    files_per_second: 0.2,
    megabytes_per_second: 0,
    waits_for: 'start',
  })
})

test('a run that has looked into nothing has no pace', () => {
  expect(paceOf(noWork, 10, 2)).toBeNull()
})
