/** The words of a dictionary in a text: of all ways to cut it, the one whose words are together used most. */
import { childOf, type Dictionary } from './dictionary.ts'

/** Cuts a stretch of `text` into words; a character that begins none is a word of its own. Returns where each ends. */
export function cutKnown(
  dictionary: Dictionary,
  text: string,
  from: number,
  to: number,
): readonly number[] {
  const rest = { from, to, weights: new Float64Array(to - from + 1) }
  const firstEnds = new Uint32Array(to - from)
  for (let at = to - 1; at >= from; at -= 1) {
    firstEnds[at - from] = addBestWord(dictionary, text, at, rest)
  }
  const ends: number[] = []
  for (let at = from; at < to; ) {
    at = firstEnds[at - from] ?? to
    ends.push(at)
  }
  return ends
}

/** What the best ways to cut from each character to the end of a stretch weigh, as far as they are found. */
type Rest = { readonly from: number; readonly to: number; readonly weights: Float64Array }

/** Weighs the best way to cut from `at` on, and returns where its first word ends. */
function addBestWord(dictionary: Dictionary, text: string, at: number, rest: Rest): number {
  const { from, to, weights } = rest
  const weightOf = (node: number, end: number) =>
    Number(weights[end - from]) + Number(dictionary.weights[Number(dictionary.ranks[node])])
  // A single character is always a way to go on; it has two units where 16 bits are too few for it.
  const single = at + (Number(text.codePointAt(at)) > 0xffff ? 2 : 1)
  let node = childOf(dictionary, 0, text.charCodeAt(at))
  let best = weightOf(node, single)
  let bestEnd = single
  for (let end = single; node !== 0 && end < to; end += 1) {
    node = childOf(dictionary, node, text.charCodeAt(end))
    const weight = weightOf(node, end + 1)
    if (dictionary.ranks[node] !== 0 && weight > best) {
      best = weight
      bestEnd = end + 1
    }
  }
  weights[at - from] = best
  return bestEnd
}

/** Whether the stretch of `text` is a word of the dictionary. */
export function isWord(dictionary: Dictionary, text: string, from: number, to: number): boolean {
  let node = 0
  for (let at = from; at < to; at += 1) {
    node = childOf(dictionary, node, text.charCodeAt(at))
    if (node === 0) return false
  }
  return dictionary.ranks[node] !== 0
}
