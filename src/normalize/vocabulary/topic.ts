/**
 * What recurs under many level-3 names. Data only; the first that fits counts, so the narrower stand before the wider.
 * Heads are words, or neighbouring words joined (及时 + 率). Taken from 财预〔2020〕10号's annexed framework,
 * 财预〔2021〕101号's 核心绩效指标, and names met in published forms.
 */
export type Topic = {
  readonly topic: string
  /** One of these must be among the words. */
  readonly heads: readonly string[]
  /** And, where given, one of these. */
  readonly beside?: readonly string[]
}

const MONEY = [
  '资金',
  '补助',
  '补贴',
  '经费',
  '款项',
  '拨款',
  '专项资金',
  '工资',
  '电费',
  '优抚金',
  '费用',
]
const COUNTS = [
  '人次',
  '场次',
  '人数',
  '次数',
  '数量',
  '期数',
  '学时',
  '天数',
  '班次',
  '场',
  '次',
  '数',
]

export const TOPICS: readonly Topic[] = [
  { topic: 'satisfaction', heads: ['满意度', '满意率', '满意', '满意程度', '好评率'] },
  { topic: 'complaint', heads: ['投诉', '投诉率', '信访率', '信访', '投诉量', '上访'] },
  { topic: 'awareness', heads: ['知晓率', '认知度', '知晓度', '知名度', '知晓'] },
  { topic: 'goal_setting', heads: ['绩效目标', '绩效指标', '绩效'], beside: ['目标', '指标'] },
  { topic: 'budget_preparation', heads: ['预算编制', '编制预算'] },
  { topic: 'fund_allocation', heads: ['资金分配', '分配'], beside: [...MONEY, '资金分配'] },
  { topic: 'establishment', heads: ['立项', '立项依据', '立项程序'] },
  { topic: 'carryover_rate', heads: ['结转', '结余', '结余率', '结转结余率'] },
  { topic: 'procurement', heads: ['政府采购', '采购率', '政采'] },
  {
    topic: 'three_public_expenses',
    heads: ['三公', '三公经费', '三公经费控制率', '“三公”'],
  },
  {
    topic: 'budget_execution',
    heads: ['预算执行率', '预算执行', '执行率', '执行进度', '支出进度', '使用率', '支出率'],
    beside: [...MONEY, '预算', '支出', '预算执行', '预算执行率'],
  },
  { topic: 'fund_arrival', heads: ['到位率', '到位', '足额率'], beside: MONEY },
  {
    topic: 'fund_compliance',
    heads: ['合规性', '合规', '规范性', '安全性', '合规率'],
    beside: [...MONEY, '支出', '经费支出', '财务', '使用'],
  },
  {
    topic: 'payment_timeliness',
    heads: ['及时率', '及时性', '及时', '按时'],
    beside: [...MONEY, '支付', '拨付', '发放', '下达', '结算', '兑现', '付息'],
  },
  { topic: 'information_disclosure', heads: ['公开', '信息公开', '公开率'] },
  {
    topic: 'institution_soundness',
    heads: ['制度', '管理制度', '机制', '规章制度', '管理机制'],
    beside: ['健全性', '有效性', '完整性', '健全', '完善', '执行', '完善性'],
  },
  {
    topic: 'cost_saving',
    heads: ['节约率', '成本节约', '节约', '节省', '节支率'],
  },
  {
    topic: 'cost_control',
    heads: [
      '控制数',
      '控制率',
      '控制',
      '控制额',
      '控制线',
      '变动率',
      '预算内',
      '预算控制',
      '成本控制率',
    ],
    beside: [
      ...MONEY,
      ...[
        '成本',
        '预算',
        '总成本',
        '预算控制',
        '成本控制',
        '费用控制',
        '支出',
        '投资',
        '概算',
        '成本控制率',
      ],
    ],
  },
  {
    topic: 'standard',
    heads: ['标准'],
    beside: [...MONEY, '发放', '人均', '生均', '社会保险', '公用'],
  },
  { topic: 'staff_control', heads: ['在职人员', '编制数', '编制'], beside: ['控制率', '控制'] },
  {
    topic: 'timeliness_rate',
    heads: [
      ...['及时率', '及时性', '准时率', '按期完成率', '按时完成率', '按期办结率', '按期完工率'],
      ...['及时', '按期', '按时', '准时', '及时完成率'],
    ],
  },
  {
    topic: 'response_time',
    heads: ['响应', '响应时间', '处理时限', '修复时间', '处理时间', '办理时限'],
  },
  {
    topic: 'accuracy',
    heads: ['准确率', '精准率', '准确性', '真实率', '真实性', '准确', '正确率', '有效率'],
  },
  {
    topic: 'fault_rate',
    heads: [
      '故障率',
      '差错率',
      '错误率',
      '事故率',
      '事故',
      '安全事故',
      '医疗事故',
      '差错',
      '发生率',
      '失误率',
    ],
  },
  {
    topic: 'pass_rate',
    heads: ['合格率', '通过率', '验收', '工程验收', '合格', '验收率', '验收合格率'],
  },
  { topic: 'standard_rate', heads: ['达标率', '优良率', '优秀率', '达标', '质量达标率'] },
  {
    topic: 'coverage',
    heads: ['覆盖率', '覆盖面', '参保率', '覆盖', '普及率', '签约率', '接种率', '覆盖数'],
  },
  {
    topic: 'operation_rate',
    heads: ['完好率', '运行率', '正常运行率', '运转率', '可用率', '开机率', '在线率', '正常运转率'],
  },
  { topic: 'utilization_rate', heads: ['利用率', '使用率', '入住率', '使用效率'] },
  {
    topic: 'completion_rate',
    heads: [
      '完成率',
      '办结率',
      '完工率',
      '开工率',
      '结案率',
      '实施率',
      '竣工率',
      '归档率',
      '兑现率',
      '发放率',
    ],
  },
  {
    topic: 'completion_time',
    heads: [
      '完成时间',
      '时间',
      '时限',
      '工期',
      '进度',
      '完成时限',
      '时长',
      '期限',
      '完工时间',
      '周期',
      '月底',
    ],
  },
  { topic: 'beneficiaries', heads: ['受益', '受益人数', '资助人数', '惠及', '保障人数', '受助'] },
  {
    topic: 'training',
    heads: ['培训', '参训率', '参训'],
    beside: [...COUNTS, '参训率', '率', '班', '参训'],
  },
  { topic: 'employment', heads: ['就业', '就业人数', '就业率', '失业率'] },
  { topic: 'publicity', heads: ['宣传', '宣讲', '科普', '报道'] },
  {
    topic: 'cost',
    heads: [
      '成本',
      '总成本',
      '费用',
      '费',
      '总投资',
      '投资额',
      '总金额',
      '单价',
      '经费',
      '支出',
      '服务费',
      '维护费',
    ],
  },
  {
    topic: 'sustainability',
    heads: ['可持续', '可持续性', '长期', '长效', '持续性', '持续', '长效机制'],
  },
]
