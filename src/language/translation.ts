/** Sentences that are written in English where they arise, in another language. */

/**
 * Finds the translation of a sentence. The keys are the English, with `{}` for what differs from one occasion to the
 * next; each `{}` of the translation takes the next of those. Undefined where the sentence is not known.
 */
export function translator(
  sentences: Readonly<Record<string, string>>,
): (english: string) => string | undefined {
  const patterns = Object.entries(sentences).map(
    ([english, translation]) => [patternOf(english), translation] as const,
  )
  return (english) => {
    for (const [pattern, translation] of patterns) {
      const words = pattern.exec(english)?.slice(1)
      if (words !== undefined) return translation.replaceAll('{}', () => words.shift() ?? '')
    }
    return undefined
  }
}

function patternOf(english: string): RegExp {
  const parts = english.split('{}').map((part) => part.replaceAll(/[\\^$.*+?()[\]{}|/]/gu, '\\$&'))
  return new RegExp(`^${parts.join('(.*?)')}$`, 'su')
}
