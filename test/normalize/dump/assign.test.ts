import { describe, expect, test } from 'vitest'
import { readingsOf } from '../../../src/normalize/dump/assign.ts'
import type { DumpField } from '../../../src/normalize/vocabulary/column-field.ts'
import { rounded } from './drawn.ts'

/** The likeliest fields of columns, given as `field` or as `extra: heading`, with what each reading costs. */
function readings(columns: string, most: number): readonly string[] {
  const given = columns.split(' ').map((column) => {
    const [field = '', words = 'x'] = column.split(':')
    return { field: field as DumpField, words }
  })
  return readingsOf(given)
    .slice(0, most)
    .map(({ columns, cost }) => `${columns.map(({ field }) => field).join(' ')} ${rounded(cost)}`)
}

test('known columns are read as they are', () => {
  expect(readings('level1 level3 target', 9)).toEqual(['level1 level3 target 0'])
})

describe('unknown columns', () => {
  test('outer levels stand before inner ones, and every field once', () => {
    expect(readings('extra:甲 extra:乙 extra:丙 extra:丁 extra:戊', 3)).toEqual([
      'level1 level2 level3 target actual 0.8',
      'level1 level2 level3 target weight 0.8',
      'level1 level2 level3 target score 0.8',
    ])
    expect(readings('extra:甲 extra:乙 extra:丙 extra:丁 extra:戊', 99)).toHaveLength(24)
  })

  test('a word in a heading speaks for its field, and against others', () => {
    expect(readings('level1 level2 level3 extra:标准分 actual extra:戊', 5)).toEqual([
      'level1 level2 level3 weight actual score -0.1',
      'level1 level2 level3 weight actual note 0.7',
      'level1 level2 level3 weight actual target_unit 1.1',
      'level1 level2 level3 target actual weight 1.1',
      'level1 level2 level3 target actual score 1.1',
    ])
  })

  test('a remark is one of the last two, a number the first', () => {
    expect(
      readings('lead extra:甲 level2 level3 target actual extra:戊 extra:己 extra:庚', 3),
    ).toEqual([
      'lead level1 level2 level3 target actual weight score note 0.4',
      'lead level1 level2 level3 target actual weight note score 0.4',
      'lead level1 level2 level3 target actual weight score target_unit 0.8',
    ])
    expect(readings('level3 extra:甲 target actual weight score', 9)).toEqual([
      'level3 target_unit target actual weight score 1.6',
      'level3 description target actual weight score 1.7',
      'level3 extra target actual weight score 1.8',
    ])
    expect(readings('extra:甲 level1 level2 level3 target actual weight score', 9)).toEqual([
      'ordinal level1 level2 level3 target actual weight score 1',
      'extra level1 level2 level3 target actual weight score 1.2',
    ])
  })

  test('columns that stand in another order than any table has cost more', () => {
    expect(readings('level3 level1 extra:己', 1)).toEqual(['level3 level1 target 4.6'])
  })

  test('a target does not stand behind the actual value, nor a weight behind the score', () => {
    const fields = readings('level1 level2 level3 actual score extra:己', 9)
    expect(fields.filter((own) => /target |weight /u.test(own))).toEqual([])
  })

  test('what names no row costs most', () => {
    expect(readings('level1 level2 extra:己', 1)).toEqual(['level1 level2 level3 1.6'])
    expect(readings('level1 level2 target extra:己', 2)).toEqual([
      'level1 level2 target level3 1.2',
      'level1 level2 target extra 6.4',
    ])
  })
})
