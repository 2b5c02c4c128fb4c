/** The money rows of a form as they are drawn: columns, and a unit that all share printed once above them. */

export const moneyColumns = [
  'initial_budget',
  'annual_budget',
  'executed',
  'weight',
  'execution_rate',
  'score',
] as const

type MoneyRow = { readonly label: string | null; readonly unit: string | null }

/** The unit that stands in every row; null where rows differ or none is known. */
export function sharedUnit(rows: readonly MoneyRow[]): string | null {
  const [unit = null, ...others] = new Set(rows.map((row) => row.unit))
  return others.length === 0 ? unit : null
}

/** The label of a row, with its unit where that is its own. */
export function moneyLabel({ label, unit }: MoneyRow, shared: string | null): string {
  return (label ?? '') + bracketed(shared === null ? unit : null)
}

/** A unit as it stands behind a heading; nothing for none. */
export function bracketed(unit: string | null): string {
  return unit === null ? '' : `（${unit}）`
}
