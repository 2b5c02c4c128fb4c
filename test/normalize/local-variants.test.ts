/** Ways in which departments print the forms of the ministry: other words, other places, more columns. */
import { expect, test } from 'vitest'
import type { Form } from '../../src/normalize/report.ts'
import { guessIndicator, meaningOf } from '../../src/normalize/words/meaning.ts'
import { formOf, reportOf, table } from './drawing.ts'
import { fundsOf, indicators, named, rowsOf } from './local.ts'

const goalsOf = ({ goals }: Form) =>
  goals.map(({ expected, actual }) => [expected.value, actual.value])

test.each([
  ['level1', '一级绩效指标', '第一级指标', '1级指标', '指标一级'],
  ['level3', '三级绩效指标', 'Ⅲ级指标', '三级指标内容'],
  ['target', '本年度目标值', '年初设定目标值', '批复指标值', '应完成值'],
  ['actual', '本年实际完成值', '年终实现值', '指标实际值', '目标完成结果'],
  ['weight', '设定分值', '百分比权重', '分值/权重', '权重系数', '基准分'],
  ['note', '扣分理由', '差异说明', '原因说明', '未完成说明'],
] as const)('headings put together from the usual words: %s', (field, ...words) => {
  expect(words.map((word) => meaningOf(word.normalize('NFKC')).indicator)).toEqual(
    words.map(() => field),
  )
})

test('two headings run together are none', () => {
  for (const words of ['得分偏差原因', '年度指标值实际完成值', '分值得分'])
    expect(meaningOf(words).indicator, words).toBeUndefined()
  expect(guessIndicator('样本量')).toBe('extra')
})

test('the year of the form among the years of its project', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 管廊 | < | < | < | < | < | <
      总体目标 | 三年建成三公里 | < | < | < | < | < | <
      本年目标 | 建成一公里 | < | < | < | < | < | <
      资金来源 | 总投资 | 截至上年累计支出 | 本年预算 | 本年支出 | 分值 | < | 得分
      合计 | 900 | 200 | 300 | 290 | 10 | < | 9.7
      一级指标 | 三级指标 | 总目标值 | 本年目标值 | 本年完成值 | 累计完成值 | 分值 | 得分
      产出指标 | 管廊长度 | 3公里 | ≥1公里 | 1.2公里 | 2公里 | 90 | 90`),
  )
  expect(goalsOf(form)).toEqual([['建成一公里', null]])
  expect(fundsOf(form)).toEqual([['total', '合计', 300, 290, 10, 9.7]])
  expect(rowsOf(form)).toEqual([['产出指标', null, '管廊长度', '≥1公里', '1.2公里', 90, 90, null]])
})

test('what leads goals elsewhere beside one of them', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      ${named}
      年度总体绩效目标 | 养护道路五公里以上 | < | < | < | < | < | <
      总体目标完成情况 | 养护道路六公里 | < | < | < | < | < | <
      ${indicators}`),
  )
  expect(goalsOf(form)).toEqual([['养护道路五公里以上', '养护道路六公里']])
})

