import { expect, test } from 'vitest'
import { topicOf } from '../../../src/normalize/words/topic.ts'
import { segment } from '../../../src/segment/segment.ts'

test.each([
  ['服务对象满意度', 'satisfaction'],
  ['群众满意率', 'satisfaction'],
  ['项目完成及时率', 'timeliness_rate'],
  ['工程按期完工率', 'timeliness_rate'],
  ['资金拨付及时性', 'payment_timeliness'],
  ['设备验收合格率', 'pass_rate'],
  ['质量达标率', 'standard_rate'],
  ['项目成本控制率', 'cost_control'],
  ['项目预算控制数', 'cost_control'],
  ['成本节约率', 'cost_saving'],
  ['预算执行率', 'budget_execution'],
  ['补贴政策覆盖率', 'coverage'],
  ['补助发放准确率', 'accuracy'],
  ['人均补助标准', 'standard'],
  ['故障响应时间', 'response_time'],
  ['“三公”经费变动率', 'three_public_expenses'],
  ['绩效目标合理性', 'goal_setting'],
  ['管理制度健全性', 'institution_soundness'],
  ['培训人次', 'training'],
  ['系统正常运行率', 'operation_rate'],
  ['修缮教学楼栋数', null],
  ['', null],
] as const)('%s is about %s', (name, topic) => {
  expect(topicOf(name, segment)).toBe(topic)
})
