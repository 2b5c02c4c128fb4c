import { expect, test } from 'vitest'
import { gradeIn, isGrade, scoreIn } from '../../../src/normalize/words/grade.ts'

test.each([
  ['优', '优', null],
  ['A', 'A', null],
  ['评价等级：优', '优', null],
  ['97分（优秀）', '优秀', '97'],
  ['97，优', '优', '97'],
  ['97', null, '97'],
  // Boxes behind the grades, before them, and none ticked.
  ['优□良☑中□差□', '良', null],
  ['□优☑良□中', '良', null],
  ['☑优秀 □良好', '优秀', null],
  ['优□良□', null, null],
  ['良好的', null, null],
  ['', null, null],
])('grade and score of %s', (words, grade, score) => {
  expect([gradeIn(words), scoreIn(words)]).toEqual([grade, score])
})

test('a grade stands by itself', () => {
  expect(['优', 'B', '优97', 'AB'].map(isGrade)).toEqual([true, true, false, false])
})