test('a heading over the next table is no goal', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      ${named}
      年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | < | <
      < | 养护五公里 | < | < | 养护六公里 | < | < | <
      项目支出绩效指标表 | < | < | < | < | < | < | <
      ${indicators}`),
  )
  expect(goalsOf(form)).toEqual([['养护五公里', '养护六公里']])
})

test('money over several years, each amount beside its source', () => {
  const form = formOf(
    '项目支出绩效目标申报表',
    table(`
      ${named}
      资金金额（万元） | 实施期资金总额： | < | 860 | 年度资金总额： | < | < | 280
      ^ | 其中：财政拨款 | < | 800 | 其中：财政拨款 | < | < | 260
      ^ | 其他资金 | < | 60 | 其他资金 | < | < | 20
      一级指标 | 二级指标 | 三级指标 | < | 实施期指标值 | < | 年度指标值 | <
      产出指标 | 数量指标 | 培训学员 | < | ≥900人 | < | ≥300人 | <`),
  )
  expect(fundsOf(form).map(([source, label, budget]) => [source, label, budget])).toEqual([
    ['total', '实施期资金总额：', 860],
    ['total', '年度资金总额：', 280],
    ['fiscal', '其中：财政拨款', 800],
    ['fiscal', '其中：财政拨款', 260],
    ['other', '其他资金', 60],
    ['other', '其他资金', 20],
  ])
})

test('parts of the spending beside a whole are no amount that was spent', () => {
  const form = formOf(
    '部门整体支出绩效目标申报表',
    table(`
      部门名称 | 甲局 | < | < | < | <
      部门预算（万元） | 预算支出总额 | 41.5 | 其中：基本支出 | 9.5 | <
      < | 项目支出 | 32 | < | < | <
      一级指标 | 二级指标 | 三级指标 | < | 指标值 | <
      产出指标 | 数量指标 | 轮换储备粮 | < | 3万吨 | <`),
  )
  expect(fundsOf(form)).toEqual([
    ['total', '预算支出总额', 41.5, null, null, null],
    ['basic', '其中：基本支出', 9.5, null, null, null],
    ['project', '项目支出', 32, null, null, null],
  ])
})

test('tasks with a sum for each measure: the whole has the name of their last row', () => {
  const form = formOf(
    '部门整体支出绩效自评表',
    table(`
      部门名称 | 甲局 | < | < | < | < | < | < | <
      年度主要任务 | 任务名称 | 主要内容 | 全年预算数（万元） | < | 全年执行数（万元） | < | 分值 | 得分
      ^ | ^ | ^ | 小计 | 财政拨款 | 小计 | 财政拨款 | ^ | ^
      ^ | 任务一 | 担保贷款贴息 | 30 | 20 | 28 | 20 | — | —
      ^ | 任务二 | 公用经费 | 10 | 10 | 10 | 10 | — | —
      ^ | 金额合计 | < | 40 | 30 | 38 | 30 | 10 | 9.5
      一级指标 | 二级指标 | 三级指标 | < | 年度指标值 | < | 实际完成值 | 分值 | 得分
      产出指标 | 数量指标 | 新增就业 | < | ≥5人 | < | 6人 | 90 | 90`),
  )
  expect(fundsOf(form)).toEqual([
    ['total', '金额合计', 40, 38, 10, 9.5],
    ['fiscal', '财政拨款', 30, 30, null, null],
  ])
})

test('marks of the rate in a row below the amounts', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      ${named}
      全年预算数（万元） | 260 | < | < | 全年执行数（万元） | 258 | < | <
      执行率分值 | 10 | < | < | 执行率得分 | 9.92 | < | <
      ${indicators}`),
  )
  expect(fundsOf(form)).toEqual([['total', '全年预算数（万元）', 260, 258, 10, 9.92]])
})

test('a remark and a numbered heading end the money', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      ${named}
      资金来源 | < | 年初预算数 | 全年预算数 | 全年执行数 | 执行率 | 分值 | 得分
      资金总额 | < | 40 | 40 | 38 | 95% | 10 | 9.5
      预算执行说明：结余2万元已收回。 | < | < | < | < | < | < | <
      二、绩效指标完成情况（90分） | < | < | < | < | < | < | <
      ${indicators}
      三、自评总得分 | < | < | < | < | < | 100 | 97.5`),
  )
  expect(form.funds).toHaveLength(1)
  expect([form.total.weight.value, form.total.score.value]).toEqual([100, 97.5])
  expect(form.indicators).toHaveLength(2)
})

test('weights before the names of the levels that head both, a plan and a result under one heading', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 综合改革补助 | < | < | < | < | < | < | <
      一级指标 | < | 二级指标 | < | 三级指标 | < | 完成情况 | < | 评分情况
      权重 | 名称 | 权重 | 名称 | 权重 | 名称 | 目标 | 实绩 | 自评
      50 | 产出指标 | 20 | 数量指标 | 20 | 门诊人次 | ≥26万 | 27.3万 | 20
      ^ | ^ | 30 | 质量指标 | 30 | 甲级病案率 | ≥92% | 95% | 30`),
  )
  expect(rowsOf(form)?.map(([, , ...values]) => values)).toEqual([
    ['门诊人次', '≥26万', '27.3万', 20, 20, null],
    ['甲级病案率', '≥92%', '95%', 30, 30, null],
  ])
  expect(form.indicators.map((row) => [row.level1_weight.value, row.level2_weight.value])).toEqual([
    [50, 20],
    [50, 30],
  ])
})

test('four levels, each with its weight: the last is that of the row', () => {
  const form = formOf(
    '项目绩效评价指标评分表',
    table(`
      一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 四级指标 | 分值 | 得分
      决策 | 15 | 项目立项 | 6 | 立项依据充分性 | 3 | 政策相符性 | 2 | 2
      ^ | ^ | ^ | ^ | ^ | ^ | 职责相关性 | 1 | 0.5`),
  )
  expect(form.indicators.map(({ weight }) => weight.value)).toEqual([2, 1])
})

