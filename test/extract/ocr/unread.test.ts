import { expect, test } from 'vitest'
import { hasUnreadInk, withoutInsertedHan } from '../../../src/extract/ocr/unread.ts'

/** Characters 20 pixels wide, one every 22 pixels. */
const part = (at: number) => ({ x0: 22 * at, top: 0, x1: 22 * at + 20, bottom: 20 })
const symbol = (at: number) => ({ x0: 22 * at + 6, x1: 22 * at + 14 })
const print = [0, 1, 2, 3].map(part)

test.each([
  ['nothing where each character was read', [0, 1, 2, 3], false],
  ['the first character', [1, 2, 3], true],
  ['one in the middle', [0, 1, 3], true],
  ['the last one', [0, 1, 2], true],
  ['all', [], true],
] as const)('it tells %s', (_, read, unread) => {
  expect(hasUnreadInk(print, read.map(symbol), 22)).toBe(unread)
})

test('a character whose place is a little off is read all the same', () => {
  const read = [0, 1, 2, 3].map((at) => ({ x0: 22 * at + 10, x1: 22 * at + 20 }))
  expect(hasUnreadInk(print, read, 22)).toBe(false)
})

test('a speck beside a line is no character', () => {
  const speck = { x0: 130, top: 8, x1: 132, bottom: 10 }
  expect(hasUnreadInk([...print, speck], [0, 1, 2, 3].map(symbol), 22)).toBe(false)
})

const read = ([words, middles]: readonly [string, readonly number[]]) =>
  [...words].map((text, at) => {
    const middle = middles[at] ?? 0
    return { text, confidence: 1, x0: middle - 4, x1: middle + 4, rivals: [] }
  })

const doubled = [
  'squeezed in between two',
  ['学生和宿舍', [10, 32, 41, 54, 76]],
  ['学生宿舍', [10, 32, 54, 76]],
  '学生宿舍',
] as const

test.each([
  doubled,
  ['where the first has none', ['修缮均', [10, 32, 54]], ['修均', [10, 54]], '修缮均'],
  ['that are figures', ['第12项', [10, 32, 43, 60]], ['第1项', [10, 32, 60]], '第12项'],
] as const)('characters of a second reading %s', (_, second, first, kept) => {
  const left = withoutInsertedHan(read(second), read(first), 22)
  expect(left.map(({ text }) => text).join('')).toBe(kept)
})
