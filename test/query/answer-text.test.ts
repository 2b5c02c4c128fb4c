import fc from 'fast-check'
import { expect, test } from 'vitest'
import { fittingWidths } from '../../src/query/answer-table.ts'
import { type AnswerFormat, answerPrinter } from '../../src/query/answer-text.ts'
import type { StoredValue } from '../../src/store/value.ts'

async function print(
  format: AnswerFormat,
  ...batches: (readonly StoredValue[])[][]
): Promise<string> {
  const printer = (await answerPrinter(format))(['name', 'score'], { width: null })
  return batches.map((batch) => printer.rows(batch)).join('') + printer.end()
}

test('JSON is one array over all batches, JSON lines are an object each', async () => {
  expect(JSON.parse(await print('json', [['植树', 9]], [['修路', null]]))).toEqual([
    { name: '植树', score: 9 },
    { name: '修路', score: null },
  ])
  expect(JSON.parse(await print('json', []))).toEqual([])
  expect(await print('jsonl', [['植树', 9]], [['修路', null]])).toBe(
    '{"name":"植树","score":9}\n{"name":"修路","score":null}\n',
  )
})

test('a table has its head once and its columns under each other', async () => {
  expect(await print('table', [['植树', 9.5]], [['路', 10]])).toBe(
    'name  score\n────  ─────\n植树    9.5\n路       10\n',
  )
})

test('a pipe gets everything, however wide', async () => {
  const long = '长'.repeat(100)
  expect(await print('table', [['植树', 1]], [[long, 2]])).toContain(long)
})

test('a table fits its terminal and tells which columns it cut', async () => {
  const printer = (await answerPrinter('table'))(['name', 'score', 'file'], { width: 30 })
  const text = printer.rows([['渡口浮桥维护及堤岸加固经费', 95, 'a.txt']])
  expect(text).toBe(
    [
      'name              score  file',
      '────────────────  ─────  ─────',
      '渡口浮桥维护及…      95  a.txt',
      '',
    ].join('\n'),
  )
  expect(printer.cut()).toEqual(['name'])
})

test('a row that cannot be made narrow enough is a record', async () => {
  const columns = ['department_name', 'project_name', 'note']
  const printer = (await answerPrinter('table'))(columns, { width: 24 })
  const long = '长'.repeat(40)
  expect(printer.rows([[long, null, '无']])).toBe(
    `─[ 1 ]──────────────────\ndepartment_name  ${long}\nnote             无\n`,
  )
  expect(printer.cut()).toEqual([])
})

test('no width makes a table wider than its terminal', async () => {
  const width = fc.integer({ min: 1, max: 90 })
  const widths = fc.array(fc.tuple(width, width), { minLength: 1, maxLength: 9 })
  fc.assert(
    fc.property(widths, fc.integer({ min: 1, max: 200 }), (columns, width) => {
      const natural = columns.map(([one]) => one)
      const least = columns.map(([, other]) => other)
      const fitting = fittingWidths(natural, least, width)
      if (fitting === null) return
      const sum = fitting.reduce((all, one) => all + one, 0) + 2 * (natural.length - 1)
      expect(sum).toBeLessThanOrEqual(width)
      expect(fitting.every((one, at) => one <= (natural[at] ?? 0))).toBe(true)
    }),
  )
})

test('Markdown keeps a cell in its cell', async () => {
  expect(await print('markdown', [['甲|乙\n*丙*', 9]], [['丁', null]])).toBe(
    '| name | score |\n| --- | --- |\n| 甲\\|乙<br>\\*丙\\* | 9 |\n| 丁 |  |\n',
  )
})

test.each([
  ['=1+1', "'=1+1"],
  ['@SUM(A1)', "'@SUM(A1)"],
  ['-修缮', "'-修缮"],
  ['+1', "'+1"],
  ['修缮', '修缮'],
  [-5, '-5'],
])('%s in CSV is %s: words are never a formula, numbers stay numbers', async (value, cell) => {
  expect(await print('csv', [[value, null]])).toBe(`name,score\r\n${cell},\r\n`)
})
