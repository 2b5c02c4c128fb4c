/**
 * The end of a network for lines of print: for each step from left to right, how likely every character is, and a blank
 * between characters (connectionist temporal classification, Graves 2006).
 */
import type { RecognizedSymbol } from './recognizer.ts'

/** What a network gave for one line. */
export type Steps = {
  /** Step after step, the likelihood of each class; class 0 is the blank, class n the n-th of `characters`. */
  readonly likelihoods: Float32Array
  readonly characters: readonly string[]
  /** Pixels of the image that one step stands for. */
  readonly stepWidth: number
}

/** What is less likely at the step of a character is no rival of it. */
const LEAST_RIVAL = 0.01
/** Rivals kept of each character. Chosen. */
const MOST_RIVALS = 3

/** The characters from left to right: a class that wins several steps running is one character. */
export function symbolsOf({ likelihoods, characters, stepWidth }: Steps): RecognizedSymbol[] {
  const classes = characters.length + 1
  const symbols: RecognizedSymbol[] = []
  let last = 0
  let start = 0
  for (let step = 0; step * classes < likelihoods.length; step++) {
    const here = likelihoods.subarray(step * classes, (step + 1) * classes)
    const best = likeliest(here)
    if (best !== last) start = step
    last = best
    if (best === 0) continue
    const confidence = rounded(here[best] ?? 0)
    const before = start < step ? symbols.at(-1) : undefined
    const x1 = (step + 1) * stepWidth
    if (before && before.confidence >= confidence) {
      symbols[symbols.length - 1] = { ...before, x1 }
      continue
    }
    if (before) symbols.pop()
    const text = characters[best - 1] ?? ''
    const rivals = rivalsOf(here, best, characters)
    symbols.push({ text, confidence, x0: start * stepWidth, x1, rivals })
  }
  return symbols
}

function likeliest(likelihoods: Float32Array): number {
  let best = 0
  for (let index = 1; index < likelihoods.length; index++) {
    if ((likelihoods[index] as number) > (likelihoods[best] as number)) best = index
  }
  return best
}

/** The next characters in the running, likeliest first. */
function rivalsOf(
  likelihoods: Float32Array,
  best: number,
  characters: readonly string[],
): readonly string[] {
  const rivals: number[] = []
  for (let index = 1; index < likelihoods.length; index++) {
    if (index !== best && rounded(likelihoods[index] as number) >= LEAST_RIVAL) rivals.push(index)
  }
  return rivals
    .toSorted((a, b) => (likelihoods[b] as number) - (likelihoods[a] as number))
    .slice(0, MOST_RIVALS)
    .map((index) => characters[index - 1] ?? '')
}

/**
 * Processors differ in the last digits of a likelihood. Whatever is decided by one, or stored, is decided by two decimals.
 */
export function rounded(likelihood: number): number {
  return Math.round(likelihood * 100) / 100
}
