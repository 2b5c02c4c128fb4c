/** What a form weighs as a whole, for normalize and audit. */

/** The weight of a whole form: 财预〔2020〕10号. */
export const FULL_WEIGHT = 100

/** What the weight of unprinted 预算执行率 may be: 10 by 财预〔2020〕10号, 20 in 湖北. */
export const FUND_WEIGHTS: readonly number[] = [10, 20]
