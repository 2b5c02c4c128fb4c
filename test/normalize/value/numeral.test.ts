import { expect, test } from 'vitest'
import { digitByDigit, parseNumeral } from '../../../src/normalize/value/numeral.ts'

test.each([
  ['零', '0'],
  ['〇', '0'],
  ['九', '9'],
  ['十', '10'],
  ['十五', '15'],
  ['二十', '20'],
  ['三十六', '36'],
  ['一百', '100'],
  ['一百零五', '105'],
  ['一百一十', '110'],
  ['一千二百', '1200'],
  ['一千零五十', '1050'],
  ['两千', '2000'],
  ['一万', '10000'],
  ['十二万', '120000'],
  ['一万零五', '10005'],
  ['一万二千', '12000'],
  ['三亿', '300000000'],
  ['一亿二千万', '120000000'],
  ['五万三千二百一十', '53210'],
  ['九十五点五', '95.5'],
  ['三点一四', '3.14'],
  ['零点零五', '0.05'],
  ['一二', null],
  ['一零', null],
  ['一百二', null],
  ['一千二', null],
  ['一万二', null],
  ['七八', null],
  ['万', null],
  ['零万', null],
  ['', null],
  ['点五', null],
  ['五点', null],
  ['五点十', null],
  ['一点二点三', null],
  ['百点', null],
  ['三人', null],
] as const)('%s is %s', (numeral, digits) => {
  expect(parseNumeral(numeral)).toBe(digits)
})

test.each([
  ['二〇二一', '2021'],
  ['零五', '05'],
  ['二十', null],
  ['', ''],
] as const)('digit by digit, %s is %s', (numeral, digits) => {
  expect(digitByDigit(numeral)).toBe(digits)
})
