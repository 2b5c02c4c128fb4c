/** Whole forms in a dump that keeps its layout: where each of their parts begins and ends. */
import { describe, expect, test } from 'vitest'
import { readLayout } from '../../../../src/normalize/dump/layout/layout.ts'
import { linesOf } from '../drawn.ts'

/**
 * Paragraphs as their words, rows with each cell as `column:words`; `h` and `v` how many columns and rows it is over, `?` a
 * guess.
 */
function drawn(text: string): readonly string[] {
  return (readLayout(linesOf(text)) ?? []).flatMap((block) => {
    if (block.type === 'paragraph') return [block.text]
    return Array.from({ length: block.rowCount }, (_, row) =>
      block.cells
        .filter((cell) => cell.row === row)
        .map((cell) => {
          const { column, colSpan, rowSpan, text: words } = cell
          const guessed = 'guessed' in cell
          const spans = (colSpan > 1 ? `h${colSpan}` : '') + (rowSpan > 1 ? `v${rowSpan}` : '')
          return `${column}${spans}:${words.replaceAll('\n', '⏎')}${guessed ? '?' : ''}`
        })
        .join(' | '),
    )
  })
}

test('a form with all its parts', () => {
  const text = `一、概况
公园维护项目绩效自评表
（2029年度）
项目名称      公园维护
主管部门      某县园林局              实施单位      某县公园管理所
              年初预算数   全年预算数   全年执行数   分值   执行率    得分
项目资金
      年度资金总额   80       76.5      70.1     10   91.63%   9.16
（万元）
      其他资金      0         0         0        —    —       —
年度总体目     预期目标                    实际完成情况
标
              修整草坪，补种树木。             草坪已修整，
                                     树木已补种。
绩    一级指标    二级指标    三级指标    年度指标值    实际完成值    分值   得分
效
指    产出指标    数量指标    修整草坪    ≥20公顷     21公顷      20    20
标              质量指标    成活率      ≥95%       96%        20    18
      效益指标    社会效益    游人满意    ≥90%       93%        30    30
总分                                                        70    68
自评等级  优
填表人：白鹭      联系电话：0000
注：按季度填报。
二、其他情况说明
项目名称      公厕维护
主管部门      某县环卫局              实施单位      某县公厕管理所`
  expect(drawn(text)).toEqual([
    ...['一、概况', '公园维护项目绩效自评表', '（2029年度）'],
    '0:项目名称 | 1h7:公园维护',
    '0:主管部门 | 1:某县园林局 | 2:实施单位 | 3h5:某县公园管理所',
    '0v3:项目资金⏎（万元） | 1: | 2:年初预算数 | 3:全年预算数 | 4:全年执行数 | 5:分值 | 6:执行率 | 7:得分',
    '1:年度资金总额 | 2:80 | 3:76.5 | 4:70.1 | 5:10 | 6:91.63% | 7:9.16',
    '1:其他资金 | 2:0 | 3:0 | 4:0 | 5:— | 6:— | 7:—',
    '0v2:年度总体目⏎标 | 1:预期目标 | 2h6:实际完成情况',
    '1:修整草坪，补种树木。 | 2h6:草坪已修整，⏎树木已补种。',
    '0v4:绩⏎效⏎指⏎标 | 1:一级指标 | 2:二级指标 | 3:三级指标 | 4:年度指标值 | 5:实际完成值 | 6:分值 | 7:得分',
    '1v2:产出指标 | 2:数量指标 | 3:修整草坪 | 4:≥20公顷 | 5:21公顷 | 6:20 | 7:20',
    '2:质量指标 | 3:成活率 | 4:≥95% | 5:96% | 6:20 | 7:18',
    '1:效益指标 | 2:社会效益 | 3:游人满意 | 4:≥90% | 5:93% | 6:30 | 7:30',
    '0:总分 | 1: | 2: | 3: | 4: | 5: | 6:70? | 7:68',
    ...['自评等级  优', '填表人：白鹭      联系电话：0000', '注：按季度填报。', '二、其他情况说明'],
    '0:项目名称 | 1h3:公厕维护',
    '0:主管部门 | 1:某县环卫局 | 2:实施单位 | 3:某县公厕管理所',
  ])
})

