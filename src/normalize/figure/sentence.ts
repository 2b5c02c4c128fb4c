/** A sentence apart from what stands in its brackets: a year or an amount in there is about something else. */

/** What stands in place of a bracket and of a title, so that places stay what they are. */
export const GAP = '\u0001'

/** Words with the brackets and titles of documents in them blanked out by `GAP`. */
export type Clause = {
  readonly words: string
  /** Where they start in the sentence. */
  readonly start: number
}

/** A step of the path to a kind of expenditure: 卫生健康支出(类)行政事业单位医疗(款)行政单位医疗(项). */
function isStep(bracket: string): boolean {
  return bracket === '(类)' || bracket === '(款)'
}

/** Brackets within brackets that are taken out. Chosen; it bounds the work. */
const NESTING = 3
const BRACKET = /\([^()]*\)|《[^《》]*》|\[[^[\]]*\]/gu

/** The sentence, width folded, without its brackets, and the content of each round bracket. */
export function clausesOf(sentence: string): {
  readonly outer: Clause
  readonly inner: readonly Clause[]
} {
  const inner: Clause[] = []
  let words = sentence
  for (let depth = 0; depth < NESTING; depth += 1) {
    words = words.replace(BRACKET, (bracket, at: number, all: string) => {
      if (isStep(bracket) && /\p{Script=Han}/u.test(all[at + bracket.length] ?? '')) return ',,,'
      if (bracket.startsWith('(') && /\d/u.test(bracket))
        inner.push({ words: bracket.slice(1, -1), start: at + 1 })
      return GAP.repeat(bracket.length)
    })
  }
  return { outer: { words, start: 0 }, inner }
}
