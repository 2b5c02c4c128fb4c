import { describe, expect, test } from 'vitest'
import { isDash, isSlash, pieces } from '../../../src/extract/ocr/glyph.ts'
import type { Ink } from '../../../src/extract/ocr/ink.ts'
import { bounds } from '../../../src/extract/ocr/line.ts'
import { mergedReading } from '../../../src/extract/ocr/merge.ts'
import { isPercent } from '../../../src/extract/ocr/percent.ts'
import type { Grey } from '../../../src/extract/ocr/pixels.ts'
import { readLine } from '../../../src/extract/ocr/reading.ts'
import type { Alphabet, Recognized, Recognizer } from '../../../src/extract/ocr/recognizer.ts'
import { numeralOf, signOf } from '../../../src/extract/ocr/sign.ts'

/** Strokes of one pixel from point to point. */
function drawn(width: number, height: number, strokes: readonly (readonly number[])[]): Ink {
  const data = new Uint8Array(width * height)
  for (const [x0 = 0, y0 = 0, x1 = 0, y1 = 0] of strokes) {
    const steps = Math.max(Math.abs(x1 - x0), Math.abs(y1 - y0))
    for (let step = 0; step <= steps; step++) {
      const x = Math.round(x0 + ((x1 - x0) * step) / steps)
      const y = Math.round(y0 + ((y1 - y0) * step) / steps)
      data[y * width + x] = 1
    }
  }
  return { width, height, data }
}

const whole = ({ width, height }: { width: number; height: number }) => {
  return { x0: 0, top: 0, x1: width, bottom: height }
}

describe('signs of comparison by their strokes', () => {
  const right = [
    [0, 0, 17, 7],
    [0, 14, 17, 8],
  ]
  const left = [
    [17, 0, 0, 7],
    [17, 14, 0, 8],
  ]
  test.each([
    ['>', right],
    ['<', left],
    ['≥', [...right, [0, 19, 17, 19]]],
    ['≥', [...right, [0, 20, 17, 12]]],
    ['≥', [...right, [0, 18, 17, 18], [0, 21, 17, 21]]],
    ['≤', [...left, [0, 19, 17, 19]]],
    [
      '=',
      [
        [0, 6, 17, 6],
        [0, 14, 17, 14],
      ],
    ],
    [
      null,
      [
        [3, 6, 14, 6],
        [0, 14, 17, 14],
      ],
    ],
    [
      null,
      [
        [0, 0, 17, 0],
        [17, 0, 17, 19],
        [0, 19, 17, 19],
        [0, 0, 0, 19],
      ],
    ],
    [
      null,
      [
        [0, 0, 17, 19],
        [17, 0, 0, 19],
      ],
    ],
    [
      null,
      [
        [0, 0, 14, 0],
        [14, 0, 3, 18],
      ],
    ],
    [
      null,
      [
        [0, 0, 17, 0],
        [17, 0, 0, 19],
        [0, 20, 17, 20],
      ],
    ],
    [
      '≥',
      [
        [0, 0, 14, 6],
        [0, 12, 14, 6],
        [0, 16, 14, 16],
      ],
    ],
  ] as const)('%s', (sign, strokes) => {
    const ink = drawn(18, 22, strokes)
    expect(signOf(ink, bounds(ink, whole(ink)) ?? whole(ink), 23)).toBe(sign)
  })
})

test.each([
  ['一', [[0, 1, 20, 1]]],
  [
    '二',
    [
      [3, 4, 17, 4],
      [0, 16, 20, 16],
    ],
  ],
  [
    '三',
    [
      [2, 1, 18, 1],
      [3, 9, 17, 9],
      [0, 18, 20, 18],
    ],
  ],
  [
    null,
    [
      [0, 1, 20, 1],
      [10, 1, 10, 18],
    ],
  ],
] as const)('%s is told by its strokes', (numeral, strokes) => {
  const ink = drawn(21, 20, strokes)
  expect(numeralOf(ink, bounds(ink, whole(ink)) ?? whole(ink), 23)).toBe(numeral)
})

/** A ring of straight strokes around a middle. */
function ring(x: number, y: number, wide: number, high: number): readonly (readonly number[])[] {
  const [left, right, top, bottom] = [x - wide, x + wide, y - high, y + high]
  return [
    [left, y - 2, left, y + 2],
    [right, y - 2, right, y + 2],
    [left, y - 2, x, top],
    [x, top, right, y - 2],
    [left, y + 2, x, bottom],
    [x, bottom, right, y + 2],
  ]
}

