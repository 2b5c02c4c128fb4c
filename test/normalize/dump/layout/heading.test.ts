import { expect, test } from 'vitest'
import { windowsIn } from '../../../../src/normalize/dump/layout/heading.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

function leavesIn(text: string): readonly string[] {
  const lines = linesIn(text.split('\n'))
  return windowsIn(lines).flatMap(({ leaves }) => leaves.map((leaf) => leaf.text))
}

test('names and weights of each level stand below the heading of the level', () => {
  const text = `评价指标
一级指标        二级指标         三级指标         得分
名称   分值   名称     分值   名称     分值`
  expect(leavesIn(text)).toEqual(['名称', '分值', '名称', '分值', '名称', '分值', '得分'])
})

test('a heading broken over lines is one', () => {
  const text = `                        年度
一级指标   二级指标   三级指标             实际完成值   分值   得分
                        指标值`
  expect(leavesIn(text)).toContain('年度\n指标值')
})
