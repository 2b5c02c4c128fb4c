/** Layouts of many provinces: what headings mean and where cells stand decides, never their order or number. */
import { describe, expect, test } from 'vitest'
import {
  extraLines,
  flatTable,
  formOf,
  fundLines,
  indicatorLines,
  reportOf,
  table,
} from './drawing.ts'

const title = '项目支出绩效自评表'

describe('indicator columns', () => {
  test('广东: weights in percent, reasons under 未达标原因', () => {
    const form = formOf(
      '2022年度项目支出绩效自评表',
      table(`
        项目名称 | 海湾环境监测 | < | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 预期指标值 | 实际完成值 | 权重（%） | 得分 | 未达标原因
        产出指标 | 数量指标 | 监测断面数 | ≥12个 | 10个 | 20 | 16.7 | 两处断面停测
        ^ | 质量指标 | 数据有效率 | ≥95% | 97% | 30 | 30 |
        效益指标 | 生态效益指标 | 水质达标率 | ≥80% | 82% | 50 | 50 |
        总分 | < | < | < | < | 100 | 96.7 |
      `),
    )
    expect(form.year.value).toBe(2022)
    expect(indicatorLines(form)).toEqual([
      '产出指标||数量指标|监测断面数|≥12个|10个|20|16.7|两处断面停测',
      '产出指标||质量指标|数据有效率|≥95%|97%|30|30|',
      '效益指标||生态效益指标|水质达标率|≥80%|82%|50|50|',
    ])
    expect([form.total.weight.value, form.total.score.value]).toEqual([100, 96.7])
    expect(form.notes).toEqual([])
  })

  const twice = `
    项目名称 | 山区道路养护 | < | < | < | < | < | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | < | < | 实际完成值 | < | < | 分值 | 得分
    ^ | ^ | ^ | 符号 | 值 | 单位 | 符号 | 值 | 单位 | ^ | ^
    产出指标 | 数量指标 | 养护里程 | ≥ | 45 | 公里 | = | 47.5 | 公里 | 60 | 60
    满意度指标 | 服务对象满意度指标 | 群众满意度 | ≥ | 90 | % | = | 88 | % | 40 | 39
  `
  test('河北: operator, value and unit of target and actual, under two rows of headings', () => {
    const form = formOf(title, table(twice))
    expect(indicatorLines(form)).toEqual([
      '产出指标||数量指标|养护里程|≥45公里|=47.5公里|60|60|',
      '满意度指标||服务对象满意度指标|群众满意度|≥90%|=88%|40|39|',
    ])
    expect(form.notes).toEqual([])
  })

  test('the same where a flattened text lost the merges', () => {
    const form = formOf(title, flatTable(twice.replaceAll('| <', '').replaceAll('^', '')))
    expect(indicatorLines(form)).toEqual([
      '产出指标||数量指标|养护里程|≥45公里|=47.5公里|60|60|',
      '满意度指标||服务对象满意度指标|群众满意度|≥90%|=88%|40|39|',
    ])
  })

  test('actual before target, score before weight, a serial column first', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 阅读推广 | < | < | < | < | < | < | <
        序号 | 一级指标 | 二级指标 | 三级指标 | 全年完成值 | 年初目标值 | 自评得分 | 权重 | 扣分原因
        1 | 产出指标 | 数量指标 | 讲座场次 | 9场 | 10场 | 9 | 10 | 停办一场
        2 | ^ | 时效指标 | 完成时间 | 12月 | 12月 | 90 | 90 |
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '产出指标||数量指标|讲座场次|10场|9场|10|9|停办一场',
      '产出指标||时效指标|完成时间|12月|12月|90|90|',
    ])
    expect(form.notes).toEqual([])
  })

  test('a weight beside each level in one row of headings', () => {
    const form = formOf(
      '2021年度社区食堂项目绩效评价得分表',
      table(`
        一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 分值 | 评分标准 | 得分
        决策 | 20 | 项目立项 | 20 | 立项依据充分性 | 20 | 充分得满分 | 20
        产出 | 80 | 产出数量 | 50 | 供餐人次完成率 | 50 | 按比例得分 | 47
        ^ | ^ | 产出质量 | 30 | 抽检合格率 | 30 | 按比例得分 | 30
        合计 | 100 |  | 100 |  | 100 |  | 97
      `),
    )
    expect(form.kind).toBe('project_evaluation')
    expect(indicatorLines(form)).toEqual([
      '决策|20|项目立项|立项依据充分性|||20|20|',
      '产出|80|产出数量|供餐人次完成率|||50|47|',
      '产出|80|产出质量|抽检合格率|||30|30|',
    ])
    expect(form.indicators.map(({ level2_weight }) => level2_weight.value)).toEqual([20, 50, 30])
    expect(form.indicators[1]?.description.value).toBe('按比例得分')
    expect([form.total.weight.value, form.total.score.value]).toEqual([100, 97])
  })

  test('two levels only: the deepest names the rows', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 档案整理 | < | < | <
        一级指标 | 二级指标 | 指标值 | 完成值 | 得分
        产出 | 整理卷数 | 300卷 | 312卷 | 50
        效益 | 查阅便利程度 | 提高 | 提高 | 48
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '产出|||整理卷数|300卷|312卷||50|',
      '效益|||查阅便利程度|提高|提高||48|',
    ])
    expect(form.notes.map(({ code }) => code)).toEqual(['column_guessed'])
  })

  test('of a score and the weighed one beside it the weighed one is the score', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 权重 | 得分 | 加权得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 50 | 9 | 45
        效益 | 社会效益 | 通行 | 畅通 | 畅通 | 50 | 10 | 50
        总分 | < | < | < | < | 100 | | 95
      `),
    )
    expect(form.indicators.map(({ score }) => score.value)).toEqual([45, 50])
    expect(form.total.score.value).toBe(95)
    expect(extraLines(form.indicators[0] ?? { extra: [] })).toEqual(['得分: 9'])
    expect(form.notes).toEqual([])
  })

  test('an unknown heading and a heading seen twice are kept in extra and noted', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 河道清淤 | < | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 星级 | 得分 | 得分
        产出 | 数量指标 | 清淤方量 | 900方 | 900方 | 三星 | 50 | 49
      `),
    )
    expect(form.indicators[0]?.score.value).toBe(50)
    expect(extraLines(form.indicators[0] ?? { extra: [] })).toEqual(['星级: 三星', '得分: 49'])
    expect(form.notes.map(({ code }) => code)).toEqual(['heading_repeated', 'unknown_heading'])
  })

  test('a number that cannot be read is null and noted under its path', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 河道清淤 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 分值 | 得分
        产出 | 数量指标 | 清淤方量 | 900方 | 900方 | 5O | 约50
      `),
    )
    expect([form.indicators[0]?.weight.value, form.indicators[0]?.score.value]).toEqual([
      null,
      null,
    ])
    expect(form.notes.map(({ code, path }) => [code, path])).toEqual([
      ['unreadable_number', 'indicators[0].weight'],
      ['unreadable_number', 'indicators[0].score'],
    ])
  })
})

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

describe('header and closing rows', () => {
  test('labels and values in one cell, several pairs a row, an unknown label', () => {
    const form = formOf(
      title,
      table(`
        项目名称：村级灌渠维修 | < | < | < | < | <
        项目主管部门：(312)水务局 | < | < | 项目实施单位：312004-灌溉站 | < | <
        负责人及联系电话 | 方圆 0991-4567890 | < | 项目级别 | 区级 | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 维修长度 | 3公里 | 3公里 | 50
        综合得分 | 50 | < | 自评等级 | 良 | <
        存在问题 | 管护责任未落实 | < | < | < | <
        项目负责人：方圆 | < | < | 财务负责人：白露 | < | <
      `),
    )
    expect(form.project_name.value).toBe('村级灌渠维修')
    expect(form.department).toMatchObject({ name: { value: '水务局' }, code: { value: '312' } })
    expect(form.unit).toMatchObject({ name: { value: '灌溉站' }, code: { value: '312004' } })
    expect(form.contact).toMatchObject({
      person: { value: '方圆' },
      phone: { value: '0991-4567890' },
    })
    expect([form.total.score.value, form.total.grade.value]).toEqual([50, '良'])
    expect(extraLines(form)).toEqual([
      '项目级别: 区级',
      '存在问题: 管护责任未落实',
      '项目负责人: 方圆',
      '财务负责人: 白露',
    ])
  })

  test('a total above the indicators, before the indicators, in one cell with its label', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        项目总得分：91.5分 | < | < | 自评等次：优 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
    )
    expect([form.total.score.value, form.total.grade.value]).toEqual([91.5, '优'])
  })

  test('实施单位 is the unit, 单位名称 beside it stays in extra', () => {
    const form = formOf(
      title,
      table(`
        单位名称 | 清河县水务局 | < | < | < | <
        项目名称 | 渠道清淤 | < | 项目实施单位 | 东渠管理所 | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清淤里程 | 8公里 | 8公里 | 95
      `),
    )
    expect(form.unit.name.value).toBe('东渠管理所')
    expect(extraLines(form)).toEqual(['单位名称: 清河县水务局'])
  })

  test('contact and unit in lines around the table', () => {
    const form = formOf(
      '2022年度项目支出绩效自评表',
      '填报单位（盖章）：城北环卫所        金额单位：万元',
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
      '项目负责人：石磊      联系电话：0431-8765432',
    )
    expect(form.unit.name.value).toBe('城北环卫所')
    expect(form.contact).toMatchObject({
      person: { value: '石磊' },
      phone: { value: '0431-8765432' },
    })
  })

  test('a unit beside who fills the form in, with or without the word 单位', () => {
    const unitAfter = (words: string) => {
      const line = `填报股室：水利股        ${words}`
      const form = formOf(
        title,
        line,
        table(`
        项目名称 | 冬季清雪 | < | < | < | <
        项目资金 | 资金来源 | 年初预算 | 全年预算数 | 全年执行数 | 执行率
        ^ | 合计 | 10 | 10 | 8 | 80
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
      )
      return form.funds.map(({ unit }) => unit.value)
    }
    expect(unitAfter('单位：元')).toEqual(['元'])
    expect(unitAfter('金额：万元')).toEqual(['万元'])
    expect(unitAfter('金额：12万元')).toEqual([null])
    expect(unitAfter('合同金额：万元')).toEqual([null])
  })

  test('who fills the form in is no contact', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
      '填表人：石磊    填报日期：2022年3月20日    联系电话：0431-8765432',
    )
    expect(form.contact).toMatchObject({ person: { value: null }, phone: { value: null } })
  })

  test.each(['综合评价等级', '绩效评价等次', '评价结果', '自评等级'])(
    'the grade beside %s',
    (label) => {
      const drawing = `
      项目名称 | 冬季清雪 | < | < | < | <
      一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
      产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      总分 | < | < | < | < | 91.5
      ${label} | 优 | < | < | < | <`
      expect(formOf(title, table(drawing)).total).toMatchObject({
        score: { value: 91.5 },
        grade: { value: '优' },
      })
    },
  )

  test('of check boxes the ticked one is the value, all of them are the words', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        项目类型 | 1、常年性项目☑ 2、一次性项目□ | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
    )
    expect(extraLines(form)).toEqual(['项目类型: 常年性项目'])
    expect(form.extra[0]?.text.raw).toBe('1、常年性项目☑ 2、一次性项目□')
  })
})