test('levels in rows with their marks, headings of their own and a second level behind the names', () => {
  const form = formOf(
    '项目支出绩效自评表',
    table(`
      项目名称 | 清淤 | < | < | < | <
      一、产出指标（50分，自评49分） | < | < | < | < | <
      指标名称 | 类型 | 计划数 | 完成数 | 分值 | 得分
      清淤长度 | 数量 | ≥4公里 | 5公里 | 20 | 20
      保洁面积 | 数量 | 8万平方米 | 8万平方米 | 20 | 19
      断面水质 | 质量 | Ⅲ类 | Ⅲ类 | 10 | 10
      二、满意度指标（10分，自评10分） | < | < | < | < | <
      调查对象 | 样本量 | 目标满意度 | 实际满意度 | 分值 | 得分
      沿河群众 | 300份 | ≥92% | 94% | 6 | 6
      成员单位 | 40份 | ≥90% | 97% | 4 | 4`),
  )
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量', '清淤长度', '≥4公里', '5公里', 20, 20, null],
    ['产出指标', '数量', '保洁面积', '8万平方米', '8万平方米', 20, 19, null],
    ['产出指标', '质量', '断面水质', 'Ⅲ类', 'Ⅲ类', 10, 10, null],
    ['满意度指标', null, '沿河群众', '≥92%', '94%', 6, 6, null],
    ['满意度指标', null, '成员单位', '≥90%', '97%', 4, 4, null],
  ])
  expect(form.indicators.map((row) => row.level1_weight.value)).toEqual([50, 50, 50, 10, 10])
})

test('a list of projects with scores by part', () => {
  const { forms } = reportOf(
    '项目支出绩效自评得分汇总表',
    table(`
      序号 | 实施单位 | 项目名称 | 资金情况（万元） | < | < | 自评得分 | < | < | 等次
      ^ | ^ | ^ | 预算数 | 执行数 | 执行率% | 预算执行（10） | 产出（50） | 总分 | ^
      1 | 图书馆 | 免费开放 | 260 | 254.8 | 98.00 | 9.8 | 49 | 98.8 | 优
      2 | ^ | 古籍保护 | 85 | 80.75 | 95.00 | 9.5 | 46.5 | 93.5 | 良`),
  )
  expect(
    forms.map(({ kind, unit, total, funds: [fund] }) => [
      kind,
      unit.name.value,
      total.score.value,
      total.grade.value,
      fund?.unit.value,
      fund?.executed.value,
      fund?.execution_rate.value,
      fund?.score.value,
    ]),
  ).toEqual([
    ['project_summary', '图书馆', 98.8, '优', '万元', 254.8, 98, 9.8],
    ['project_summary', '图书馆', 93.5, '良', '万元', 80.75, 95, 9.5],
  ])
})

test('a list whose projects are columns', () => {
  const { forms } = reportOf(
    '项目支出绩效自评结果汇总表',
    table(`
      项目名称 | 优待金发放 | 技能培训
      主管部门 | 甲局 | <
      全年预算数（万元） | 132 | 16.5
      全年执行数（万元） | 130 | 13.2
      年度目标 | 发放优待金 | 培训240人
      自评得分 | 98.5 | 86.2`),
  )
  expect(
    forms.map((form) => [
      form.project_name.value,
      form.department.name.value,
      form.total.score.value,
    ]),
  ).toEqual([
    ['优待金发放', '甲局', 98.5],
    ['技能培训', '甲局', 86.2],
  ])
  expect(forms.map(goalsOf)).toEqual([[['发放优待金', null]], [['培训240人', null]]])
})

test('a table for each indicator', () => {
  const card = (at: number, name: string, score: string) =>
    table(`
      指标${at} | ${name} | < | <
      一级指标 | 产出指标 | 二级指标 | 数量指标
      年度指标值 | ≥18个 | 实际完成值 | 18个
      分值 | 10 | 得分 | ${score}`)
  const form = formOf(
    '项目支出绩效自评表',
    table(named),
    card(1, '改造小区', '10'),
    card(2, '加装电梯', '8'),
  )
  expect(rowsOf(form)).toEqual([
    ['产出指标', '数量指标', '改造小区', '≥18个', '18个', 10, 10, null],
    ['产出指标', '数量指标', '加装电梯', '≥18个', '18个', 10, 8, null],
  ])
})
