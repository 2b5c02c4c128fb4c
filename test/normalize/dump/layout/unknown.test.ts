import { expect, test } from 'vitest'
import { windowsIn } from '../../../../src/normalize/dump/layout/heading.ts'
import { beginsRows } from '../../../../src/normalize/dump/layout/unknown.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

/** What the headings on the first line are taken for. */
function fieldsOf(text: string): readonly string[] {
  const [window] = windowsIn(linesIn(text.split('\n')))
  return window?.leaves.map(({ meaning }) => meaning.indicator ?? '?') ?? []
}

const ROWS = `产出指标  数量指标  修整草坪   ≥20公顷   21公顷   20   20
          质量指标  成活率    ≥95%      96%      20   18`

test('the rows tell what headings are that nobody knows', () => {
  const head = '甲        乙        丙丁      戊己      庚辛     壬    癸'
  expect(fieldsOf(`${head}\n${ROWS}`)).toEqual([
    ...['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score'],
  ])
})

test('known headings stay what they are', () => {
  const head = '甲        乙        丙丁      指标值    庚辛     分值    癸'
  const fields = fieldsOf(`${head}\n${ROWS}`)
  expect(fields).toEqual(['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score'])
})

test.each([
  ['a label of the header among them', '甲        乙        项目名称    戊己      庚辛'],
  ['a figure', '甲        乙        2个丙丁    戊己      庚辛'],
  ['a sentence', '甲        乙        丙：丁    戊己      庚辛'],
  ['too few', '甲        乙        丙丁'],
  ['a long one', `甲        乙        ${'丙'.repeat(15)}    戊己      庚辛`],
])('no headings: %s', (_, head) => {
  expect(fieldsOf(`${head}\n${ROWS}`)).toEqual([])
})

test.each([
  ['产出指标  修整  20  20  20', true],
  ['修整  产出指标  20  20  20', true],
  ['修整  草坪  产出指标  20  20  20', false],
  ['产出指标  修整  20  20', false],
  ['产出指标\n修整  20  20\n20', true],
  ['产出指标\n甲\n乙\n丙\n20  20  20', true],
  ['产出指标\n甲\n乙\n丙\n丁\n20  20  20', false],
  ['产出  修整  20  20  20', false],
])('whether rows of indicators begin: %s', (text, is) => {
  expect(beginsRows(linesIn(text.split('\n')), 0)).toBe(is)
})
