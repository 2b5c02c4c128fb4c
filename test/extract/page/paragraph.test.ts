import { expect, test } from 'vitest'
import { linesOf } from '../../../src/extract/page/lines.ts'
import { paragraphsOf } from '../../../src/extract/page/paragraph.ts'
import { print } from './print.ts'

function texts(...placed: readonly (readonly [text: string, x: number, top: number])[]) {
  const words = placed.flatMap(([text, x, top]) => print(text, x, top))
  return paragraphsOf(linesOf(words), 3).map(({ text }) => text)
}

test('a line that fills its column goes on in the next', () => {
  expect(texts(['全年共巡查河道一百二十', 50, 100], ['次，整改九处。', 50, 114])).toEqual([
    '全年共巡查河道一百二十次，整改九处。',
  ])
})

test('lines of letters are joined by a blank', () => {
  expect(texts(['results of the survey', 50, 100], ['and their use', 50, 114])).toEqual([
    'results of the survey and their use',
  ])
})

test('an indented line, a short one before it, or a wide gap begins a paragraph', () => {
  expect(texts(['全年共巡查河道一百二十', 50, 100], ['另行整改九处', 74, 114])).toHaveLength(2)
  expect(texts(['短', 50, 100], ['全年共巡查河道一百二十', 50, 114])).toHaveLength(2)
  expect(texts(['全年共巡查河道一百二十', 50, 100], ['整改九处', 50, 140])).toHaveLength(2)
})

test('a paragraph stands where its lines do', () => {
  const [paragraph] = paragraphsOf(linesOf(print('巡查', 50, 100)), 3)
  expect(paragraph?.place).toEqual({
    kind: 'page',
    page: 3,
    box: { x0: 50, top: 100, x1: 70, bottom: 110 },
  })
  expect(paragraphsOf([], 3)).toEqual([])
})
