import { expect, test } from 'vitest'
import { printNumber } from '../../../src/extract/docx/number-format.ts'

test.each([
  ['decimal', 12, '12'],
  ['decimalZero', 3, '03'],
  ['decimalFullWidth', 12, '１２'],
  ['decimalEnclosedCircle', 3, '③'],
  ['decimalEnclosedCircleChinese', 20, '⑳'],
  ['decimalEnclosedCircle', 21, '21'],
  ['chineseCounting', 3, '三'],
  ['chineseCounting', 10, '十'],
  ['chineseCounting', 11, '十一'],
  ['chineseCounting', 20, '二十'],
  ['chineseCountingThousand', 105, '一百零五'],
  ['chineseCountingThousand', 110, '一百一十'],
  ['chineseCountingThousand', 1001, '一千零一'],
  ['japaneseCounting', 21, '二十一'],
  ['ideographDigital', 20, '二〇'],
  ['chineseLegalSimplified', 12, '壹拾贰'],
  ['ideographTraditional', 2, '乙'],
  ['ideographZodiac', 12, '亥'],
  ['upperLetter', 27, 'AA'],
  ['lowerLetter', 2, 'b'],
  ['upperRoman', 14, 'XIV'],
  ['lowerRoman', 9, 'ix'],
  ['none', 4, ''],
  ['bullet', 1, null],
  ['constructor', 1, null],
] as const)('%s %i is %s', (format, number, expected) => {
  expect(printNumber(number, format)).toBe(expected)
})
