/** Titles of forms, and what tells their kind. Data only. */
import type { Alias } from './alias.ts'

/** Words of which a form's title has at least one, with the kind of table they stand for. */
export const titleWords: readonly Alias[] = [
  ['自评', '财预〔2020〕10号'],
  ['绩效评价', '财预〔2020〕10号'],
  ['评价指标', '北京 2021'],
  ['评分表', '贵州 2022'],
  ['得分表', '贵州'],
  ['绩效目标完成情况', '四川 2019'],
  ['绩效目标实现情况', '四川'],
  ['绩效目标执行情况', '四川'],
  ['绩效完成情况', '四川'],
  ['绩效目标', '财预〔2015〕163号'],
  ['运行监控', '财预〔2019〕136号'],
  ['绩效监控', '财预〔2019〕136号'],
]

/** How a title ends, brackets left out. */
export const titleEnds: readonly Alias[] = [
  ['表', '各地'],
  ['情况', '河南'],
  ['体系', '六安 2021'],
  ['结果信息', '上海'],
  ['自评', '各地'],
  ['结果', '上海'],
]

/** Words of lines that speak of forms and are no title. */
export const noTitleWords: readonly Alias[] = [
  ['清单', '安徽'],
  ['目录', '各地'],
  ['一览', '各地'],
  ['汇总', '各地'],
  ['如下', '各地'],
  ['附相关', '北京 2021'],
]

/** Words of a title that stand for transfer payments wherever they stand. */
export const transferWords: readonly Alias[] = [
  ['转移支付', '财预〔2015〕163号'],
  ['区域绩效', '财预〔2015〕163号'],
]

/** How the first levels of a department's form begin. */
export const departmentLevels: readonly Alias[] = [
  ['部门', '北京部门整体评价评分表 2021'],
  ['运行成本', '部门整体核心指标表 2022'],
  ['管理效率', '部门整体核心指标表 2022'],
  ['履职', '河南部门自评表 2021'],
  ['社会效应', '部门整体核心指标表 2022'],
  ['可持续发展能力', '部门整体核心指标表 2022'],
  ['预算配置', '六安部门评价表 2021'],
  ['职责履行', '部门评价表'],
  ['重点工作任务', '河南部门自评表 2021'],
]