describe('goals', () => {
  test('no goals block at all', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
    )
    expect(form.goals).toEqual([])
  })

  test('a goal beside its label, without what was reached', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        年度绩效目标 | 雪停路净 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
    )
    expect(form.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
      ['雪停路净', null],
    ])
  })

  test.each([
    [
      'a lead made of usual words',
      '部门年度目标 | 年初绩效目标 | 实际完成情况 | < | <\n^ | 路畅 | 路已畅 | < | <',
      '路已畅',
    ],
    ['no column for the actual', '年度总体目标 | 预期目标 | < | < | <\n^ | 路畅 | < | < | <', null],
    ['a heading in a row of its own', '年度总体目标 | < | < | < | <\n路畅 | < | < | < | <', null],
  ])('after the money: %s', (_, block, actual) => {
    const drawing = `
      项目名称 | 冬季清雪 | < | < | <
      资金情况（万元） |  | 预算数 | 执行数 | 执行率
      ^ | 总额 | 7 | 7 | 100%
      ${block}
      一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值
      产出 | 数量指标 | 清雪路段 | 18条 | 18条
    `
    for (const drawn of [
      table(drawing),
      flatTable(drawing.replaceAll('| <', '').replace('^', '')),
    ]) {
      const { funds, goals } = formOf(title, drawn)
      expect(funds).toHaveLength(1)
      expect(goals.map((goal) => [goal.expected.value, goal.actual.value])).toEqual([
        ['路畅', actual],
      ])
    }
  })

  test('expected and actual below each other', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 冬季清雪 | < | < | < | <
        年度总体目标 | 预期目标 | 雪停路净 | < | < | <
        ^ | 实际完成情况 | 及时清运 | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量指标 | 清雪路段 | 18条 | 18条 | 91.5
      `),
    )
    expect(form.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
      ['雪停路净', '及时清运'],
    ])
  })

  test('陕西: several tasks, each a row, with the money in a third column', () => {
    const form = formOf(
      '2021年度部门整体支出绩效自评表',
      table(`
        部门（单位）名称 | 县林业站 | < | < | < | <
        年度主要任务 | 任务名称 | 主要内容 | < | < | <
        ^ | 造林 | 补植补造 | < | < | <
        年度总体目标 | 预期目标 | < | 实际完成情况 | < | 偏差原因
        ^ | 造林千亩 | < | 造林九百亩 | < | 春旱
        ^ | 护林不失 | < | 全年无火情 | < |
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        履职效能 | 部门履职目标 | 造林面积 | 1000亩 | 900亩 | 45
      `),
    )
    expect(form.kind).toBe('department_self_evaluation')
    expect(form.department.name.value).toBe('县林业站')
    expect(form.goals.map(({ expected, actual }) => [expected.value, actual.value])).toEqual([
      ['造林千亩', '造林九百亩'],
      ['护林不失', '全年无火情'],
    ])
    expect(extraLines(form)).toContain('偏差原因: 春旱')
    expect(extraLines(form)).toContain('造林: 补植补造')
  })
})

describe('levels', () => {
  test('上海: 投入与管理, 产出目标, 效果目标, 影响力目标 with weights in the names', () => {
    const form = formOf(
      '财政项目支出绩效自评表（2021 年度）',
      table(`
        项目名称 | 社区书屋 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 权重 | 得分
        投入与管理（36） | 财务管理 | 预算执行率 | 100% | 98% | 36 | 35
        产出目标(34分) | 数量 | 新增书屋数 | 6个 | 6个 | 34 | 34
        效果目标 20分 | 社会效益 | 借阅量增长率 | ≥5% | 7% | 20 | 20
        影响力目标【10分】 | 长效管理 | 管理制度健全性 | 健全 | 健全 | 10 | 10
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '投入与管理|36|财务管理|预算执行率|100%|98%|36|35|',
      '产出目标|34|数量|新增书屋数|6个|6个|34|34|',
      '效果目标|20|社会效益|借阅量增长率|≥5%|7%|20|20|',
      '影响力目标|10|长效管理|管理制度健全性|健全|健全|10|10|',
    ])
  })

  test('levels merged over rows are printed, blank ones are inferred', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 社区书屋 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量 | 新增书屋数 | 6个 | 6个 | 30
        ^ |  | 新增藏书 | 600册 | 610册 | 30
        效益 |  | 借阅便利 | 提升 | 提升 | 40
      `),
    )
    const bases = form.indicators.map(({ level1, level2 }) => [
      level1.basis,
      level2.value,
      level2.basis,
    ])
    expect(bases).toEqual([
      ['printed', '数量', 'printed'],
      ['printed', '数量', 'inferred'],
      ['printed', null, 'printed'],
    ])
  })

  test('template residue is no indicator; a serial number in a column of its own is no name', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 社区书屋 | < | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | < | 指标值 | 实际值 | 得分
        产出 | 数量 | 指标1 | 新增书屋数 | 6个 | 6个 | 30
        ^ | ^ | 指标2 |  |  |  |
        ^ | 质量 | 指标1：完好率 | < | 99% | 99% | 30
        ^ | …… | …… | < |  |  |
      `),
    )
    expect(indicatorLines(form)).toEqual([
      '产出||数量|新增书屋数|6个|6个||30|',
      '产出||质量|指标1：完好率|99%|99%||30|',
    ])
  })
})

