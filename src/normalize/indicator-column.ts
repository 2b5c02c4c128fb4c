/** 绩效指标: heading rows → the columns of the indicator table. */
import { type Column, type Leaf, leavesOf } from './column.ts'
import { clean } from './heading.ts'
import { guessIndicator } from './meaning.ts'
import type { Row, Slot } from './row.ts'
import { addNote, type Notes } from './sourced.ts'

export type IndicatorColumnField =
  | 'lead'
  | 'project'
  | 'ordinal'
  | 'blank'
  | 'level1'
  | 'level1_weight'
  | 'level2'
  | 'level2_weight'
  | 'level3'
  | 'level4'
  | 'target_operator'
  | 'target'
  | 'target_unit'
  | 'actual_operator'
  | 'actual'
  | 'actual_unit'
  | 'weight'
  | 'score'
  | 'note'
  | 'description'
  | 'extra'

export type IndicatorColumn = Column<IndicatorColumnField>

const LEVELS = ['level1', 'level2', 'level3'] as const

/** The columns of an indicator table. Headings that are unknown or come twice are kept as `extra` and noted. */
export function readIndicatorColumns(
  headings: readonly Row[],
  notes: Notes,
): readonly IndicatorColumn[] {
  const leaves = leavesOf(headings)
  const weights = leaves.filter(({ slot }) => slot.meaning.indicator === 'weight').length
  const columns: IndicatorColumn[] = []
  for (const leaf of leaves) {
    const { slot, start, end } = leaf
    const heading = clean(slot.cell.text)
    const guess = guessOf(leaf, leaves)
    if (guess) {
      addNote(notes, {
        code: 'column_guessed',
        path: '',
        place: slot.cell.place,
        args: { heading },
      })
    }
    const field = guess ?? fieldOf(leaf, columns, weights)
    const repeated =
      field !== 'blank' && field !== 'extra' && columns.some((c) => c.field === field)
    if (field === 'extra' && slot.meaning.indicator !== 'extra') {
      addNote(notes, {
        code: 'unknown_heading',
        path: '',
        place: slot.cell.place,
        args: { heading },
      })
    }
    if (repeated && !MAY_REPEAT.has(field)) {
      addNote(notes, {
        code: 'heading_repeated',
        path: '',
        place: slot.cell.place,
        args: { heading },
      })
    }
    columns.push({
      field: repeated && field !== 'lead' ? 'extra' : field,
      start,
      end,
      heading,
      slot,
    })
  }
  return named(columns, notes)
}

/** The field of an unknown heading by a word in it, where no other heading stands for that field. */
function guessOf({ slot }: Leaf, leaves: readonly Leaf[]): IndicatorColumnField | null {
  if (slot.blank || slot.meaning.indicator || slot.meaning.header) return null
  const guess = guessIndicator(slot.folded)
  const taken = leaves.some(({ slot: other, parents }) =>
    [other, ...parents].some(
      ({ meaning, folded }) =>
        meaning.indicator === guess || (other !== slot && guessIndicator(folded) === guess),
    ),
  )
  return guess === undefined || taken ? null : (guess as IndicatorColumnField)
}

const MAY_REPEAT: ReadonlySet<string> = new Set(['lead', 'note', 'description', 'ordinal'])

/** Where no level 3 is printed, the deepest heading names the rows. */
function named(columns: readonly IndicatorColumn[], notes: Notes): readonly IndicatorColumn[] {
  if (columns.some(({ field }) => field === 'level3')) return columns
  const deepest =
    columns.findLast(({ field }) => field === 'level2' || field === 'level1') ??
    columns.findLast(({ field }) => field === 'lead')
  if (!deepest) return columns
  const { heading, slot } = deepest
  addNote(notes, { code: 'column_guessed', path: '', place: slot.cell.place, args: { heading } })
  return columns.map((column) => (column === deepest ? { ...column, field: 'level3' } : column))
}

function fieldOf(
  { slot, parents }: Leaf,
  before: readonly IndicatorColumn[],
  weights: number,
): IndicatorColumnField {
  const meaning = slot.meaning.indicator
  if (slot.blank) return 'blank'
  if (slot.meaning.header === 'project_name') return 'project'
  const last = before.at(-1)
  switch (meaning) {
    case 'level_name':
      return LEVELS.find((level) => !before.some(({ field }) => field === level)) ?? 'extra'
    case 'weight':
      if (weights > 1 && (last?.field === 'level1' || last?.field === 'level2')) {
        return `${last.field}_weight`
      }
      return 'weight'
    case 'operator':
    case 'value':
    case 'unit':
      return valueField(meaning, parents, before)
    case 'target':
      return parents.some((parent) => parent.meaning.indicator === 'actual') ? 'actual' : 'target'
    case undefined:
      return 'extra'
    default:
      return meaning
  }
}

/** 指标性质, 指标值, 度量单位: of the target, or of the actual value where they come a second time. */
function valueField(
  meaning: 'operator' | 'value' | 'unit',
  parents: readonly Slot[],
  before: readonly IndicatorColumn[],
): IndicatorColumnField {
  const parent = parents.find(({ meaning: above }) => above.indicator)?.meaning.indicator
  const suffix = meaning === 'value' ? '' : (`_${meaning}` as const)
  const target = `target${suffix}` as const
  const second = before.some(({ field }) => field === target)
  return parent === 'actual' || (second && parent !== 'target') ? `actual${suffix}` : target
}
