/**
 * Which levels a form has and what they weigh. A level 2 takes its indicators from the sector, by what it measures, or
 * prints the names that its framework prescribes everywhere.
 */
export type IndicatorType =
  | 'quantity'
  | 'quality'
  | 'timeliness'
  | 'cost'
  | 'economic'
  | 'social'
  | 'ecological'
  | 'sustainability'
  | 'satisfaction'

/** What each level 2 takes: a kind of measure, or fixed names, some with the names of a fourth level under them. */
export type Level2 = {
  readonly name: string
  readonly takes: IndicatorType | readonly string[]
  /** Measured in percent or in words: for fixed names. */
  readonly leaves?: readonly string[]
}

export type Level1 = {
  readonly name: string
  readonly weight: number
  readonly below: readonly Level2[]
}

type Short = readonly [
  name: string,
  takes: IndicatorType | readonly string[],
  leaves?: readonly string[],
]

function level(name: string, weight: number, ...below: readonly Short[]): Level1 {
  return {
    name,
    weight,
    below: below.map(([inner, takes, leaves]) => ({
      name: inner,
      takes,
      ...(leaves === undefined ? {} : { leaves }),
    })),
  }
}

const quantity: Short = ['数量指标', 'quantity']
const quality: Short = ['质量指标', 'quality']
const timeliness: Short = ['时效指标', 'timeliness']
const cost: Short = ['成本指标', 'cost']
const economic: Short = ['经济效益指标', 'economic']
const social: Short = ['社会效益指标', 'social']
const ecological: Short = ['生态效益指标', 'ecological']
const sustainability: Short = ['可持续影响指标', 'sustainability']
const satisfaction: Short = ['服务对象满意度指标', 'satisfaction']

/** 财预〔2020〕10号: 10 for the execution of the budget, 90 for the rest. */
const classic = [
  level('产出指标', 50, quantity, quality, timeliness, cost),
  level('效益指标', 30, economic, social, sustainability),
  level('满意度指标', 10, satisfaction),
]

