import nodejieba from 'nodejieba'

/** Cuts a Chinese text into words, by nodejieba's dictionary. */
export function segment(text: string): readonly string[] {
  return nodejieba.cut(text)
}

/** The same with the words within long words, as a search needs them. */
export function segmentForSearch(text: string): readonly string[] {
  return nodejieba.cutForSearch(text)
}
