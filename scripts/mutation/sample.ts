/** A sample that is the same for the same seed. It stands in an order by chance: any first part of it is a sample as well. */
import { createHash } from 'node:crypto'
import type { Mutant } from './mutant.ts'

export function sampled(mutants: readonly Mutant[], size: number, seed: string): readonly Mutant[] {
  return mutants
    .map((mutant) => ({ mutant, rank: rankOf(mutant, seed) }))
    .toSorted((one, other) => (one.rank < other.rank ? -1 : 1))
    .slice(0, size)
    .map(({ mutant }) => mutant)
}

function rankOf({ file, operator, becomes, start }: Mutant, seed: string): string {
  const words = [seed, file, operator, becomes, start].join(' ')
  return createHash('sha256').update(words).digest('hex')
}
