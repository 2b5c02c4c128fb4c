import { expect, test } from 'vitest'
import { misfit, shapeAt } from '../../../../src/normalize/dump/layout/shape.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

test.each([
  ['—', 'blank'],
  ['80', 'figure'],
  ['100', 'figure'],
  ['101', 'large'],
  ['95%', 'percent'],
  ['万元', 'unit'],
  ['(分)', 'unit'],
  ['(50', 'unit'],
  ['≥90', 'valued'],
  ['≥', 'operator'],
  ['定性', 'operator'],
  // Names that stand at one level in all forms, at several, and pieces of them.
  ['产出指标', 'level1'],
  ['数量指标', 'level2'],
  ['经济效益(10分)', 'level2'],
  ['满意度', 'level'],
  ['意度', 'piece'],
  ['养护', 'words'],
  // A figure among words counts something.
  ['共 12 次', 'words counted words'],
  ['共  12 次', 'words figure words'],
  ['共 12  次', 'words figure words'],
  ['甲 12', 'words figure'],
  ['12 次', 'figure words'],
  ['8 12 次', 'figure figure words'],
  ['— 12 次', 'blank figure words'],
  ['≥ 12 次', 'operator figure words'],
])('%s', (text, shapes) => {
  const [line = []] = linesIn([text])
  expect(line.map((_, at) => shapeAt(line, at)).join(' ')).toBe(shapes)
})

test('what belongs in a column costs nothing there', () => {
  expect(misfit('figure', 'mark')).toBe(0)
  expect(misfit('words', 'mark')).toBe(6)
})