test.each([
  ['%', true, [...ring(5, 5, 5, 5), [19, 0, 6, 21], ...ring(20, 16, 5, 5)]],
  ['a narrow %', true, [...ring(4, 5, 4, 5), [13, 0, 4, 21], ...ring(13, 16, 4, 5)]],
  ['‰', false, [...ring(4, 5, 4, 5), [13, 0, 4, 21], ...ring(13, 16, 3, 5), ...ring(22, 16, 3, 5)]],
  [
    '96',
    false,
    [
      ...ring(5, 6, 5, 6),
      [10, 6, 8, 21],
      [1, 19, 8, 21],
      ...ring(19, 15, 5, 6),
      [14, 15, 18, 0],
      [18, 0, 23, 2],
    ],
  ],
  [
    '公',
    false,
    [
      [8, 0, 0, 11],
      [12, 0, 20, 11],
      [9, 9, 4, 19],
      [4, 19, 17, 19],
      [13, 13, 18, 21],
    ],
  ],
  ['0', false, ring(6, 11, 6, 11)],
  [
    '4',
    false,
    [
      [9, 0, 0, 15],
      [0, 15, 13, 15],
      [9, 0, 9, 21],
    ],
  ],
  ['8', false, [...ring(6, 5, 5, 5), ...ring(6, 16, 6, 5)]],
] as const)('%s is a percent sign: %s', (_, percent, strokes) => {
  const ink = drawn(30, 23, strokes)
  expect(isPercent(ink, bounds(ink, whole(ink)) ?? whole(ink), 23)).toBe(percent)
})

test('a slash leans, a figure does not', () => {
  const slash = drawn(14, 22, [[12, 0, 2, 20]])
  const one = drawn(14, 22, [[7, 0, 7, 20]])
  const box = (ink: Ink) => bounds(ink, whole(ink)) ?? whole(ink)
  expect([isSlash(slash, box(slash), 23), isSlash(one, box(one), 23)]).toEqual([true, false])
})

test('a line falls into pieces at bare columns', () => {
  const ink = drawn(30, 10, [
    [1, 0, 8, 9],
    [12, 2, 12, 8],
  ])
  expect(pieces(ink, whole(ink))).toEqual([
    { x0: 1, top: 0, x1: 9, bottom: 10 },
    { x0: 12, top: 2, x1: 13, bottom: 9 },
  ])
})

test.each([
  ['a dash', 22, 2, true],
  ['a hyphen', 6, 3, true],
  ['a stop', 3, 3, false],
  ['a figure', 10, 18, false],
])('%s is a dash: %s', (_, width, height, dash) => {
  expect(isDash({ x0: 0, top: 0, x1: width, bottom: height }, 23)).toBe(dash)
})

describe('two readings of a line', () => {
  const characters = (text: string, confidence = 0.9) =>
    [...text].map((one) => ({ text: one, confidence }))
  test.each([
    ['数量指标', '数量指标', '数量指标'],
    ['10096', '100%', '100%'],
    ['队月25日', '12月25日', '12月25日'],
    ['', '绩', '绩'],
  ])('%s and %s make %s', (one, other, text) => {
    expect(mergedReading(characters(one), characters(other)).text).toBe(text)
  })
  test('that agree are sure', () => {
    const merged = mergedReading(characters('98.5%', 0.5), characters('98.5％', 0.6))
    expect(merged).toEqual({ text: '98.5%', confidence: 0.9, readings: [] })
  })
  test('that differ in figures are not, and both stay', () => {
    const merged = mergedReading(characters('96人'), characters('98人'))
    expect(merged.confidence).toBeLessThan(0.7)
    expect(merged.readings).toEqual(['98人'])
  })
})

/** White that a line is given before it is read. */
const MARGIN = 20

/** An engine that always reads the same. */
const speaking =
  (words: Readonly<Record<Alphabet, string>>): Recognizer =>
  async (_, alphabet): Promise<Recognized> => {
    return { text: words[alphabet], confidence: 0.95, symbols: [] }
  }

