/** Forms of other builds: levels as rows of their own, headings over two rows, money in labelled rows, lists. */
import { describe, expect, test } from 'vitest'
import { INDICATORS, indicatorsOf, moneyOf, TITLE } from './build.ts'
import { flatTable, reportOf, table } from './drawing.ts'

describe('levels in rows of their own', () => {
  test('stand over the rows below them, with their weights', () => {
    const [form] = reportOf(
      TITLE,
      table(`
        项目名称 | 渡口修缮 | < | < | < | <
        序号 | 指标名称 | 目标值 | 完成值 | 分值 | 自评分
        产出指标（60分） | < | < | < | < | <
        数量指标 | < | < | < | < | <
        1 | 修缮渡口 | 3座 | 3座 | 40 | 40
        成本指标 | < | < | < | < | <
        2 | 单座成本 | ≤8万元 | 7.5万元 | 20 | 20
        效益指标（40分） | < | < | < | < | <
        社会效益指标 | < | < | < | < | <
        3 | 渡口停航天数 | ≤2天 | 3天 | 40 | 36
        总分 | < | < | < | 100 | 96
      `),
    ).forms
    expect(indicatorsOf(form)).toEqual([
      ['产出指标', 60, '数量指标', '修缮渡口', '3座', '3座', 40, 40, null],
      ['产出指标', 60, '成本指标', '单座成本', '≤8万元', '7.5万元', 20, 20, null],
      ['效益指标', 40, '社会效益指标', '渡口停航天数', '≤2天', '3天', 40, 36, null],
    ])
    expect(form?.indicators[2]?.level1.basis).toBe('printed')
    expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 96])
  })

  test('are the first level where no second one is named', () => {
    const [form] = reportOf(
      TITLE,
      flatTable(`
        项目名称 | 渡口修缮
        序号 | 指标名称 | 目标值 | 完成值 | 分值 | 自评分
        产出指标
        1 | 修缮渡口 | 3座 | 3座 | 60 | 60
        成本指标
        2 | 单座成本 | ≤8万元 | 7.5万元 | 40 | 40
      `),
    ).forms
    expect(indicatorsOf(form)?.map(([level1, , level2]) => [level1, level2])).toEqual([
      ['产出指标', null],
      ['成本指标', null],
    ])
  })
})

test('a sum between the rows is no indicator; its numbers are kept', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 60 | 60
       | 小计 |  |  |  | 60 | 60
      效益指标 | 社会效益指标 | 渡口停航天数 | ≤2天 | 3天 | 40 | 36
    `),
  ).forms
  expect(form?.indicators.map(({ level3 }) => level3.value)).toEqual(['修缮渡口', '渡口停航天数'])
  expect(form?.indicators[1]?.level2.value).toBe('社会效益指标')
  expect(form?.extra.map(({ heading, text }) => [heading, text.value])).toEqual([
    ['小计', '60'],
    ['小计（2）', '60'],
  ])
})

test('headings below merged ones are headings whatever their words', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 偏差原因分析 | <
      ^ | ^ | ^ | ^ | ^ | 经费保障 | 原因说明
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 2座 | √ | 汛期停工
    `),
  ).forms
  expect(indicatorsOf(form)).toEqual([
    ['产出指标', null, '数量指标', '修缮渡口', '3座', '2座', null, null, '汛期停工'],
  ])
  expect(form?.indicators[0]?.extra.map(({ heading, text }) => [heading, text.value])).toEqual([
    ['经费保障', '√'],
  ])
})

