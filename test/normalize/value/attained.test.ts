import fc from 'fast-check'
import { expect, test } from 'vitest'
import { isAttained } from '../../../src/normalize/value/attained.ts'
import { parseValue } from '../../../src/normalize/value/value.ts'

function judge(target: string, actual: string): boolean | null {
  return isAttained(
    { words: target, value: parseValue(target) },
    { words: actual, value: parseValue(actual) },
  )
}

test.each([
  ['≥90%', '96.5%', true],
  ['≥95%', '90%', false],
  ['≥95%', '95%', true],
  ['>95%', '95%', false],
  ['<5%', '5%', false],
  ['≤9万元', '9万元', true],
  ['≤4.5%', '3.1%', true],
  ['≤100%', '97%', true],
  ['≤0', '-3.2%', null],
  ['≥90%', '100', true],
  ['≥90%', '0.96', null],
  ['≥90%', '1', null],
  ['≥60次', '62', true],
  ['≥735人次', '735', true],
  ['≥28万亩', '28', null],
  ['≥28万亩', '28.5万亩', true],
  ['≥3000万条', '2710万条', false],
  ['≤90万元', '90', true],
  ['≤90万元', '885000', null],
  ['≤90万元', '885000元', true],
  ['≤1.5亿元', '14800万元', true],
  ['≤2小时', '90分钟', true],
  ['≤2小时', '121分钟', false],
  ['≤7天', '1周', true],
  ['≤7天', '5个工作日', null],
  ['≥1公里', '1200米', true],
  ['≥2000人', '0.21万人', true],
  ['≥600次', '700余人次', true],
  ['≥700人次', '700余人次', null],
  ['≥3万人次', '近3万人次', null],
  ['≥2万人次', '近3万人次', true],
  ['≥10年', '10年以上', true],
  ['≥98%', '≥97%', null],
  ['≥98%', '≥98%', true],
  ['≤4小时', '≤4小时', true],
  ['≤4小时', '≥5小时', false],
  ['≥90%', '90%-95%', true],
  ['≥93%', '90%-95%', null],
  ['3-5天', '4天', true],
  ['3-5天', '6天', null],
  ['20～25个', '22个', true],
  ['100%', '97.3%', false],
  ['100%', '100.00%', true],
  ['100%', '120%', null],
  ['90%', '95%', null],
  ['20场', '23场', true],
  ['5000人', '164人', false],
  ['0起', '0起', true],
  ['0起', '2起', false],
  ['3起', '2起', null],
  ['906万元', '796万元', null],
  ['2700', '1160万元', null],
  ['79元/人', '79元/人', true],
  ['320', '188.6', null],
  ['30', '30', true],
  ['2021年12月31日前', '2021年12月31日', true],
  ['2021年9月底前', '2021年10月18日', false],
  ['12月31日前', '12月25日', true],
  ['12月底前', '12月底', true],
  ['12月底前', '2022年1月', null],
  ['2021年6月', '2021', null],
  ['2024年10月', '2024年12月', false],
  ['2021年12月完成', '2021年11月20日', true],
  ['2021年6月15日前', '2021年6月', null],
  ['显著', '显著', true],
  ['显著', '较显著', null],
  ['定性持续改善', '持续改善', true],
  ['≥5人', '目标达成', true],
  ['＝100%', '完成', true],
  ['得到改善', '基本达成', null],
  ['≥5人', '未完成', false],
  ['12月底前', '已完成', true],
  ['100%', '无', null],
  ['无', '无', null],
  ['显著', '95%', null],
  ['≥90%', '', null],
  ['—', '95%', null],
  // What stands around words.
  ['显著。', '显著', true],
  ['显著', '显著；', true],
  ['非定性改善', '非改善', null],
  // Dates: a deadline, a year, a first day.
  ['9月1日起', '10月1日', null],
  ['>2021-06-01', '2021-07-01', null],
  ['11月30日前', '12月31日前', null],
  ['2021年12月1日前', '2021年12月', null],
  ['2021年', '2021年12月31日', true],
  ['2021年', '2022年3月', false],
  ['2021年6月底前', '2021年', null],
  ['≥5个', '2021年6月', null],
  // Units that are alike, and units that are not.
  ['≥2小时', '90元', null],
  ['≥600次', '400人次', false],
  ['≥600家', '700家（次）', true],
  ['≥5', '6个', null],
  ['次5', '6', true],
  // A bare number beside a unit.
  ['≥1%', '0.5', false],
  ['≥90%', '1.5', false],
  ['≥1.5%', '0.5', null],
  ['≤90%', '0.9', true],
  ['≤80000元', '8.85', null],
  ['≤90000元', '9', true],
  ['≥60次', '59', false],
  ['≥10000亩', '1', null],
  ['≤10000亩', '1', true],
  // About so many.
  ['≥650人', '700余人', true],
  ['≥651人', '700余人', null],
  ['≤750人', '700余人', true],
  ['≤749人', '700余人', null],
  ['≥95.45%', '约95.5%', true],
  ['≥95.46%', '约95.5%', null],
  ['≤0个', '约0个', true],
  ['约100个', '120个', true],
  ['约100个', '200个', null],
  // Ranges that touch a bound.
  ['≥95%', '90%-95%', null],
  ['≤90%', '90%-95%', null],
  ['>95%', '90%-95%', false],
  ['<90%', '90%-95%', false],
  ['20场', '20-25场', null],
  ['20场', '15-20场', null],
  ['0起', '0-2起', null],
  ['0起', '1起', false],
  ['90%', '85%', null],
  ['100%', '90%-100%', null],
] as const)('target %s, actual %s: %s', (target, actual, attained) => {
  expect(judge(target, actual)).toBe(attained)
})

test('an explicit bound in one unit is decided as numbers are', () => {
  const number = fc.integer({ min: 0, max: 100_000 })
  fc.assert(
    fc.property(number, number, (target, actual) => {
      expect(judge(`≥${target}个`, `${actual}个`)).toBe(actual >= target)
      expect(judge(`≤${target}元`, `${actual}元`)).toBe(actual <= target)
    }),
  )
})

test('money converts without loss', () => {
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 99_999_999 }), (yuan) => {
      expect(judge(`≤${yuan / 10_000}万元`, `${yuan}元`)).toBe(true)
      expect(judge(`≤${yuan}元`, `${yuan / 10_000}万元`)).toBe(true)
    }),
  )
})
