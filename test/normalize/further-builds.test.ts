/** Forms of other builds: money by source, blocks side by side, results in tables of their own, two languages. */
import { describe, expect, test } from 'vitest'
import { INDICATORS, indicatorsOf, moneyOf, TITLE } from './build.ts'
import { reportOf, table } from './drawing.ts'

test('the head of a form may be lines down to its title, goals among them', () => {
  const [form] = reportOf(
    '一、单位情况。本单位承担渡口养护。',
    '青禾县渡口养护专项绩效自评表',
    '自评年度：2022年',
    '项目名称：渡口养护专项',
    '主管部门：青禾县交通局',
    '实施单位：航运中心',
    '年度目标：养护渡口，保障通行。',
    '完成情况：渡口通行正常。',
    '表一 资金情况（单位：万元）',
    table(`
      资金来源 | 预算数 | 执行数 | 执行率
      合计 | 10 | 9 | 90%
    `),
    '表二 指标评分',
    table(INDICATORS),
  ).forms
  expect(form?.title.value).toBe('青禾县渡口养护专项绩效自评表')
  expect(form?.project_name.value).toBe('渡口养护专项')
  expect(form?.department.name.value).toBe('青禾县交通局')
  expect(form?.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
    ['养护渡口，保障通行。', '渡口通行正常。'],
  ])
})

test('a lead that names several things heads the levels, or the names', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      指标类别 | 指标 | 目标值 | 完成值 | 分值 | 得分
      产出 | 修缮渡口 | 3座 | 3座 | 30 | 30
      ^ | 清理航道 | ≥5公里 | 6公里 | 30 | 30
      效益 | 停航天数 | ≤2天 | 1天 | 20 | 20
      满意度 | 乡民满意度 | ≥90% | 88% | 20 | 18
    `),
  ).forms
  expect(indicatorsOf(form)?.map(([level1, , level2, level3]) => [level1, level2, level3])).toEqual(
    [
      ['产出', null, '修缮渡口'],
      ['产出', null, '清理航道'],
      ['效益', null, '停航天数'],
      ['满意度', null, '乡民满意度'],
    ],
  )
})

test('money by source under a lead and a label of its own is read whichever way it is turned', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口补助 | < | < | < | < | <
      政策资金（万元） | 资金构成 | < | 资金总额 | 一般公共预算 | 其他资金 | <
      ^ | 全年预算数 | < | 30 | 20 | 10 | <
      ^ | 全年执行数 | < | 27 | 18 | 9 | <
      政策目标 | 年初绩效目标 | < | < | 年度完成情况 | < | <
      ^ | 补助渡口 | < | < | 渡口已补助 | < | <
      ${INDICATORS}
    `),
  ).forms
  expect(moneyOf(form)?.map(([source, , annual, executed]) => [source, annual, executed])).toEqual([
    ['total', 30, 27],
    ['fiscal', 20, 18],
    ['other', 10, 9],
  ])
  expect(form?.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
    ['补助渡口', '渡口已补助'],
  ])
})

describe('blocks side by side under one row of headings', () => {
  test('of indicators are read one after the other', () => {
    const [form] = reportOf(
      TITLE,
      table(`
        项目名称 | 渡口修缮 | < | < | < | < | < | <
        一级指标 | 三级指标 | 目标值 | 完成值 | 一级指标 | 三级指标 | 目标值 | 完成值
        产出 | 修缮渡口 | 3座 | 3座 | 效益 | 停航天数 | ≤2天 | 1天
        ^ | 清理航道 | ≥5公里 | 6公里 | 满意度 | 乡民满意度 | ≥90% | 88%
        自评总分 | 96 | < | < | < | < | < | <
      `),
    ).forms
    expect(
      indicatorsOf(form)?.map(([level1, , , name, target, actual]) => [
        level1,
        name,
        target,
        actual,
      ]),
    ).toEqual([
      ['产出', '修缮渡口', '3座', '3座'],
      ['产出', '清理航道', '≥5公里', '6公里'],
      ['效益', '停航天数', '≤2天', '1天'],
      ['满意度', '乡民满意度', '≥90%', '88%'],
    ])
  })

  test('of money are read across, row by row', () => {
    const [form] = reportOf(
      '部门整体支出绩效自评表',
      table(`
        部门名称 | 青禾县交通局 | < | < | < | < | <
        部门收支（万元） | 资金来源 | 年初预算 | 决算数 | 支出类别 | 年初预算 | 决算数
        ^ | 财政拨款 | 30 | 28 | 基本支出 | 20 | 20
        ^ | 单位资金 | 10 | 9 | 项目支出 | 20 | 17
        ${INDICATORS}
      `),
    ).forms
    expect(
      moneyOf(form)?.map(([source, initial, , executed]) => [source, initial, executed]),
    ).toEqual([
      ['fiscal', 30, 28],
      ['basic', 20, 20],
      ['other', 10, 9],
      ['project', 20, 17],
    ])
  })

  test('of money and goals give both', () => {
    const [form] = reportOf(
      TITLE,
      table(`
        项目名称 | 渡口修缮 | < | < | < | < | <
        资金来源 | 全年预算 | 全年执行 | 执行率 | 年初总体目标 | 年度完成情况 | <
        资金总额 | 30 | 27 | 90% | 修好渡口 | 渡口修好 | <
        财政拨款 | 20 | 18 | 90% | ^ | ^ | ^
        ${INDICATORS}
      `),
    ).forms
    expect(
      moneyOf(form)?.map(([source, , annual, executed]) => [source, annual, executed]),
    ).toEqual([
      ['total', 30, 27],
      ['fiscal', 20, 18],
    ])
    expect(form?.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
      ['修好渡口', '渡口修好'],
    ])
  })
})

