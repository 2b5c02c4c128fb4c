/** Scoring tables of evaluation reports, monitoring forms, and lists of projects. */
import type { Family } from '../family.ts'
import { levels, names, usualSources } from './usual.ts'

const usual = { kind: 'project_evaluation', framework: 'evaluation' } as const

export const evaluationFamilies: readonly Family[] = [
  {
    ...usual,
    name: 'evaluation',
    split: 'dev',
    about: '项目支出绩效评价评分表 of 2020: 决策, 过程, 产出, 效益 with 指标解释 and 扣分原因.',
    body: [
      { line: '{project_name}绩效评价评分表', isTitle: true },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                ['指标解释', 'description'],
                ['分值', 'weight'],
                ['得分', 'score'],
                ['扣分原因', 'note'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'evaluation of 2013',
    split: 'test',
    framework: 'evaluation of 2013',
    about: '项目决策20, 项目管理25, 项目绩效55: points in a column behind each level.',
    body: [
      { line: '附件：{year}年度{project_name}绩效评价指标评分表', isTitle: true },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', 'level1'],
                ['分值', 'level1_weight'],
                ['二级指标', 'level2'],
                ['分值', 'level2_weight'],
                ['三级指标', 'level3'],
                ['分值', 'weight'],
                ['评价得分', 'score'],
              ],
              total: '总分',
            },
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'evaluation in four levels',
    split: 'test',
    framework: 'evaluation in four levels',
    about: '广东: 四级指标 is what is measured; weights in percent, 自评分 last.',
    body: [
      { line: '{year}年度项目支出绩效评价指标评分表', isTitle: true },
      { line: '项目名称：{project_name}' },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ...levels,
                ['四级指标', 'level4'],
                ['评分标准', 'description'],
                ['权重（%）', 'weight'],
                ['自评得分', 'score'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    ...usual,
    name: 'evaluation, weights in names',
    split: 'dev',
    about: 'Points behind the name of each level and each indicator; only the score is a column.',
    body: [
      { line: '项目绩效评价得分表', isTitle: true },
      {
        table: [
          {
            labels: [
              [
                ['项目名称', '{project_name}'],
                ['项目单位', '{unit.name}'],
              ],
            ],
          },
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', '{level1}（{level1_weight}分）'],
                ['二级指标', '{level2}（{level2_weight}分）'],
                ['三级指标', '{level3}（{weight}分）'],
                ['得分', 'score'],
                ['扣分说明', 'note'],
              ],
            },
          },
          {
            labels: [
              [
                ['综合得分', '{total.score}'],
                ['评价等级', '{total.grade}'],
              ],
            ],
          },
        ],
      },
    ],
  },
  {
    ...usual,
    name: 'common and own indicators',
    split: 'test',
    framework: 'common and own',
    about: '四川: 共性指标 and 特性指标 above the usual levels.',
    body: [
      { line: '{year}年项目支出绩效评价指标体系及评分表', isTitle: true },
      {
        table: [
          {
            indicators: {
              levels: 'merged',
              columns: [
                ['一级指标', '{level1}（{level1_weight}分）'],
                ['二级指标', 'level2'],
                ['三级指标', 'level3'],
                ['参考分值', 'weight'],
                ['自评得分', 'score'],
                ['备注', 'note'],
              ],
              total: '合计',
            },
          },
        ],
      },
    ],
  },
  {
    kind: 'performance_monitoring',
    framework: 'classic',
    money: usualSources,
    name: 'monitoring',
    split: 'dev',
    about: '项目支出绩效运行监控表: how far budget and indicators are after some months.',
    body: [
      { line: '项目支出绩效运行监控表', isTitle: true },
      { line: '（{year}年度{period}）' },
      {
        table: [
          { labels: names },
          {
            money: {
              turn: 'sources down',
              lead: '项目资金（{money_unit}）',
              corner: '',
              columns: [
                ['年初预算数', 'initial_budget'],
                ['{period}执行数', 'executed'],
                ['{period}执行率', 'execution_rate'],
              ],
            },
          },
          {
            indicators: {
              lead: '绩效指标',
              levels: 'merged',
              columns: [
                ...levels,
                ['年度指标值', 'target'],
                ['{period}执行情况', 'actual'],
                ['全年预计完成情况', '='],
                ['偏差原因分析', 'note'],
                ['完成目标可能性', '=确定能'],
              ],
            },
          },
        ],
      },
    ],
    page: { turned: true },
  },
  {
    kind: 'project_summary',
    framework: 'none',
    money: [['total', '合计']],
    forms: 8,
    name: 'list of projects',
    split: 'dev',
    about: '自评结果汇总表: a project a row with budget, expenditure, rate and score.',
    head: [
      { line: '{year}年度项目支出绩效自评结果汇总表', isTitle: true },
      { line: '部门：{department.name}　　单位：{money_unit}' },
    ],
    body: [
      {
        table: [
          {
            list: [
              ['序号', 'n'],
              ['项目名称', 'project_name'],
              ['全年预算数', '{funds.0.annual_budget}'],
              ['全年执行数', '{funds.0.executed}'],
              ['执行率', '{funds.0.execution_rate}'],
              ['自评得分', '{total.score}'],
              ['自评等级', '{total.grade}'],
            ],
          },
        ],
      },
    ],
  },
  {
    kind: 'project_summary',
    framework: 'none',
    money: [['total', '合计']],
    forms: 10,
    name: 'list with units',
    split: 'test',
    about: 'A county’s list: 主管部门 and 实施单位 in columns, three amounts, no rate.',
    head: [
      { line: '{year}年县级部门项目绩效自评情况汇总表', isTitle: true },
      { line: '金额单位：{money_unit}' },
    ],
    body: [
      {
        table: [
          {
            list: [
              ['序号', 'n'],
              ['主管部门', '{department.name}'],
              ['项目名称', 'project_name'],
              ['实施单位', '{unit.name}'],
              ['年初预算', '{funds.0.initial_budget}'],
              ['调整后预算', '{funds.0.annual_budget}'],
              ['实际支出', '{funds.0.executed}'],
              ['自评分', '{total.score}'],
            ],
          },
        ],
      },
    ],
    page: { turned: true },
  },
]
