import nodejieba from 'nodejieba'

/** Cuts a Chinese text into words, by nodejieba's dictionary. */
export function segment(text: string): readonly string[] {
  return nodejieba.cut(text)
}
