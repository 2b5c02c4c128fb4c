/** Sets that are joined one by one: which members belong together. */

/** Each of `size` members, counted from 0, in a set of its own; `find` names its set. */
export function unionFind(size: number): {
  readonly find: (member: number) => number
  readonly join: (a: number, b: number) => void
} {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const find = (member: number): number => {
    let root = member
    while (parents[root] !== root) root = parents[root] ?? root
    let step = member
    while (parents[step] !== root) {
      const next = parents[step] ?? root
      parents[step] = root
      step = next
    }
    return root
  }
  const join = (a: number, b: number): void => {
    parents[find(a)] = find(b)
  }
  return { find, join }
}