test('money is known by the sources that lead its rows, also below the indicators', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 90 | 88
      资金筹措（万元） | 经费构成 | 年初安排 | 调整后安排 | 累计支出 | 支出率 | <
      ^ | 合计 | 30 | 32 | 28.8 | 90% | <
      ^ | 财政拨款 | 20 | 22 | 19.8 | 90% | <
      自评总得分 | < | < | < | < | 100 | 97
    `),
  ).forms
  expect(moneyOf(form)?.map((row) => row.slice(0, 5))).toEqual([
    ['total', 30, 32, 28.8, 90],
    ['fiscal', 20, 22, 19.8, 90],
  ])
  expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 97])
})

test('words with a weight, merged over rows, name the level above unknown headings', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 人居环境整治 | < | < | <
      序号 | 评价方面 | 考评事项（分值） | 落实情况 | 自评分
      1 | 实施管理（20分） | 资金专账核算（10分） | 设立专账 | 10
      2 | ^ | 公开补助名单（10分） | 公示两轮 | 9
      3 | 目标任务（80分） | 改造户厕420户（40分） | 改造402户 | 38
      4 | ^ | 清运垃圾5200吨（40分） | 清运5318吨 | 40
    `),
  ).forms
  expect(
    indicatorsOf(form)?.map(([level1, weight, , name, , actual, own, score]) => [
      level1,
      weight,
      name,
      actual,
      own,
      score,
    ]),
  ).toEqual([
    ['实施管理', 20, '资金专账核算', '设立专账', 10, 10],
    ['实施管理', 20, '公开补助名单', '公示两轮', 10, 9],
    ['目标任务', 80, '改造户厕420户', '改造402户', 40, 38],
    ['目标任务', 80, '清运垃圾5200吨', '清运5318吨', 40, 40],
  ])
})

test('a telephone in brackets behind the person, and goals beside a common lead', () => {
  const [form] = reportOf(
    '财政支出政策绩效自评表',
    table(`
      政策名称 | 渡口补助政策 | < | <
      牵头部门 | 青禾县交通局 | 联系人及电话 | 方远（0431-5550001）
      年度目标 | 期初目标 | 补助渡口 | <
      ^ | 期末完成 | 渡口已补助 | <
      二级指标 | 三级指标 | 指标值 | 完成值
      数量指标 | 补助渡口 | 3座 | 3座
    `),
  ).forms
  expect([form?.project_name.value, form?.department.name.value]).toEqual([
    '渡口补助政策',
    '青禾县交通局',
  ])
  expect([form?.contact.person.value, form?.contact.phone.value]).toEqual(['方远', '0431-5550001'])
  expect(form?.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
    ['补助渡口', '渡口已补助'],
  ])
})

test('a form in two languages is read by its Chinese words, which stay as printed', () => {
  const [form] = reportOf(
    '外资项目支出绩效自评表（2023年度）',
    table(`
      项目名称Project Title | < | 草原修复 | < | < | <
      项目资金（万元）Funding | 资金来源Source | 年初预算数Initial | 全年预算数Revised | 全年执行数Actual | 执行率Rate
      ^ | 合计Total | 50 | 48 | 45.6 | 95%
      一级指标Level 1 | 二级指标Level 2 | 三级指标Level 3 | 指标值Target | 实际完成值Actual | 得分Score
      产出指标Outputs | 数量指标Quantity | 修复草地面积 | ≥18万亩 | 18.6万亩 | 60
      总分Total | < | < | < | < | 60
    `),
  ).forms
  expect(form?.project_name.value).toBe('草原修复')
  expect(moneyOf(form)?.[0]?.slice(0, 5)).toEqual(['total', 50, 48, 45.6, 95])
  expect(form?.indicators[0]?.level1).toMatchObject({ value: '产出指标Outputs' })
  expect(form?.indicators[0]?.level1_code).toBe('output')
  expect(form?.total.score.value).toBe(60)
})