test('a heading that names the third level elsewhere heads what stands under it', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      考核内容 | 考核要点 | 考核指标 | 目标值 | 完成值 | 分值 | 得分
      产出 | 数量指标 | 修缮渡口 | 3座 | 3座 | 20 | 20
      ^ | ^ | 清理航道 | ≥5公里 | 6公里 | 20 | 20
      ^ | 质量指标 | 验收合格率 | 100% | 100% | 20 | 20
      效果 | 社会效益 | 渡口停航天数 | ≤2天 | 1天 | 20 | 20
      满意度 | 服务对象满意度 | 乡民满意度 | ≥90% | 88% | 20 | 18
    `),
  ).forms
  expect(indicatorsOf(form)?.map((row) => row.slice(0, 4))).toEqual([
    ['产出', null, '数量指标', '修缮渡口'],
    ['产出', null, '数量指标', '清理航道'],
    ['产出', null, '质量指标', '验收合格率'],
    ['效果', null, '社会效益', '渡口停航天数'],
    ['满意度', null, '服务对象满意度', '乡民满意度'],
  ])
})

describe('money in labelled rows', () => {
  test('has each measure beside its label, and what follows belongs to the whole', () => {
    const [form] = reportOf(
      TITLE,
      table(`
        项目名称 | 渡口修缮 | < | < | < | < | <
        一、预算执行情况（单位：万元） | < | < | < | < | < | <
        资金总额 | 年初预算 | 50 | 全年预算 | 48 | 全年执行 | 45.6
        其中：财政拨款 | 年初预算 | 40 | 全年预算 | 38 | 全年执行 | 36
        预算执行率 | 95% | < | 分值 | 10 | 得分 | 9.5
        ${INDICATORS}
      `),
    ).forms
    expect(moneyOf(form)).toEqual([
      ['total', 50, 48, 45.6, 95, 10, 9.5],
      ['fiscal', 40, 38, 36, null, null, null],
    ])
    expect(form?.funds.map(({ unit }) => unit.value)).toEqual(['万元', '万元'])
  })

  test('of a plan is one amount beside each source', () => {
    const [form] = reportOf(
      '项目支出绩效目标申报表',
      table(`
        项目名称 | < | 渡口修缮 | < | <
        项目资金（万元） | < | 年度资金总额 | 35 | <
        ^ | < | 其中：财政拨款 | 32 | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 权重
        产出指标 | 数量指标 | 修缮渡口 | 3座 | 100
      `),
    ).forms
    expect(moneyOf(form)?.map(([source, , annual]) => [source, annual])).toEqual([
      ['total', 35],
      ['fiscal', 32],
    ])
  })

  test('may fill a table of its own between the title and the indicators', () => {
    const report = reportOf(
      TITLE,
      '项目名称：渡口修缮',
      '主管部门：青禾县交通局　项目负责人：方远　联系电话：0431-5550001',
      table(`
        资金来源 | 年度资金总额 | 其中：财政拨款
        全年预算数 | 30 | 20
        全年执行数 | 27 | 18
      `),
      '绩效指标完成情况',
      table(INDICATORS),
    )
    expect(report.forms).toHaveLength(1)
    const [form] = report.forms
    expect(form?.project_name.value).toBe('渡口修缮')
    expect(form?.department.name.value).toBe('青禾县交通局')
    expect([form?.contact.person.value, form?.contact.phone.value]).toEqual([
      '方远',
      '0431-5550001',
    ])
    expect(
      moneyOf(form)?.map(([source, , annual, executed]) => [source, annual, executed]),
    ).toEqual([
      ['total', 30, 27],
      ['fiscal', 20, 18],
    ])
    expect(report.unread).toEqual([])
  })
})

test('a list whose headings fill two rows gives each project its money', () => {
  const report = reportOf(
    '项目支出绩效自评结果汇总表',
    '单位：万元',
    table(`
      序号 | 主管部门 | 项目名称 | 资金情况 | < | 自评得分
      ^ | ^ | ^ | 全年预算数 | 实际支出 | ^
      1 | 青禾县交通局 | 渡口修缮 | 30 | 27 | 95
      2 | 青禾县水务局 | 河堤加固 | 80 | 80 | 99
      合计 | < | < | 110 | 107 | 
    `),
  )
  expect(
    report.forms.map((form) => [form.kind, form.project_name.value, ...(moneyOf(form)?.[0] ?? [])]),
  ).toEqual([
    ['project_summary', '渡口修缮', 'total', null, 30, 27, null, null, null],
    ['project_summary', '河堤加固', 'total', null, 80, 80, null, null, null],
  ])
})

test('names of levels in the column of the names carry their weight, and sum up nothing', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | <
      指标 | 目标值 | 完成值 | 分值 | 得分
      一、产出指标 |  |  | 60 | 58
      （一）数量指标 |  |  | 40 | 40
      1.修缮渡口 | 3座 | 3座 | 40 | 40
      （二）成本指标 |  |  | 20 | 18
      1.单座成本 | ≤8万元 | 8.2万元 | 20 | 18
      二、效益指标 |  |  | 40 | 36
      （一）社会效益指标 |  |  | 40 | 36
      1.停航天数 | ≤2天 | 3天 | 40 | 36
      合计 |  |  | 100 | 94
    `),
  ).forms
  expect(indicatorsOf(form)).toEqual([
    ['产出指标', 60, '数量指标', '1.修缮渡口', '3座', '3座', 40, 40, null],
    ['产出指标', 60, '成本指标', '1.单座成本', '≤8万元', '8.2万元', 20, 18, null],
    ['效益指标', 40, '社会效益指标', '1.停航天数', '≤2天', '3天', 40, 36, null],
  ])
  expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 94])
  expect(form?.extra.map(({ heading, text }) => `${heading} ${text.value}`)).toContain(
    '产出指标 58',
  )
})

