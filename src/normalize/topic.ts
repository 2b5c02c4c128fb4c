/** What recurs everywhere under many level-3 names, by the words of the name; null where nothing is recognised. */
export function topicOf(_words: readonly string[]): string | null {
  return null
}
