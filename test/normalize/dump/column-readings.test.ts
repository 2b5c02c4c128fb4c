/** Other ways to read the columns of a section: with units, and with levels that stand with their weights. */
import { expect, test } from 'vitest'
import type { ColumnsReading } from '../../../src/normalize/dump/columns.ts'
import { isUnderHeadingBefore, unitReadings } from '../../../src/normalize/dump/hidden-unit.ts'
import {
  endsWithWeight,
  weightedLevelReadings,
} from '../../../src/normalize/dump/weighted-level.ts'
import { columnsNamed, wordTokens } from './drawn.ts'

function drawn(readings: readonly ColumnsReading[]): readonly string[] {
  return readings.map(({ columns, cost }) => {
    const fields = columns.map(({ field, weights }) => field + (weights ? ` ${weights}` : ''))
    return `${cost}: ${fields.join(', ')}`
  })
}

const readingOf = (...fields: readonly string[]) => ({ columns: columnsNamed(...fields), cost: 1 })

test('where three units stand by themselves a column of units may be behind the target', () => {
  const plain = readingOf('level3', 'target', 'actual')
  const units = (text: string) => drawn(unitReadings(plain, wordTokens(text)))
  expect(units('公顷 20 株 30 次 2')).toEqual([
    '1: level3, target, actual',
    '1.5: level3, target, target_unit, actual',
  ])
  expect(units('公顷 20 株 30 2')).toEqual(['1: level3, target, actual'])
  const others = [readingOf('level3', 'actual'), readingOf('target', 'actual_unit')]
  for (const own of others) expect(unitReadings(own, wordTokens('公顷 株 次'))).toEqual([own])
})

test('such a column has no heading of its own', () => {
  expect(isUnderHeadingBefore({ field: 'target_unit', words: '' })).toBe(true)
  expect(isUnderHeadingBefore({ field: 'target_unit', words: '单位' })).toBe(false)
  expect(isUnderHeadingBefore({ field: 'target', words: '' })).toBe(false)
})

test('where three short names have weights the outer levels may', () => {
  const plain = readingOf('level1', 'level2', 'level3', 'weight')
  const weighted = (text: string) => drawn(weightedLevelReadings(plain, wordTokens(text)))
  expect(weighted('规划(15分) 设计(5分) 合理 管理(30分)')).toEqual([
    '1: level1, level2, level3, weight',
    '1: level1 here, level2, level3, weight',
    '1: level1 here, level2 here, level3 beside, weight',
  ])
  expect(weighted('规划(15分) 设计(5分) 合理')).toHaveLength(1)
  expect(weighted(`规划(15分) 设计(5分) ${'长'.repeat(10)}(5分)`)).toHaveLength(3)
  expect(weighted(`规划(15分) 设计(5分) ${'长'.repeat(11)}(5分)`)).toHaveLength(1)
  const bare = readingOf('level1', 'level3', 'score')
  expect(weightedLevelReadings(bare, wordTokens('甲(15分) 乙(5分) 丙(5分)'))).toEqual([bare])
})

test.each([
  ['规划(15分)', true],
  ['规划[7.5分]', true],
  ['(15分)', true],
  ['规划15分', false],
  ['规划(15)', false],
  ['规划(15分)设计', false],
])('whether words end with the weight of a level: %s', (words, ends) => {
  expect(endsWithWeight(words)).toBe(ends)
})
