/** 年度总体目标: expected beside actual, one item a printed row. */
import { keepStrayCells, type Unplaced } from '../column/column.ts'
import type { Extra, Goal, Sourced } from '../report.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { isFigure } from '../value/score.ts'
import { absent, addNote, type Notes, partOf, textOf } from '../value/sourced.ts'
import { fold, isBlankText, withoutLayoutSpace } from '../words/heading.ts'
import { coversOtherPeriod } from '../words/period.ts'
import type { Pair } from './header.ts'

export type GoalBlock = { readonly heading: Row; readonly rows: readonly Row[] }

/** Characters of the longest heading beside goals. */
const LONGEST_HEADING = 12

type GoalColumn = { readonly field: 'expected' | 'actual' | 'extra'; readonly slot: Slot }

/**
 * The headings of a goals block; null where a row is none. Whatever stands before the expected goal is its lead. Some
 * forms print the expected goal alone.
 */
export function goalColumns({ words }: Row): readonly GoalColumn[] | null {
  const expected = words.findLastIndex(({ meaning }) => meaning.goal === 'expected')
  if (expected < 0) return null
  const actual = words.findIndex(({ meaning }, at) => at > expected && meaning.goal === 'actual')
  const isLead = ({ cell }: Slot, at: number) => at < expected && cell.rowSpan > 1
  const isKnown = (slot: Slot, at: number) =>
    slot.meaning.goal !== undefined || slot.meaning.label !== undefined || isLead(slot, at)
  // 总体完成率 beside both goals is a third heading, whatever it says.
  const isThird = (slot: Slot, at: number) =>
    actual >= 0 && at > actual && slot.folded.length <= LONGEST_HEADING && !isFigure(slot.folded)
  if (!words.every((slot, at) => isKnown(slot, at) || isThird(slot, at))) return null
  return words.slice(expected).map((slot, at) => {
    if (at === 0) return { field: 'expected', slot }
    return { field: at + expected === actual ? 'actual' : 'extra', slot }
  })
}

/**
 * The goals of a block; `extra` holds what stands under a third heading, beside a goal or under none. `first` is the
 * index of the first goal among the form's.
 */
export function readGoals(
  { heading, rows }: GoalBlock,
  first: number,
  notes: Notes,
): { readonly goals: readonly Goal[]; readonly extra: readonly Extra[] } {
  const columns = goalColumns(heading) ?? []
  const goals: Goal[] = []
  const extra: Extra[] = []
  for (const row of rows) {
    const path = `goals[${first + goals.length}]`
    const placed = row.spans === 'kept' ? keptGoals(row, columns) : lostGoals(row, columns)
    if (placed.isGuess) {
      const place = row.words[0]?.cell.place ?? null
      addNote(notes, { code: 'row_shifted', path, place, args: { row: row.row + 1 } })
    }
    extra.push(...placed.third.map(({ heading: above, slot }) => extraOf(above, slot)))
    extra.push(...keepStrayCells(placed.beside, row, path, notes))
    if (placed.goal.size > 0) goals.push(goalOf(placed.goal))
  }
  return { goals, extra }
}

function extraOf(heading: string, { cell }: Slot): Extra {
  return { heading, text: textOf(cell) }
}

type GoalCells = ReadonlyMap<'expected' | 'actual', Slot>

/** A row of goals: its two cells, what stands under further headings, and words that have no place. */
type PlacedGoal = {
  readonly goal: GoalCells
  readonly third: readonly Unplaced[]
  readonly beside: readonly Unplaced[]
  /** Which goal the words are was told by the place alone. */
  readonly isGuess: boolean
}

function goalOf(cells: GoalCells): Goal {
  const text = (field: 'expected' | 'actual'): Sourced<string> => {
    const slot = cells.get(field)
    return slot ? textOf(slot.cell) : absent()
  }
  return { expected: text('expected'), actual: text('actual') }
}

function keptGoals({ words }: Row, columns: readonly GoalColumn[]): PlacedGoal {
  const pairs = words.map((word) => {
    const under = columns.filter(({ slot }) => slot.start < word.end && word.start < slot.end)
    // What stands under both goals heads what comes next.
    const isNext = under.length > 1 && words.length === 1 && isHeading(word)
    return [word, isNext ? undefined : under[0]] as const
  })
  return { ...placedGoal(pairs, columns), isGuess: false }
}

function isHeading({ folded }: Slot): boolean {
  return folded.length <= LONGEST_HEADING && /[表况标]$/u.test(folded)
}

/** Where columns are lost: as many texts as headings pair off in order, fewer by the nearest place. */
function lostGoals({ words }: Row, columns: readonly GoalColumn[]): PlacedGoal {
  const [before, texts] = [words.slice(0, -columns.length), words.slice(-columns.length)]
  const isWhole = texts.length === columns.length
  const pairs = texts.map((word, at) => {
    const near = columns.findLast(({ slot }) => slot.start <= word.start) ?? columns[at]
    return [word, isWhole ? columns[at] : near] as const
  })
  const led = before.map((word) => [word, undefined] as const)
  return { ...placedGoal([...led, ...pairs], columns), isGuess: !isWhole && columns.length > 1 }
}

function placedGoal(
  pairs: readonly (readonly [Slot, GoalColumn | undefined])[],
  columns: readonly GoalColumn[],
): Omit<PlacedGoal, 'isGuess'> {
  const goal = new Map<'expected' | 'actual', Slot>()
  const third: Unplaced[] = []
  const beside: Unplaced[] = []
  for (const [slot, column] of pairs) {
    const over = (column ?? columns[0])?.slot.cell.text
    const unplaced = { slot, heading: withoutLayoutSpace(over ?? slot.cell.text) }
    if (column?.field === 'extra') third.push(unplaced)
    else if (column && !goal.has(column.field)) goal.set(column.field, slot)
    else if (column || !(slot.meaning.goal || slot.meaning.label)) beside.push(unplaced)
  }
  return { goal, third, beside }
}

/** Goals that stand beside their label, without a row of headings: 年度绩效目标 | 雪停路净. */
export function goalsBeside(pairs: readonly Pair[]): readonly Goal[] {
  const text = (field: 'expected' | 'actual'): Sourced<string> => {
    const own = pairs.filter((pair) => goalOfPair(pair) === field)
    // 总体目标 and 本年目标 of a project over several years: the form is about the year.
    const pair = own.find(({ label }) => !coversOtherPeriod(fold(label))) ?? own[0]
    return pair ? partOf(pair.cell, pair.words) : absent()
  }
  const goal = { expected: text('expected'), actual: text('actual') }
  return goal.expected.raw === null && goal.actual.raw === null ? [] : [goal]
}

/** Which goal a pair is; a heading that leads goals elsewhere stands for the one that is beside it. */
function goalOfPair({ label, meaning: { goal } }: Pair): 'expected' | 'actual' | undefined {
  if (goal === 'expected' || goal === 'actual') return goal
  if (goal !== 'lead') return undefined
  return /(?:完成|实现)(?:情况|程度)?$/u.test(fold(label)) ? 'actual' : 'expected'
}

/** Whether a pair is a goal and nothing else. */
export function isGoalPair(pair: Pair): boolean {
  const { header, label } = pair.meaning
  const isText = !isFigure(fold(pair.words)) && !isBlankText(pair.words)
  return goalOfPair(pair) !== undefined && !header && !label && isText
}
