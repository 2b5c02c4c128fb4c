/** A draft as the parts it was cut into, for those who ask why. */

import type { FormPart, PartKind } from '../explanation.ts'
import type { Row } from '../sheet/row.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import type { Draft } from './draft.ts'

/** Characters shown of a part's first row. */
const LONGEST = 60

/** The parts of a draft in printed order; those that it does not have are left out. */
export function partsOf({
  titles,
  pairs,
  funds,
  goals,
  indicators,
  totals,
}: Draft): readonly FormPart[] {
  const parts: readonly (readonly [PartKind, readonly Row[]])[] = [
    ['title', titles],
    ['header', pairs],
    ...funds.map(({ headings, rows }) => ['funds', [...headings, ...rows]] as const),
    ...goals.map(({ heading, rows }) => ['goals', [heading, ...rows]] as const),
    ...indicators.map(({ headings, rows }) => ['indicators', [...headings, ...rows]] as const),
    ['total', totals],
  ]
  return parts.flatMap(([kind, rows]) => {
    const [first] = rows
    if (!first) return []
    const words = first.words.map(({ cell }) => withoutLayoutSpace(cell.text)).join(' | ')
    const place = first.words[0]?.cell.place ?? null
    return [{ kind, rows: rows.length, words: words.slice(0, LONGEST), place }]
  })
}
