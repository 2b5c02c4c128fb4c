/** Pages that do not lie flat, or not in even light: the table that was drawn is found as it was drawn. */
import { describe, expect, test } from 'vitest'
import type { Point } from '../../../src/extract/ocr/bend.ts'
import { evenLighting } from '../../../src/extract/ocr/light.ts'
import { straightened } from '../../../src/extract/ocr/mesh.ts'
import type { Grey } from '../../../src/extract/ocr/pixels.ts'
import { edgesOf, uprightOf } from '../../../src/extract/ocr/upright.ts'
import { gridsFrom } from '../../../src/extract/page/lattice.ts'
import { picture, tableBars } from './picture.ts'

const DPI = 100
const XS = [90, 210, 330, 450, 570]
const YS = [80, 120, 160, 210, 260, 310, 360]
const sheet = picture(660, 440, tableBars(XS, YS), 40)

/** Seen from aside: what lies lower is wider. */
const aside = ([x, y]: Point): Point => [
  330 + (x - 330) * (1.06 - 0.00025 * y),
  y + 0.02 * (x - 330),
]
/** Curled along its length. */
const curled = ([x, y]: Point): Point => [x, y + 9 * Math.sin((Math.PI * x) / 660) - 5]

describe.each([
  ['flat', (place: Point) => place],
  ['seen from aside', aside],
  ['curled', curled],
  ['seen from aside and curled', (place: Point) => curled(aside(place))],
] as const)('a table that is %s', (_, bend) => {
  const upright = uprightOf(straightened(sheet, bend), DPI)
  const [grid, ...others] = gridsFrom(edgesOf(upright))

  test('has the cells that were drawn', () => {
    expect(others).toEqual([])
    expect(grid?.cells).toHaveLength((XS.length - 1) * (YS.length - 1))
  })
  test('is known by where its corners lay', () => {
    const pixels = DPI / 72
    const corners = [
      [grid?.box.x0, grid?.box.top, XS[0], YS[0]],
      [grid?.box.x1, grid?.box.bottom, XS.at(-1), YS.at(-1)],
    ]
    for (const [x = 0, y = 0, drawnX = 0, drawnY = 0] of corners) {
      // A page straightened lies where its rules cross the middle of it: no farther away than it was bent.
      expect(Math.abs(x * pixels - drawnX)).toBeLessThan(25)
      expect(Math.abs(y * pixels - drawnY)).toBeLessThan(25)
    }
  })
})

test('only a page that is bent is moved', () => {
  expect(uprightOf(sheet, DPI).bend).toBeNull()
  expect(uprightOf(straightened(sheet, curled), DPI).bend).not.toBeNull()
})

test('the straightened page says where its places lay', () => {
  const bent = straightened(sheet, curled)
  const { bend, rules } = uprightOf(bent, DPI)
  const [rule] = rules.horizontal
  if (bend === null || rule === undefined) throw new Error('A bent table has rules.')
  const scale = uprightOf(bent, DPI).grey.width / bent.width
  for (const share of [0.1, 0.5, 0.9]) {
    const x = rule.start + share * (rule.end - rule.start)
    const [fromX, fromY] = bend([x, (rule.from + rule.to + 1) / 2]).map((at) => at / scale)
    const column = Math.round(fromX ?? 0)
    const around = [-2, -1, 0, 1, 2].map((by) => {
      return bent.data[(Math.round(fromY ?? 0) + by) * bent.width + column] ?? 255
    })
    expect(Math.min(...around)).toBeLessThan(128)
  }
})

describe('light', () => {
  const lit = (bright: (x: number, y: number) => number): Grey => ({
    ...sheet,
    data: sheet.data.map((shade, at) => {
      const [x, y] = [at % sheet.width, Math.floor(at / sheet.width)]
      // The grain that every camera adds.
      return shade * bright(x, y) * (1 - ((x * 31 + y * 17) % 7) / 200)
    }),
  })
  const shadow = lit((x, y) => 1 - 0.5 / (1 + Math.exp((x + y - 500) / 12)))
  const desk = (x: number, y: number) =>
    x < 30 || y < 24 || y > 420 ? 0.36 + 0.02 * (Math.floor(x / 9 + y / 7) % 5) : 1

  test('that is even is left as it is', () => {
    expect(evenLighting(sheet, DPI)).toBeNull()
    // The dark cells of a table's head are no shadow.
    const head = picture(660, 440, [...tableBars(XS, YS), [90, 80, 480, 40]], 90)
    expect(evenLighting(head, DPI)).toBeNull()
  })
  test('with a shadow in it becomes even, and the rules in it stay', () => {
    const even = evenLighting(shadow, DPI)?.grey
    const at = (x: number, y: number) => even?.data[y * sheet.width + x] ?? 0
    for (const [x, y] of [
      [20, 20],
      [150, 100],
      [400, 100],
      [640, 430],
    ] as const) {
      expect(at(x, y), `${x} ${y}`).toBeGreaterThan(240)
    }
    for (const y of YS) expect(at(150, y + 1)).toBeLessThan(128)
  })
  test('shows no desk beside the paper', () => {
    const even = evenLighting(lit(desk), DPI)
    expect(even?.beside).toBe('plain')
    const dark = [...(even?.grey.data ?? [0])].filter((shade, at) => {
      return shade < 200 && desk(at % sheet.width, Math.floor(at / sheet.width)) < 1
    })
    expect(dark.length).toBe(0)
  })
  test('tells a desk from what may be print on a dark border', () => {
    const marked = lit((x, y) => (y > 420 && x % 12 === 0 ? 0.95 : desk(x, y)))
    expect(evenLighting(marked, DPI)?.beside).toBe('marked')
    expect(evenLighting(shadow, DPI)?.beside).toBe('nothing')
  })
  test('that fades towards a border takes nothing away there', () => {
    const words = lit((x) => 1 - 0.6 / (1 + Math.exp((x - 160) / 30)))
    const even = evenLighting(words, DPI)?.grey
    expect(even?.data[101 * sheet.width + 90]).toBeLessThan(128)
  })
})

describe('rules that hardly show', () => {
  const gridOf = (image: Grey) => gridsFrom(edgesOf(uprightOf(image, 150)))[0]?.cells.length
  const xs = [90, 250, 410, 570, 730]
  const ys = [80, 150, 220, 290, 360]
  const whole = picture(820, 440, tableBars(xs, ys), 60)
  const cells = (xs.length - 1) * (ys.length - 1)
  type Part = readonly [x0: number, x1: number, y0: number, y1: number]
  const faded = ([x0, x1, y0, y1]: Part, shade: (at: number) => number) => {
    const data = new Uint8Array(whole.data)
    for (let y = y0; y < y1; y += 1) {
      for (let x = x0; x < x1; x += 1) {
        const at = y * 820 + x
        if ((data[at] ?? 255) < 128) data[at] = shade(x + y)
      }
    }
    return { ...whole, data }
  }

  test('are drawn all over', () => expect(gridOf(whole)).toBe(cells))
  test('are found where one fades between two crossings', () => {
    expect(gridOf(faded([252, 410, 215, 225], () => 238))).toBe(cells)
    expect(gridOf(faded([405, 415, 152, 220], () => 238))).toBe(cells)
  })
  test('are found where one is broken again and again', () => {
    expect(gridOf(faded([252, 570, 215, 225], (at) => (at % 23 < 5 ? 255 : 60)))).toBe(cells)
  })
  test('are not made up where cells are merged', () => {
    expect(gridOf(faded([252, 410, 215, 225], () => 255))).toBe(cells - 1)
  })
})
