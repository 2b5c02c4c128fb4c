/** The folder that all paths of one enqueueing stand in. */
import { expect, test } from 'vitest'
import { baseOf } from '../../src/queue/enqueue.ts'

test.each([
  [['/srv/reports/2022', '/srv/reports/2023'], '/srv/reports'],
  [['/srv/reports', '/'], '/'],
  [['s3://reports/2022/', 's3://reports/2022/a'], 's3://reports/2022'],
])('%j stand in %s', (paths, base) => {
  expect(baseOf(paths)).toBe(base)
})

test('a folder and a bucket stand in nothing that a path of them begins with', () => {
  const base = baseOf(['s3://one', '/srv/reports'])
  expect(['s3://one/a.pdf', '/srv/reports/a.pdf'].filter((path) => path.startsWith(base))).toEqual(
    [],
  )
})