const INDICATORS = `一级指标    二级指标    三级指标    年度指标值    实际完成值    分值   得分
产出指标    数量指标    修整草坪    ≥20公顷     21公顷      20    20
            质量指标    成活率      ≥95%       96%        20    18`
const READ = [
  '0:一级指标 | 1:二级指标 | 2:三级指标 | 3:年度指标值 | 4:实际完成值 | 5:分值 | 6:得分',
  '0v2:产出指标 | 1:数量指标 | 2:修整草坪 | 3:≥20公顷 | 4:21公顷 | 5:20 | 6:20?',
  '1:质量指标 | 2:成活率 | 3:≥95% | 4:96%? | 5:20? | 6:18',
]
const TOTAL = '总分                                                40    38'

describe('indicators end', () => {
  test.each([
    ['at their total', TOTAL, ['0:总分 | 1: | 2: | 3: | 4: | 5:40? | 6:38']],
    ['at what closes the form', `${TOTAL}\n备注      无`, ['0:备注 | 1h6:无']],
    ['at a note', '注：甲      乙', ['注：甲      乙']],
    ['at a chapter', '二、其他      情况', ['二、其他      情况']],
    ['at a signature', '填表人：白鹭      电话', ['填表人：白鹭      电话']],
    ['at a title', '公厕维护项目绩效自评表\n甲      乙', ['公厕维护项目绩效自评表', '甲      乙']],
    ['at the header of another form', `项目名称      公厕维护\n${INDICATORS}`, READ],
    ['at headings', INDICATORS, READ],
  ])('%s', (_, below, rows) => {
    const read = drawn(`${INDICATORS}\n${below}`)
    expect(read.slice(0, 3)).toEqual(READ)
    expect(read.slice(-rows.length)).toEqual(rows)
  })

  test('but not at words behind the first column', () => {
    const text = `${INDICATORS}\n            时效指标    总分上报    ≤3日        2日         20    20`
    expect(drawn(text)).toHaveLength(4)
  })

  test('with a page, whose levels go on', () => {
    const more = '            质量指标    合格率      ≥95%       96%        20    18'
    const last = '效益指标    社会效益    游人满意    ≥90%       93%        30    30'
    expect(drawn(`${INDICATORS}\n\f${more}\n\n${last}`).slice(1)).toEqual([
      '0v3:产出指标 | 1:数量指标 | 2:修整草坪 | 3:≥20公顷 | 4:21公顷 | 5:20 | 6:20?',
      '1:质量指标 | 2:成活率 | 3:≥95% | 4:96% | 5:20? | 6:18',
      '1:质量指标 | 2:合格率 | 3:≥95% | 4:96% | 5:20? | 6:18',
      '0:效益指标 | 1:社会效益 | 2:游人满意 | 3:≥90% | 4:93% | 5:30 | 6:30',
    ])
  })
})

describe('above the indicators', () => {
  test.each([
    [
      'the header',
      '项目名称      公园维护\n主管部门      某县园林局              实施单位      某县公园管理所',
      ['0:项目名称 | 1h6:公园维护', '0:主管部门 | 1:某县园林局 | 2:实施单位 | 3h4:某县公园管理所'],
    ],
    [
      'goals whose lead begins on their line',
      '年度总体    预期目标          实际完成情况\n目标      修整草坪。          草坪已修整。',
      ['0v2:年度总体⏎目标 | 1:预期目标 | 2h5:实际完成情况', '1:修整草坪。 | 2h5:草坪已修整。'],
    ],
    [
      'goals whose lead begins above them',
      '年度总体\n目标      预期目标          实际完成情况\n        修整草坪。          草坪已修整。',
      ['0v2:年度总体⏎目标 | 1:预期目标 | 2h5:实际完成情况', '1:修整草坪。 | 2h5:草坪已修整。'],
    ],
  ])('%s', (_, above, rows) => {
    expect(drawn(`${above}\n${INDICATORS}`)).toEqual([...rows, ...READ])
  })

  test('words of no form stay lines', () => {
    expect(drawn(`本年共开展      三项\n${INDICATORS}\n\n${INDICATORS}`)).toEqual([
      '本年共开展      三项',
      ...READ,
      ...READ,
    ])
  })
})

