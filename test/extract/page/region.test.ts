import { expect, test } from 'vitest'
import { rowsOf } from '../../../src/extract/page/flow.ts'
import { regionsOf } from '../../../src/extract/page/region.ts'
import { level, print } from './print.ts'

const rules = [90, 118, 200].map((y) => level(y, 50, 330))

test('rules of one length mark a table', () => {
  expect(regionsOf([], rules)).toEqual([{ x0: 50, top: 90, x1: 330, bottom: 200 }])
})

test('running text between two rules parts them', () => {
  const line = 'running text that fills the whole of the width between'
  const rows = rowsOf([...print(line, 50, 130), ...print(line, 50, 144)])
  expect(regionsOf(rows, rules)).toEqual([])
})

test('rules of other lengths belong elsewhere', () => {
  expect(regionsOf([], [...rules.slice(1), level(90, 50, 200)])).toEqual([])
})
