/** When two values are the same, and how much two rows or forms have in common. */
import { fieldAt } from './reading.ts'
import type { Value } from './truth.ts'

export function same(name: string, expected: Value, actual: Value): boolean {
  if (expected === null || actual === null) return false
  if (typeof expected === 'number' || typeof actual === 'number') return expected === actual
  const [one, other] = [folded(expected), folded(actual)]
  // Of several lines above a form it is convention which are its title; a label may keep its colon.
  if (name === 'title') return other.length >= 6 && (one.includes(other) || other.includes(one))
  if (name === 'label') return bare(one) === bare(other)
  return one === other
}

function bare(label: string): string {
  return label.replaceAll(/[:,;]/gu, '')
}

/** Words without white space and width. */
function folded(text: string): string {
  return text
    .normalize('NFKC')
    .replaceAll(/\s+/gu, '')
    .replaceAll(/[‐‑‒–—―−]/gu, '-')
    .replaceAll(/[“”„‟″]/gu, '"')
}

/** What tells rows apart, by how much. */
const telling: Readonly<Record<string, number>> = {
  ...{ level3: 5, level4: 3, target: 2, actual: 1, weight: 1, score: 1, level2: 0.5 },
  ...{ label: 3, source: 2, annual_budget: 1, executed: 1, initial_budget: 1, expected: 1 },
}

export function rowLikeness(one: object, other: object): number {
  return Object.entries(telling).reduce((sum, [field, gain]) => {
    return same(field, fieldAt(one, field), fieldAt(other, field)) ? sum + gain : sum
  }, 0)
}

/** Never nothing: a form that is read wrongly is not one lost and one invented. */
export function formLikeness(one: object, other: object): number {
  const alike = (path: string) => Number(same(path, fieldAt(one, path), fieldAt(other, path)))
  const names = new Set(namesIn(other))
  const own = namesIn(one)
  const shared = own.filter((name) => names.has(name)).length / Math.max(1, own.length)
  return 0.01 + alike('kind') / 2 + 3 * alike('project_name') + alike('total.score') + 4 * shared
}

function namesIn(form: object): readonly string[] {
  const { indicators } = form as { readonly indicators: readonly object[] }
  return indicators.map((row) => folded(String(fieldAt(row, 'level3'))))
}
