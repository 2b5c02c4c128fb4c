/** How alike two folded texts are. */

/** Dice coefficient of their pairs of characters, 0 to 1. */
export function similarity(one: string, other: string): number {
  if (one === other) return 1
  if (one.length < 2 || other.length < 2) return 0
  const pairs = new Map<string, number>()
  for (let at = 1; at < one.length; at++) {
    const pair = one.slice(at - 1, at + 1)
    pairs.set(pair, (pairs.get(pair) ?? 0) + 1)
  }
  let shared = 0
  for (let at = 1; at < other.length; at++) {
    const pair = other.slice(at - 1, at + 1)
    const left = pairs.get(pair) ?? 0
    if (left === 0) continue
    pairs.set(pair, left - 1)
    shared += 1
  }
  return (2 * shared) / (one.length + other.length - 2)
}

/**
 * The characters in which two texts of nearly one length differ, at most `most` of them; null where they differ more.
 * Texts of one length are compared in place, others around one gap.
 */
export function differingCharacters(one: string, other: string, most: number): string | null {
  if (Math.abs(one.length - other.length) > most) return null
  let start = 0
  while (start < one.length && one[start] === other[start]) start += 1
  let end = 0
  const room = Math.min(one.length, other.length) - start
  while (end < room && one.at(-1 - end) === other.at(-1 - end)) end += 1
  const first = one.slice(start, one.length - end)
  const second = other.slice(start, other.length - end)
  if (first.length !== second.length) {
    return Math.max(first.length, second.length) > most ? null : first + second
  }
  const changed = [...first].flatMap((letter, at) =>
    letter === second[at] ? [] : [letter, second[at] ?? ''],
  )
  return changed.length > 2 * most ? null : changed.join('')
}

/** Characters that make another thing of a name rather than another print: numbers, sides, sizes. */
const TELLING = /[\da-z〇零一二三四五六七八九十百甲乙丙丁东西南北中上下左右前后大小新老内外]/u

/** Whether two folded names can be two prints, or two readings, of one. */
export function isMisread(one: string, other: string): boolean {
  if (one === other) return true
  const shorter = Math.min(one.length, other.length)
  if (shorter < 4) return false
  const letters = differingCharacters(one, other, Math.max(1, Math.floor(shorter / 8)))
  return letters !== null && !TELLING.test(letters)
}
