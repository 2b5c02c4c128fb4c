/** The indicators of one form: the framework's levels filled from a sector, weighed, planned and attained. */
import type { Random } from '../../make/report.ts'
import type { Family, Style } from '../family.ts'
import { frameworks, type Level1, type Level2 } from './framework.ts'
import type { Measure, Sector } from './sectors.ts'

export type MadeIndicator = {
  readonly level1: string
  readonly level1_weight: number
  readonly level2: string
  readonly level2_weight: number
  readonly level3: string
  readonly level4: string | null
  /** The target in parts: sign, number or words, unit. */
  readonly operator: string
  readonly value: string
  readonly measure: string
  readonly target: string
  readonly actual: string
  readonly weight: number
  readonly score: number
  readonly note: string
  readonly description: string
}

type Drawing = {
  readonly family: Family
  readonly style: Style
  readonly sector: Sector
  readonly year: number
  readonly random: Random
}

const reasons = [
  ...['受汛期影响，进度滞后', '部分发票未及时报销，已督促整改', '年初测算不够精准，下年合理设置'],
  ...['项目尾款待审计后支付', '宣传力度不够，下步加大宣传'],
]
const sayings = [
  ['显著提升', '达成预期指标'],
  ['长期', '长期'],
  ['有所改善', '基本达成'],
  ['健全', '已健全'],
] as const

export function drawIndicators(drawing: Drawing): readonly MadeIndicator[] {
  const levels: readonly Level1[] = frameworks[drawing.family.framework]
  const rows = levels.flatMap((level1) => {
    const drawn = level1.below.map((level2) => namesIn(level2, drawing))
    const count = drawn.reduce((sum, names) => sum + names.length, 0)
    const weights = shares(level1.weight, count)
    let at = 0
    return level1.below.flatMap((level2, index) => {
      const names = drawn[index] ?? []
      const own = weights.slice(at, at + names.length)
      at += names.length
      const level2_weight = own.reduce((sum, one) => sum + one, 0)
      return names.map((name, row) => {
        const level4 = level2.leaves?.[row] ?? null
        const head = { level1: level1.name, level1_weight: level1.weight, level2: level2.name }
        return { ...head, level2_weight, level4, ...drawRow(name, own[row] ?? 0, drawing) }
      })
    })
  })
  if (drawing.style.contradiction !== 'score above weight') return rows
  return rows.map((row, at) => (at === 1 ? { ...row, score: row.weight + 1 } : row))
}

function namesIn({ takes }: Level2, { sector, style, random }: Drawing): readonly Measure[] {
  if (typeof takes !== 'string') return takes.map((name): Measure => fixed(name))
  const all = sector.measures[takes]
  const count = Math.min(all.length, 1 + Math.floor(random() * style.each))
  return all.slice(0, count)
}

/** Prescribed names are measured in percent where they say so, else in words. */
function fixed(name: string): Measure {
  return /率|满意度/u.test(name) ? [name, '%', 85, 100] : [name, '', 0, 0]
}

/** Whole or half points that make `weight`; the first ones take the rest. */
function shares(weight: number, count: number): readonly number[] {
  const each = Math.floor((2 * weight) / count) / 2
  const rest = weight - each * count
  return Array.from({ length: count }, (_, at) => (at === 0 ? each + rest : each))
}

function drawRow([level3, measure, low, high]: Measure, weight: number, drawing: Drawing) {
  const { random, year } = drawing
  const isMissed = random() < 0.25
  const score = isMissed ? Math.round(weight * (0.6 + 0.35 * random()) * 10) / 10 : weight
  const note = isMissed ? (reasons[Math.floor(random() * reasons.length)] ?? '') : ''
  const tail = { level3, weight, score, note, description: describe(level3, weight) }
  if (measure === '') {
    const isDate = /及时|时效/u.test(level3)
    const [planned, done] = isDate
      ? ([`${year}年12月底前`, `${year}年11月`] as const)
      : (sayings[Math.floor(random() * sayings.length)] ?? sayings[0])
    return { ...tail, operator: '', value: planned, measure: '', target: planned, actual: done }
  }
  const span = high - low
  const isSmall = measure === '%' || span < 60
  const planned = isSmall
    ? low + Math.floor(random() * (span + 1))
    : Math.round((low + random() * span) / 10) * 10
  const operator = /成本|费用|控制数|控制率/u.test(level3) ? '≤' : random() < 0.8 ? '≥' : '='
  const done = doneOf(planned, operator, isMissed, measure)
  return {
    ...{ ...tail, operator, value: String(planned), measure },
    ...{
      target: `${operator === '=' ? '' : operator}${planned}${measure}`,
      actual: `${done}${measure}`,
    },
  }
}

function doneOf(planned: number, operator: string, isMissed: boolean, measure: string): number {
  if (isMissed) return Math.round(planned * (operator === '≤' ? 108 : 91)) / 100
  if (operator !== '≥') return planned
  return measure === '%' ? Math.min(100, planned + 1) : planned
}

/** How such forms say what is given points for. */
function describe(name: string, weight: number): string {
  return `${name}达到目标得${weight}分，未达到按比例扣分`
}