describe('forms in a document', () => {
  const small = (name: string): string => `
    项目名称 | ${name} | < | < | < | <
    一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
    产出 | 数量 | 场次 | 6 | 6 | 60
    总分 | < | < | < | < | 60
  `

  test('one table with several forms, a title between them', () => {
    const { forms } = reportOf(
      table(`
        项目支出绩效自评表 | < | < | < | < | <
        （2020年度） | < | < | < | < | < ${small('甲')}
        项目支出绩效自评表 | < | < | < | < | <
        （2021年度） | < | < | < | < | < ${small('乙')} ${small('丙')}
      `),
    )
    expect(forms.map(({ project_name, year }) => [project_name.value, year.value])).toEqual([
      ['甲', 2020],
      ['乙', 2021],
      ['丙', 2021],
    ])
  })

  test('two forms side by side on one sheet', () => {
    const { forms } = reportOf(
      title,
      table(`
        项目名称 | 甲 | < | < |  | 项目名称 | 乙 | < | <
        一级指标 | 三级指标 | 指标值 | 实际值 |  | 一级指标 | 三级指标 | 指标值 | 实际值
        产出 | 场次 | 6 | 5 |  | 产出 | 册数 | 70 | 71
      `),
    )
    expect(forms.map(({ project_name }) => project_name.value)).toEqual(['甲', '乙'])
    expect(forms.flatMap(indicatorLines)).toEqual(['产出|||场次|6|5|||', '产出|||册数|70|71|||'])
  })

  test('several projects in columns beside shared indicators', () => {
    const { forms } = reportOf(
      title,
      table(`
        项目名称 | < | < | 甲 | < | 乙 | <
        一级指标 | 二级指标 | 三级指标 | 实际值 | 得分 | 实际值 | 得分
        产出 | 数量 | 场次 | 6 | 60 | 5 | 50
        总分 | < | < | < | 60 | < | 50
      `),
    )
    expect(forms.map(({ project_name }) => project_name.value)).toEqual(['甲', '乙'])
    expect(forms.flatMap(indicatorLines)).toEqual([
      '产出||数量|场次||6||60|',
      '产出||数量|场次||5||50|',
    ])
  })

  test('a page break: the header row repeated, level 1 repeated, the rest without a header', () => {
    const form = formOf(
      title,
      table(`
        项目名称 | 甲 | < | < | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 数量 | 场次 | 6 | 6 | 60
      `),
      table(`
        一级指标 | 二级指标 | 三级指标 | 指标值 | 实际值 | 得分
        产出 | 质量 | 合格率 | 90% | 91% | 20
      `),
      table(
        `
        ^ | 时效 | 完成时间 | 5月 | 5月 | 20
        总分 | < | < | < | < | 100
      `.replace('^', ''),
      ),
    )
    expect(indicatorLines(form)).toEqual([
      '产出||数量|场次|6|6||60|',
      '产出||质量|合格率|90%|91%||20|',
      '产出||时效|完成时间|5月|5月||20|',
    ])
    expect(form.total.score.value).toBe(100)
  })

  test('a list of projects and a plan are forms of their own kinds; other tables are none', () => {
    const { forms } = reportOf(
      '绩效自评项目清单',
      table(`
        序号 | 项目名称 | 年初预算数 | 全年执行数 | 自评得分
        1 | 甲 | 10 | 9 | 95
      `),
      '收入支出决算表',
      table(`
        项目 | 年初预算数 | 全年预算数 | 决算数
        人员经费 | 10 | 11 | 11
      `),
      '项目支出绩效目标申报表',
      table(`
        项目名称 | 甲 | < | <
        一级指标 | 二级指标 | 三级指标 | 指标值
        产出 | 数量 | 场次 | 6
      `),
    )
    expect(forms.map(({ kind }) => kind)).toEqual(['project_summary', 'performance_target'])
    expect(forms[0]?.project_name.value).toBe('甲')
    expect(forms[0]?.funds[0]?.executed.value).toBe(9)
    expect(forms[0]?.total.score.value).toBe(95)
  })

  test('scoring tables of a department and of a project without titles', () => {
    const { forms } = reportOf(
      '（一）部门整体绩效评价情况',
      table(`
        一级指标 | 二级指标 | 三级指标 | 指标解释 | 分值 | 得分
        投入 | 目标设定 | 绩效目标合理性 | 是否合理 | 40 | 38
        效果 | 履职效益 | 社会效益 | 是否显著 | 60 | 55
      `),
      '（二）项目绩效评价情况',
      table(`
        一级指标 | 二级指标 | 三级指标 | 指标解释 | 分值 | 得分
        决策 | 项目立项 | 立项程序规范性 | 是否规范 | 40 | 38
        效益 | 项目效益 | 满意度 | 问卷 | 60 | 55
      `),
    )
    expect(forms.map(({ kind }) => kind)).toEqual(['department_evaluation', 'project_evaluation'])
  })

  test('the year of the document where the form names none, never a date of publication', () => {
    const form = formOf('某局2021年度决算说明', '公开日期：2022年8月3日', table(small('甲')))
    expect(form.year).toMatchObject({ value: 2021, basis: 'inferred' })
  })
})

