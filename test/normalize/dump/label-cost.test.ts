import { expect, test } from 'vitest'
import { labelCost } from '../../../src/normalize/dump/label-cost.ts'
import { fold, isBlank } from '../../../src/normalize/words/heading.ts'

test.each([
  ['年度资金总额', 0],
  ['其中：财政拨款', 0],
  ['其中：\n财政资金', 0],
  ['省级', 0],
  // No label, or one with its amount.
  ['', 6],
  ['80', 6],
  ['年度资金总额 80', 4],
  ['年度资金总额 —', 4],
  ['资金结余率95%', 4],
  // The end of a label, its beginning, and another language.
  ['资金', 1.5],
  ['其中', 4.5],
  ['其中：', 4.5],
  ['abc', 1.5],
  // Two labels.
  ['省级\n财政', 1.5],
  ['上年结转\n其他资金', 1.5],
  ['财政\n（一）甲', 1.5],
  ['其中：\n财政资金\n其他资金', 1.5],
  ['其中\n财政资金', 0],
  // 40 characters are the most that a label has.
  ['款'.repeat(40), 0],
  ['款'.repeat(41), 2],
])('%s', (words, cost) => {
  const folded = fold(words)
  expect(labelCost(words, folded, isBlank(folded))).toBe(cost)
})
