/** What real forms do beside the template: misplaced totals, cut merges, unknown words. */
import { describe, expect, test } from 'vitest'
import { extraLines, flatTable, formOf, fundLines, indicatorLines, table } from './drawing.ts'

const title = '项目支出绩效自评表'
const headings = '一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分'
const rows = `
  项目名称 | 桥梁检测 | < | < | < | < | <
  ${headings}
  产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 100 | 97
`

describe('headings that nobody has seen', () => {
  test('are guessed by a word in them, with a note', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | < | <
        项目资金（万元） |  | 年初安排资金 | 全年下达资金 | 全年支出金额 | 资金支出进度 | 赋予分值 | 最终评分
        ^ | 合计 | 20 | 18 | 9 | 50% | 10 | 5
        一级指标 | 二级指标 | 三级指标 | 年度计划要求 | 年末达成水平 | 赋予分值 | 最终评分 | 差异原因与整改
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 8座 | 90 | 80 | 一座封闭
      `),
    )
    expect(fundLines(form)).toEqual(['total|合计|万元|20|18|9|10|50|5'])
    expect(indicatorLines(form)).toEqual(['产出指标||数量指标|检测桥梁|9座|8座|90|80|一座封闭'])
    expect(new Set(form.notes.map(({ code }) => code))).toEqual(new Set(['column_guessed']))
  })

  test('do not take the place of one that is known', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分 | 专家评分
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 97 | 96
      `),
    )
    expect(form.indicators[0]?.score.value).toBe(97)
    expect(extraLines(form.indicators[0] ?? { extra: [] })).toEqual(['专家评分: 96'])
    expect(form.notes.map(({ code }) => code)).toEqual(['unknown_heading'])
  })

  test('what stands under a heading that is printed twice is kept both times', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 得分 | 星级 | 星级
        产出 | 数量指标 | 检测座数 | 12 | 50 | 三星 | 四星
      `),
    )
    expect(extraLines(form.indicators[0] ?? { extra: [] })).toEqual([
      '星级: 三星',
      '星级（2）: 四星',
    ])
  })

  test('a level’s weight that cannot be read is noted', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | <
        一级指标 | 权重 | 二级指标 | 三级指标 | 权重 | 指标值 | 得分
        产出 | 5O | 数量指标 | 检测座数 | 50 | 12 | 50
        ^ | ^ | 质量指标 | 合格率 | 50 | 100% | 50
      `),
    )
    expect(form.indicators[0]?.level1_weight).toMatchObject({ value: null, raw: '5O' })
    const unread = form.notes.filter(({ code }) => code === 'unreadable_number')
    expect(unread.map(({ path }) => path)).toEqual(['indicators[0].level1_weight'])
  })

  test('a level above level 1 stays in extra', () => {
    const form = formOf(
      '2017年度项目支出绩效自评表',
      table(`
        指标类型 | 一级指标 | 二级指标 | 三级指标 | 分值 | 自评得分
        共性指标（30分） | 项目决策 | 必要性 | 决策依据 | 30 | 30
        特性指标（70分） | 项目绩效 | 数量 | 建设座数 | 70 | 65
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '项目决策||必要性|决策依据|||30|30|',
      '项目绩效||数量|建设座数|||70|65|',
    ])
    expect(form.indicators.map(extraLines)).toEqual([
      ['指标类型: 共性指标（30分）'],
      ['指标类型: 特性指标（70分）'],
    ])
  })
})

describe('totals', () => {
  test.each([
    ['总分 | < | < | < | < | 100 | 97', 100, 97, null],
    ['合计 | < | < | < | < | 100 | 97（优）', 100, 97, '优'],
    ['总分：97分 | < | < | < | < | < | <', null, 97, null],
    ['总 分 | < | < | < | < |  | 97', null, 97, null],
    ['得分合计 | < | < | < | < | < | 97', null, 97, null],
    ['总分 | < | < | 100 | < | < | 97', 100, 97, null],
    ['总分 | < | < | < | 100 | 97 |', 100, 97, null],
    ['总分 | < | < | < | 97% |  | 97', null, 97, null],
    ['自评总分 | 97 | < | < | 自评等级 | 优□良☑中□差□ | <', null, 97, '良'],
    ['评价等级 | ☑优 □良 □中 □差 | < | < | < | < | <', null, null, '优'],
    ['自评结果 | 97分（优秀） | < | < | < | < | <', null, 97, '优秀'],
  ])('%s', (row, weight, score, grade) => {
    const { total } = formOf(title, table(`${rows}${row}`))
    expect([total.weight.value, total.score.value, total.grade.value]).toEqual([
      weight,
      score,
      grade,
    ])
  })

  test.each([
    ['kept', table],
    ['lost', flatTable],
  ])('a second score behind the first is neither weight nor score, spans %s', (_, draw) => {
    const form = formOf(
      title,
      draw(`
        项目名称 | 桥梁检测 | | | | | |
        ${headings} | 复核得分
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 100 | 98.8 | 96.3
        总分 | | | | | 100 | 98.8 | 96.3
      `),
    )
    expect([form.total.weight.value, form.total.score.value]).toEqual([100, 98.8])
    expect(extraLines(form)).toEqual(['复核得分: 96.3'])
  })

  test('a total that cannot be read is null and noted', () => {
    const { total, notes } = formOf(title, table(`${rows}综合得分 | 九十七 | < | < | < | < | <`))
    expect(total.score.value).toBeNull()
    expect(notes.map(({ code, path }) => [code, path])).toContainEqual([
      'unreadable_number',
      'total.score',
    ])
  })
})

describe('merges', () => {
  test('a number merged over rows counts once, words merged over rows hold for each', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | < | <
        ${headings} | 偏差原因
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 8座 | 60 | 55 | 汛期停工
        ^ | ^ | 检测隧道 | 2座 | 1座 | ^ | ^ | ^
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '产出指标||数量指标|检测桥梁|9座|8座|60|55|汛期停工',
      '产出指标||数量指标|检测隧道|2座|1座|||汛期停工',
    ])
  })

  test('a lead cell before the header labels is no label', () => {
    const form = formOf(
      title,
      table(`
        基本信息 | 项目名称 | 桥梁检测 | < | < | < | <
        ^ | 主管部门 | 交通局 | < | 实施单位 | 检测中心 | <
        ${headings}
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 100 | 97
      `),
    )
    expect([form.project_name.value, form.unit.name.value]).toEqual(['桥梁检测', '检测中心'])
    expect(form.extra).toEqual([])
  })

  test('money rows go on where the merge of their lead was cut short', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 桥梁检测 | < | < | < | < | <
        项目资金（元） |  | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
        ^ | 年度资金总额 | 30 | 30 | 30 | 100% | 10
         | 其中：财政拨款 | 20 | 20 | 20 | 100% |
        ${headings}
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 90 | 87
      `),
    )
    expect(fundLines(form)).toEqual([
      'total|年度资金总额|元|30|30|30||100|10',
      'fiscal|其中：财政拨款|元|20|20|20||100|',
    ])
  })

  test('funds after the indicators', () => {
    const form = formOf(
      title,
      table(`${rows}
        预算执行（万元） |  | 全年预算数 | 全年执行数 | 执行率 | 分值 | 得分
        总额 | < | 8 | 4 | 50% | 10 | 5
        存在问题 | 付款滞后 | < | < | < | < | <
      `),
    )
    expect(fundLines(form)).toEqual(['total|总额|万元||8|4|10|50|5'])
    expect(extraLines(form)).toEqual(['存在问题: 付款滞后'])
  })
})

