/**
 * Draws the scans that the tests read: a small form, askew, with a red stamp over it, and a smaller one, upright and in
 * another print; the same with scores and a signature by hand. Needs fonts with Chinese characters on the system (fonts-noto-cjk). Usage: node scripts/make-scan.ts
 */
import { writeFileSync } from 'node:fs'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'
import { randomFrom } from './make/report.ts'
import { type Hand, sign, writeFigures } from './make/scanned/handwriting.ts'

const STAMPED = 'test/extract/ocr/stamped-form.jpg'
const SMALL = 'fixtures/image/small-form/input.png'
const FILLED = 'fixtures/image/filled-by-hand/input.jpg'

const ROW = 46
const TOP = 140

/** Columns from and to (exclusive), rows likewise, words. */
type Cell = readonly [from: number, to: number, top: number, bottom: number, words: string]

type Form = {
  readonly width: number
  readonly height: number
  readonly family: string
  /** Where the title and the year begin. */
  readonly headings: readonly [number, number]
  /** Where the columns begin, and the last one ends. */
  readonly xs: readonly number[]
  readonly cells: readonly Cell[]
}

const stamped: Form = {
  width: 1000,
  height: 640,
  family: 'Noto Serif CJK SC',
  headings: [340, 430],
  xs: [60, 200, 360, 560, 690, 820, 890, 940],
  cells: [
    [0, 1, 0, 1, '项目名称'],
    [1, 7, 0, 1, '青禾镇河道清淤工程'],
    [0, 1, 1, 3, '项目资金'],
    [1, 2, 1, 2, ''],
    [2, 3, 1, 2, '全年预算数'],
    [3, 5, 1, 2, '全年执行数'],
    [5, 7, 1, 2, '执行率'],
    [1, 2, 2, 3, '年度资金总额'],
    [2, 3, 2, 3, '1,260.00'],
    [3, 5, 2, 3, '1,134.00'],
    [5, 7, 2, 3, '90.00%'],
    [0, 1, 3, 4, '一级指标'],
    [1, 2, 3, 4, '二级指标'],
    [2, 3, 3, 4, '三级指标'],
    [3, 4, 3, 4, '年度指标值'],
    [4, 5, 3, 4, '实际完成值'],
    [5, 6, 3, 4, '分值'],
    [6, 7, 3, 4, '得分'],
    [0, 1, 4, 6, '产出指标'],
    [1, 2, 4, 5, '数量指标'],
    [2, 3, 4, 5, '清淤河道长度'],
    [3, 4, 4, 5, '≥12公里'],
    [4, 5, 4, 5, '13.5公里'],
    [5, 6, 4, 5, '40'],
    [6, 7, 4, 5, '38'],
    [1, 2, 5, 6, '质量指标'],
    [2, 3, 5, 6, '验收合格率'],
    [3, 4, 5, 6, '100%'],
    [4, 5, 5, 6, '—'],
    [5, 6, 5, 6, '60'],
    [6, 7, 5, 6, '57'],
    [0, 5, 6, 7, '总分'],
    [5, 6, 6, 7, '100'],
    [6, 7, 6, 7, '95'],
  ],
}

const small: Form = {
  width: 800,
  height: 480,
  family: 'Noto Sans CJK SC',
  headings: [245, 330],
  xs: [30, 150, 320, 490, 580, 670, 720, 770],
  cells: [
    [0, 1, 0, 1, '项目名称'],
    [1, 7, 0, 1, '竹溪乡水窖维修'],
    [0, 1, 1, 2, '一级指标'],
    [1, 2, 1, 2, '二级指标'],
    [2, 3, 1, 2, '三级指标'],
    [3, 4, 1, 2, '指标值'],
    [4, 5, 1, 2, '完成值'],
    [5, 6, 1, 2, '分值'],
    [6, 7, 1, 2, '得分'],
    [0, 1, 2, 4, '产出指标'],
    [1, 2, 2, 3, '数量指标'],
    [2, 3, 2, 3, '维修水窖数量'],
    [3, 4, 2, 3, '36口'],
    [4, 5, 2, 3, '35口'],
    [5, 6, 2, 3, '60'],
    [6, 7, 2, 3, '58'],
    [1, 2, 3, 4, '质量指标'],
    [2, 3, 3, 4, '验收合格率'],
    [3, 4, 3, 4, '100%'],
    [4, 5, 3, 4, '100%'],
    [5, 6, 3, 4, '40'],
    [6, 7, 3, 4, '40'],
    [0, 5, 4, 5, '总分'],
    [5, 6, 4, 5, '100'],
    [6, 7, 4, 5, '98'],
  ],
}

function drawForm(
  context: SKRSContext2D,
  { family, headings, xs, cells }: Form,
  hand?: Hand,
): void {
  context.fillStyle = '#1a1a1a'
  context.font = `bold 34px "${family}"`
  context.fillText('项目支出绩效自评表', headings[0], 70)
  context.font = `22px "${family}"`
  context.fillText('（2023年度）', headings[1], 112)
  context.lineWidth = 2
  context.strokeStyle = '#333333'
  for (const [from, to, top, bottom, words] of cells) {
    const [x0 = 0, x1 = 0] = [xs[from], xs[to]]
    const [y0, y1] = [TOP + top * ROW, TOP + bottom * ROW]
    context.strokeRect(x0, y0, x1 - x0, y1 - y0)
    if (hand && from === xs.length - 2 && /\d/u.test(words)) {
      writeFigures(context, words, [x0 + 4, (y0 + y1) / 2 + 12], { ...hand, size: 26 })
      context.fillStyle = '#1a1a1a'
    } else context.fillText(words, x0 + 6, (y0 + y1) / 2 + 8)
  }
}

function drawStamp(context: SKRSContext2D): void {
  context.globalCompositeOperation = 'multiply'
  context.strokeStyle = '#d8302c'
  context.lineWidth = 6
  context.beginPath()
  context.arc(760, 390, 110, 0, 2 * Math.PI)
  context.stroke()
}

function paper({ width, height }: Form, colour: string) {
  const canvas = createCanvas(width, height)
  const context = canvas.getContext('2d')
  context.fillStyle = colour
  context.fillRect(0, 0, width, height)
  return { canvas, context }
}

function turn(context: SKRSContext2D, { width, height }: Form, degrees: number): void {
  context.translate(width / 2, height / 2)
  context.rotate((degrees * Math.PI) / 180)
  context.translate(-width / 2, -height / 2)
}

const askew = paper(stamped, '#f6f4ef')
turn(askew.context, stamped, 1.2)
drawForm(askew.context, stamped)
drawStamp(askew.context)
writeFileSync(STAMPED, askew.canvas.toBuffer('image/jpeg', 80))

const upright = paper(small, '#ffffff')
drawForm(upright.context, small)
writeFileSync(SMALL, upright.canvas.toBuffer('image/png'))

const filled = { ...small, height: small.height + 90 }
const written = paper(filled, '#fbfaf6')
const hand: Hand = { colour: '#24368f', lean: 0.25, width: 3, size: 26, random: randomFrom(7) }
drawForm(written.context, filled, hand)
written.context.fillText('填报人（签字）：', 420, 470)
sign(written.context, [600, 478], { ...hand, size: 42 })
writeFileSync(FILLED, written.canvas.toBuffer('image/jpeg', 95))
