/** Layouts of many provinces: money, by what its headings mean and where its cells stand. */
import { describe, expect, test } from 'vitest'
import { extraLines, formOf, fundLines, indicatorLines, table } from './drawing.ts'

const title = '项目支出绩效自评表'

describe('funds', () => {
  test('湖北: 20 points for the budget, two blocks of 40 for the indicators', () => {
    const form = formOf(
      '2021年度稻田整治项目自评表',
      table(`
        项目名称 | 稻田整治 | < | < | < | < | <
        主管部门 | 农业农村局 | < | < | 项目实施单位/项目负责人 | 耕地站/林海 | <
        预算执行情况（万元）（20分） |  | < | 预算数（A） | 执行数（B） | 执行率（B/A） | 得分（20分*执行率）
        ^ | 年度财政资金总额 | < | 40 | 30 | 75% | 15
        年度绩效目标1（40分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分
        ^ | 产出指标 | 数量指标 | 整治面积 | 200亩 | 200亩 | 40
        年度绩效目标2（40分） | 一级指标 | 二级指标 | 三级指标 | 年初目标值（A） | 实际完成值（B） | 得分
        ^ | 效益指标 | 经济效益指标 | 亩均增收 | 100元 | 80元 | 32
        总分 | < | < | < | < | < | 87
      `),
    )
    expect(form.kind).toBe('project_self_evaluation')
    expect([form.unit.name.value, form.contact.person.value]).toEqual(['耕地站', '林海'])
    expect(fundLines(form)).toEqual(['total|年度财政资金总额|万元||40|30||75|15'])
    expect(indicatorLines(form)).toEqual([
      '产出指标||数量指标|整治面积|200亩|200亩||40|',
      '效益指标||经济效益指标|亩均增收|100元|80元||32|',
    ])
    expect(form.total.score.value).toBe(87)
  })

  test('四川 2019: budget beside execution, a pair a row', () => {
    const form = formOf(
      '项目绩效目标完成情况表（2019年度）',
      table(`
        项目名称 | 图书馆扩建 | < | < | < | <
        预算单位 | 川北图书馆 | < | < | < | <
        预算执行情况（万元） | 预算数： | 120 | < | 执行数： | 118.5
        ^ | 其中：财政拨款 | 100 | < | 其中：财政拨款 | 98.5
        ^ | 其他资金 | 20 | < | 其他资金 | 20
        年度目标完成情况 | 预期目标 | < | < | 实际完成目标 | <
        ^ | 建成新馆 | < | < | 新馆开放 | <
        绩效指标完成情况 | 一级指标 | 二级指标 | 三级指标 | 预期指标值（包含数字及文字描述） | 实际完成指标值（包含数字及文字描述）
        ^ | 项目完成指标 | 数量指标 | 新增座位 | 300个 | 312个
      `),
    )
    expect(form.year.value).toBe(2019)
    expect(form.unit.name.value).toBe('川北图书馆')
    expect(fundLines(form)).toEqual([
      'total|预算数：|万元||120|118.5|||',
      'fiscal|其中：财政拨款|万元||100|98.5|||',
      'other|其他资金|万元||20|20|||',
    ])
    expect(form.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
      ['建成新馆', '新馆开放'],
    ])
    expect(indicatorLines(form)).toEqual(['项目完成指标||数量指标|新增座位|300个|312个|||'])
  })

  test('内蒙古: 自治区, 盟市 and 旗县 rows of a transfer, the unit above the table', () => {
    const form = formOf(
      '草原保护补助资金绩效自评表',
      '（2023年度）',
      '金额单位：亿元',
      table(`
        转移支付（项目）名称 | 草原保护补助 | < | < | < | <
        中央主管部门 | 林草局 | < | < | < | <
        地方主管部门 | 旗林草局 | < | < | 资金使用单位 | 苏木政府
        资金投入情况 |  | < | 全年预算数（A） | 全年执行数（B） | 预算执行率（B/A×100%）
        ^ | 年度资金总额： | < | 1.2 | 0.9 | 75%
        ^ | 其中：中央财政资金 | < | 1 | 0.8 | 80%
        ^ | 自治区资金 | < | 0.1 | 0.1 | 1
        ^ | 盟市资金 | < | 0.1 | 0 | 0
        ^ | 旗县资金 | < |  |  |
        总体目标完成情况 | 总体目标 | < | < | 全年实际完成情况 | <
        ^ | 草畜平衡 | < | < | 基本平衡 | <
        绩效指标 | 一级指标 | 二级指标 | 三级指标 | 指标值 | 全年实际完成值
        ^ | 产出指标 | 数量指标 | 禁牧面积 | ≥30万亩 | 30万亩
        说明 | 无 | < | < | < | <
      `),
    )
    expect(form.kind).toBe('transfer_self_evaluation')
    expect([form.year.value, form.project_name.value]).toEqual([2023, '草原保护补助'])
    expect([form.department.name.value, form.unit.name.value]).toEqual(['旗林草局', '苏木政府'])
    expect(fundLines(form)).toEqual([
      'total|年度资金总额：|亿元||1.2|0.9||75|',
      'central|其中：中央财政资金|亿元||1|0.8||80|',
      'local|自治区资金|亿元||0.1|0.1||100|',
      'local|盟市资金|亿元||0.1|0||0|',
      'local|旗县资金|亿元||||||',
    ])
    expect(extraLines(form)).toEqual(['中央主管部门: 林草局', '说明: 无'])
  })

  test('the unit in a heading, in the amount itself, and nowhere', () => {
    const layout = (heading: string, amount: string): readonly string[] =>
      fundLines(
        formOf(
          title,
          table(`
            项目名称 | 老人助餐 | < | < | < | <
            项目资金 | 资金来源 | 年初预算 | ${heading} | 全年执行数 | 执行率
            ^ | 合计 | 10 | ${amount} | 8 | 80
            一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
            产出 | 数量指标 | 助餐人次 | 100 | 100 | 50
          `),
        ),
      )
    expect(layout('调整预算数（元）', '10')).toEqual(['total|合计|元|10|10|8||80|'])
    expect(layout('调整预算数', '10万元')).toEqual(['total|合计|万元|10|10|8||80|'])
    expect(layout('调整预算数', '10')).toEqual(['total|合计||10|10|8||80|'])
    expect(layout('调整预算数（美元）', '10')).toEqual(['total|合计||10|10|8||80|'])
    expect(layout('调整预算数（千元）', '10')).toEqual(['total|合计||10|10|8||80|'])
  })

  test('a name that begins like a unit is none, and the row without one is named', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 老人助餐 | < | < | < | <
        实施单位：元江县养老院 | < | < | < | < | <
        项目资金 | 资金来源 | 年初预算 | 调整预算数 | 全年执行数 | 执行率
        ^ | 合计 | | 10万元 | 8 | 80
        ^ | 其他资金 | | 10 | 8 | 80
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 助餐人次 | 100 | 100 | 50
      `),
    )
    expect(form.funds.map(({ unit }) => unit.value)).toEqual(['万元', null])
    expect(form.notes).toContainEqual(
      expect.objectContaining({ code: 'unit_unknown', path: 'funds[1].unit' }),
    )
  })

  test('amounts under a second level of headings', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 老人助餐 | < | < | < | < | <
        项目资金（元） | 资金来源 | 预算数 | < | 执行数 | < | 执行率
        ^ | ^ | 年初数 | 调整数 | 上年结转 | 小计 | ^
        ^ | 资金总额 | 500 | 600 | 20 | 480 | 80%
        ^ | 财政拨款 | 500 | 600 | 20 | 480 | 80%
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分
        产出 | 数量指标 | 助餐人次 | 100 | 100 | 50 | 50
      `),
    )
    expect(fundLines(form)).toEqual([
      'total|资金总额|元|500|600|480||80|',
      'fiscal|财政拨款|元|500|600|480||80|',
    ])
    expect(extraLines(form.funds[0] ?? { extra: [] })).toEqual(['上年结转: 20'])
  })

  test.each([
    ['1.省级财政拨款', 'local'],
    ['其中：县配套资金', 'local'],
    ['区级投入', 'local'],
    ['盟市资金', 'local'],
    ['省、市补助', 'local'],
    ['中央、省补助', 'central'],
    ['本年财政拨款', 'fiscal'],
    ['自治区补助', 'fiscal'],
    ['上年结转资金', 'carryover'],
    ['单位自有资金', 'other'],
  ])('%s is %s money', (label, source) => {
    const form = formOf(
      title,
      table(`
        项目名称 | 老人助餐 | < | <
        资金情况（万元） |  | 预算数 | 执行数
        ^ | 总额 | 7 | 6
        ^ | ${label} | 7 | 6
        一级指标 | 二级指标 | 三级指标 | 实际值
        产出 | 数量指标 | 助餐人次 | 100
      `),
    )
    expect(form.funds[1]?.source).toBe(source)
  })

  test('自治区补助 beside 中央补助 is fiscal, beside money of a lower level local', () => {
    const sources = (last: string) =>
      formOf(
        title,
        table(`
          项目名称 | 草原防火 | < | <
          资金情况（万元） |  | 预算数 | 执行数
          ^ | 中央补助 | 7 | 6
          ^ | 自治区补助 | 7 | 6
          ^ | ${last} | 7 | 6
          一级指标 | 二级指标 | 三级指标 | 实际值
          产出 | 数量指标 | 防火里程 | 100
        `),
      ).funds.map(({ source }) => source)
    expect(sources('其他资金')).toEqual(['central', 'fiscal', 'other'])
    expect(sources('旗县资金')).toEqual(['central', 'local', 'local'])
  })

  test('a ratio of one digit says no more than tens of percent', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 老人助餐 | < | < | <
        资金情况（万元） |  | 预算数 | 执行数 | 执行率
        ^ | 总额 | 7 | 6.4673 | 0.9
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值
        产出 | 数量指标 | 助餐人次 | 100 | 100
      `),
    )
    expect(form.funds[0]?.execution_rate).toMatchObject({ value: 90, decimals: -1 })
  })

  test('a ratio becomes percent with its digits', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 老人助餐 | < | < | <
        资金情况（万元） |  | 预算数 | 执行数 | 执行率
        ^ | 总额 | 7 | 6.4673 | 0.9239
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值
        产出 | 数量指标 | 助餐人次 | 100 | 100
      `),
    )
    expect(form.funds[0]?.execution_rate).toMatchObject({
      value: 92.39,
      decimals: 2,
      raw: '0.9239',
    })
    expect(form.funds[0]?.executed.decimals).toBe(4)
  })
})
