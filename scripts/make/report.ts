/** A self-evaluation form with invented names and known contents, drawn from a seed; its layout varies with it. */
import type { Block, Cell, Table } from '../../src/extract/document.ts'

export type MadeIndicator = {
  readonly level1: string
  readonly level2: string
  readonly level3: string
  readonly target: string
  readonly actual: string
  readonly weight: number
  readonly score: number
}

export type MadeReport = {
  readonly title: string
  readonly year: number
  readonly project_name: string
  readonly department: string
  readonly unit: string
  readonly annual_budget: number
  readonly executed: number
  readonly indicators: readonly MadeIndicator[]
  readonly total: number
  readonly blocks: readonly Block[]
}

export type Random = () => number

/** Numbers from 0 to 1 that a seed fixes (mulberry32). */
export function randomFrom(seed: number): Random {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296
  }
}

const places = ['云岭县', '青川区', '白石市', '松原镇', '临湖县', '南浦区', '东屏市', '柳河县']
const offices = ['林业局', '水务局', '教育局', '文化馆', '交通局', '卫生院', '档案馆', '农业局']
const works = [
  '植树造林',
  '河道清淤',
  '校舍维修',
  '图书采购',
  '道路养护',
  '疫苗接种',
  '档案修复',
  '农田灌溉',
]
const levels = [
  ['产出指标', '数量指标', '完成数量', '个'],
  ['产出指标', '质量指标', '验收合格率', '%'],
  ['产出指标', '时效指标', '按期完成率', '%'],
  ['产出指标', '成本指标', '成本控制率', '%'],
  ['效益指标', '社会效益指标', '受益人数', '人'],
  ['效益指标', '可持续影响指标', '持续使用年限', '年'],
  ['满意度指标', '服务对象满意度指标', '群众满意度', '%'],
] as const

/** The report that a seed gives: always the same. */
export function makeReport(random: Random): MadeReport {
  const pick = <One>(list: readonly One[]): One => list[Math.floor(random() * list.length)] as One
  const place = pick(places)
  const department = `${place}${pick(offices)}`
  const project_name = `${pick(works)}项目第${1 + Math.floor(random() * 9000)}号`
  const annual_budget = Math.round(random() * 100_000) / 100 + 10
  const executed = Math.round(annual_budget * (0.5 + random() / 2) * 100) / 100
  const indicators = makeIndicators(random)
  const rate = Math.round((executed / annual_budget) * 10_000) / 100
  const budgetScore = Math.round(rate * 10) / 100
  const marks = indicators.reduce((sum, { score }) => sum + score, budgetScore)
  const head = {
    title: '项目支出绩效自评表',
    year: 2018 + Math.floor(random() * 7),
    project_name,
    department,
    unit: `${department}办公室`,
    annual_budget,
    executed,
    indicators,
    total: Math.round(marks * 100) / 100,
  }
  const isWeightFirst = random() < 0.3
  return { ...head, blocks: blocksOf(head, rate, budgetScore, isWeightFirst) }
}

function makeIndicators(random: Random): readonly MadeIndicator[] {
  const weights = [15, 15, 10, 10, 15, 15, 10]
  return levels.map(([level1, level2, level3, unit], index) => {
    const goal = unit === '%' ? 90 + Math.floor(random() * 10) : 1 + Math.floor(random() * 500)
    const weight = weights[index] ?? 10
    const isMissed = random() < 0.2
    const actual = isMissed ? Math.floor(goal * 0.9) : goal
    const score = isMissed ? weight - 1 : weight
    return {
      level1,
      level2,
      level3,
      target: `≥${goal}${unit}`,
      actual: `${actual}${unit}`,
      weight,
      score,
    }
  })
}

type Row = readonly (readonly [text: string, span: number, rows?: number])[]

function blocksOf(
  report: Omit<MadeReport, 'blocks'>,
  rate: number,
  budgetScore: number,
  isWeightFirst: boolean,
): readonly Block[] {
  const { title, year, project_name, department, unit, annual_budget, executed } = report
  const ordered = <Part>(target: Part, actual: Part, weight: Part): readonly Part[] =>
    isWeightFirst ? [weight, target, actual] : [target, actual, weight]
  const heads = ordered('年度指标值', '实际完成值', '分值').map((text): [string, number] => [
    text,
    1,
  ])
  const amounts = [annual_budget, annual_budget, executed].map((amount): [string, number] => [
    String(amount),
    1,
  ])
  const rows: Row[] = [
    [
      ['项目名称', 1],
      [project_name, 7],
    ],
    [
      ['主管部门', 1],
      [department, 3],
      ['实施单位', 1],
      [unit, 3],
    ],
    [
      ['项目资金（万元）', 2],
      ...['年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'].map(
        (text): [string, number] => [text, 1],
      ),
    ],
    [['年度资金总额', 2], ...amounts, ['10', 1], [`${rate}%`, 1], [String(budgetScore), 1]],
    [
      ['预期目标', 4],
      ['实际完成情况', 4],
    ],
    [
      [`完成${project_name}，群众得到实惠。`, 4],
      ['已按计划完成全部工作。', 4],
    ],
    [
      ...['一级指标', '二级指标', '三级指标'].map((text): [string, number] => [text, 1]),
      ...heads,
      ['得分', 1],
      ['偏差原因分析及改进措施', 1],
    ],
    ...indicatorRows(report.indicators, ordered),
    [
      ['总分', isWeightFirst ? 3 : 5],
      ['100', isWeightFirst ? 3 : 1],
      [String(report.total), 1],
      ['', 1],
    ],
  ]
  const place = { kind: 'flow', block: 1 } as const
  const paragraph = (text: string): Block => ({ type: 'paragraph', text, level: null, place })
  return [paragraph(title), paragraph(`（${year}年度）`), tableOf(rows)]
}

type Ordered = <Part>(target: Part, actual: Part, weight: Part) => readonly Part[]

function indicatorRows(indicators: readonly MadeIndicator[], ordered: Ordered): readonly Row[] {
  return indicators.map((one, index): Row => {
    const isFirst = indicators[index - 1]?.level1 !== one.level1
    const count = indicators.filter(({ level1 }) => level1 === one.level1).length
    const values = ordered(one.target, one.actual, String(one.weight))
    return [
      ...(isFirst ? [[one.level1, 1, count] as const] : []),
      [one.level2, 1],
      [one.level3, 1],
      ...values.map((text): [string, number] => [text, 1]),
      [String(one.score), 1],
      [one.score < one.weight ? '受天气影响，进度稍慢' : '', 1],
    ]
  })
}

function tableOf(rows: readonly Row[]): Table {
  const place = { kind: 'flow', block: 1 } as const
  const covered = new Set<string>()
  const cells: Cell[] = []
  rows.forEach((parts, row) => {
    let column = 0
    for (const [text, colSpan, rowSpan = 1] of parts) {
      while (covered.has(`${row}:${column}`)) column += 1
      cells.push({ row, column, rowSpan, colSpan, text, place })
      for (let below = 1; below < rowSpan; below += 1) covered.add(`${row + below}:${column}`)
      column += colSpan
    }
  })
  return { type: 'table', rowCount: rows.length, columnCount: 8, cells, spans: 'kept', place }
}
