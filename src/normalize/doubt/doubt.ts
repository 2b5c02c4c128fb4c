/** What a reader of the canonical form should know of how it was read. */
import type { FormNote, Fund, Indicator, Sourced } from '../report.ts'
import { addNote, type Notes } from '../value/sourced.ts'

/** Levels without a code or taken over from above, and amounts without a unit. */
export function doubtsOf(
  funds: readonly Fund[],
  indicators: readonly Indicator[],
): readonly FormNote[] {
  const notes: Notes = []
  for (const [at, indicator] of indicators.entries()) {
    noteUnknown(notes, indicator, indicators[at - 1], at)
    for (const field of ['level1', 'level2'] as const) {
      if (indicator[field].basis === 'inferred') {
        noteLevel(notes, 'level_inferred', `indicators[${at}].${field}`, indicator[field])
      }
    }
  }
  const first = funds.findIndex(
    (fund) => fund.unit.value === null && hasAmount(fund) && !isPriced(fund),
  )
  if (first >= 0) {
    const place = funds[first]?.label.place ?? null
    addNote(notes, { code: 'unit_unknown', path: `funds[${first}].unit`, place, args: {} })
  }
  return notes
}

/** Notes a printed level without a code, once for each run of rows under it. */
function noteUnknown(
  notes: Notes,
  indicator: Indicator,
  before: Indicator | undefined,
  at: number,
): void {
  const field = indicator.level1_code === null ? 'level1' : 'level2'
  const level = indicator[field]
  if (indicator[`${field}_code`] !== null || level.basis === 'inferred') return
  if (before?.[field].value === level.value) return
  noteLevel(notes, 'unknown_level', `indicators[${at}].${field}`, level)
}

function noteLevel(
  notes: Notes,
  code: 'unknown_level' | 'level_inferred',
  path: string,
  { value, place }: Sourced<string>,
): void {
  if (value !== null) addNote(notes, { code, path, place, args: { words: value } })
}

function hasAmount({ initial_budget, annual_budget, executed }: Fund): boolean {
  return [initial_budget, annual_budget, executed].some(({ value }) => value !== null)
}

/** Whether amounts of different units were converted each by its own. */
function isPriced({ initial_budget_fen, annual_budget_fen, executed_fen }: Fund): boolean {
  return [initial_budget_fen, annual_budget_fen, executed_fen].some((fen) => fen !== null)
}
