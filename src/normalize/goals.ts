/** 年度总体目标: expected beside actual, one item a printed row. */
import type { Pair } from './header.ts'
import { clean } from './heading.ts'
import type { Extra, Goal, Sourced } from './report.ts'
import type { Row, Slot } from './row.ts'
import { absent, partOf, textOf } from './sourced.ts'

export type GoalBlock = { readonly heading: Row; readonly rows: readonly Row[] }

type GoalColumn = { readonly field: 'expected' | 'actual' | 'extra'; readonly slot: Slot }

/**
 * The headings of a goals block; null where a row is none. Whatever stands before the expected goal is its lead. Some
 * forms print the expected goal alone.
 */
export function goalColumns({ words }: Row): readonly GoalColumn[] | null {
  const expected = words.findLastIndex(({ meaning }) => meaning.goal === 'expected')
  if (expected < 0) return null
  const known = words.every(({ meaning }) => meaning.goal || meaning.label)
  const actual = words.findIndex(({ meaning }, at) => at > expected && meaning.goal === 'actual')
  if (!known) return null
  return words.slice(expected).map((slot, at) => {
    if (at === 0) return { field: 'expected', slot }
    return { field: at + expected === actual ? 'actual' : 'extra', slot }
  })
}

/** The goals of a block, and what stands under a third heading. */
export function readGoals({ heading, rows }: GoalBlock): {
  readonly goals: readonly Goal[]
  readonly extra: readonly Extra[]
} {
  const columns = goalColumns(heading) ?? []
  const cells = rows.map((row) =>
    row.spans === 'kept' ? keptGoals(row, columns) : lostGoals(row, columns),
  )
  const third = columns.find(({ field }) => field === 'extra')
  return {
    goals: cells.filter((row) => row.has('expected') || row.has('actual')).map(goalOf),
    extra: cells.flatMap((row) => {
      const slot = row.get('extra')
      return slot && third
        ? [{ heading: clean(third.slot.cell.text), text: textOf(slot.cell) }]
        : []
    }),
  }
}

function goalOf(cells: GoalCells): Goal {
  const text = (field: 'expected' | 'actual'): Sourced<string> => {
    const slot = cells.get(field)
    return slot ? textOf(slot.cell) : absent()
  }
  return { expected: text('expected'), actual: text('actual') }
}

type GoalCells = ReadonlyMap<GoalColumn['field'], Slot>

function keptGoals({ words }: Row, columns: readonly GoalColumn[]): GoalCells {
  const cells = new Map<GoalColumn['field'], Slot>()
  for (const word of words) {
    const column = columns.find(({ slot }) => slot.start < word.end && word.start < slot.end)
    if (column && !cells.has(column.field)) cells.set(column.field, word)
  }
  return cells
}

/** Where columns are lost: as many texts as headings pair off in order, fewer by the nearest place. */
function lostGoals({ words }: Row, columns: readonly GoalColumn[]): GoalCells {
  const texts = words.slice(-columns.length)
  if (texts.length === columns.length) {
    return new Map(columns.map(({ field }, at) => [field, texts[at] as Slot]))
  }
  const cells = new Map<GoalColumn['field'], Slot>()
  for (const word of texts) {
    const column =
      columns.findLast(({ slot }) => slot.start <= word.start) ??
      columns.find(({ field }) => !cells.has(field))
    if (column && !cells.has(column.field)) cells.set(column.field, word)
  }
  return cells
}

/** Goals that stand beside their label, without a row of headings: 年度绩效目标 | 雪停路净. */
export function goalsBeside(pairs: readonly Pair[]): readonly Goal[] {
  const text = (field: 'expected' | 'actual'): Sourced<string> => {
    const pair = pairs.find(({ meaning }) => meaning.goal === field)
    return pair ? partOf(pair.cell, pair.words) : absent()
  }
  const goal = { expected: text('expected'), actual: text('actual') }
  return goal.expected.raw === null && goal.actual.raw === null ? [] : [goal]
}

/** Whether a pair is a goal and nothing else. */
export function isGoalPair({ meaning }: Pair): boolean {
  const { goal, header, label } = meaning
  return (goal === 'expected' || goal === 'actual') && !header && !label
}