test('a title that says it goes on begins no form of its own', () => {
  const report = reportOf(
    TITLE,
    table(`项目名称 | 渡口修缮 | < | < | < | < | <\n${INDICATORS.replace('100 | 95', '60 | 55')}`),
    '— 23 —',
    '项目支出绩效自评表（续）',
    table(`
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      效益指标 | 社会效益指标 | 停航天数 | ≤2天 | 1天 | 40 | 40
      总分 | < | < | < | < | 100 | 95
    `),
  )
  expect(report.forms.map(({ indicators }) => indicators.length)).toEqual([2])
  expect(report.forms[0]?.total.score.value).toBe(95)
})

test('results in a table of their own belong to the indicators planned above', () => {
  const report = reportOf(
    TITLE,
    table('项目名称 | 渡口修缮 | 主管部门 | 青禾县交通局'),
    '表一 绩效目标与权重',
    table(`
      编号 | 一级指标 | 二级指标 | 三级指标 | 目标值 | 权重
      1 | 产出指标 | 数量指标 | 修缮渡口 | 3座 | 60
      2 | 效益指标 | 社会效益指标 | 停航天数 | ≤2天 | 40
      合计 | < | < | < | < | 100
    `),
    '表二 完成情况与得分',
    table(`
      编号 | 三级指标 | 实际完成值 | 得分 | 偏差说明
      1 | 修缮渡口 | 3座 | 60 | 
      2 | 停航天数 | 3天 | 36 | 汛期停航
      合计 | < | < | 96 | 
    `),
  )
  expect(report.forms).toHaveLength(1)
  const [form] = report.forms
  expect(indicatorsOf(form)?.map((row) => row.slice(3))).toEqual([
    ['修缮渡口', '3座', '3座', 60, 60, null],
    ['停航天数', '≤2天', '3天', 40, 36, '汛期停航'],
  ])
  expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 96])
  expect(form?.kind).toBe('project_self_evaluation')
})

test('of the parts of a sum in a list the sum is the money of the project', () => {
  const report = reportOf(
    '项目支出绩效自评结果一览表',
    '填报部门：青禾县水务局',
    table(`
      序号 | 项目名称 | 预算安排（元） | < | < | 实际支出（元） | 自评得分（等级）
      ^ | ^ | 小计 | 当年预算 | 上年结转 | ^ | ^
      一、局机关 | < | < | < | < | < | <
      1 | 物资储备 | 126 | 120 | 6 | 123 | 97.80（优）
      2 | 水土监测 | 50 | 48 | 2 | 45 | 93.00（优）
    `),
  )
  expect(
    report.forms.map((form) => [
      form.project_name.value,
      form.department.name.value,
      form.funds[0]?.annual_budget.value,
      form.funds[0]?.executed.value,
      form.total.grade.value,
    ]),
  ).toEqual([
    ['物资储备', '青禾县水务局', 126, 123, '优'],
    ['水土监测', '青禾县水务局', 50, 45, '优'],
  ])
})

test('a line filled in by hand gives the words on it, and a grade its label', () => {
  const [form] = reportOf(
    TITLE,
    '项目名称：__渡口修缮__　项目负责人：__方远__',
    table(`
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 1.修缮渡口 | 3座 | 3座 | 100 | 95
      ^ | 质量指标 | 1. |  |  |  | 
      总分 | < | < | < | 100 | 95 | 评价等级：优
    `),
  ).forms
  expect([form?.project_name.value, form?.contact.person.value]).toEqual(['渡口修缮', '方远'])
  expect(form?.indicators).toHaveLength(1)
  expect(form?.total.grade.value).toBe('优')
})

test('a word that is a label elsewhere is the value of the label it stands behind', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | <
      年度目标 | 修好渡口 | 目标完成情况 | 完成
      二级指标 | 三级指标 | 指标值 | 完成值
      数量指标 | 修缮渡口 | 3座 | 3座
    `),
  ).forms
  expect(form?.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
    ['修好渡口', '完成'],
  ])
})