describe('a card an indicator', () => {
  const CARDS = `
    一级指标 | 产出指标 | 二级指标 | 数量指标
    三级指标 | 修缮渡口 | < | <
    年度指标值 | 3座 | 实际完成值 | 3座
    分值/得分 | 50 / 50 | < | <
    一级指标 | 效益指标 | 二级指标 | 社会效益指标
    三级指标 | 停航天数 | < | <
    年度指标值 | ≤2天 | 实际完成值 | 3天
    分值/得分 | 40 / 36 | < | <
    偏差原因 | 汛期停航 | < | <
  `

  test('is read as a row', () => {
    const [form] = reportOf(
      TITLE,
      table(`项目名称 | 渡口修缮 | < | <\n${CARDS.trim()}\n总分 | 86 | < | <`),
    ).forms
    expect(indicatorsOf(form)).toEqual([
      ['产出指标', null, '数量指标', '修缮渡口', '3座', '3座', 50, 50, null],
      ['效益指标', null, '社会效益指标', '停航天数', '≤2天', '3天', 40, 36, '汛期停航'],
    ])
    expect(form?.total.score.value).toBe(86)
  })

  test('is none where a row of headings stands over rows of values', () => {
    const [form] = reportOf(
      TITLE,
      table(`
        项目名称 | 渡口修缮 | < | <
        二级指标 | 三级指标 | 指标值 | 完成值
        数量指标 | 修缮渡口 | 3座 | 3座
      `),
    ).forms
    expect(form?.indicators).toHaveLength(1)
  })
})

test('one form in several tables takes the unit of the line between them', () => {
  const report = reportOf(
    TITLE,
    '一、基本情况',
    table('项目名称 | 渡口修缮 | 主管部门 | 青禾县交通局'),
    '二、资金情况（单位：万元）',
    table(`
      资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率
      总额 | 30 | 30 | 27 | 90%
    `),
    '三、指标完成情况',
    table(INDICATORS),
  )
  expect(report.forms).toHaveLength(1)
  expect(report.forms[0]?.funds.map(({ unit }) => unit.value)).toEqual(['万元'])
})

