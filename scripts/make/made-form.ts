/** Forms as what they say, before any layout; names and figures are invented. */

/** What a column of the indicators holds. */
export type MadeRole =
  | 'level1'
  | 'level2'
  | 'level3'
  | 'operator'
  | 'target'
  | 'unit'
  | 'actual'
  | 'weight'
  | 'score'
  | 'note'
  | 'serial'

export type MadeColumn = { readonly role: MadeRole; readonly heading: string }

/** A row of cells, one for each column, a blank level merged with the one above; or words over the whole width. */
export type MadeRow = readonly string[] | string

export type MadeForm = {
  readonly name: string
  readonly title: string
  /** Rows of labels with the value beside each. */
  readonly pairs: readonly (readonly string[])[]
  /** Headings of the money, the first over its labels, and a row for each source. */
  readonly funds: readonly (readonly string[])[]
  /** What was expected and what was done. */
  readonly goals: readonly string[]
  readonly columns: readonly MadeColumn[]
  readonly rows: readonly MadeRow[]
  /** Label, weight and score; nothing where there are none. */
  readonly total: readonly string[]
  readonly totalFirst: boolean
}

const headings: Readonly<Record<MadeRole, string>> = {
  level1: '一级指标',
  level2: '二级指标',
  level3: '三级指标',
  operator: '指标符号',
  target: '年度指标值',
  unit: '计量单位',
  actual: '实际完成值',
  weight: '分值',
  score: '得分',
  note: '偏差原因分析及改进措施',
  serial: '序号',
}

/** Columns in this order, under their usual headings but for those given. */
function columnsOf(
  roles: readonly MadeRole[],
  own: Partial<Record<MadeRole, string>> = {},
): readonly MadeColumn[] {
  return roles.map((role) => ({ role, heading: own[role] ?? headings[role] }))
}

const money = [
  ['资金来源', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
  ['年度资金总额', '86', '80', '72', '10', '90%', '9'],
  ['其中：财政拨款', '66', '60', '54', '', '90%', ''],
  ['其他资金', '20', '20', '18', '', '90%', ''],
]

const plain: MadeForm = {
  name: 'usual',
  title: '项目支出绩效自评表（2023年度）',
  pairs: [
    ['项目名称', '河堤护坡整修'],
    ['主管部门', '青禾县水务局', '实施单位', '青禾县堤防管理所'],
  ],
  funds: money,
  goals: ['整修护坡并补种草皮，汛期前完工。', '护坡整修完毕，草皮成活情况良好。'],
  columns: columnsOf(['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score', 'note']),
  rows: [
    ['产出指标', '数量指标', '整修护坡长度', '≥12公里', '13公里', '15', '15', ''],
    ['', '', '补种草皮面积', '≥800平方米', '760平方米', '15', '14', '连续阴雨延误工期'],
    ['', '质量指标', '验收合格比例', '≥95%', '97%', '20', '20', ''],
    ['效益指标', '社会效益指标', '沿岸农田受淹次数', '0次', '0次', '30', '30', ''],
    ['满意度指标', '服务对象满意度指标', '沿岸居民满意程度', '≥90%', '88%', '10', '8', '施工扰民'],
  ],
  total: ['总分', '100', '96'],
  totalFirst: false,
}

const noWeights: MadeForm = {
  ...plain,
  name: 'no weights',
  title: '项目绩效目标自评表（2022年度）',
  funds: money.map((row) => row.slice(0, 4)),
  columns: columnsOf(['level1', 'level2', 'level3', 'target', 'actual', 'note']),
  rows: plain.rows.map((row) => [...row.slice(0, 5), row[7] ?? '']),
  total: [],
}

const levelWeights: MadeForm = {
  ...plain,
  name: 'levels with weights',
  rows: [
    ['产出指标（60分）', '数量指标（30分）', '培训护林人员', '≥120人次', '126人次', '15', '15', ''],
    ['', '', '巡山里程', '≥900公里', '880公里', '15', '14.5', '山路塌方'],
    ['', '时效指标（30分）', '补贴发放及时率', '100%', '100%', '30', '30', ''],
    ['效益指标（30分）', '生态效益指标（30分）', '林火发生起数', '≤2起', '1起', '30', '30', ''],
  ],
  total: ['总分', '100', '98.5'],
}

const costLevel: MadeForm = {
  ...plain,
  name: 'cost level',
  rows: [
    ['成本指标', '经济成本指标', '单座泵站改造成本', '≤40万元', '38.6万元', '20', '20', ''],
    ['产出指标', '数量指标', '改造泵站座数', '2座', '2座', '40', '40', ''],
    ['效益指标', '经济效益指标', '年节约电费', '≥6万元', '5.4万元', '20', '18', '投运较晚'],
    ['满意度指标', '服务对象满意度', '灌区农户满意程度', '≥92%', '95%', '10', '10', ''],
  ],
  total: ['总分', '100', '97'],
}

const transfer: MadeForm = {
  ...plain,
  name: 'transfer',
  title: '转移支付区域（项目）绩效目标自评表（2021年度）',
  pairs: [
    ['转移支付（项目）名称', '乡村道路安全防护补助'],
    ['中央主管部门', '某部', '地方主管部门', '青禾省交通厅', '资金使用单位', '青禾县公路站'],
  ],
  funds: [
    ['资金情况', '全年预算数（A）', '全年执行数（B）', '预算执行率（B/A）'],
    ['年度资金总额', '300', '270', '90%'],
    ['其中：中央财政资金', '200', '180', '90%'],
    ['地方资金', '100', '90', '90%'],
  ],
  columns: columnsOf(['level1', 'level2', 'level3', 'target', 'actual', 'note'], {
    target: '指标值',
    actual: '全年实际完成值',
    note: '未完成原因和改进措施',
  }),
  rows: noWeights.rows,
  total: [],
}

const department: MadeForm = {
  ...plain,
  name: 'department',
  title: '部门整体支出绩效自评表（2022年度）',
  pairs: [['部门名称', '青禾县档案馆']],
  columns: columnsOf(['level1', 'level2', 'level3', 'target', 'actual', 'weight', 'score']),
  rows: [
    ['产出指标', '数量指标', '接收档案卷数', '≥5000卷', '5210卷', '30', '30'],
    ['', '质量指标', '档案数字化差错率', '≤0.3%', '0.2%', '20', '20'],
    ['效益指标', '社会效益指标', '查档接待人次', '≥1500人次', '1380人次', '30', '27'],
    ['满意度指标', '服务对象满意度指标', '查档群众满意程度', '≥95%', '96%', '10', '10'],
  ],
  total: ['总分', '100', '96'],
}

const parted: MadeForm = {
  ...plain,
  name: 'operator, value, unit',
  columns: columnsOf(
    ['level1', 'level2', 'level3', 'operator', 'target', 'unit', 'actual', 'weight', 'score'],
    { target: '指标值' },
  ),
  rows: [
    ['产出指标', '数量指标', '更换路灯盏数', '≥', '320', '盏', '322', '30', '30'],
    ['', '质量指标', '路灯亮灯比例', '≥', '98', '%', '97', '20', '18'],
    ['效益指标', '社会效益指标', '夜间事故下降比例', '≥', '10', '%', '12', '30', '30'],
    ['满意度指标', '服务对象满意度指标', '居民满意程度', '≥', '90', '%', '93', '10', '10'],
  ],
  total: ['总分', '100', '97'],
}

export const madeForms: readonly MadeForm[] = [
  plain,
  noWeights,
  levelWeights,
  costLevel,
  transfer,
  department,
  parted,
]
