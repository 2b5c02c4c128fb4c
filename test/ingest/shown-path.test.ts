import fc from 'fast-check'
import { expect, test } from 'vitest'
import { shownPath } from '../../src/ingest/shown-path.ts'

test.each([
  ['/a/b.pdf', '/a/b.pdf'],
  ['/报告/重要！.pdf', '/报告/重要！.pdf'],
  ['/a/b!.pdf', '/a/b!.pdf'],
  ['/a.zip!/b.pdf', '/a.zip\\x21/b.pdf'],
  ['/a/\\xFF.pdf', '/a/\\x5CxFF.pdf'],
  ['/a/\\n.pdf', '/a/\\n.pdf'],
])('%s is shown as %s', (path, shown) => {
  const bytes = Buffer.from(path)
  expect(shownPath(bytes)).toEqual({ path: shown, pathBytes: path === shown ? null : bytes })
})

test('bytes that are no UTF-8 are shown one by one', () => {
  const bytes = Buffer.concat([Buffer.from('/树'), Buffer.from([0xca, 0xf7]), Buffer.from('.txt')])
  expect(shownPath(bytes)).toEqual({ path: '/树\\xCA\\xF7.txt', pathBytes: bytes })
})

test('no two paths are shown alike', () => {
  const part = fc.constantFrom('\\', 'x', 'F', '5C', '!', '/', '树', 'a', '\xff', '\xca')
  const bytes = fc
    .array(part)
    .map((parts) =>
      Buffer.concat(
        parts.map((one) =>
          one > '\x7f' && one < 'Ā' ? Buffer.from(one, 'latin1') : Buffer.from(one),
        ),
      ),
    )
  fc.assert(
    fc.property(bytes, bytes, (one, other) => {
      expect(shownPath(one).path === shownPath(other).path).toBe(one.equals(other))
    }),
    { numRuns: 5000 },
  )
})
