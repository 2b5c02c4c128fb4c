/** How many forms a second are understood and judged, on made forms: normalizing and auditing, without reading files. */
import { audit } from '../src/audit/audit.ts'
import type { Cell, Place, RawDocument, Table } from '../src/extract/document.ts'
import { normalize } from '../src/normalize/normalize.ts'
import { segment } from '../src/segment/segment.ts'
import { median } from './bench/jobs.ts'

export type NormalizeSpeed = {
  readonly forms: number
  readonly indicators: number
  /** Of one core's work, whatever else the machine does; the median round. */
  readonly formsPerSecond: number
}

/** Documents that one round works through; forms in each. */
const DOCUMENTS = 100
const FORMS = 10
/** Rounds until the code is compiled, as it is in a batch after its first files, and rounds that count. */
const WARM = 5
const ROUNDS = 9

/** Normalizes and audits made documents, round after round. */
export function measureNormalizing(): NormalizeSpeed {
  const documents = Array.from({ length: DOCUMENTS }, (_, index) => madeDocument(index))
  for (let round = 0; round < WARM; round += 1) normalizeAll(documents)
  const rounds = Array.from({ length: ROUNDS }, () => {
    const start = process.cpuUsage()
    const counts = normalizeAll(documents)
    const { user, system } = process.cpuUsage(start)
    return { ...counts, formsPerSecond: (1e6 * counts.forms) / (user + system) }
  })
  const [first] = rounds
  return {
    forms: first?.forms ?? 0,
    indicators: first?.indicators ?? 0,
    formsPerSecond: median(rounds.map((round) => round.formsPerSecond)),
  }
}

function normalizeAll(documents: readonly RawDocument[]) {
  const reports = documents.map((document) => {
    const report = normalize(document, segment)
    audit(report)
    return report.forms
  })
  const forms = reports.flat()
  const indicators = forms.reduce((sum, form) => sum + form.indicators.length, 0)
  return { forms: forms.length, indicators }
}

function madeDocument(index: number): RawDocument {
  const blocks = Array.from({ length: FORMS }, (_, form) => madeTable(index * FORMS + form))
  const source = { path: `${index}.txt`, sha256: String(index), format: 'text', size: 0 } as const
  return { source, pages: null, blocks, notes: [] }
}

/** A form of nine indicators in ten columns, with amounts that differ. */
function madeTable(seed: number): Table {
  const budget = 100 + (seed % 97)
  const executed = (budget * 0.9).toFixed(2)
  const fund = ['10', '90.00%', '9.00']
  const heading = [
    '绩效指标',
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '偏差原因分析及改进措施',
  ]
  const rows = [
    [`项目支出绩效自评表(${2020 + (seed % 4)}年度)`],
    ['项目名称', `林区道路养护第${seed}期`],
    ['主管部门', '219-云岭县林业局', '实施单位', '云岭县林场'],
    ['项目资金（万元）', '', '年初预算数', '全年预算数', '全年执行数', '分值', '执行率', '得分'],
    ['', '年度资金总额', `${budget}`, `${budget}`, executed, ...fund],
    ['', '其中：当年财政拨款', `${budget}`, `${budget}`, executed, '—', '', '—'],
    ['', '上年结转资金', '', '', '', '—', '', '—'],
    ['年度总体目标', '预期目标', '实际完成情况'],
    ['', '养护道路三十公里，保障通行。', '已养护道路三十二公里，通行有保障。'],
    heading,
    ['', '产出指标', '数量指标', '养护里程', '≥30公里', '32公里', '15', '15', ''],
    ['', '产出指标', '数量指标', '巡查次数', '≥24次', `${24 + (seed % 3)}次`, '10', '10', ''],
    ['', '产出指标', '质量指标', '养护合格率', '≥95%', '97.5%', '10', '10', ''],
    ['', '产出指标', '时效指标', '完成及时率', '12月底前', '12月20日', '5', '5', ''],
    ['', '产出指标', '成本指标', '每公里成本', '≤3.5万元/公里', '3.1万元/公里', '10', '10', ''],
    ['', '效益指标', '社会效益指标', '受益群众', '不少于2万人', '2.1万人', '15', '15', ''],
    ['', '效益指标', '可持续影响指标', '长效机制', '健全', '基本健全', '15', '13.5', '制度待完善'],
    ['', '满意度指标', '服务对象满意度指标', '群众满意度', '90%以上', '93%', '10', '10', ''],
    ['总分', '', '', '', '', '', '100', '97.5', ''],
  ]
  return tableOf(rows)
}

function tableOf(rows: readonly (readonly string[])[]): Table {
  const place: Place = { kind: 'flow', block: 1 }
  const cells = rows.flatMap((words, row) =>
    words.map((text, column): Cell => ({ row, column, rowSpan: 1, colSpan: 1, text, place })),
  )
  const columnCount = Math.max(...rows.map((words) => words.length))
  return { type: 'table', rowCount: rows.length, columnCount, cells, spans: 'lost', place }
}
