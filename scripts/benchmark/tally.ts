/** Counts of one reading or of many. */
export type Difference = {
  readonly where: string
  readonly expected: string | number | null
  readonly actual: string | number | null
  readonly isNumber: boolean
  /** Whether a finding names the field, its row or its list. */
  readonly isSaid: boolean
}

export type Tally = {
  /** Forms in the truth; those of them that were found, were lost without a word, and are right in every field. */
  forms: number
  found: number
  lost: number
  perfect: number
  /** Forms that are read where there is none. */
  invented: number
  /** Fields that are right; printed and not so read; read and not so printed. */
  right: number
  missing: number
  surplus: number
  /** Numbers printed or read; right ones; given ones that are not printed so, and those that no finding names. */
  numbers: number
  numbersRight: number
  wrong: number
  unsaid: number
  /** Numbers that are printed and not given, and those that no finding names. */
  absent: number
  absentUnsaid: number
  /** Right fields whose cell is known, and those whose source points into it. */
  places: number
  placesRight: number
  readonly differences: Difference[]
}

export function newTally(): Tally {
  return {
    ...{ forms: 0, found: 0, lost: 0, perfect: 0, invented: 0, right: 0, missing: 0, surplus: 0 },
    ...{ numbers: 0, numbersRight: 0, wrong: 0, unsaid: 0, absent: 0, absentUnsaid: 0 },
    ...{ places: 0, placesRight: 0, differences: [] },
  }
}

export function addTally(sum: Tally, one: Tally): void {
  for (const key of Object.keys(sum) as (keyof Tally)[]) {
    if (key !== 'differences') sum[key] += one[key]
  }
  sum.differences.push(...one.differences)
}

/** The harmonic mean of precision and recall over all fields, 0 to 1. */
export function f1({ right, missing, surplus }: Tally): number {
  const all = 2 * right + missing + surplus
  return all === 0 ? 1 : (2 * right) / all
}
