/**
 * Names of levels in rows of their own, over the rows that stand under them: 产出指标（50分） across the table, or 一、产出指标
 * in the column of the names, beside the sums of what stands below.
 */
import { cellsByColumn } from '../column/column.ts'
import { isLevelName, shapeOf } from '../column/shape.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { splitWeight } from '../value/score.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import type { IndicatorColumn } from './column-field.ts'

export type Banner = {
  readonly level: 'level1' | 'level2'
  readonly slot: Slot
  /** The name, without its weight and its number. */
  readonly name: string
  /** The words of the weight in the name, or the cell under its heading. */
  readonly weight: string | Slot | null
  /** What else the row prints: the score of the whole level. */
  readonly sums: readonly Slot[]
}

/** A row that names a level, before it is known which. */
type Found = Omit<Banner, 'level'> & {
  readonly row: Row
  readonly at: number
  readonly rank: number
}

const SERIALS: readonly RegExp[] = [
  /^[一二三四五六七八九十]{1,3}[、.]/u,
  /^[(（][一二三四五六七八九十]{1,3}[)）]/u,
  /^\d{1,2}[.、．](?!\d)/u,
]

/** The name of a level that fills a row; null for other rows. */
export function bannerIn({ slots, words, spans }: Row): Slot | null {
  const [only, ...others] = words
  if (!only || others.length > 0) return null
  if (!isLevelName(splitWeight(unnumbered(only.folded).name).name)) return null
  const width = slots.at(-1)?.end ?? 1
  const isWide = spans === 'kept' && only.end - only.start >= width / 2
  const isAlone =
    only.start === 0 && slots.every((slot) => slot === only || (slot.own && slot.blank))
  return isWide || isAlone ? only : null
}

/** Words without the number before them, and how deep that number is: 一、, （一）, 1. */
function unnumbered(words: string): { readonly name: string; readonly rank: number } {
  const rank = SERIALS.findIndex((serial) => serial.test(words))
  const serial = SERIALS[rank]
  return { name: serial ? words.replace(serial, '') : words, rank }
}

/** How deep a number in a column of its own is: 1, 1.2, or 一, （一）; -1 where it is none. */
function rankOf(folded: string): number {
  if (/^\d{1,2}(?:\.\d{1,2})*[.、]?$/u.test(folded))
    return folded.split('.').filter(Boolean).length - 1
  return SERIALS.findIndex((serial) => serial.test(`${folded}、`))
}

/** The rows that only name a level, and which; none where the level has a column of its own. */
export function levelBanners(
  rows: readonly Row[],
  columns: readonly IndicatorColumn[],
): ReadonlyMap<Row, Banner> {
  const has = (level: 'level1' | 'level2') => columns.some(({ field }) => field === level)
  if (has('level1')) return new Map()
  const found = rows.flatMap((row, at): Found[] => {
    const slot = bannerIn(row)
    if (slot) return [{ row, at, ...namedIn(slot), sums: [] }]
    return has('level2') ? [] : (outlined(row, columns)?.map((own) => ({ row, at, ...own })) ?? [])
  })
  return new Map(
    found
      .map((own) => [own.row, { ...own, level: levelOf(own, found, has('level2')) }] as const)
      .filter(([, { level }]) => !has(level)),
  )
}

function namedIn(slot: Slot): Pick<Found, 'slot' | 'name' | 'weight' | 'rank'> {
  const { name: printed, rank } = unnumbered(withoutLayoutSpace(slot.cell.text))
  const { name, weight } = splitWeight(printed)
  return { slot, name, weight, rank }
}

/** A level in the column of the names, with nothing beside it but sums: neither a target nor an actual value. */
function outlined(
  row: Row,
  columns: readonly IndicatorColumn[],
): readonly Omit<Found, 'row' | 'at'>[] | null {
  if (row.spans === 'lost' && row.slots.length !== columns.length) return null
  const { cells } = cellsByColumn(row, columns)
  const under = (...fields: readonly string[]) =>
    columns.flatMap(({ field }, at) =>
      fields.includes(field) ? (cells[at] ?? []).filter((slot) => slot.own && !slot.blank) : [],
    )
  const [slot] = under('level3')
  if (!slot || !isLevelName(unnumbered(slot.folded).name)) return null
  const isEmpty = under('target', 'target_operator', 'actual', 'note', 'extra').length === 0
  if (!isEmpty) return null
  const numbered = under('ordinal').map(({ folded }) => rankOf(folded))
  const own = namedIn(slot)
  const named = own.rank < 0 ? { ...own, rank: numbered[0] ?? -1 } : own
  const [weight = null] = under('weight')
  const sums = named.weight === null ? under('score') : under('weight', 'score')
  return [{ ...named, weight: named.weight ?? weight, sums }]
}

/** Which level a name in a row of its own has, beside the others of its table. */
function levelOf(own: Found, found: readonly Found[], hasSecond: boolean): Banner['level'] {
  const shape = shapeAt(own)
  const isSecond = found.some((other) => shapeAt(other) === 'level2')
  const ranks = new Set(found.map(({ rank }) => rank))
  if (ranks.size > 1 && !ranks.has(-1)) {
    return own.rank === Math.min(...ranks) ? 'level1' : 'level2'
  }
  if (shape === 'level1' || hasSecond || !isSecond) return 'level1'
  if (shape === 'level2') return 'level2'
  // 成本指标 names either level: an upper one stands right over the first of its lower ones.
  const leads = (banner: Found) => found.some(({ at }) => at === banner.at + 1)
  return leads(own) && found.filter((other) => shapeAt(other) === 'level1').every(leads)
    ? 'level1'
    : 'level2'
}

function shapeAt({ name }: Found): ReturnType<typeof shapeOf> {
  return shapeOf({ folded: name, blank: false })
}