describe('sheets', () => {
  test('titles that are not merged, the unit in a cell above the header', () => {
    const form = formOf(
      table(`
        附件3 |  |  |  |  |  |
        项目支出绩效自评表 |  |  |  |  |  |
        （2022年度） |  |  |  |  |  |
         |  |  |  |  | 金额单位：元 |
        项目名称 | 桥梁检测 |  |  |  |  |
        项目资金 | 资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
         | 合计 | 30 | 30 | 30 | 100% | 10
        ${headings}
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 90 | 87
         |  | 检测隧道 | 2座 | 2座 | 0 | 0
      `),
    )
    expect([form.title.value, form.year.value]).toEqual(['项目支出绩效自评表', 2022])
    expect(fundLines(form)).toEqual(['total|合计|元|30|30|30||100|10'])
    expect(form.indicators).toHaveLength(2)
  })
})

describe('flattened texts', () => {
  test('rows shifted to the left where merged cells were lost', () => {
    const form = formOf(
      title,
      flatTable(`
        项目名称 | | 桥梁检测 | | | | | |
        绩效指标 | ${headings} | 偏差原因
         | 产出指标(60分) | 数量指标 | 检测桥梁 | ≥9座 | 9座 | 30 | 30 |
         | 检测隧道 | | ≥2座 | 1座 | 20 | 10 | 一座封闭 | |
         | 质量指标 | 报告合格率 | 100% | 100% | 10 | 10 | |
        满意度指标(40) | 服务对象满意度指标 | 群众满意度 | ≥90% | | 40 | 40 |
        总 分 | | | | | | 100 | 90 |
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '产出指标|60|数量指标|检测桥梁|≥9座|9座|30|30|',
      '产出指标|60|数量指标|检测隧道|≥2座|1座|20|10|一座封闭',
      '产出指标|60|质量指标|报告合格率|100%|100%|10|10|',
      '满意度指标|40|服务对象满意度指标|群众满意度|≥90%||40|40|',
    ])
    expect(form.indicators[1]?.level1.basis).toBe('inferred')
    expect(form.notes.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'level_inferred indicators[1].level1',
      'level_inferred indicators[1].level2',
      'level_inferred indicators[2].level1',
    ])
    expect([form.total.weight.value, form.total.score.value]).toEqual([100, 90])
  })

  test('a number that may stand under its neighbour is named by its field', () => {
    const form = formOf(
      title,
      flatTable(`
        项目名称 | 桥梁检测
        ${headings} | 偏差原因
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 8座 | 60 | 两座封闭
        产出指标 | 质量指标 | 报告合格率 | 100% | 100% | 40 | 40 |
      `),
    )
    expect(form.notes.map(({ code, path }) => `${code} ${path}`)).toEqual([
      'row_shifted indicators[0].weight',
      'list_unproved indicators',
    ])
  })

  test('a row that a blank line cut in two', () => {
    const form = formOf(
      title,
      flatTable(`
        项目名称 | 桥梁检测
        ${headings}
        产出指标 | 数量指标 | 检测桥梁
        9座 | 9座 | 100 | 97
      `),
    )
    expect(indicatorLines(form)).toEqual(['产出指标||数量指标|检测桥梁|9座|9座|100|97|'])
    expect(form.notes.map(({ code }) => code)).toContain('boundary_guessed')
  })

  test('printed rows run together in one', () => {
    const form = formOf(
      '项目绩效评价得分表',
      flatTable(`
        绩效指标 | 得分
        一级指标 | 二级指标 | 三级指标 | | 名称 | 分值 | 名称 | 分值 | 名称 | 分值 | | 决策 | 40 | 项目立项 | 40 | 立项程序规范性 | 40 | 38
        产出 | 60 | 产出数量 | 60 | 检测桥梁 | 60 | 55
        总分 | 100 | | 100 | | 100 | 93
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '决策|40|项目立项|立项程序规范性|||40|38|',
      '产出|60|产出数量|检测桥梁|||60|55|',
    ])
    expect(form.notes.map(({ code }) => code)).toContain('row_too_long')
    expect([form.total.weight.value, form.total.score.value]).toEqual([100, 93])
  })

  test('money beside its label in two blocks', () => {
    const form = formOf(
      '2021年度部门整体支出绩效自评表',
      flatTable(`
        预算部门名称 | 县水文站
        年度预算申请（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
         | 年度资金总额 | 70 | 80 | 80 | 10 | 100% | 10
         | 按收入性质分：80 | 按支出性质分：80
         | 其中：一般公共预算：70 | 其中：基本支出：50
         | 其他资金：10 | 项目支出：30
        ${headings}
        产出指标 | 数量指标 | 检测桥梁 | 9座 | 9座 | 90 | 87
      `),
    )
    expect(fundLines(form)).toEqual([
      'total|年度资金总额|万元|70|80|80|10|100|10',
      'fiscal|其中：一般公共预算|万元||70||||',
      'basic|其中：基本支出|万元||50||||',
      'other|其他资金|万元||10||||',
      'project|项目支出|万元||30||||',
    ])
  })
})
