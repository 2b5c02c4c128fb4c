/** What words were found to be, kept for the forms to come: headings, labels, names of levels and figures recur in each. */

import { addedWords } from './added-words.ts'

/** Words kept of each function. Chosen; a bound on memory alone, results do not depend on it. */
const MOST = 10_000
/** Characters of words that V8 copies out of the text that they stand in: longer ones would keep all of it. */
const LONGEST = 12

/** `find`, a pure function of folded words and of those that were added, done once for each of the short ones. */
export function memoized<Found>(find: (folded: string) => Found): (folded: string) => Found {
  const remembered = new Map<string, Found>()
  return (folded) => {
    if (folded.length > LONGEST || areAdded()) return find(folded)
    const known = remembered.get(folded)
    if (known !== undefined || remembered.has(folded)) return known as Found
    const found = find(folded)
    if (remembered.size >= MOST) remembered.clear()
    remembered.set(folded, found)
    return found
  }
}

function areAdded(): boolean {
  const { meanings, level1, level2, sources } = addedWords()
  return meanings.size + level1.size + level2.size + sources.length > 0
}