describe('tables of other builds', () => {
  test('a sign, a figure and a unit under one value', () => {
    const text = `                     指标值
一级指标   二级指标   三级指标                 完成值   分值   得分
                     符号    数值    单位
产出指标   数量指标   修整草坪   ≥     20      公顷     21      20     20
          质量指标   成活率     ≥     95      %       96      20     18`
    expect(drawn(text).slice(1)).toEqual([
      '0:一级指标 | 1:二级指标 | 2:三级指标 | 3:符号 | 4:数值 | 5:单位 | 6:完成值 | 7:分值 | 8:得分',
      '0v2:产出指标 | 1:数量指标 | 2:修整草坪 | 3:≥ | 4:20 | 5:公顷 | 6:21 | 7:20 | 8:20',
      '1:质量指标 | 2:成活率 | 3:≥ | 4:95 | 5:%? | 6:96? | 7:20? | 8:18',
    ])
  })

  test('rows with numbers, two levels and wrapped reasons', () => {
    const text = `序号   一级指标    三级指标      指标值      完成值     分值    得分    原因
1     产出指标    修整草坪      ≥20公顷     21公顷      20     20
2               成活率       ≥95%       90%        20     18    雨季施工，苗
                                                              木到货较迟
3     效益指标    游人满意      ≥90%       93%        30     30`
    expect(drawn(text).slice(1)).toEqual([
      '0:1 | 1v2:产出指标 | 2:修整草坪 | 3:≥20公顷 | 4:21公顷 | 5:20 | 6:20 | 7:',
      '0:2 | 2:成活率 | 3:≥95% | 4:90% | 5:20 | 6:18 | 7:雨季施工，苗⏎木到货较迟',
      '0:3 | 1:效益指标 | 2:游人满意 | 3:≥90% | 4:93% | 5:30 | 6:30 | 7:',
    ])
  })

  test('money whose labels are wrapped, or stand without amounts', () => {
    const text = `资金来源      年初预算数   全年预算数   全年执行数   执行率
年度资金总额     80         76.5        70.1       91.63%
其中：当年
             60         56.5        50.1       88.67%
财政拨款
上年结转资金     20         20          20         100%
其他资金`
    expect(drawn(text).slice(1)).toEqual([
      '0:年度资金总额 | 1:80 | 2:76.5 | 3:70.1 | 4:91.63%',
      '0:其中：当年⏎财政拨款 | 1:60 | 2:56.5 | 3:50.1 | 4:88.67%',
      '0:上年结转资金 | 1:20 | 2:20 | 3:20 | 4:100%',
      '0:其他资金 | 1: | 2: | 3: | 4:',
    ])
  })

  test('weights beside the names of levels', () => {
    const text = `一级指标    分值    二级指标    分值    三级指标    指标值     完成值     得分
产出指标    50     数量指标    20     修整草坪    ≥20公顷    21公顷    20
                 质量指标    30     成活率     ≥95%      96%      28
效益指标    30     社会效益    30     游人满意    ≥90%      93%      30`
    expect(drawn(text).slice(1)).toEqual([
      '0v2:产出指标 | 1v2:50 | 2:数量指标 | 3:20 | 4:修整草坪 | 5:≥20公顷 | 6:21公顷 | 7:20',
      '2:质量指标 | 3:30 | 4:成活率 | 5:≥95% | 6:96% | 7:28',
      '0:效益指标 | 1:30 | 2:社会效益 | 3:30 | 4:游人满意 | 5:≥90% | 6:93% | 7:30',
    ])
  })
})
