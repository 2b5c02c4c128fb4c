/** Names of levels in rows of their own, over the rows that stand under them: 产出指标（50分）, then 数量指标. */
import type { IndicatorColumn } from './indicator-column.ts'
import type { Row, Slot } from './row.ts'
import { splitWeight } from './score.ts'
import { isLevelName, shapeOf } from './shape.ts'

export type Banner = { readonly level: 'level1' | 'level2'; readonly slot: Slot }

/** The name of a level that fills a row; null for other rows. */
export function bannerIn({ slots, words, spans }: Row): Slot | null {
  const [only, ...others] = words
  if (!only || others.length > 0 || !isLevelName(only.folded)) return null
  const width = slots.at(-1)?.end ?? 1
  const isWide = spans === 'kept' ? only.end - only.start >= width / 2 : slots.length === 1
  return isWide ? only : null
}

/** The rows that only name a level, and which; none where the level has a column of its own. */
export function levelBanners(
  rows: readonly Row[],
  columns: readonly IndicatorColumn[],
): ReadonlyMap<Row, Banner> {
  const found = rows.flatMap((row, at) => {
    const slot = bannerIn(row)
    return slot ? [{ row, slot, at }] : []
  })
  const has = (level: 'level1' | 'level2') => columns.some(({ field }) => field === level)
  const isSecond = found.some(({ slot }) => shapeOf(slot) === 'level2')
  const isWeighted = found.some(
    ({ slot }) => shapeOf(slot) === 'level1' && splitWeight(slot.folded).weight !== null,
  )
  const levelAt = ({ slot, at }: (typeof found)[number]): Banner['level'] => {
    const shape = shapeOf(slot)
    if (shape === 'level1' || has('level2') || !isSecond) return 'level1'
    if (shape === 'level2') return 'level2'
    // 成本指标 names either level: the upper one has its weight, or the lower one right below it.
    const isUpper = isWeighted
      ? splitWeight(slot.folded).weight !== null
      : found.some((other) => other.at === at + 1)
    return isUpper ? 'level1' : 'level2'
  }
  return new Map(
    found
      .map((banner) => [banner.row, { level: levelAt(banner), slot: banner.slot }] as const)
      .filter(([, { level }]) => !has(level)),
  )
}
