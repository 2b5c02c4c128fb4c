/** The kinds of printed values, each by what tells it from its neighbours. */
import { describe, expect, test } from 'vitest'
import { parseValue } from '../../../src/normalize/value/value.ts'
import { short } from './short.ts'

describe('an operator in words or signs', () => {
  test.each([
    ['不小于85%', '>= 85 %'],
    ['不得低于80%', '>= 80 %'],
    ['应不低于90%', '>= 90 %'],
    ['90%（含）以上', '>= 90 %'],
    ['100%（含）以上', '>= 100 %'],
    ['90分以上（含90分）', '>= 90 分'],
    ['80%以上（不含）', '> 80 %'],
    ['大于95%（不含）', '> 95 %'],
    ['达到或超过90%', '>= 90 %'],
    ['超过（含）100人', '>= 100 人'],
    ['少于或等于5次', '<= 5 次'],
    ['最高不超过50万元', '<= 50 万元'],
    ['上限200元', '<= 200 元'],
    ['不突破120万元', '<= 120 万元'],
    ['原则上不超过50万元', '<= 50 万元'],
    ['平均不超过30分钟', '<= 30 分钟'],
    ['控制在3‰以下', '<= 3 ‰'],
    ['不得超过100万元', '<= 100 万元'],
    ['≦10天', '<= 10 天'],
    ['未达到90%', '< 90 %'],
    ['满意度未达90%', '< 90 %'],
    ['≥98%；无安全事故', '>= 98 %'],
    ['95%以上，持续提高', '>= 95 %'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('a range or about so many', () => {
  test.each([
    ['3-5个工作日', '3..5 个工作日'],
    ['60%（含）-80%', '60..80 %'],
    ['100—200户', '100..200 户'],
    ['1.5-2.0万元', '1.5..2 万元'],
    ['1万～2万元', '1..2 万元'],
    ['10万-20万人次', '100000..200000 人次'],
    ['10至15场', '10..15 场'],
    ['50—60分贝', '50..60 分贝'],
    ['近500万元', '~ 500 万元'],
    ['2万余人次', '~ 20000 人次'],
    ['十余次', '~ 10 次'],
    ['上千人', '~ 1000 人'],
    ['约为95%', '~ 95 %'],
    ['≈50', '~ 50'],
    ['四百余名', '~ 400 名'],
    ['近百场', '~ 100 场'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('a date, or part of one', () => {
  test.each([
    ['2022年12月31日以前', '<= 2022-12-31'],
    ['2023年10月底前完成', '<= 2023-10-31'],
    ['2023年年底前', '<= 2023-12-31'],
    ['年底前完成', '<= 12-31'],
    ['年末', '= 12-31'],
    ['当年12月底前', '<= 12-31'],
    ['2024年2月底', '= 2024-02-29'],
    ['2023年2月底前', '<= 2023-02-28'],
    ['截止2023年12月31日', '<= 2023-12-31'],
    ['截至年底', '<= 12-31'],
    ['不迟于6月30日', '<= 06-30'],
    ['十月一日前', '<= 10-01'],
    ['20231130前', '<= 2023-11-30'],
    ['9月1日起', '>= 09-01'],
    ['12月31日24时前', '<= 12-31'],
    ['11月完成', '= 11'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('a time that is no date', () => {
  test.each([
    ['12月中旬前', 'text'],
    ['11月上旬', 'text'],
    ['2024年6月-9月', 'text'],
    ['2023.5-2023.12', 'text'],
    ['上半年完成', 'text'],
    ['第四季度前完成', 'text'],
    ['2023年4月初', 'text'],
    ['2022-2023学年', 'text'],
    ['2023年2月29日', 'text'],
    ['每季度末', 'text'],
    ['每月10日前发放', 'text'],
    ['10月1日-10月7日', 'text'],
    ['6月、12月', 'text'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('a number in words, large or small', () => {
  test.each([
    ['一千二百户', '= 1200 户'],
    ['一百零八个', '= 108 个'],
    ['九十五分', '= 95 分'],
    ['二十', '= 20'],
    ['零', '= 0'],
    ['零起', '= 0 起'],
    ['百分之九十五点六', '= 95.6 %'],
    ['百分之一百', '= 100 %'],
    ['五成', '= 50 %'],
    ['两成以上', '>= 20 %'],
    ['2千万元', '= 2000 万元'],
    ['三百五十万元', '= 350 万元'],
    ['一亿元', '= 1 亿元'],
    ['十万亩', '= 100000 亩'],
    ['两万余元', '~ 2 万元'],
    ['0.8亿立方米', '= 80000000 立方米'],
    ['１２３４．５万元', '= 1234.5 万元'],
    ['－3%', '= -3 %'],
    ['投入30.5万', '= 305000'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('no number that Han characters only sound like', () => {
  test.each([
    ['七八次', 'text'],
    ['三四十人', 'text'],
    ['两三天', 'text'],
    ['数十人', 'text'],
    ['几百人', 'text'],
    ['十几人', 'text'],
    ['一百二', 'text'],
    ['三分之二', 'text'],
    ['百分之九十至九十五', 'text'],
    ['零事故', 'text'],
    ['一等奖', 'text'],
    ['三级及以上', 'text'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('a unit of several parts', () => {
  test.each([
    ['12篇（份）', '= 12 篇(份)'],
    ['260台（套）', '= 260 台(套)'],
    ['≤350元/人·天', '<= 350 元/人·天'],
    ['1.5万元/人/年', '= 1.5 万元/人/年'],
    ['10万人次/年', '= 100000 人次/年'],
    ['110kV', '= 110 kV'],
    ['35μg/m³', '= 35 μg/m³'],
    ['30-50mg/L', '30..50 mg/L'],
    ['5部门', '= 5 部门'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('a frequency, an order, a ratio', () => {
  test.each([
    ['每季度2次', 'text'],
    ['每周不少于2次', 'text'],
    ['每人每月800元', 'text'],
    ['第1批', 'text'],
    ['前10名', 'text'],
    ['排名前10', 'text'],
    ['前5%', 'text'],
    ['3年级以上', 'text'],
    ['1:1.2', 'text'],
    ['1/3以上', 'text'],
    ['±5%', 'text'],
    ['GB50300-2013', 'text'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('several quantities', () => {
  test.each([
    ['3、4次', 'text'],
    ['3次以上5次以下', 'text'],
    ['1小时30分', 'text'],
    ['2个项目3个标段', 'text'],
    ['12月31日前完成100%', 'text'],
    ['[90,100]', 'text'],
    ['发放率100%，准确率98%', 'text'],
    ['未完成100%', 'text'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})

describe('words around a number', () => {
  test.each([
    ['签约12家', '= 12 家'],
    ['节约水费3万元', '= 3 万元'],
    ['线上20场', '= 20 场'],
    ['未成年人保护20次', '= 20 次'],
    ['新增300人以上', '>= 300 人'],
    ['惠及群众2.3万人', '= 23000 人'],
    ['30场（1200人次）', '= 30 场'],
    ['3个（含2个续建）', '= 3 个'],
    ['98.5%（优秀）', '= 98.5 %'],
    ['人均≥20元', '>= 20 元'],
    ['下降≥5%', '>= 5 %'],
  ] as const)('“%s” means %s', (words, meaning) => {
    expect(short(parseValue(words))).toBe(meaning)
  })
})
