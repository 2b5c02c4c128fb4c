/** The rule by which other tools' tables become forms: usual headings and labels, nothing else. */
import { expect, test } from 'vitest'
import { fieldAt } from '../../../scripts/benchmark/reading.ts'
import { readByRule } from '../../../scripts/benchmark/tools/plain-rule.ts'

const rows = [
  ['项目支出绩效自评表（2022年度）'],
  ['项目名称', '渡口维护', '渡口维护'],
  ['主管部门', '青禾县水务局', '实施单位', '青禾县渡口所'],
  ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['项目资金（万元）', '年度资金总额', '50', '48', '45.6', '10', '95%', '9.5'],
  ['年度总体目标', '预期目标', '实际完成情况'],
  ['年度总体目标', '维护渡口', '已维护'],
  ['一级指标', '二级指标', '三级指标', '年度指标值', '实际完成值', '分值', '得分'],
  ['产出指标', '数量指标', '维护渡口数量', '≥3座', '3座', '50', '48'],
  ['', '', '更换浮桥', '2座', '2座', '40', '40'],
  ['总分', '', '', '', '', '100', '97.5'],
]

test('a usual form is read', () => {
  const [form] = readByRule('a', rows).forms
  const at = (path: string) => fieldAt(form, path)
  expect(form).toMatchObject({
    kind: 'project_self_evaluation',
    year: 2022,
    project_name: '渡口维护',
    total: { weight: 100, score: 97.5 },
    funds: [{ source: 'total', unit: '万元', annual_budget: 48, execution_rate: 95, score: 9.5 }],
    goals: [{ expected: '维护渡口', actual: '已维护' }],
    indicators: [
      { level1: '产出指标', level2: '数量指标', level3: '维护渡口数量', weight: 50, score: 48 },
      { level1: '产出指标', level2: '数量指标', level3: '更换浮桥', target: '2座' },
    ],
  })
  expect([at('department.name'), at('unit.name')]).toEqual(['青禾县水务局', '青禾县渡口所'])
})

test('a second project begins a second form; words without headings give none', () => {
  expect(readByRule('a', [...rows, ...rows]).forms).toHaveLength(2)
  expect(readByRule('a', [['项目名称', '渡口维护'], ['全年执行良好']]).forms).toEqual([])
})
