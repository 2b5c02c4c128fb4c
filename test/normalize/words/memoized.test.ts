import { expect, test } from 'vitest'
import { shapeOf } from '../../../src/normalize/column/shape.ts'
import { indexAddedWords } from '../../../src/normalize/words/added-index.ts'
import { withAddedWords } from '../../../src/normalize/words/added-words.ts'
import { meaningOf } from '../../../src/normalize/words/meaning.ts'
import { memoized } from '../../../src/normalize/words/memoized.ts'

test('short words are looked at once, also where nothing is found', () => {
  const asked: string[] = []
  const find = memoized((folded): number | undefined => {
    asked.push(folded)
    return folded === '得分' ? 1 : undefined
  })
  expect(['得分', '得分', '其他', '其他'].map(find)).toEqual([1, 1, undefined, undefined])
  expect(asked).toEqual(['得分', '其他'])
})

test('long words, which hold on to the text they stand in, are looked at each time', () => {
  let times = 0
  const find = memoized(() => {
    times += 1
    return times
  })
  const long = '各'.repeat(13)
  expect([find(long), find(long)]).toEqual([1, 2])
})

test('what was found without added words does not stand in their way, nor the other way round', () => {
  const found = () => [meaningOf('牵头科室').header, shapeOf({ folded: '工作实绩', blank: false })]
  const before = found()
  const added = indexAddedWords([
    { words: '牵头科室', means: '主管部门' },
    { words: '工作实绩', means: '产出指标' },
  ])
  expect(withAddedWords(added, found)).toEqual(['department', 'level1'])
  expect(found()).toEqual(before)
})
