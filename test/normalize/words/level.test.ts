import { expect, test } from 'vitest'
import { LEVEL1_ALIASES, LEVEL2_ALIASES } from '../../../src/normalize/vocabulary/level.ts'
import { levelCodes } from '../../../src/normalize/words/level.ts'

test.each([
  ['产出指标', '数量指标', 'output', 'quantity'],
  ['产出指标(50分)', '质量指标', 'output', 'quality'],
  ['绩效指标', '时效指标', 'output', 'timeliness'],
  ['产出指标', '成本指标', 'output', 'cost'],
  ['成本指标', '经济成本指标', 'cost', 'economic_cost'],
  ['成本指标', '成本指标', 'cost', 'cost'],
  ['产出指标', '经济成本指标', 'cost', 'economic_cost'],
  ['产出指标', '社会效益指标', 'benefit', 'social'],
  ['产出指标', '效益指标', 'benefit', null],
  ['效益指标', '效益指标', 'benefit', null],
  ['效益', '满意度', 'satisfaction', 'service_object'],
  ['满意度指标', '服务对象满意度指标等', 'satisfaction', 'service_object'],
  ['满意度指标', '服务对象满意度指', 'satisfaction', 'service_object'],
  ['满意庶指标', '服务对象满意庶指标', 'satisfaction', 'service_object'],
  ['满意度指标', '服务对象（或受益人）满意度指标', 'satisfaction', 'service_object'],
  ['满意度指标', null, 'satisfaction', 'service_object'],
  ['社会効应', '社会効益', 'benefit', 'social'],
  ['社会效益指标', null, 'benefit', 'social'],
  [null, '可持续影响指标', 'benefit', 'sustainability'],
  ['项目完成指标', '数量指标', 'output', 'quantity'],
  ['影响力目标', null, 'benefit', null],
  ['投入与管理', '财务管理', 'input', 'fund_management'],
  ['运行成本', '“三公”经费控制', 'cost', 'economic_cost'],
  ['履职效能', '部门履职目标', 'performance', null],
  ['部门绩效', '效果性', 'performance', 'effectiveness'],
  ['可持续发展能力', '人才支撑', 'capability', null],
  ['预算执行率', '预算执行率', 'execution', 'execution_rate'],
  ['项目管理', '项目实施', 'process', 'organization'],
  ['部门管理', '项目管理', 'management', 'project_management'],
  ['一、决策', '（一）项目立项', 'decision', 'project_establishment'],
  ['共性指标', '其他', null, null],
  ['', '', null, null],
  [null, null, null, null],
] as const)('%s > %s is %s > %s', (level1, level2, level1_code, level2_code) => {
  expect(levelCodes(level1, level2)).toEqual({ level1_code, level2_code })
})

test.each([
  ['level 1', LEVEL1_ALIASES],
  ['level 2', LEVEL2_ALIASES],
] as const)('no name of %s stands twice, and each says where it was seen', (_, aliases) => {
  expect(new Set(aliases.map(([name]) => name)).size).toBe(aliases.length)
  expect(aliases.filter(([, , seen]) => seen === '')).toEqual([])
})
