/** One document of the benchmark: a family, a seed, what it says, how it is laid out, and the truth of it. */
import { randomFrom } from '../make/report.ts'
import { type Content, drawContents } from './content/content.ts'
import type { Family } from './family.ts'
import type { Laid } from './layout/grid.ts'
import { layOut } from './layout/lay-out.ts'
import { type Box, type Typeset, typeset } from './layout/typeset.ts'
import type { Print } from './print.ts'
import { type TruthForm, truthOf } from './truth.ts'

export type BenchmarkDocument = {
  readonly family: Family
  readonly contents: readonly Content[]
  readonly laid: Laid
  readonly typeset: Typeset
  readonly truth: readonly TruthForm[]
}

/** The same for the same family, seed and number, whatever else is made. */
export function makeDocument(family: Family, seed: number, number: number): BenchmarkDocument {
  const random = randomFrom(digest(`${family.name}/${seed}/${number}`))
  const contents = drawContents(family, random)
  const laid = layOut(family, contents)
  const truth = truthOf(family, contents, laid)
  return { family, contents, laid, typeset: typeset(laid, family.page), truth }
}

/** A number of 32 bits for words (FNV-1a). */
export function digest(words: string): number {
  let hash = 0x811c9dc5
  for (const byte of Buffer.from(words)) hash = Math.imul(hash ^ byte, 0x01000193) >>> 0
  return hash
}

/** For each form, the boxes of each field as the scorer names it (`indicators[3].target`). */
export function boxesOf({ laid, typeset: { boxes }, truth }: BenchmarkDocument) {
  const found = truth.map(() => new Map<string, Box[]>())
  for (const [at, part] of laid.entries()) {
    const cells: readonly { readonly prints: readonly Print[] }[] =
      part.type === 'line' ? [part] : part.cells
    for (const [index, { prints }] of cells.entries()) {
      for (const { form, path } of prints) {
        const named = path
          .replace(/\.(?:operator|value|measure)$/u, '.target')
          .replaceAll(/\.(\d+)/gu, '[$1]')
        const own = found[form]?.get(named) ?? []
        found[form]?.set(named, [...own, ...(boxes[at]?.[index] ?? [])])
      }
    }
  }
  return found
}
