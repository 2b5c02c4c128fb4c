/** Layouts of many provinces: what headings mean and where cells stand decides, never their order or number. */
import { describe, expect, test } from 'vitest'
import { extraLines, flatTable, formOf, indicatorLines, reportOf, table } from './drawing.ts'

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
