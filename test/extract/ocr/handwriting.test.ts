import { describe, expect, test } from 'vitest'
import { findHandwriting } from '../../../src/extract/ocr/handwriting.ts'
import type { Rectangle } from '../../../src/extract/ocr/line.ts'
import type { Upright } from '../../../src/extract/ocr/upright.ts'

const SIZE = { width: 320, height: 200 }
const EM = 20

/** A stroke from its foot upwards: its column there, its width, and how far it leans for each row. */
type Stroke = readonly [x: number, foot: number, high: number, wide: number, lean: number]

function pageOf(strokes: readonly Stroke[], blueRows: readonly [number, number] | null) {
  const ink = { ...SIZE, data: new Uint8Array(SIZE.width * SIZE.height) }
  const blue = new Uint8Array(ink.data.length)
  for (const [x, foot, high, wide, lean] of strokes) {
    for (let up = 0; up < high; up += 1) {
      const from = (foot - up) * SIZE.width + x + Math.round(lean * up)
      ink.data.fill(1, from, from + wide)
    }
  }
  if (blueRows) blue.fill(60, blueRows[0] * SIZE.width, blueRows[1] * SIZE.width)
  const grey = { ...SIZE, data: ink.data.map((inked) => 255 - 255 * inked) }
  const rules = { horizontal: [], vertical: [] }
  const upright: Upright = { grey, ink, rules, dpi: 200, angle: 0, bend: null, beside: 'nothing' }
  return { upright, image: blueRows ? { ...grey, blue } : grey }
}

const row = (foot: number, wide: number, lean: number, high: number): readonly Stroke[] =>
  [10, 22, 34, 46].map((x): Stroke => [x, foot, high, wide, lean])
const printed = [30, 60, 90].flatMap((foot) => row(foot, 2, 0, 16))
const line = (foot: number, high: number, x0 = 10, x1 = 64): Rectangle => ({
  ...{ x0, x1, top: foot - high + 1, bottom: foot + 1 },
})
const lines = [line(30, 16), line(60, 16), line(90, 16), line(130, 24)]
const unsure = { text: '79', confidence: 0.6, readings: ['19'] }
const sure = { text: '项目名称', confidence: 0.99, readings: [] }

function judge(
  strokes: readonly Stroke[],
  blueRows: readonly [number, number] | null,
  isRed = false,
) {
  const { upright, image } = pageOf([...printed, ...strokes], blueRows)
  return findHandwriting(upright, image, { lines, em: EM, isRed: () => isRed })
}

describe('a line whose ink differs from that of the page’s print', () => {
  test('is a hand’s where its strokes are wide, high and lean, in black too; nothing read of it is kept', () => {
    const { judged } = judge(row(130, 4, 0.3, 24), null)
    expect(judged(line(130, 24), unsure)).toEqual({ ...unsure, text: '〔手写〕', readings: [] })
  })
  test('is a hand’s where it is blue and leans, high or not', () => {
    const { judged } = judge(row(130, 2, 0.3, 16), [107, 131])
    expect(judged(line(130, 16), unsure).text).toBe('〔手写〕')
  })
  test('is a hand’s where it is red and leans', () => {
    const { judged } = judge(row(130, 2, 0.3, 16), null, true)
    expect(judged(line(130, 16), unsure).text).toBe('〔手写〕')
  })
  test('is print where it is only larger and bolder, as a title is', () => {
    const { judged } = judge(row(130, 4, 0, 28), null)
    expect(judged(line(130, 28), { ...unsure, text: '绩效自评表' }).text).toBe('绩效自评表')
  })
  test('is print where it is only of another colour and surely read', () => {
    const { judged } = judge(row(130, 2, 0, 16), [107, 131])
    expect(judged(line(130, 16), sure)).toBe(sure)
  })
})

test('print that is read unsurely stays what was read', () => {
  const { judged } = judge(row(130, 4, 0.3, 24), null)
  expect(judged(line(60, 16), unsure)).toBe(unsure)
})

test('a signature is cut off from the print before it, in whose line it stands', () => {
  const signature = row(130, 4, 0.3, 24).map(([x, ...rest]): Stroke => [x + 90, ...rest])
  const { cutLine } = judge([...row(130, 2, 0, 16), ...signature], null)
  const [print, hand, ...more] = cutLine(line(130, 24, 10, 160))
  expect(more).toEqual([])
  expect([print?.x1, hand?.x0]).toEqual([48, 100])
  expect(print?.top).toBe(115)
  expect(cutLine(line(60, 16))).toEqual([line(60, 16)])
})
