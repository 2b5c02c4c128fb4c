import { printDecimal } from '../../arithmetic/decimal.ts'
import type { Form, Fund, FundSource } from '../../normalize/report.ts'
import {
  exactValue,
  type Judge,
  type Judgement,
  judgement,
  printedOf,
  type Term,
} from '../judge.ts'
import { exactSum, judgeSum } from '../sum.ts'

/**
 * The parts of the funds add up to their total, column by column; where a form breaks the funds down several ways (by
 * source, by level of government, by kind of expenditure), each breakdown by itself. A warning where the total is
 * rounded, a row with an unknown heading or a blank amount could make up the difference, or a single part stands
 * under 其中; else an error. Source: the form's own rows, 年度资金总额 and 其中.
 *
 * @example
 * fund: total | | 10.00 | 9
 * fund: fiscal | | 8.01 | 7
 * fund: carryover | | 2 | 2
 * → error funds[0].annual_budget, funds[1].annual_budget, funds[2].annual_budget
 *     the annual budget of “total” is 10, its parts add up to 10.01
 *     “total”的全年预算数为 10，其各部分相加为 10.01
 */
export const fundParts: Judge = (form) =>
  blocksOf(form).flatMap((block) =>
    (['initial_budget', 'annual_budget', 'executed'] as const).flatMap((column) =>
      divisionsOf(block, column).flatMap((division) => judgeDivision(block.total, division)),
    ),
  )

type Column = 'initial_budget' | 'annual_budget' | 'executed'
type Line = { readonly fund: Fund; readonly index: number }
/** A total row and the rows under it. */
type Block = { readonly total: Line; readonly parts: readonly Line[] }

function blocksOf({ funds }: Form): readonly Block[] {
  const blocks: { total: Line; parts: Line[] }[] = []
  for (const [index, fund] of funds.entries()) {
    if (fund.source === 'total') blocks.push({ total: { fund, index }, parts: [] })
    else blocks.at(-1)?.parts.push({ fund, index })
  }
  return blocks
}

/** Rows that divide the funds one way: by source, by level of government, by kind of expenditure. */
const BREAKDOWNS: readonly (readonly FundSource[])[] = [
  ['fiscal'],
  ['central', 'local'],
  ['basic', 'project'],
]
/** Rows that join the first breakdown that a form has: 财政拨款's, where it stands. */
const BESIDE: readonly FundSource[] = ['carryover', 'other', 'unknown']

/** The rows of one breakdown, as one column of amounts. */
type Division = {
  readonly own: readonly Line[]
  readonly beside: readonly Line[]
  /** The fiscal row, where the rows may divide it instead of the total: 中央补助 and 地方资金 under 财政拨款. */
  readonly fiscal: Line | null
  readonly column: Column
}

function divisionsOf({ parts }: Block, column: Column): readonly Division[] {
  const first = BREAKDOWNS.find((sources) =>
    parts.some(({ fund }) => sources.includes(fund.source)),
  )
  const fiscal = parts.find(({ fund }) => fund.source === 'fiscal') ?? null
  return BREAKDOWNS.map((sources) => ({
    own: parts.filter(({ fund }) => sources.includes(fund.source)),
    beside:
      sources === (first ?? BREAKDOWNS[0])
        ? parts.filter(({ fund }) => BESIDE.includes(fund.source))
        : [],
    fiscal: sources.includes('central') ? fiscal : null,
    column,
  }))
}

function judgeDivision({ fund, index }: Line, division: Division): readonly Judgement[] {
  const { column } = division
  const total = printedOf(fund[column])
  if (total === null) return []
  const ways = waysOf(division)
  const [terms = []] = ways
  if (terms.every(({ sourced }) => sourced.value === null)) return []
  const verdicts = ways.map((way) => judgeSum(total, way))
  if (verdicts.includes('holds') || dividesFiscal(division)) return []
  const sum = exactSum(terms)
  const isSure = isContradiction(division, sum > total.value) && !verdicts.includes('rounded')
  const fields = [{ path: `funds[${index}].${column}`, sourced: fund[column] }, ...terms] as const
  const args = { label: fund.label.value ?? '', column }
  const said = { expected: printDecimal(sum), actual: printDecimal(total.value), args }
  return [judgement(isSure ? 'error' : 'warning', fields, said)]
}

/** The ways in which the rows may be meant to add up, the likeliest first. */
function waysOf(division: Division): readonly (readonly Term[])[] {
  const { own, beside, column } = division
  const known = beside.filter(({ fund }) => fund.source !== 'unknown')
  // 财政拨款, then 其中：一般公共预算 and 政府性基金: the rows after the first divide it again.
  const [first, ...rest] = own
  const isAgain = first !== undefined && dividesExactly(first, rest, column)
  const again = isAgain ? [[first, ...beside]] : []
  return [[...own, ...beside], [...own, ...known], ...again].map((way) => termsOf(way, column))
}

function termsOf(lines: readonly Line[], column: Column): readonly Term[] {
  return lines.map(({ fund, index }) => ({
    path: `funds[${index}].${column}`,
    sourced: fund[column],
  }))
}

function dividesFiscal({ own, fiscal, column }: Division): boolean {
  return fiscal !== null && dividesExactly(fiscal, own, column)
}

function dividesExactly({ fund }: Line, lines: readonly Line[], column: Column): boolean {
  const whole = printedOf(fund[column])
  return whole !== null && judgeSum(whole, termsOf(lines, column)) === 'holds'
}

/** Whether nothing about the rows explains that they do not make up the total. */
function isContradiction({ own, beside, fiscal, column }: Division, isOver: boolean): boolean {
  const rows = [...own, ...beside]
  if (fiscal !== null || rows.some(({ fund }) => fund.source === 'unknown')) return false
  return isOver || (rows.length > 1 && !rows.some(({ fund }) => isGap(fund, column)))
}

/** A blank amount in a row that prints others is missing; a row blank throughout has no money. */
function isGap(fund: Fund, column: Column): boolean {
  const amounts = [fund.initial_budget, fund.annual_budget, fund.executed]
  return fund[column].value === null && amounts.some((amount) => (exactValue(amount) ?? 0n) !== 0n)
}
