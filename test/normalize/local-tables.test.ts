/** Ways in which departments print the forms of the ministry: several tables, years and projects beside each other. */
import { expect, test } from 'vitest'
import { formOf, reportOf, table } from './drawing.ts'
import { fundsOf, indicators, named, rowsOf } from './local.ts'

test('a form in two numbered tables, what was planned and what became of it', () => {
  const form = formOf(
    '项目支出绩效自评表',
    '表一　绩效目标',
    table(`
      项目名称 | 信号系统 | < | < | < | <
      序号 | 一级指标 | 二级指标 | 三级指标 | 目标值 | 分值
      1 | 产出指标 | 数量指标 | 改造路口 | ≥28个 | 50
      2 | 效益指标 | 社会效益指标 | 拥堵指数下降 | ≥5% | 40`),
    '表二　自评情况',
    table(`
      序号 | 三级指标 | < | 完成值 | 得分 | 偏差原因
      1 | 改造路口 | < | 26个 | 46 | 管线冲突
      2 | 拥堵指数下降 | < | 6% | 40 | <`),
  )
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '改造路口', '≥28个', '26个', 50, 46, '管线冲突'],
    ['效益指标', '社会效益指标', '拥堵指数下降', '≥5%', '6%', 40, 40, null],
  ])
})

test('one title over forms one right after another, though alone they would be of another kind', () => {
  const form = (name: string) => `
      专项名称 | ${name} | < | < | < | < | < | <
      市级主管部门 | 甲局 | < | < | < | < | < | <
      ${indicators}`
  const { forms } = reportOf('转移支付资金绩效自评表', table(form('救灾资金') + form('预防资金')))
  expect(forms.map(({ kind, title }) => [kind, title.value])).toEqual([
    ['transfer_self_evaluation', '转移支付资金绩效自评表'],
    ['transfer_self_evaluation', '转移支付资金绩效自评表'],
  ])
})

test('a workbook printed with its row numbers', () => {
  const sheet = (named: string) => `
      1 | 项目名称 | ${named} | < | < | < |
      2 | 主管部门 | 甲局 | < | < | < |
      3 | 一级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      4 | 产出指标 | 抽检批次 | ≥320批次 | 331批次 | 50 | 50
      5 | 效益指标 | 追溯体系 | 完善 | 完善 | 40 | 38
      6 | 总分 | < | < | < | 90 | 88`
  const { forms } = reportOf(
    table(`
      行次 | 项目支出绩效自评表（1） | < | < | < | < |
      ${sheet('药品监管')}
      行次 | 项目支出绩效自评表（2） | < | < | < | < |
      ${sheet('食品快检')}`),
  )
  expect(
    forms.map((form) => [form.project_name.value, rowsOf(form)?.length, form.total.score.value]),
  ).toEqual([
    ['药品监管', 2, 88],
    ['食品快检', 2, 88],
  ])
  expect(forms[0]?.indicators.map((row) => row.score.place)).toEqual([
    { kind: 'line', line: 407 },
    { kind: 'line', line: 507 },
  ])
})

test('numbers of projects in a list are none of the sheet', () => {
  const { forms } = reportOf(
    '项目支出绩效自评结果汇总表',
    '金额单位：万元',
    table(`
      序号 | 项目 | < | 全年预算数 | < | 全年执行数 | < | 自评得分 | 等级
      ^ | 项目名称 | 责任科室 | 小计 | 财政拨款 | 小计 | 财政拨款 | ^ | ^
      1 | 桥梁检测 | 工程科 | 48 | 40 | 47 | 39 | 97.3 | 优
      2 | 路灯维护 | 照明科 | 12 | 12 | 12 | 12 | 98 | 优`),
  )
  expect(forms.map((form) => [form.project_name.value, form.total.score.value])).toEqual([
    ['桥梁检测', 97.3],
    ['路灯维护', 98],
  ])
  expect(forms.map(fundsOf)[0]).toEqual([
    ['total', null, 48, 47, null, null],
    ['fiscal', '财政拨款', 40, 39, null, null],
  ])
})

