/** The levels that a row of indicators stands under: printed beside it, merged over it, or taken over from above. */

import { UNNAMED, type Unplaced } from '../column/column.ts'
import type { PrintedNumber, Sourced } from '../report.ts'
import type { Slot } from '../sheet/row.ts'
import { splitWeight } from '../value/score.ts'
import {
  absent,
  absentNumber,
  type Notes,
  numberIn,
  numberOf,
  partOf,
  textOf,
} from '../value/sourced.ts'
import type { IndicatorColumnField } from '../vocabulary/column-field.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import type { Banner } from './banner.ts'
import type { IndicatorColumn } from './column-field.ts'
import type { Cells } from './indicator-cells.ts'

/** What of a level fills down to the next rows. */
type Level = { readonly name: Sourced<string>; readonly weight: PrintedNumber }

/** The levels a row stands under; the third where the form has a fourth. */
export type Levels = {
  readonly level1: Level
  readonly level2: Level
  readonly level3: Level | null
}

/** The levels of a row, each taken over from the row above where it prints none under the same level. */
export function levelsOf(
  cells: Cells,
  above: Levels,
  fields: ReadonlySet<IndicatorColumnField>,
  { path, notes }: Path,
): Levels {
  const at = (level: string): Path => ({ path: `${path}.${level}_weight`, notes })
  const moved = (level: Level, before: Level) =>
    level !== before && level.name.place !== before.name.place
  // A level without a column is that of the row of its own above: it is printed over all rows below it.
  const level1 = fields.has('level1')
    ? levelOf(cells.level1, cells.level1_weight, above.level1, at('level1'))
    : above.level1
  const over = moved(level1, above.level1) ? emptyLevel() : above.level2
  const level2 = fields.has('level2')
    ? levelOf(cells.level2, cells.level2_weight, over, at('level2'))
    : over
  const names = { level1: namesLevel1(cells, level1), level2 }
  if (above.level3 === null) return { ...names, level3: null }
  const third = moved(level2, above.level2) ? emptyLevel() : above.level3
  return { ...names, level3: levelOf(cells.level3, undefined, third, at('level3')) }
}

/** The field that a number is read for, and where it is noted that it cannot be. */
type Path = { readonly path: string; readonly notes: Notes }

export function emptyLevel(): Level {
  return { name: absent(), weight: absentNumber() }
}

/** The level a row belongs to: printed beside it or merged over it, else taken over from the row above. */
function levelOf(
  slot: Slot | undefined,
  weight: Slot | undefined,
  above: Level,
  { path, notes }: Path,
): Level {
  if (!slot || slot.blank) {
    if (above.name.value === null || above.name.basis === 'inferred') return above
    return {
      name: { ...above.name, basis: 'inferred' },
      weight: { ...above.weight, basis: 'inferred' },
    }
  }
  if (!slot.own && above.name.place === slot.cell.place && above.name.raw === slot.cell.text) {
    return above
  }
  const { name, weight: words } = splitWeight(withoutLayoutSpace(slot.cell.text))
  return {
    name: partOf(slot.cell, name),
    weight:
      weight && !weight.blank
        ? numberOf(weight.cell, path, notes)
        : words === null
          ? absentNumber(slot.cell.place)
          : numberIn(slot.cell, words, path, notes),
  }
}

/** Weights of levels beside a level that is blank, or merged over from a row that has its own. */
export function weightsWithoutLevel(
  cells: Cells,
  levels: { readonly level1: Level; readonly level2: Level },
  columns: readonly IndicatorColumn[],
): readonly Unplaced[] {
  return (['level1', 'level2'] as const).flatMap((level) => {
    const field = `${level}_weight` as const
    const slot = cells[field]
    if (!slot?.own || slot.blank || levels[level].weight.place === slot.cell.place) return []
    const heading = columns.find((column) => column.field === field)?.heading ?? UNNAMED
    return [{ slot, heading }]
  })
}

const LEVEL1_ONLY = /^(?:产出|效益|成本|效果|影响力)(?:指标|目标)$/u

/** A level-1 name in level 2's place beside a blank level 1: 效益指标 (Beijing 2021). */
function namesLevel1(cells: Cells, level1: Level): Level {
  const { level2 } = cells
  if (!level2 || level2.blank || (cells.level1 && !cells.level1.blank && cells.level1.own))
    return level1
  if (!LEVEL1_ONLY.test(level2.folded) || level1.name.value === null) return level1
  if (level2.folded === '成本指标') return level1
  return { name: textOf(level2.cell, 'inferred'), weight: absentNumber(level2.cell.place) }
}

/** The levels below a name in a row of its own. */
export function underBanner(banner: Banner, levels: Levels, { path, notes }: Path): Levels {
  const { level, slot, name, weight } = banner
  const own = `${path}.${level}_weight`
  const read =
    weight === null
      ? absentNumber(slot.cell.place)
      : typeof weight === 'string'
        ? numberIn(slot.cell, weight, own, notes)
        : numberOf(weight.cell, own, notes)
  const named = { name: partOf(slot.cell, name), weight: read }
  const third = levels.level3 === null ? null : emptyLevel()
  if (level === 'level1') return { level1: named, level2: emptyLevel(), level3: third }
  return { ...levels, level2: named, level3: third }
}
