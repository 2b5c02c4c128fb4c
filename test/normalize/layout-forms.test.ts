/** Layouts of many provinces: header, closing rows, goals, and forms in a document. */
import { describe, expect, test } from 'vitest'
import { extraLines, flatTable, formOf, indicatorLines, reportOf, table } from './drawing.ts'

const title = '项目支出绩效自评表'

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
    // Behind another word it is the unit of one amount.
    for (const one of ['合同金额：万元', '合同 金额：万元', '合同\n金额（万元）'])
      expect(unitAfter(one)).toEqual([null])
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