describe('a line of print', () => {
  const ink = drawn(60, 40, [
    [10, 10, 10, 30],
    [20, 10, 20, 30],
    [26, 29, 27, 30],
    [34, 10, 34, 30],
  ])
  const line = { x0: 10, top: 10, x1: 35, bottom: 31 }
  const grey: Grey = { width: 60, height: 40, data: ink.data.map((inked) => 255 - 255 * inked) }
  const rules = { horizontal: [], vertical: [] }
  const page = { grey, ink, rules, dpi: 200, angle: 0, bend: null, beside: 'nothing' } as const
  const read = (text: string, second_text: string, figures: string) =>
    readLine(page, line, 23, {
      recognize: speaking({ text, second_text, figures }),
      confirms: null,
    })

  test('of which both readings say the same number is sure', async () => {
    const { text, confidence, readings } = await read('11.1', '11.1', '11.1')
    expect([text, readings]).toEqual(['11.1', []])
    expect(confidence).toBeGreaterThan(0.9)
  })
  test.each([
    ['17.1', '17.1', '17.1', ['11.1']],
    ['17.1', '77.1', '11.1', ['17.1', '77.1']],
  ])('of which %s, %s and 11.1 are read is not', async (one, other, most, others) => {
    const { text, confidence, readings } = await read(one, other, '11.1')
    expect([text, readings]).toEqual([most, others])
    expect(confidence).toBeLessThan(0.7)
  })
  test('is not the number without the stop that is seen', async () => {
    expect((await read('11.1', '11.1', '111')).text).toBe('11.1')
  })
  test('that both networks see as words is not the figures', async () => {
    expect((await read('12个', '12个', '124.')).text).toBe('12个')
  })
  test('has no figures after its percent sign', async () => {
    expect((await read('99%6以上', '99%以上', '')).text).toBe('99%以上')
  })
  test('whose sign figures alone show as a figure is not sure', async () => {
    const { text, confidence, readings } = await read('>11.1', '>11.1', '711.1')
    expect([text, readings]).toEqual(['711.1', ['>11.1']])
    expect(confidence).toBeLessThan(0.7)
  })
  test('has no 9 where only the first ring of a percent sign stands', async () => {
    // Two figures and a sign as wide as one.
    const pieces = [
      [10, 10, 10, 30],
      [20, 10, 20, 30],
      [28, 10, 28, 30],
      ...[29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42].map((x) => [x, 20, x, 21]),
      [43, 10, 43, 30],
    ]
    const signed = drawn(60, 40, pieces as Parameters<typeof drawn>[2])
    const read = (text: string) =>
      readLine(
        {
          ...page,
          grey: { ...grey, data: signed.data.map((one) => 255 - 255 * one) },
          ink: signed,
        },
        { x0: 10, top: 10, x1: 44, bottom: 31 },
        23,
        { recognize: speaking({ text, second_text: text, figures: '' }), confirms: null },
      )
    expect((await read('959%')).text).toBe('95%')
    expect((await read('9599%')).text).toBe('9599%')
  })
  test('has no speck before its first word or behind its last', async () => {
    expect((await read('质量指标．', '质量指标', '')).text).toBe('质量指标')
    expect((await read(',效益指标', '效益指标', '')).text).toBe('效益指标')
    expect((await read('草皮，', '草皮，', '')).text).toBe('草皮，')
    expect((await read('11.', '11.', '')).text).toBe('11.')
  })
  test('keeps its blanks to itself', async () => {
    expect((await read('满 意 度', '满意度', '')).text).toBe('满意度')
  })
  test('opens a bracket that closes', async () => {
    expect((await read('维修〈维护)', '维修〈(维护)', '')).text).toBe('维修(维护)')
  })
  test('ends with the percent sign that is seen, whatever is read of it', async () => {
    const strokes = [
      [2, 10, 2, 30],
      [10, 10, 10, 30],
      ...ring(22, 15, 5, 5),
      [35, 10, 22, 31],
      ...ring(37, 26, 5, 5),
    ]
    const signed = drawn(60, 40, strokes)
    const white = { ...grey, data: signed.data.map((inked) => 255 - 255 * inked) }
    const read = await readLine(
      { ...page, grey: white, ink: signed },
      { x0: 2, top: 10, x1: 43, bottom: 32 },
      23,
      {
        recognize: async ({ width }, alphabet) => {
          // What is left of the line is as wide as its two figures.
          const text = width < 60 ? '11' : '1196'
          return { ...(await speaking({ text, second_text: text, figures: text })(grey, alphabet)) }
        },
        confirms: null,
      },
    )
    expect(read).toEqual({ text: '11%', confidence: 0.97, readings: [] })
  })

  describe('beside which another program’s recognition stands', () => {
    const readBeside = async (layer: string, sure: number) => {
      const asked: Alphabet[] = []
      const symbols = [...'11.1'].map((text, at) => {
        const x0 = MARGIN + ([0, 10, 16, 24][at] ?? 0)
        return { text, confidence: at === 2 ? 1 : sure, x0, x1: x0 + 1, rivals: [] }
      })
      const read = await readLine(page, line, 23, {
        recognize: async (_, alphabet) => {
          asked.push(alphabet)
          return { text: '11.1', confidence: 0.97, symbols }
        },
        confirms: (text) => text === layer,
      })
      return { ...read, asked }
    }
    test('is read once where that says the same', async () => {
      const { text, asked } = await readBeside('11.1', 0.98)
      expect([text, asked]).toEqual(['11.1', ['text']])
    })
    test('is read as if nothing stood there where that says something else', async () => {
      const { text, asked } = await readBeside('71.1', 0.98)
      expect([text, asked]).toEqual(['11.1', ['text', 'figures']])
    })
    test('is asked for again where a figure is unsure, whoever says the same', async () => {
      const { asked } = await readBeside('11.1', 0.85)
      expect(asked).toEqual(['text', 'figures'])
    })
  })
})
