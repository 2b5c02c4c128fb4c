import { expect, test } from 'vitest'
import { fieldPathWords } from '../../src/label/field-path.ts'

test.each([
  ['indicators[3].score', '第4行 得分', 'indicators row 4, score'],
  ['funds[0].execution_rate', '项目资金第1行 执行率', 'funds row 1, execution rate'],
  ['total.score', '总分 得分', 'total, score'],
  ['department.name', '主管部门', 'department'],
  ['year', '年度', 'year'],
  ['', '全表', 'whole form'],
])('%s', (path, zh, en) => {
  expect([fieldPathWords(path, 'zh'), fieldPathWords(path, 'en')]).toEqual([zh, en])
})
