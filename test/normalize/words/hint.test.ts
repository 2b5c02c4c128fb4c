import { expect, test } from 'vitest'
import { isTemplateHint } from '../../../src/normalize/words/hint.ts'

test.each([
  ['对照年度目标,说明相关任务目标的完成情况(100字以内)', true],
  ['总结经验（200字左右）。', true],
  ['（盖章）', true],
  ['单位盖章', true],
  ['完成培训报告12份，每份500字以上', false],
  ['报告300字以内，已提交', false],
  ['清河县水务局（盖章）', false],
  ['', false],
] as const)('%s', (words, expected) => expect(isTemplateHint(words)).toBe(expected))
