/** More forms of other builds: levels in lines, units side by side, money beside a balance, whose form it is at the end. */
import { describe, expect, test } from 'vitest'
import { extraLines, fundLines, indicatorLines, reportOf, table } from './drawing.ts'

const TITLE = '项目支出绩效自评表'

test('a line that names a level stands over the table below it', () => {
  const { forms } = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | 主管部门 | 青禾县交通局
    `),
    '（一）产出指标（60分）',
    table(`
      二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      数量指标 | 修缮渡口 | 3座 | 3座 | 40 | 40
      成本指标 | 单座成本 | ≤8万元 | 7.5万元 | 20 | 20
    `),
    '（二）效益指标（40分）',
    table(`
      二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      社会效益指标 | 停航天数 | ≤2天 | 2天 | 40 | 38
    `),
  )
  expect(forms.map(indicatorLines)).toEqual([
    [
      '产出指标|60|数量指标|修缮渡口|3座|3座|40|40|',
      '产出指标|60|成本指标|单座成本|≤8万元|7.5万元|20|20|',
      '效益指标|40|社会效益指标|停航天数|≤2天|2天|40|38|',
    ],
  ])
})

describe('units side by side', () => {
  const drawn = table(`
    项目名称 | < | 渡口修缮 | < | 主管部门 | < | 青禾县交通局
    实施单位 | < | < | 东渡口所 | < | 西渡口所 | <
    一级指标 | 三级指标 | 分值 | 完成值 | 得分 | 完成值 | 得分
    产出指标 | 修缮渡口 | 60 | 3座 | 60 | 2座 | 40
    效益指标 | 停航天数 | 40 | 2天 | 40 | 3天 | 36
    总分 | < | 100 | 100 | < | 76 | <
  `)

  test('have a form each of the project that they share', () => {
    const { forms } = reportOf(TITLE, drawn)
    expect(
      forms.map(({ project_name, department, unit, total }) =>
        [project_name, department.name, unit.name, total.score].map(({ value }) => value),
      ),
    ).toEqual([
      ['渡口修缮', '青禾县交通局', '东渡口所', 100],
      ['渡口修缮', '青禾县交通局', '西渡口所', 76],
    ])
    expect(forms.map((form) => form.indicators.map(({ actual }) => actual.value))).toEqual([
      ['3座', '2天'],
      ['2座', '3天'],
    ])
  })
})

test('what is left of the money, and what leads its rows, is no source of it', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      项目经费（万元） | 来源 | 年初预算数 | 全年预算数 | 全年执行数 | 结转结余数
      ^ | 合计 | 90 | 80 | 76 | 4
      ^ | 县级财政资金 | 90 | 80 | 76 | 4
      ^ | 其他资金 | — | — | — | —
      一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 3座 | 100
    `),
  ).forms
  expect(form ? fundLines(form) : []).toEqual([
    'total|合计|万元|90|80|76|||',
    'local|县级财政资金|万元|90|80|76|||',
    'other|其他资金|万元||||||',
  ])
})

