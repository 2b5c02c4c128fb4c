/** Two readings of one line made one, character by character. */

export type Character = { readonly text: string; readonly confidence: number }

type Merged = {
  readonly text: string
  readonly confidence: number
  readonly readings: readonly string[]
}

/** What both readings agree on is at least as sure as this, what they differ in no surer than these. */
const AGREED = 0.9
/** What they differ in is no surer than this, 0 to 1. */
const DISPUTED = 0.75
/** The same for figures. */
const DISPUTED_FIGURES = 0.6
/** The same for what only one of them has. */
const SINGLE = 0.5

/** What both say, and where they differ what each is better at; the whole readings stay as proposals. */
export function mergedReading(one: readonly Character[], other: readonly Character[]): Merged {
  const [first, second] = [textOf(one), textOf(other)]
  if (folded(first) === folded(second)) {
    const confidence = first === '' ? 0 : Math.max(AGREED, meanOf(one), meanOf(other))
    return { text: first, confidence, readings: [] }
  }
  if (first === '' || second === '') {
    return { text: first || second, confidence: SINGLE, readings: [] }
  }
  const spans = spansOf(one, other)
  const text = spans.map((span) => textOf(chosen(span))).join('')
  const differing = spans.filter((span) => folded(textOf(span.one)) !== folded(textOf(span.other)))
  const figures = differing.some((span) => /\d/u.test(textOf(span.one) + textOf(span.other)))
  const readings = [first, second].filter((reading) => reading !== text)
  return { text, confidence: figures ? DISPUTED_FIGURES : DISPUTED, readings }
}

function textOf(characters: readonly Character[]): string {
  return characters.map(({ text }) => text).join('')
}

function meanOf(characters: readonly Character[]): number {
  const sum = characters.reduce((total, { confidence }) => total + confidence, 0)
  return sum / Math.max(1, characters.length)
}

function folded(text: string): string {
  return text.normalize('NFKC')
}

type Span = { readonly one: readonly Character[]; readonly other: readonly Character[] }

const FIGURES = /^[\d.,]+$/u

/** Where the readings differ: the first network takes % for figures, and either takes figures for Han characters. */
function chosen({ one, other }: Span): readonly Character[] {
  const [first, second] = [textOf(one), textOf(other)]
  if (folded(first) === folded(second)) return one
  // A sign is hardly ever seen where there is none.
  if (/[≥≤≧≦]/u.test(first)) return one
  if (/[%％]/u.test(second) && /^[\d%％]*$/u.test(first)) {
    return other.slice(0, other.findIndex(({ text }) => /[%％]/u.test(text)) + 1)
  }
  if (FIGURES.test(second) && !FIGURES.test(first)) return other
  if (FIGURES.test(first) && !FIGURES.test(second)) return one
  // A comma is easily overlooked; words are not easily invented.
  if (one.length + other.length === 1 && /[,，.]/u.test(first + second)) return [...one, ...other]
  if (Math.abs(one.length - other.length) > 2) return one.length > other.length ? one : other
  return meanOf(one) >= meanOf(other) ? one : other
}

/** Both readings cut into spans that are equal and spans that differ, in order: a longest common subsequence. */
function spansOf(one: readonly Character[], other: readonly Character[]): readonly Span[] {
  const same = one.map((a) => other.map((b) => folded(a.text) === folded(b.text)))
  const lengths = commonLengths(same, other.length)
  const spans: Span[] = []
  let [i, j] = [0, 0]
  while (i < one.length || j < other.length) {
    const [fromOne, fromOther] = [i, j]
    const agreed = same[i]?.[j] ?? false
    if (agreed) {
      i++
      j++
    } else [i, j] = nextAgreed(same, lengths, [i, j])
    spans.push({ one: one.slice(fromOne, i), other: other.slice(fromOther, j) })
  }
  return spans
}

/** Where the readings agree again: the next pair of the longest common subsequence, or both ends. */
function nextAgreed(
  same: readonly (readonly boolean[])[],
  lengths: readonly Uint16Array[],
  [from, start]: readonly [number, number],
): [number, number] {
  let [i, j] = [from, start]
  const width = (lengths[0]?.length ?? 1) - 1
  while ((i < same.length || j < width) && !same[i]?.[j]) {
    const down = j >= width || (i < same.length && at(lengths, i + 1, j) >= at(lengths, i, j + 1))
    if (down) i++
    else j++
  }
  return [i, j]
}

function commonLengths(
  same: readonly (readonly boolean[])[],
  width: number,
): readonly Uint16Array[] {
  const lengths = Array.from({ length: same.length + 1 }, () => new Uint16Array(width + 1))
  for (let i = same.length - 1; i >= 0; i--) {
    const row = lengths[i] as Uint16Array
    for (let j = width - 1; j >= 0; j--) {
      row[j] = same[i]?.[j]
        ? at(lengths, i + 1, j + 1) + 1
        : Math.max(at(lengths, i + 1, j), at(lengths, i, j + 1))
    }
  }
  return lengths
}

function at(lengths: readonly Uint16Array[], i: number, j: number): number {
  return lengths[i]?.[j] ?? 0
}
