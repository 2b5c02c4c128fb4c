/**
 * Draws the scan that the tests of recognition read: a small form, askew, with a red stamp over it. Needs a font with
 * Chinese characters on the system (fonts-noto-cjk). Usage: node scripts/make-scan.ts test/extract/ocr/stamped-form.jpg
 */
import { writeFileSync } from 'node:fs'
import { createCanvas, type SKRSContext2D } from '@napi-rs/canvas'

const [WIDTH, HEIGHT] = [1000, 640]
const ROW = 46
const XS = [60, 200, 360, 560, 690, 820, 890, 940]
const FONT = '22px "Noto Serif CJK SC"'

/** Columns from and to (exclusive), rows likewise, words. */
const cells: readonly (readonly [number, number, number, number, string])[] = [
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
]

function drawForm(context: SKRSContext2D): void {
  context.fillStyle = '#1a1a1a'
  context.font = 'bold 34px "Noto Serif CJK SC"'
  context.fillText('项目支出绩效自评表', 340, 70)
  context.font = FONT
  context.fillText('（2023年度）', 430, 112)
  context.lineWidth = 2
  context.strokeStyle = '#333333'
  for (const [from, to, top, bottom, words] of cells) {
    const [x0 = 0, x1 = 0] = [XS[from], XS[to]]
    const [y0, y1] = [140 + top * ROW, 140 + bottom * ROW]
    context.strokeRect(x0, y0, x1 - x0, y1 - y0)
    context.fillText(words, x0 + 6, (y0 + y1) / 2 + 8)
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

const [path] = process.argv.slice(2)
if (!path) throw new Error('Usage: node scripts/make-scan.ts FILE.jpg')
const canvas = createCanvas(WIDTH, HEIGHT)
const context = canvas.getContext('2d')
context.fillStyle = '#f6f4ef'
context.fillRect(0, 0, WIDTH, HEIGHT)
context.translate(WIDTH / 2, HEIGHT / 2)
context.rotate((1.2 * Math.PI) / 180)
context.translate(-WIDTH / 2, -HEIGHT / 2)
drawForm(context)
drawStamp(context)
writeFileSync(path, canvas.toBuffer('image/jpeg', 80))
