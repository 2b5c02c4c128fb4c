/** Money that adds up: parts make the total, rates follow from amounts, the score from the rate. */
import type { Random } from '../../make/report.ts'
import type { Source, Style } from '../family.ts'

export type MadeFund = {
  readonly source: string
  readonly label: string
  readonly initial_budget: number | null
  readonly annual_budget: number | null
  readonly executed: number | null
  readonly weight: number | null
  readonly execution_rate: number | null
  readonly score: number | null
}

/** What the execution of the budget is worth. */
const BUDGET_WEIGHT = 10

export function drawFunds(
  sources: readonly Source[],
  { decimals, moneyUnit }: Style,
  random: Random,
): readonly MadeFund[] {
  const scale = 10 ** decimals
  const rounded = (amount: number) => Math.round(amount * scale) / scale
  const factor = moneyUnit === '元' ? 10_000 : 1
  const sum = (
    parts: readonly MadeFund[],
    field: 'initial_budget' | 'annual_budget' | 'executed',
  ) => rounded(parts.reduce((total, part) => total + (part[field] ?? 0), 0))
  const parts = sources.slice(1).map(([source, label], at): MadeFund => {
    // The last source of many has no money, as in most forms.
    const isEmpty = at > 0 && at === sources.length - 2 && random() < 0.6
    if (isEmpty)
      return { ...blank, source, label, initial_budget: 0, annual_budget: 0, executed: 0 }
    const annual = rounded(factor * (20 + random() * 900))
    const initial = random() < 0.5 ? annual : rounded(annual * (0.8 + random() * 0.4))
    const executed = random() < 0.3 ? annual : rounded(annual * (0.7 + random() * 0.3))
    return {
      ...{ source, label, initial_budget: initial, annual_budget: annual, executed },
      ...{ weight: null, execution_rate: rateOf(executed, annual), score: null },
    }
  })
  const [first] = sources
  if (first === undefined) return []
  const alone = rounded(factor * (30 + random() * 900))
  const annual = parts.length > 0 ? sum(parts, 'annual_budget') : alone
  const executed = parts.length > 0 ? sum(parts, 'executed') : rounded(alone * 0.937)
  const rate = rateOf(executed, annual)
  const total: MadeFund = {
    ...{ source: first[0], label: first[1] },
    initial_budget: parts.length > 0 ? sum(parts, 'initial_budget') : alone,
    ...{ annual_budget: annual, executed, weight: BUDGET_WEIGHT, execution_rate: rate },
    score: Math.round(rate * BUDGET_WEIGHT) / 100,
  }
  return [total, ...parts]
}

const blank = { weight: null, execution_rate: null, score: null }

function rateOf(executed: number, annual: number): number {
  return Math.round((executed / annual) * 10_000) / 100
}
