/** Strangers write the documents: no pattern takes time that grows with the square of what they repeat. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { normalize } from '../src/normalize/normalize.ts'
import { parseDate } from '../src/normalize/value/date.ts'
import { parseQuantity } from '../src/normalize/value/quantity.ts'
import { parseAmount, parseDecimal, splitWeight } from '../src/normalize/value/score.ts'
import { parseValue } from '../src/normalize/value/value.ts'
import { table } from './normalize/drawing.ts'

const repeated: readonly string[] = [
  ...[
    '：',
    '；',
    '，',
    '。',
    '、',
    '\u3000',
    '\u00a0',
    ' ',
    '\n',
    '1',
    '１',
    '1.',
    '1,',
    '1:',
    '1-',
  ],
  ...[
    '（',
    '(a)',
    '（50分）',
    'a',
    '一',
    '产出',
    '%',
    '≥',
    '-',
    '/',
    '年1',
    '第',
    '得分10分',
    '指标1',
    '…',
  ],
]
const surroundings: readonly (readonly [string, string])[] = [
  ['', ''],
  ['得分', '。x'],
]

/** Expressions as they are written; each has the flag `u`. */
const LITERAL =
  /(?<=[(,=:?!&|[{\s])\/(?![*/])((?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n[])+)\/([dgimsy]*u[dgimsy]*)/gu

type Pattern = { readonly written: string; readonly expression: RegExp }

function patternsOf(room: string): readonly Pattern[] {
  const paths = readdirSync(room, { recursive: true, encoding: 'utf8' })
  return paths
    .filter((path) => path.endsWith('.ts'))
    .flatMap((path) =>
      [...readFileSync(join(room, path), 'utf8').matchAll(LITERAL)]
        .filter(([, body = '']) => /[*+]|,\}/u.test(body))
        .map(([literal, body = '', flags = '']) => ({
          written: `${path}: ${literal}`,
          expression: new RegExp(body, flags.includes('g') ? flags : `${flags}g`),
        })),
    )
}

/** Milliseconds of this thread's processor time: another program on the machine does not change it. */
function processorTime(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

const SHORT = 3000
const LONG = 12_000
/** Four times the length takes four times as long, or sixteen times where the time is a square. */
const LINEAR_AT_MOST = 9
/** A square of the short length takes longer than this. Milliseconds. */
const NOTICEABLE = 3

function isLinear(expression: RegExp, textOf: (times: number) => string): boolean {
  const time = (text: string) => processorTime(() => text.replace(expression, ''))
  const [short, long] = [textOf(SHORT), textOf(LONG)]
  if (time(short) < NOTICEABLE) return true
  const fastest = Math.min(time(short), time(short), time(short))
  return fastest < NOTICEABLE || time(long) < fastest * LINEAR_AT_MOST
}

test.each(['src/extract', 'src/normalize', 'src/audit'])(
  'every pattern in %s takes time in proportion to its text',
  (room) => {
    const slow = patternsOf(room).flatMap(({ written, expression }) =>
      repeated
        .filter((piece) =>
          surroundings.some(
            ([head, tail]) => !isLinear(expression, (times) => head + piece.repeat(times) + tail),
          ),
        )
        .map((piece) => `${written} over ${JSON.stringify(piece)}`),
    )
    expect(slow).toEqual([])
  },
)

/** So many that a square of them would not end. */
const ENDLESS = 100_000

const form = `
  项目名称 | 甲 | < | < | < | < | <
  项目资金（万元） | < | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 得分
  年度资金总额 | < | 10 | 10 | 丁 | 10 | 10
  年度总体目标 | 预期目标 | < | < | 实际完成情况 | < | <
  ^ | 戊 | < | < | 己 | < | <
  一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
  产出指标 | 数量指标 | 庚 | 辛 | 壬 | 50 | 癸
  总分 | < | < | < | < | 100 | 子`
const places = ['甲', '丁', '戊', '己', '庚', '辛', '壬', '癸', '子']

describe.each(repeated)('%j repeated without end', (piece) => {
  const text = piece.repeat(ENDLESS)
  const source = { path: 'a', sha256: '', format: 'html', size: 0 } as const

  test('is read in every cell of a form and in the text around it', () => {
    const drawn = table(form)
    const cells = drawn.cells.map((cell) =>
      places.includes(cell.text) ? { ...cell, text: `得分${text}x` } : cell,
    )
    const place = { kind: 'flow', block: 1 } as const
    const around = { type: 'paragraph', text: `${text}x`, level: null, place } as const
    const blocks = [around, { ...drawn, cells }]
    const read = { source, pages: null, notes: [] }
    expect(normalize({ ...read, blocks }, (words) => [words]).forms).toHaveLength(1)
    const line = { ...around, place: { kind: 'line', line: 1 } } as const
    expect(normalize({ ...read, blocks: [line] }, (words) => [words]).forms).toEqual([])
  })

  test('is read as a value', () => {
    for (const words of [text, `≥${text}x`]) {
      parseQuantity(words)
      parseDate(words)
      parseValue(words)
      parseDecimal(words)
      parseAmount(words)
      splitWeight(words)
    }
  })
})
