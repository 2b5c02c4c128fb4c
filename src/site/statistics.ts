/** Statistics that hold: medians and quartiles, shares with their numbers, small groups marked. */

/** A group of fewer members says little about anything. */
export const SMALL = 10

export type Spread = {
  readonly count: number
  readonly lower: number | null
  readonly median: number | null
  readonly upper: number | null
}

/** The median, of two middle ones their mean; quartiles by the nearest rank, as the saved questions have them. */
export function spreadOf(numbers: readonly number[]): Spread {
  const sorted = numbers.toSorted((one, other) => one - other)
  const count = sorted.length
  const ranked = (share: number) => sorted[Math.ceil(count * share) - 1] ?? null
  const [below, above] = [sorted[Math.ceil(count / 2) - 1], sorted[Math.floor(count / 2)]]
  const median = below === undefined || above === undefined ? null : (below + above) / 2
  return { count, lower: ranked(0.25), median, upper: ranked(0.75) }
}

/** A share with its numbers; null of nothing. */
export type Share = {
  readonly part: number
  readonly whole: number
  readonly percent: number | null
}

export function shareOf(part: number, whole: number): Share {
  return { part, whole, percent: whole === 0 ? null : (100 * part) / whole }
}

export function isSmall(count: number): boolean {
  return count < SMALL
}