test('basic and project money over columns are sources, and the amounts of no other are the whole', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      资金（万元） | 基本支出 | 项目支出 | 合计 | < | < | <
      全年预算数 | 30 | 31 | 61 | < | < | <
      实际支出数 | 30 | 27 | 57 | < | < | <
      ${INDICATORS}
    `),
  ).forms
  expect(moneyOf(form)?.map(([source, , annual, executed]) => [source, annual, executed])).toEqual([
    ['basic', 30, 30],
    ['project', 31, 27],
    ['total', 61, 57],
  ])
})

test('of a list of tasks only the sum is the money of the form', () => {
  const [form] = reportOf(
    '部门整体支出绩效自评表',
    table(`
      部门名称 | < | 青禾县交通局 | < | < | < | <
      任务 | 任务名称 | 完成情况 | 全年预算数（万元） | < | 全年执行数（万元） | <
      ^ | ^ | ^ | 总额 | 财政拨款 | 总额 | 财政拨款
      ^ | 渡口修缮 | 完成 | 30 | 20 | 27 | 18
      ^ | 航道清理 | 完成 | 10 | 10 | 10 | 10
      ^ | 金额合计 | < | 40 | 30 | 37 | 28
      ${INDICATORS}
    `),
  ).forms
  expect(moneyOf(form)?.map(([source, , annual, executed]) => [source, annual, executed])).toEqual([
    ['total', 40, 37],
    ['fiscal', 30, 28],
  ])
})

test('a money row under headings that are a cell short is read in their order, and noted', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | < | 渡口修缮 | < | < | < | <
      项目资金（万元） | < | 年初预算数 | 全年执行数 | 执行率 | < | <
      ^ | ^ | 年度资金总额 | 30 | 27 | 90% | <
      ^ | ^ | 财政拨款 | 20 | 18 | 90% | <
      ${INDICATORS}
    `),
  ).forms
  expect(
    moneyOf(form)?.map(([source, initial, , executed, rate]) => [source, initial, executed, rate]),
  ).toEqual([
    ['total', 30, 27, 90],
    ['fiscal', 20, 18, 90],
  ])
  expect(form?.notes.filter(({ code }) => code === 'row_shifted').map(({ path }) => path)).toEqual([
    'funds[0]',
    'funds[1]',
  ])
})

test('a heading of values over columns of their own is parted by what stands in them', () => {
  const [form] = reportOf(
    '绩效目标表',
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值 | < | <
      产出指标 | 数量指标 | 修缮渡口 | ≥ | 3 | 座
      ^ | 质量指标 | 验收合格率 | = | 100 | %
    `),
  ).forms
  expect(form?.indicators.map(({ target }) => target.value)).toEqual(['≥3座', '=100%'])
})

test('what a template asks for is no value, and the nearest department answers', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | <
      市级主管部门 | 青禾市交通局 | 县级主管部门 | 白水县交通局
      实施单位 | （盖章） | < | <
      预期目标 | < | 实际完成情况 | <
      修好渡口 | < | 说明目标的完成情况（100字以内） | <
      二级指标 | 三级指标 | 指标值 | 完成值
      数量指标 | 修缮渡口 | 3座 | 3座
    `),
  ).forms
  expect(form?.unit.name.value).toBeNull()
  expect(form?.department.name.value).toBe('白水县交通局')
  expect(form?.goals[0]?.actual).toMatchObject({
    value: null,
    raw: '说明目标的完成情况（100字以内）',
  })
  expect(form?.extra.map(({ text }) => text.value)).toContain('青禾市交通局')
})

test('numbers in a column of their own tell how deep a name stands', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      编号 | 指标 | 目标值 | 完成值 | 分值 | 得分
      1 | 产出指标 |  |  | 60 | 58
      1.1 | 数量指标 |  |  | 40 | 40
      1.1.1 | 修缮渡口 | 3座 | 3座 | 40 | 40
      1.2 | 成本指标 |  |  | 20 | 18
      1.2.1 | 单座成本 | ≤8万元 | 8.2万元 | 20 | 18
    `),
  ).forms
  expect(indicatorsOf(form)?.map((row) => row.slice(0, 4))).toEqual([
    ['产出指标', 60, '数量指标', '修缮渡口'],
    ['产出指标', 60, '成本指标', '单座成本'],
  ])
})
