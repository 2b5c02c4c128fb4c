import { expect, test } from 'vitest'
import { type AnswerFormat, answerPrinters } from '../../src/query/answer-text.ts'
import type { Value } from '../../src/store/value.ts'

function print(format: AnswerFormat, ...batches: (readonly Value[])[][]): string {
  const printer = answerPrinters[format](['name', 'score'])
  return batches.map((batch) => printer.rows(batch)).join('') + printer.end()
}

test('JSON is one array over all batches, JSON lines are an object each', () => {
  expect(JSON.parse(print('json', [['植树', 9]], [['修路', null]]))).toEqual([
    { name: '植树', score: 9 },
    { name: '修路', score: null },
  ])
  expect(JSON.parse(print('json', []))).toEqual([])
  expect(print('jsonl', [['植树', 9]], [['修路', null]])).toBe(
    '{"name":"植树","score":9}\n{"name":"修路","score":null}\n',
  )
})

test('a table has its head once and its columns under each other', () => {
  expect(print('table', [['植树', 9.5]], [['路', 10]])).toBe(
    'name  score\n────  ─────\n植树    9.5\n路       10\n',
  )
})

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-修缮', "'-修缮"],
  ['+1', "'+1"],
  ['修缮', '修缮'],
  [-5, '-5'],
])('%s in CSV is %s: words are never a formula, numbers stay numbers', (value, cell) => {
  expect(print('csv', [[value, null]])).toBe(`name,score\r\n${cell},\r\n`)
})
