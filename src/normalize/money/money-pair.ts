/** Money of a form that prints no block of it: its measures as labels of the header beside their amounts. */

import type { Pair } from '../form/header.ts'
import type { Fund, FundSource, MoneyUnit, Sourced } from '../report.ts'
import type { Slot } from '../sheet/row.ts'
import { type Amount, unitIn, unitOfAmount } from '../value/amount.ts'
import { isFigure } from '../value/score.ts'
import type { Notes } from '../value/sourced.ts'
import { fundSource } from '../words/fund-source.ts'
import { fold } from '../words/heading.ts'
import { guessFund, meaningOf } from '../words/meaning.ts'
import { buildFund } from './funding.ts'

type Measure = Amount | 'execution_rate' | 'weight' | 'score'

const MEASURES: readonly Measure[] = [
  'initial_budget',
  'annual_budget',
  'executed',
  'execution_rate',
]

/** What another year had is no measure of this one. */
const OTHER_YEAR = /^(?:上年|上一年|去年|以前年度|下年|次年)/u

const PARTS_OF_SPENDING: ReadonlySet<FundSource> = new Set(['basic', 'project'])

/** The measure that a label beside an amount names; null for other pairs. */
function measureOf({ label, meaning, words }: Pair): Measure | null {
  const folded = fold(label)
  if (!isFigure(fold(words)) || OTHER_YEAR.test(folded)) return null
  if (meaning.header || meaning.label || meaning.goal) return null
  // 其中：基本支出 is a part of the money, not what was spent of it.
  if (!meaning.fund && PARTS_OF_SPENDING.has(fundSource(folded))) return null
  const field = meaning.fund ?? guessFund(folded)
  return MEASURES.find((measure) => measure === field) ?? null
}

/** The pairs that state the money of the whole form, each measure once; none where no budget stands beside what is executed. */
export function moneyPairs(pairs: readonly Pair[]): ReadonlyMap<Measure, Pair> {
  const found = new Map<Measure, Pair>()
  for (const pair of pairs) {
    const measure = measureOf(pair)
    if (measure && !found.has(measure) && !hasFurther(pair, pairs)) found.set(measure, pair)
  }
  const isBudget = found.has('annual_budget') || found.has('initial_budget')
  const score = pairs.find((pair) =>
    isScoreOf(pair, [found.get('executed'), found.get('execution_rate')]),
  )
  if (score) found.set('score', score)
  const weight = pairs.find(isWeightOfRate)
  if (weight) found.set('weight', weight)
  return isBudget && found.has('executed') ? found : new Map()
}

/** 执行率分值, 预算执行率得分: a mark that names what it is of, in whatever row. */
const OF_RATE = /^(?:预算|资金)?(?:执行|支出)率?(?=.{2,4}$)/u

const isWeightOfRate = ({ label, meaning, words }: Pair): boolean =>
  !meaning.header && OF_RATE.test(fold(label)) && WEIGHT.test(fold(label)) && isFigure(fold(words))

const WEIGHT = /(?:分值|权重|满分)$/u

/** Whether a score, not that of the form, stands in a row that says what was spent, or names the rate that it is of. */
function isScoreOf(
  { label, meaning, cell, words }: Pair,
  spent: readonly (Pair | undefined)[],
): boolean {
  const isScore = !meaning.header && (meaning.indicator === 'score' || meaning.fund === 'score')
  const isBeside = spent.some((pair) => pair?.cell.row === cell.row) || OF_RATE.test(fold(label))
  return isScore && isBeside && isFigure(fold(words))
}

/** Whether further figures stand beside the same label: then they are columns, and none is the whole by its place. */
function hasFurther({ label, cell }: Pair, pairs: readonly Pair[]): boolean {
  return pairs.some(
    (other) =>
      other.cell !== cell &&
      other.label === label &&
      other.cell.row === cell.row &&
      isFigure(fold(other.words)) &&
      !/[%％]/u.test(other.words),
  )
}

/** The money of the whole form under the label of its budget. */
export function fundOfPairs(
  pairs: ReadonlyMap<Measure, Pair>,
  around: Sourced<MoneyUnit>,
  notes: Notes,
): Fund {
  const budget = pairs.get('annual_budget') ?? pairs.get('initial_budget')
  const cells = Object.fromEntries([...pairs].map(([measure, pair]) => [measure, slotOf(pair)]))
  const unitOf = (measure: Amount): Sourced<MoneyUnit> => {
    const pair = pairs.get(measure)
    if (!pair) return around
    const own = unitOfAmount(pair.words)
    return unitIn(own ? slotOf(pair) : labelSlot(pair)) ?? around
  }
  const units = {
    initial_budget: unitOf('initial_budget'),
    annual_budget: unitOf('annual_budget'),
    executed: unitOf('executed'),
  }
  const label: Sourced<string> = {
    value: budget?.label ?? null,
    raw: budget?.label ?? null,
    place: budget?.cell.place ?? null,
    basis: 'printed',
  }
  const fund = buildFund(label, cells, { unit: around, units, path: 'funds[0]', notes, extra: [] })
  return { ...fund, source: 'total' }
}

function slotOf({ cell, words }: Pair): Slot {
  return slot({ ...cell, text: words })
}

function labelSlot({ cell, label }: Pair): Slot {
  return slot({ ...cell, text: label })
}

function slot(cell: Slot['cell']): Slot {
  const folded = fold(cell.text)
  const { column: start } = cell
  return {
    cell,
    start,
    end: start + 1,
    own: true,
    folded,
    blank: false,
    meaning: meaningOf(folded),
  }
}
