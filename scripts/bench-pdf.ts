/** What reading PDF costs beyond pdf.js itself, on files made here: ratios within one run. */
import { createHash } from 'node:crypto'
import { pathToFileURL } from 'node:url'
import type { SourceFile } from '../src/extract/document.ts'
import { openPdf } from '../src/extract/pdf/open.ts'
import { processFile, usualLimits } from '../src/pipeline.ts'
import { type DrawnCell, drawTable, pdfOf, type Sheet } from './make/pdf.ts'

export type PdfBench = {
  /** Seconds for text and operator list of every page, and from bytes to audited forms. */
  readonly bare: number
  readonly whole: number
  /** `whole` by `bare`, the median of the rounds. */
  readonly ratio: number
  readonly pagesPerSecond: number
  /** Megabytes in use after a tenth of a long file's pages, and after all of them. */
  readonly memoryEarly: number
  readonly memoryLate: number
}

const ROUNDS = 5
const PAGES = 40
const LONG = 500

/** Runs the measurement. Takes about half a minute. */
export async function benchPdf(): Promise<PdfBench> {
  const file = sourceOf(pdfOf(Array.from({ length: PAGES }, (_, index) => formSheet(index))))
  const rounds: { bare: number; whole: number }[] = []
  for (let round = 0; round <= ROUNDS; round += 1) {
    const bare = await seconds(() => readBare(file.bytes))
    const whole = await seconds(() =>
      processFile(file, { ...usualLimits, ocr: 'off', maxPages: PAGES }),
    )
    if (round > 0) rounds.push({ bare, whole })
  }
  const bare = median(rounds.map((round) => round.bare))
  const whole = median(rounds.map((round) => round.whole))
  const ratio = median(rounds.map((round) => round.whole / round.bare))
  return { bare, whole, ratio, pagesPerSecond: PAGES / whole, ...(await memory()) }
}

async function readBare(bytes: Uint8Array): Promise<void> {
  const { task, document } = await openPdf(bytes)
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number)
    await page.getTextContent()
    await page.getOperatorList()
    page.cleanup()
  }
  await task.destroy()
}

async function memory(): Promise<Pick<PdfBench, 'memoryEarly' | 'memoryLate'>> {
  const file = sourceOf(pdfOf(Array.from({ length: LONG }, (_, index) => formSheet(index))))
  await processFile(file, { ...usualLimits, ocr: 'off', maxPages: LONG / 10 })
  const memoryEarly = megabytes()
  await processFile(file, { ...usualLimits, ocr: 'off', maxPages: LONG })
  return { memoryEarly, memoryLate: megabytes() }
}

function megabytes(): number {
  return process.memoryUsage().rss / 2 ** 20
}

async function seconds(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now()
  await work()
  return (performance.now() - start) / 1000
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0
}

function sourceOf(bytes: Uint8Array): SourceFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return { path: 'made.pdf', sha256, format: 'pdf', bytes }
}

const LEVELS = [
  ['产出指标', '数量指标'],
  ['产出指标', '质量指标'],
  ['效益指标', '社会效益指标'],
  ['满意度指标', '服务对象满意度指标'],
] as const

/** One page with one form of the usual kind; its figures follow from `index`. */
function formSheet(index: number): Sheet {
  const rows = Array.from({ length: 24 }, (_, row): readonly string[] => {
    const [level1, level2] = LEVELS[row % LEVELS.length] ?? LEVELS[0]
    const value = String(10 + ((index * 7 + row * 3) % 90))
    return [level1, level2, `第${index}项任务${row}完成率`, `≥${value}%`, `${value}%`, '4', '4', '']
  })
  const header = [
    '一级指标',
    '二级指标',
    '三级指标',
    '年度指标值',
    '实际完成值',
    '分值',
    '得分',
    '原因',
  ]
  const cells = [
    ['项目名称', `设施维护第${index}期`, '主管部门', '某县水务局', '实施单位', '某县泵站', '', ''],
    header,
    ...rows,
  ].flatMap((texts, row) => texts.map((text, column): DrawnCell => ({ row, column, text })))
  const widths = [55, 70, 130, 65, 65, 35, 35, 60]
  const heights = Array.from({ length: 26 }, () => 26)
  const title = {
    kind: 'text',
    text: '项目支出绩效自评表（2023年度）',
    x: 180,
    y: 60,
    size: 14,
  } as const
  const ink = [title, ...drawTable({ x: 40, top: 80, widths, heights, size: 9, cells })]
  return { width: 595, height: 842, ink }
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  console.log(await benchPdf())
}
