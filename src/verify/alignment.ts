/** Two indexes that belong together; null where one side has no counterpart. */
export type AlignedPair = readonly [number | null, number | null]

/**
 * Matches two lists in order, so that the sum of likenesses is greatest. Likeness is 0 for what cannot be the same;
 * such items stay single. Every index of both lists appears once, in order.
 */
export function align<Item>(
  expected: readonly Item[],
  actual: readonly Item[],
  likeness: (expected: Item, actual: Item) => number,
): readonly AlignedPair[] {
  const likenesses = expected.map((one) => actual.map((other) => likeness(one, other)))
  const best = bestSums(likenesses, actual.length)
  const pairs: AlignedPair[] = []
  let left = 0
  let right = 0
  while (left < expected.length || right < actual.length) {
    const sum = best[left]?.[right] ?? 0
    const gain = likenesses[left]?.[right] ?? 0
    if (gain > 0 && sum === gain + (best[left + 1]?.[right + 1] ?? 0)) {
      pairs.push([left++, right++])
    } else if (left < expected.length && sum === (best[left + 1]?.[right] ?? 0)) {
      pairs.push([left++, null])
    } else {
      pairs.push([null, right++])
    }
  }
  return pairs
}

/** The greatest sum of likenesses that the rest of both lists can reach, from each pair of indexes. */
function bestSums(likenesses: readonly (readonly number[])[], width: number): number[][] {
  const best = Array.from({ length: likenesses.length + 1 }, () =>
    new Array<number>(width + 1).fill(0),
  )
  for (let left = likenesses.length - 1; left >= 0; left--) {
    for (let right = width - 1; right >= 0; right--) {
      const gain = likenesses[left]?.[right] ?? 0
      const row = best[left] ?? []
      row[right] = Math.max(
        gain > 0 ? gain + (best[left + 1]?.[right + 1] ?? 0) : 0,
        best[left + 1]?.[right] ?? 0,
        row[right + 1] ?? 0,
      )
    }
  }
  return best
}
