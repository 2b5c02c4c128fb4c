/** What was meant where something unknown was typed. */

/** Letters that may differ, at most. */
const MOST_CHANGES = 3

/** The known word that is nearest to an unknown one; undefined where none is near. */
export function nearestWord(unknown: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((word) => ({ word, changes: changesBetween(unknown.toLowerCase(), word.toLowerCase()) }))
    .toSorted((one, other) => one.changes - other.changes)
  const [best] = ranked
  const most = Math.min(MOST_CHANGES, Math.floor(unknown.length / 2))
  return best !== undefined && best.changes <= most ? best.word : undefined
}

/** Letters put in, taken out or changed (Levenshtein's distance), row by row of its table. */
function changesBetween(one: string, other: string): number {
  let row = Array.from({ length: other.length + 1 }, (_, at) => at)
  for (const [index, letter] of [...one].entries()) {
    const next = [index + 1]
    for (let at = 1; at <= other.length; at += 1) {
      const changed = (row[at - 1] ?? 0) + (letter === other[at - 1] ? 0 : 1)
      next.push(Math.min(changed, (row[at] ?? 0) + 1, (next[at - 1] ?? 0) + 1))
    }
    row = next
  }
  return row.at(-1) ?? 0
}
