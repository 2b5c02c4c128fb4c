/** Words that are another's misprint: 社会效応 for 社会效应. */

/** Whether two words of one length differ in exactly one character. */
export function differsByOneCharacter(one: string, other: string): boolean {
  if (one.length !== other.length) return false
  let differing = 0
  for (let at = 0; at < one.length; at++) if (one[at] !== other[at]) differing++
  return differing === 1
}
