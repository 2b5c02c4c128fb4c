/** Numbers counted in bands of one width. */

export type Bin = {
  /** Counted from here on. */
  readonly lower: number
  /** Counted below here; in the last band this number itself as well. */
  readonly upper: number
  readonly count: number
}

/** Most bands that can be read beside each other. */
const MOST = 20

/** Widths that people count in. */
const widths = [1, 2, 5, 10, 20, 50, 100] as const

/** Bands from the least number to the greatest, or to 100 where all are below; none for no numbers. */
export function binsOf(numbers: readonly number[]): readonly Bin[] {
  if (numbers.length === 0) return []
  const least = numbers.reduce((one, other) => Math.min(one, other))
  const greatest = numbers.reduce((one, other) => Math.max(one, other), 100)
  const width = widths.find((one) => (greatest - least) / one < MOST - 1) ?? greatest - least
  const start = Math.floor(least / width) * width
  const count = Math.max(1, Math.ceil((greatest - start) / width))
  const counts = new Array<number>(count).fill(0)
  for (const number of numbers) {
    const at = Math.min(count - 1, Math.floor((number - start) / width))
    counts[at] = (counts[at] ?? 0) + 1
  }
  return counts.map((members, at) => ({
    lower: start + at * width,
    upper: start + (at + 1) * width,
    count: members,
  }))
}