describe('a project in rows of its own under 项目名称', () => {
  const drawing = `
    项目支出绩效自评表（2022年度） | < | < | < | < | < | <
    序号 | 项目名称 | 一级指标 | 三级指标 | 指标值 | 实际完成值 | 得分
    1 | 河道清淤 | 产出指标 | 清淤长度 | ≥3公里 | 3公里 | 60
    ^ | ^ | 效益指标 | 排涝能力 | 提升 | 提升 | 38
    2 | 泵站维修 | 产出指标 | 维修泵站 | 2座 | 2座 | 60
  `

  test('is a form of its own, the title and year those of the table', () => {
    const { forms } = reportOf(table(drawing))
    expect(
      forms.map(({ project_name, year, indicators }) => [
        project_name.value,
        year.value,
        indicators.length,
      ]),
    ).toEqual([
      ['河道清淤', 2022, 2],
      ['泵站维修', 2022, 1],
    ])
  })

  test('stays with its rows where columns are lost, and names no form of several', () => {
    const form = formOf(flatTable(drawing.replaceAll(/[<^]/gu, '')))
    expect(form.project_name.value).toBeNull()
    expect(form.indicators.map(extraLines)).toEqual([
      ['项目名称: 河道清淤'],
      [],
      ['项目名称: 泵站维修'],
    ])
  })
})