test('headings in Chinese and Korean', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称항목명칭 | 民族文化 | < | < | < | <
      一级指标1급지표 | 三级指标3급지표 | 年度指标值지표값 | 实际完成值실제완성값 | 分值배점 | 得分득점
      产出指标산출지표 | 双语图书出版 | ≥32种 | 34种 | 50 | 50
      效益指标효익지표 | 观众人次 | ≥4万 | 4.8万 | 40 | 39`),
  )
  expect(form.project_name.value).toBe('民族文化')
  expect(rowsOf(form)?.map(([, , ...values]) => values)).toEqual([
    ['双语图书出版', '≥32种', '34种', 50, 50, null],
    ['观众人次', '≥4万', '4.8万', 40, 39, null],
  ])
})

test('two years of a project beside each other are two forms', () => {
  const { forms } = reportOf(
    '文物保护项目支出绩效自评对比表',
    table(`
      项目名称 | 文物保护 | < | < | < | < | < | < | <
       | < | < | 2022年度 | < | < | 2023年度 | < | <
      一级指标 | 三级指标 | 分值 | 指标值 | 完成值 | 得分 | 指标值 | 完成值 | 得分
      产出指标 | 举办展览 | 50 | ≥10个 | 11个 | 50 | ≥12个 | 12个 | 50
      效益指标 | 参观人次 | 40 | ≥35万 | 21万 | 24 | ≥50万 | 61万 | 40`),
  )
  expect(forms.map(({ year, project_name }) => [year.value, project_name.value])).toEqual([
    [2022, '文物保护'],
    [2023, '文物保护'],
  ])
  expect(forms.map(({ indicators }) => indicators.map(({ score }) => score.value))).toEqual([
    [50, 24],
    [50, 40],
  ])
})

test('a level over its table, with a sentence between', () => {
  const form = formOf(
    '财政政策绩效自评表',
    table(named),
    '（一）产出指标（50分）',
    '产出目标总体完成较好。',
    table(`
      二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      数量指标 | 新增充电桩 | ≥900个 | 936个 | 50 | 50`),
  )
  expect(
    form.indicators.map(({ level1, level1_weight }) => [level1.value, level1_weight.value]),
  ).toEqual([['产出指标', 50]])
})

test('the mean of what experts gave is the score, the heading of how to score is not', () => {
  const form = formOf(
    '项目绩效评价指标评分表',
    table(`
      一级指标 | 三级指标 | 分值 | 评分标准 | 专家打分 | < | 平均得分
      ^ | ^ | ^ | ^ | 专家甲 | 专家乙 | ^
      决策 | 立项程序规范性 | 3 | 程序缺一项扣1分 | 3 | 2 | 2.5
      产出 | 数据质量合格率 | 10 | ≥95% | 9 | 9 | 9`),
  )
  expect(form.indicators.map(({ score }) => score.value)).toEqual([2.5, 9])
})

test('marks below money that stands under the indicators', () => {
  const form = formOf(
    '部门整体支出绩效自评表',
    table(`
      部门名称 | 甲馆 | < | < | < | <
      一级指标 | 三级指标 | 目标值 | 实现值 | 分值 | 得分
      产出指标 | 档案接收 | ≥3万卷 | 3.4万卷 | 90 | 88
      资金来源 | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 得分
      资金总额 | 40 | 40 | 38 | 95% | 9.5
      自评总得分 | 97.5 | < | 自评等级 | 优 | <`),
  )
  expect(form.funds).toHaveLength(1)
  expect([form.total.score.value, form.total.grade.value]).toEqual([97.5, '优'])
})

test('a plan after an evaluation is none, though no title stands between', () => {
  const { forms } = reportOf(
    '2023年度项目支出绩效自评表',
    table(`
      ${named}
      ${indicators}`),
    table(`
      项目名称 | 道路养护 | < | <
      年度 | 2024 | < | <
      年度目标 | 养护六公里 | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值
      产出指标 | 数量指标 | 养护里程 | 6公里`),
  )
  expect(forms.map(({ kind, year }) => [kind, year.value])).toEqual([
    ['project_self_evaluation', 2023],
    ['performance_target', 2024],
  ])
})

test('tables with the same headings are no cards', () => {
  const scored = (name: string, score: string) =>
    table(`
      一级指标 | 二级指标 | 三级指标 | 分值 | 得分 | 扣分原因
      产出 | 数量 | ${name} | 100 | ${score} | 无
      合计 | < | < | 100 | ${score} | 无`)
  const { forms } = reportOf('项目绩效评价评分表', scored('渡口', '95'), scored('航标', '90'))
  expect(forms.map(({ total }) => total.score.value)).toEqual([95, 90])
})

test('a code and a name beside each label make no list of projects', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 000123 | 渡口修缮 | < | < | < | <
      主管部门 | 105 | 交通局 | < | < | < | <
      实施单位 | 105002 | 航道中心 | < | < | < | <
      自评得分 | 96 | 优 | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口数 | 5个 | 5个 | 100 | 96`),
  )
  expect(rowsOf(form)).toHaveLength(1)
})

test('names of levels without 指标 are no names of projects', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | <
      一级名称 | 二级名称 | 三级名称 | 年度指标值 | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 修缮渡口数 | 5个 | 5个 | 60 | 60
      效益指标 | 社会效益指标 | 停航天数 | 2天 | 2天 | 40 | 36`),
  )
  expect(form.project_name.value).toBe('渡口修缮')
  expect(rowsOf(form)).toHaveLength(2)
})

test('marks right of two years, and amounts above them, belong to one form', () => {
  const { forms } = reportOf(
    '项目支出绩效自评表（2023年）',
    table(`
      项目名称 | 渡口修缮 | < | < | < | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 2022年 | < | 2023年 | < | 分值 | 得分
      ^ | ^ | ^ | 目标值 | 实际值 | 目标值 | 实际值 | ^ | ^
      产出指标 | 数量指标 | 修缮渡口数 | 4个 | 4个 | 5个 | 5个 | 50 | 48`),
  )
  expect(forms.map(({ indicators: rows }) => rows.map(({ score }) => score.value))).toEqual([[48]])
})

test('the score of a project is none of its money', () => {
  const { forms } = reportOf(
    '项目支出绩效自评汇总表',
    table(`
      序号 | 项目名称 | 预算数（万元） | 执行数（万元） | 自评得分 | < | 等级
      ^ | ^ | ^ | ^ | 预算执行情况 | 得分 | ^
      1 | 渡口修缮 | 100 | 90 | 9 | 96 | 优`),
  )
  expect(forms.map(({ funds, total }) => [funds[0]?.score.value, total.score.value])).toEqual([
    [9, 96],
  ])
})