test('a row of labels heads no money, whatever its values name', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 社区社会工作服务 | 街道（科室） | 青禾街道社会事务科
      承办机构 | 同舟社会工作服务中心 | 项目经费（万元） | 96.00
      二级指标 | 三级指标 | 完成值 | 得分
      数量指标 | 走访居民 | 300户 | 100
    `),
  ).forms
  expect(form?.funds).toEqual([])
  expect(form?.project_name.value).toBe('社区社会工作服务')
  expect(form ? extraLines(form) : []).toContain('项目经费（万元）: 96.00')
})

test('a form may say whose it is below its indicators', () => {
  const { forms } = reportOf(
    TITLE,
    table(`
      一级指标 | 二级指标 | 三级指标 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 100
      项目名称 | 渡口修缮 | < | < | <
      主管部门 | 青禾县交通局 | < | < | <
    `),
  )
  expect(
    forms.map(({ project_name, department }) => [project_name.value, department.name.value]),
  ).toEqual([['渡口修缮', '青禾县交通局']])
})

test('the name of another project above further indicators begins its own form', () => {
  const { forms } = reportOf(
    TITLE,
    table(`
      一级指标 | 二级指标 | 三级指标 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 100
      项目名称 | 更换缆桩 | < | < | <
      一级指标 | 二级指标 | 三级指标 | 完成值 | 得分
      产出指标 | 数量指标 | 更换缆桩 | 12根 | 90
    `),
  )
  expect(forms.map(({ project_name }) => project_name.value)).toEqual([null, '更换缆桩'])
})

test('which way is better is no sign before a target', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      二级指标 | 三级指标 | 指标方向 | 目标值 | 单位 | 得分
      数量指标 | 修缮渡口 | 正向 | 3 | 座 | 60
      时效指标 | 停航天数 | 反向 | 2 | 天 | 40
    `),
  ).forms
  expect(form?.indicators.map(({ target, extra }) => [target.value, extra[0]?.text.value])).toEqual(
    [
      ['3座', '正向'],
      ['2天', '反向'],
    ],
  )
})

test('a total right under the headings stands above its indicators', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      一级 | 二级 | 三级 | 完成值 | 分值 | 自评分
      总分 | < | < | < | 100 | 97
      产出指标 | 数量 | 修缮渡口 | 3座 | 60 | 57
      效益指标 | 社会效益 | 停航天数 | 2天 | 40 | 40
    `),
  ).forms
  expect(form ? indicatorLines(form) : []).toEqual([
    '产出指标||数量|修缮渡口||3座|60|57|',
    '效益指标||社会效益|停航天数||2天|40|40|',
  ])
  expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 97])
})

test('of two headings that name indicators elsewhere the merged one is a level', () => {
  const [form] = reportOf(
    '2022年度部门整体支出绩效评价评分表',
    table(`
      评价内容 | 评价项目 | 评价要素 | 满分 | 标准值 | 实际值 | 得分
      部门决策 | 目标设置 | 绩效目标合理性 | 20 | 合理 | 合理 | 20
      ^ | ^ | 绩效指标明确性 | 20 | 明确 | 较明确 | 16
      部门管理 | 资金管理 | 预算执行率 | 30 | ≥95% | 91.2% | 28
      ^ | ^ | 资金使用合规性 | 30 | 合规 | 合规 | 30
      总计 | < | < | 100 | — | — | 94
    `),
  ).forms
  expect(form ? indicatorLines(form) : []).toEqual([
    '部门决策||目标设置|绩效目标合理性|合理|合理|20|20|',
    '部门决策||目标设置|绩效指标明确性|明确|较明确|20|16|',
    '部门管理||资金管理|预算执行率|≥95%|91.2%|30|28|',
    '部门管理||资金管理|资金使用合规性|合规|合规|30|30|',
  ])
})

test('a project of a list may have a second line of labels and values', () => {
  const { forms } = reportOf(
    '2022年度项目支出绩效自评情况一览表',
    table(`
      序号 | 项目名称 | 主管部门 | 全年预算数（万元） | 全年执行数（万元） | 执行率 | 自评得分
      1 | 渡口修缮 | 青禾县交通局 | 90 | 81 | 90% | 95
      ^ | 目标完成情况 | 修缮渡口3座 | < | 存在问题 | 工期偏紧 | <
      2 | 更换缆桩 | 青禾县交通局 | 20 | 20 | 100% | 100
      ^ | 目标完成情况 | 更换缆桩12根 | < | 存在问题 | 无 | <
    `),
  )
  expect(
    forms.map(({ project_name, goals, total }) => [
      project_name.value,
      goals[0]?.actual.value,
      total.score.value,
    ]),
  ).toEqual([
    ['渡口修缮', '修缮渡口3座', 95],
    ['更换缆桩', '更换缆桩12根', 100],
  ])
})

test('words behind a label across the table end no indicators that go on below', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | <
      一级指标 | 三级指标 | 完成值 | 得分
      产出指标50% | 修缮渡口 | 2座 | 40
      偏差说明：一座因汛期推迟 | < | < | <
      效益指标50% | 停航天数 | 2天 | 50
    `),
  ).forms
  expect(form ? indicatorLines(form) : []).toEqual([
    '产出指标|50||修缮渡口||2座||40|',
    '效益指标|50||停航天数||2天||50|',
  ])
  expect(form ? extraLines(form).join() : '').toContain('一座因汛期推迟')
})

