/** Forms of the usual kind as pages of a PDF, one form a page; their figures follow from the page's number. */
import { type DrawnCell, drawTable, type Sheet } from './pdf.ts'

const LEVELS = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['效益指标', '社会效益指标'],
  ['满意度指标', '服务对象满意度指标'],
] as const

const HEADER = [
  '一级指标',
  '二级指标',
  '三级指标',
  '年度指标值',
  '实际完成值',
  '分值',
  '得分',
  '原因',
]

/** So many pages. */
export function formSheets(count: number): readonly Sheet[] {
  return Array.from({ length: count }, (_, index) => formSheet(index))
}

function formSheet(index: number): Sheet {
  const rows = Array.from({ length: 24 }, (_, row): readonly string[] => {
    const [level1, level2] = LEVELS[row % LEVELS.length] ?? LEVELS[0]
    const value = String(10 + ((index * 7 + row * 3) % 90))
    return [level1, level2, `第${index}项任务${row}完成率`, `≥${value}%`, `${value}%`, '4', '4', '']
  })
  const head = [
    '项目名称',
    `设施维护第${index}期`,
    '主管部门',
    '某县水务局',
    '实施单位',
    '某县泵站',
  ]
  const cells = [[...head, '', ''], HEADER, ...rows].flatMap((texts, row) =>
    texts.map((text, column): DrawnCell => ({ row, column, text })),
  )
  const widths = [55, 70, 130, 65, 65, 35, 35, 60]
  const heights = Array.from({ length: 26 }, () => 26)
  const text = '项目支出绩效自评表（2023年度）'
  const title = { kind: 'text', text, x: 180, y: 60, size: 14 } as const
  const ink = [title, ...drawTable({ x: 40, top: 80, widths, heights, size: 9, cells })]
  return { width: 595, height: 842, ink }
}