export const frameworks = {
  classic,
  'classic with ecology': [
    level('产出指标', 50, quantity, quality, timeliness, cost),
    level('效益指标', 30, economic, social, ecological, sustainability),
    level('满意度指标', 10, satisfaction),
  ],
  /** Without points for the execution of the budget. */
  'classic of 100': [
    level('产出指标', 60, quantity, quality, timeliness, cost),
    level('效益指标', 30, economic, social, sustainability),
    level('满意度指标', 10, satisfaction),
  ],
  'execution as an indicator': [
    level('产出指标', 50, quantity, quality, timeliness, cost),
    level('效益指标', 30, economic, social),
    level('满意度指标', 10, satisfaction),
    level('预算执行率', 10, ['预算执行率', ['预算执行率']]),
  ],
  /** 财预〔2021〕101号: costs are a level 1. */
  'cost of 2022': [
    level('成本指标', 20, ['经济成本指标', 'cost']),
    level('产出指标', 40, quantity, quality, timeliness),
    level('效益指标', 20, social, ecological),
    level('满意度指标', 10, ['服务对象满意度', 'satisfaction']),
  ],
  'cost of 2022, of 100': [
    level('成本指标', 20, ['经济成本指标', 'cost']),
    level('产出指标', 40, quantity, quality, timeliness),
    level('效益指标', 30, economic, social),
    level('满意度指标', 10, ['服务对象满意度', 'satisfaction']),
  ],
  'project completion': [
    level('项目完成', 60, quantity, quality, timeliness, cost),
    level('项目效益', 30, economic, social, sustainability),
    level('满意度', 10, ['满意度指标', 'satisfaction']),
  ],
  'input to influence': [
    level(
      '投入与管理目标',
      36,
      ['投入管理', ['预算执行率', '预算编制合理性']],
      ['财务管理', ['资金使用合规性']],
    ),
    level('产出目标', 34, ['数量', 'quantity'], ['质量', 'quality'], ['时效', 'timeliness']),
    level('效果目标', 20, ['社会效益', 'social'], ['满意度', 'satisfaction']),
    level('影响力目标', 10, ['长效管理', 'sustainability']),
  ],
  evaluation: [
    level(
      '决策',
      20,
      ['项目立项', ['立项依据充分性', '立项程序规范性']],
      ['绩效目标', ['绩效目标合理性', '绩效指标明确性']],
      ['资金投入', ['预算编制科学性', '资金分配合理性']],
    ),
    level(
      '过程',
      20,
      ['资金管理', ['资金到位率', '预算执行率', '资金使用合规性']],
      ['组织实施', ['管理制度健全性', '制度执行有效性']],
    ),
    level(
      '产出',
      30,
      ['产出数量', ['实际完成率']],
      ['产出质量', ['质量达标率']],
      ['产出时效', ['完成及时性']],
      ['产出成本', ['成本节约率']],
    ),
    level('效益', 30, ['项目效益', ['社会效益', '可持续影响', '服务对象满意度']]),
  ],
  'evaluation of 2013': [
    level(
      '项目决策',
      20,
      ['项目目标', ['目标内容明确性']],
      ['决策过程', ['决策依据充分性', '决策程序规范性']],
      ['资金分配', ['分配办法合理性', '分配结果公平性']],
    ),
    level(
      '项目管理',
      25,
      ['资金到位', ['到位率', '到位时效']],
      ['资金管理', ['资金使用', '财务管理']],
      ['组织实施', ['组织机构', '管理制度']],
    ),
    level(
      '项目绩效',
      55,
      ['项目产出', ['产出数量', '产出质量', '产出时效', '产出成本']],
      ['项目效果', ['社会效益', '可持续影响', '服务对象满意度']],
    ),
  ],
  'evaluation in four levels': [
    level('决策', 20, ['项目立项', ['论证决策', '目标设置'], ['论证充分性', '目标科学性']]),
    level(
      '管理',
      20,
      ['资金管理', ['资金支付', '支出规范性'], ['资金支出率', '支出合规程度']],
      ['事项管理', ['实施程序'], ['程序规范性']],
    ),
    level(
      '产出',
      30,
      ['经济性', ['预算控制'], ['成本控制率']],
      ['效率性', ['完成进度', '完成质量'], ['任务完成率', '质量达标率']],
    ),
    level(
      '效益',
      30,
      ['效果性', ['社会效益', '可持续发展'], ['受益群体覆盖面', '长效机制建设']],
      ['公平性', ['满意度'], ['公众满意度']],
    ),
  ],
  'department of 2013': [
    level(
      '投入',
      15,
      ['目标设定', ['绩效目标合理性', '绩效指标明确性']],
      ['预算配置', ['在职人员控制率', '“三公经费”变动率']],
    ),
    level(
      '过程',
      30,
      ['预算执行', ['预算完成率', '预算调整率', '公用经费控制率']],
      ['预算管理', ['管理制度健全性', '资金使用合规性', '预决算信息公开性']],
      ['资产管理', ['资产管理完整性', '固定资产利用率']],
    ),
    level('产出', 30, ['职责履行', ['实际完成率', '完成及时率', '质量达标率']]),
    level('效果', 25, ['履职效益', ['经济效益', '社会效益', '社会公众或服务对象满意度']]),
  ],
  'department decisions': [
    level(
      '部门决策',
      25,
      ['决策机制', ['决策程序规范性']],
      ['绩效目标', ['部门目标科学性', '指标可衡量性']],
      ['预算编制', ['预算编制完整性']],
    ),
    level(
      '部门管理',
      25,
      ['财务管理', ['财务制度健全性', '资金使用规范性']],
      ['资产管理', ['资产账实相符率']],
      ['结转结余', ['结转结余率']],
    ),
    level(
      '部门绩效',
      50,
      ['履职产出', ['重点工作完成率', '工作质量达标率']],
      ['履职效果', ['社会效益', '行政相对人满意度']],
    ),
  ],
  'department duties': [
    level(
      '运行成本',
      15,
      ['公用经费控制', ['公用经费控制率']],
      ['在职人员控制', ['在职人员控制率']],
    ),
    level(
      '管理效率',
      25,
      ['预算管理', ['预算执行率', '结转结余率']],
      ['绩效管理', ['绩效目标覆盖率']],
      ['资产管理', ['固定资产利用率']],
    ),
    level('履职效能', 30, ['核心职能', 'quantity'], ['工作质量', 'quality']),
    level('社会效应', 20, ['社会效益', 'social'], ['满意度', 'satisfaction']),
    level('可持续发展能力', 10, ['体制机制改革', 'sustainability']),
  ],
  'department of three': [
    level('产出指标', 50, quantity, quality, timeliness),
    level('效益指标', 30, social, sustainability),
    level('满意度指标', 10, satisfaction),
  ],
  'common and own': [
    level(
      '共性指标',
      30,
      ['项目决策', ['立项必要性', '绩效目标']],
      ['项目管理', ['制度执行', '资金合规使用']],
    ),
    level(
      '特性指标',
      70,
      ['项目完成', 'quantity'],
      ['完成质量', 'quality'],
      ['项目效益', 'social'],
      ['满意度', 'satisfaction'],
    ),
  ],
  'two levels': [
    level('数量指标', 30, ['数量指标', 'quantity']),
    level('质量指标', 20, ['质量指标', 'quality']),
    level('社会效益指标', 30, ['社会效益指标', 'social']),
    level('满意度指标', 20, ['满意度指标', 'satisfaction']),
  ],
  none: [],
} as const satisfies Record<string, readonly Level1[]>

export type FrameworkName = keyof typeof frameworks
