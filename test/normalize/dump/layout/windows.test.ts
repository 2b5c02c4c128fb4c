/** The lines that hold the headings of a section, and which headings these are. */
import { describe, expect, test } from 'vitest'
import { windowsIn } from '../../../../src/normalize/dump/layout/heading.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

/** Each window as its kind, its lines and its headings, those over several columns in brackets. */
function windowsOf(text: string): readonly string[] {
  return windowsIn(linesIn(text.split('\n'))).map(({ kind, first, end, leaves, groups }) => {
    const names = leaves.map((leaf) => leaf.text.replaceAll('\n', '⏎'))
    const over = groups.map((group) => `[${group.text}]`)
    return `${kind} ${first}-${end}: ${[...names, ...over].join(' ')}`
  })
}

const INDICATORS = '一级指标  二级指标  三级指标  完成值'
const FUNDS = '年初预算数  全年预算数  全年执行数'

describe('headings of indicators', () => {
  test.each([
    ['by themselves', INDICATORS, `0-1: ${INDICATORS}`],
    ['behind what leads them', `绩效指标  ${INDICATORS}  得分`, `0-1: ${INDICATORS}  得分`],
    ['behind 目标, which leads them', `目标  ${INDICATORS}  得分`, `0-1: ${INDICATORS}  得分`],
    ['on two lines', `                          分值\n${INDICATORS}`, `0-2: ${INDICATORS} 分值`],
    [
      'each broken over two lines',
      '一级  二级  三级  年度  完成  得分\n指标  指标  指标  指标值  值',
      '0-2: 一级⏎指标 二级⏎指标 三级⏎指标 年度⏎指标值 完成⏎值 得分',
    ],
    [
      'under one that is over several',
      '绩效指标                        年度指标值        得分\n一级指标  二级指标  三级指标  目标值  实际值',
      '0-2: 一级指标 二级指标 三级指标 目标值 实际值 年度指标值 得分 [绩效指标]',
    ],
    [
      'with brackets that hold a blank',
      '一级指标  二级指标  三级指标  得分（满分 100分）  完成值',
      '0-1: 一级指标 二级指标 三级指标 得分（满分100分） 完成值',
    ],
    ['below other lines', `甲\n乙\n丙\n丁\n戊\n己\n${INDICATORS}`, `6-7: ${INDICATORS}`],
  ])('%s', (_, text, window) => {
    expect(windowsOf(text)).toEqual([`indicators ${window.replaceAll('  ', ' ')}`])
  })

  test.each([
    ['too few', '一级指标  三级指标'],
    ['without a level', '指标值  完成值  得分'],
    ['more unknown than known', '一级指标  二级指标  三级指标  丙丁  戊己  庚辛'],
    ['a figure among them', '一级指标  二级指标  三级指标  20  完成值'],
    ['a sentence among them', '一级指标  二级指标  三级指标  已完成。  完成值'],
    ['the name of a level among them', '一级指标  二级指标  三级指标  产出指标  完成值'],
  ])('no headings: %s', (_, text) => {
    expect(windowsOf(text)).toEqual([])
  })

  test('words that sound like headings count for them', () => {
    expect(windowsOf('一级指标  二级指标  三级指标  完成情况说明  本年目标数  丙丁')).toHaveLength(
      1,
    )
  })

  test('stand again on the next page', () => {
    const row = '产出指标  数量  20  20'
    expect(windowsOf(`项目名称  公园\n${INDICATORS}\n${row}\n${INDICATORS}`)).toEqual([
      `indicators 1-2: ${INDICATORS.replaceAll('  ', ' ')}`,
      `indicators 3-4: ${INDICATORS.replaceAll('  ', ' ')}`,
    ])
  })
})

describe('headings of money and of goals', () => {
  test.each([
    [FUNDS, 'funds 0-1: 年初预算数 全年预算数 全年执行数'],
    [`项目资金  ${FUNDS}  执行率`, 'funds 0-1: 年初预算数 全年预算数 全年执行数 执行率'],
    [`丙丁  ${FUNDS}`, 'funds 0-1: 年初预算数 全年预算数 全年执行数'],
    ['预期目标    实际完成情况', 'goals 0-1: 预期目标 实际完成情况'],
    ['年度总体目标    预期目标    实际完成情况', 'goals 0-1: 预期目标 实际完成情况'],
    ['年度总体目\n标    预期目标    实际完成情况', 'goals 1-2: 预期目标 实际完成情况'],
  ])('%s', (text, window) => {
    expect(windowsOf(text)).toEqual([window])
  })

  test.each(['年初预算数  丙丁  戊己  全年执行数', '全年预算数  丙丁  执行率', '预期目标   分值'])(
    'no headings: %s',
    (text) => {
      expect(windowsOf(text)).toEqual([])
    },
  )

  test('each section has its own', () => {
    const text = `${FUNDS}\n80  76  70\n预期目标    实际完成情况\n修整    已修整\n${INDICATORS}`
    expect(windowsOf(text).map((window) => window.split(':')[0])).toEqual([
      ...['funds 0-1', 'goals 2-3', 'indicators 4-5'],
    ])
  })
})
