/** Money of a form that prints no block of it: its measures as labels of the header beside their amounts. */

import type { Pair } from '../form/header.ts'
import type { Fund, MoneyUnit, Sourced } from '../report.ts'
import type { Slot } from '../sheet/row.ts'
import { type Amount, unitIn, unitOfAmount } from '../value/amount.ts'
import { isFigure } from '../value/score.ts'
import type { Notes } from '../value/sourced.ts'
import { fold } from '../words/heading.ts'
import { guessFund, meaningOf } from '../words/meaning.ts'
import { buildFund } from './funding.ts'

type Measure = Amount | 'execution_rate' | 'score'

const MEASURES: readonly Measure[] = [
  'initial_budget',
  'annual_budget',
  'executed',
  'execution_rate',
]

/** What another year had is no measure of this one. */
const OTHER_YEAR = /^(?:上年|上一年|去年|以前年度|下年|次年)/u

/** The measure that a label beside an amount names; null for other pairs. */
function measureOf({ label, meaning, words }: Pair): Measure | null {
  const folded = fold(label)
  if (!isFigure(fold(words)) || OTHER_YEAR.test(folded)) return null
  if (meaning.header || meaning.label || meaning.goal) return null
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
  return isBudget && found.has('executed') ? found : new Map()
}

/** Whether a score, not that of the form, stands in a row that says what was spent. */
function isScoreOf({ meaning, cell, words }: Pair, spent: readonly (Pair | undefined)[]): boolean {
  const isScore = !meaning.header && (meaning.indicator === 'score' || meaning.fund === 'score')
  return isScore && spent.some((pair) => pair?.cell.row === cell.row) && isFigure(fold(words))
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
