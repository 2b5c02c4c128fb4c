import { printDecimal } from '../../arithmetic/decimal.ts'
import { exactValue, type Judge, judgement } from '../judge.ts'

/**
 * What was executed is not above the annual budget (the initial one where no other is printed). Always a warning: other
 * income may have been spent. Source: 预算法, 第十三条: 支出必须以经批准的预算为依据.
 *
 * @example
 * fund: total | | 8 | 8.01
 * → warning funds[0].executed, funds[0].annual_budget
 *     “total”: 8.01 executed, more than the budget of 8
 *     “total”执行数 8.01 大于预算数 8
 */
export const executedWithinBudget: Judge = ({ funds }) =>
  funds.flatMap((fund, index) => {
    const budget = fund.annual_budget.value === null ? 'initial_budget' : 'annual_budget'
    const [planned, executed] = [exactValue(fund[budget]), exactValue(fund.executed)]
    if (planned === null || executed === null || executed <= planned) return []
    const fields = [
      { path: `funds[${index}].executed`, sourced: fund.executed },
      { path: `funds[${index}].${budget}`, sourced: fund[budget] },
    ] as const
    const said = { expected: printDecimal(planned), actual: printDecimal(executed) }
    return [judgement('warning', fields, { ...said, args: { label: fund.label.value ?? '' } })]
  })