test('what leads the rows of a grid of money names no measure beside their own labels', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | <
      资金（万元） |  | 合计 | 中央专项 | 其他资金
      资金执行 | 全年预算 | 90 | 60 | 30
      ^ | 全年执行 | 80 | 60 | 20
      ^ | 执行率 | 88.89% | 100% | 66.67%
      一级指标 | 二级指标 | 三级指标 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 100
    `),
  ).forms
  expect(form ? fundLines(form) : []).toEqual([
    'total|合计|万元||90|80||88.89|',
    'central|中央专项|万元||60|60||100|',
    'other|其他资金|万元||30|20||66.67|',
  ])
})

test('a long remark between tables of the same headings parts no form', () => {
  const { forms } = reportOf(
    TITLE,
    '项目名称：渡口修缮',
    '（一）产出指标（60分）',
    table(`
      二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      数量指标 | 修缮渡口 | 3座 | 3座 | 60 | 60
    `),
    '说明：修缮渡口的座数按年末完成竣工验收的数量统计，另有两座渡口的修缮在次年第一季度内完成，未计入完成值之中。',
    '（二）效益指标（40分）',
    table(`
      二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      社会效益指标 | 停航天数 | ≤2天 | 2天 | 40 | 40
    `),
  )
  expect(forms.map((form) => [form.project_name.value, form.indicators.length])).toEqual([
    ['渡口修缮', 2],
  ])
})

test('a line below the tables gives the result where no row does', () => {
  const drawn = table(`
    项目名称 | 渡口修缮 | < | < | <
    一级指标 | 三级指标 | 完成值 | 分值 | 得分
    产出指标 | 修缮渡口 | 3座 | 60 | 57
    效益指标 | 停航天数 | 2天 | 40 | 40
  `)
  const [form] = reportOf(TITLE, drawn, '五、自评总分：97分，自评等级：优。').forms
  expect([form?.total.score.value, form?.total.grade.value]).toEqual([97, '优'])
  const [other] = reportOf(TITLE, drawn, '效益指标总分40分，扣分较少。').forms
  expect(other?.total.score.value).toBeNull()
})

test('a whole beside its parts in one row is money of a plan, and a telephone beside a person is theirs', () => {
  const [form] = reportOf(
    '项目支出绩效目标申报表',
    table(`
      项目名称 | < | 渡口修缮 | < | < | 项目负责人 | 陶远 | 0724-5550133
      资金来源（万元） | < | 项目资金总额 | 768 | 财政拨款 | 750 | 社会投入资金 | 18
      财政拨款分级 | < | 其中：中央 | 520 | 省级 | 180 | 市县 | 50
      一级指标 | 二级指标 | 三级指标 | < | 指标方向 | 指标值 | 计量单位 | 权重
      产出指标 | 数量指标 | 修缮渡口 | < | ≥ | 3 | 座 | 60
      效益指标 | 社会效益指标 | 停航天数 | < | ≤ | 2 | 天 | 40
    `),
  ).forms
  expect(form?.funds.map(({ source, annual_budget }) => [source, annual_budget.value])).toEqual([
    ['total', 768],
    ['fiscal', 750],
    ['other', 18],
    ['central', 520],
    ['local', 180],
    ['local', 50],
  ])
  expect([form?.contact.person.value, form?.contact.phone.value]).toEqual(['陶远', '0724-5550133'])
})

test('a plan may print its money as labels, or under one heading of amounts', () => {
  const rows = `
    一级指标 | 二级指标 | 三级指标 | 指标值
    产出指标 | 数量指标 | 修缮渡口 | 3座
  `
  const beside = reportOf(
    '项目支出绩效目标申报表',
    table(`
      项目名称 | 渡口修缮 | < | <
      年度资金总额（万元） | 80 | < | <
      其中：财政拨款 | 76 | < | <
      其他资金 | 4 | < | <
      ${rows}
    `),
  )
  const under = reportOf(
    '项目支出绩效目标申报表',
    table(`
      项目名称 | 渡口修缮 | < | <
      资金情况（万元） |  | 年度金额 | <
      ^ | 年度资金总额 | 80 | <
      ^ | 其中：财政拨款 | 76 | <
      ^ | 其他资金 | 4 | <
      ${rows}
    `),
  )
  for (const { forms } of [beside, under])
    expect(
      forms[0]?.funds.map(({ source, annual_budget }) => [source, annual_budget.value]),
    ).toEqual([
      ['total', 80],
      ['fiscal', 76],
      ['other', 4],
    ])
})

test('the rate and the score of the money may stand in a row of labels below it', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      全年预算数（万元） | 80 | < | 全年执行数（万元） | 76 | <
      预算执行率 | 95% | < | 执行率得分 | 9.5 | <
      自评得分 | 89.5 | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 2座 | 40
    `),
  ).forms
  expect(
    form?.funds.map(({ annual_budget, executed, execution_rate, score }) =>
      [annual_budget, executed, execution_rate, score].map(({ value }) => value),
    ),
  ).toEqual([[80, 76, 95, 9.5]])
  expect(form?.total.score.value).toBe(89.5)
})

test('a cell merged down over headings and rows leads them, though it is a heading elsewhere', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | <
      指标完成情况 | 一级指标 | 三级指标 | 年初确定指标值 | 年末完成值 | 得分
      ^ | 产出指标 | 修缮渡口 | 3座 | 2座 | 40
      ^ | 效益指标 | 停航天数 | ≤2天 | 2天 | 40
    `),
  ).forms
  expect(form?.indicators.map(({ actual }) => actual.value)).toEqual(['2座', '2天'])
})

test('money sorted by where it comes from and where it goes stands beside its sources', () => {
  const [form] = reportOf(
    '部门整体支出绩效自评表',
    table(`
      部门名称 | 青禾县交通局 | < | < | < | <
      年度预算（万元） | | 年初数 | 全年数 | 实际支出数 | 执行率
      ^ | 年度资金总额 | 90 | 80 | 76 | 95%
      ^ | 按收入来源分 | < | 按支出用途分 | < | <
      ^ | 一般公共预算拨款 | 74 | 人员经费 | 50 | <
      ^ | 其他收入 | 6 | 项目支出 | 30 | <
      一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 得分
      产出指标 | 数量指标 | 修缮渡口 | 3座 | 2座 | 40
    `),
  ).forms
  expect(form?.funds.map(({ label, annual_budget }) => [label.value, annual_budget.value])).toEqual(
    [
      ['年度资金总额', 80],
      ['一般公共预算拨款', 74],
      ['人员经费', 50],
      ['其他收入', 6],
      ['项目支出', 30],
    ],
  )
})

test('where only levels have weights, theirs add up to that of the form', () => {
  const [form] = reportOf(
    TITLE,
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 完成值 | 得分
      产出指标 | 60 | 数量指标 | 60 | 修缮渡口 | 2座 | 50
      效益指标 | 40 | 社会效益指标 | 40 | 停航天数 | 2天 | 40
      总分 | 100 | < | < | < | < | 90
    `),
  ).forms
  expect([form?.total.weight.value, form?.total.score.value]).toEqual([100, 90])
})
