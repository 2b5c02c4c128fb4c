/** 绩效指标: heading rows → the columns of the indicator table. */

import { cellsByColumn, type Leaf, leavesOf } from '../column/column.ts'
import { explainedColumns } from '../column/column-reason.ts'
import { type Evidence, fits, ROLES, rolesOf } from '../column/role.ts'
import { splitLeaves } from '../column/split-value.ts'
import { type Balance, recordDecision } from '../explanation.ts'
import type { Row, Slot } from '../sheet/row.ts'
import { addNote, type Notes } from '../value/sourced.ts'
import type { IndicatorColumnField } from '../vocabulary/column-field.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import { guessIndicator } from '../words/meaning.ts'
import { isOwnYearUnlike } from '../words/period.ts'
import type { IndicatorColumn } from './column-field.ts'
import { fieldBesideWeightedScores } from './weighted-score.ts'

const LEVELS = ['level1', 'level2', 'level3'] as const

/** The columns of an indicator table. Headings that are unknown or come twice are kept as `extra` and noted. */
export function readIndicatorColumns(
  headings: readonly Row[],
  rows: readonly Row[],
  notes: Notes,
): readonly IndicatorColumn[] {
  const leaves = leavesOf(headings)
    .map((leaf) => leading(leaf, rows))
    .flatMap((leaf) => splitLeaves(leaf, rows))
  const under = cellsUnder(leaves, rows)
  const fieldBeside = fieldBesideWeightedScores(leaves)
  const columns: IndicatorColumn[] = []
  for (const [at, leaf] of leaves.entries()) {
    const { slot, start, end } = leaf
    const heading = withoutLayoutSpace(slot.cell.text)
    const guess = guessOf(leaf, leaves, under[at] ?? [])
    if (guess) noteHeading('column_guessed', slot, notes)
    const field = fieldBeside(guess ?? fieldOf(leaf, columns, leaves), leaf)
    const stands = (column: IndicatorColumn, own: number) =>
      column.field === field && !isMisnamed(column, under[own] ?? [])
    const repeated = field !== 'blank' && field !== 'extra' && columns.some(stands)
    if (repeated && !MAY_REPEAT.has(field)) noteHeading('heading_repeated', slot, notes)
    columns.push({
      field: repeated && field !== 'lead' ? 'extra' : field,
      start,
      end,
      heading,
      slot,
      ...(guess ? { isGuessed: true } : {}),
    })
  }
  const told = inferred(columns, under, notes)
  const read = named(withoutLoneSigns(withLevelWeights(told.columns, notes)), notes)
  recordDecision(() => ({ kind: 'table', table: explainedColumns(read, told.balance) }))
  return read
}

function noteHeading(
  code: 'column_guessed' | 'heading_repeated',
  { cell }: Slot,
  notes: Notes,
): void {
  addNote(notes, {
    code,
    path: '',
    place: cell.place,
    args: { heading: withoutLayoutSpace(cell.text) },
  })
}

/** A heading that is merged down over the rows themselves leads the table, whatever it means elsewhere: 指标完成情况. */
function leading(leaf: Leaf, [first]: readonly Row[]): Leaf {
  const { slot } = leaf
  const isBelow = first?.slots.some(({ cell }) => cell === slot.cell)
  return isBelow ? { ...leaf, slot: { ...slot, meaning: { indicator: 'lead' } } } : leaf
}

/** Signs and units of a value whose own column is unknown are no value: they are kept under their headings. */
function withoutLoneSigns(columns: readonly IndicatorColumn[]): readonly IndicatorColumn[] {
  const has = (field: IndicatorColumnField) => columns.some((column) => column.field === field)
  const lone = new Set<IndicatorColumnField>(
    (['target', 'actual'] as const).flatMap((value) =>
      has(value) ? [] : ([`${value}_operator`, `${value}_unit`] as const),
    ),
  )
  return columns.map((column) => (lone.has(column.field) ? { ...column, field: 'extra' } : column))
}

/** Of several columns of weights those beside a level whose heading is unknown are that level's. */
function withLevelWeights(
  columns: readonly IndicatorColumn[],
  notes: Notes,
): readonly IndicatorColumn[] {
  if (!columns.some(({ isInferred }) => isInferred)) return columns
  const weights = columns.filter(({ slot }) => slot.meaning.indicator === 'weight')
  if (weights.length < 2) return columns
  const ofLevel = (at: number): 'level1_weight' | 'level2_weight' | null => {
    const level = columns[at - 1]?.field
    return level === 'level1' || level === 'level2' ? `${level}_weight` : null
  }
  const own = columns.findLast((column, at) => weights.includes(column) && ofLevel(at) === null)
  if (!own) return columns
  const isRead = (place: unknown) => weights.some(({ slot }) => slot.cell.place === place)
  const kept = notes.filter(({ code, place }) => code !== 'heading_repeated' || !isRead(place))
  notes.splice(0, notes.length, ...kept)
  return columns.map((column, at) => {
    if (!weights.includes(column)) return column
    return { ...column, field: ofLevel(at) ?? (column === own ? 'weight' : 'extra') }
  })
}

/** The cells under each heading, row by row; of a flattened table those of rows that are as long as the headings. */
function cellsUnder(
  leaves: readonly Leaf[],
  rows: readonly Row[],
): readonly (readonly (Slot | null)[])[] {
  const columns = leaves.map((leaf) => ({ ...leaf, field: '', heading: '' }))
  const placed = rows.flatMap((row): (readonly (Slot | null)[])[] => {
    if (row.spans === 'kept')
      return [cellsByColumn(row, columns).cells.map(([slot]) => slot ?? null)]
    return row.slots.length === leaves.length ? [row.slots] : []
  })
  return leaves.map((_, at) => placed.map((cells) => cells[at] ?? null))
}

/** The columns with what those under unknown headings are for; a heading that stays unknown is noted. */
function inferred(
  columns: readonly IndicatorColumn[],
  under: readonly (readonly (Slot | null)[])[],
  notes: Notes,
): { readonly columns: readonly IndicatorColumn[]; readonly balance: Balance | null } {
  const isNamed = columns.some(({ field }) => field === 'level1' || field === 'level2')
  const isUnknown = (column: IndicatorColumn): boolean =>
    (column.field === 'extra' && column.slot.meaning.indicator === undefined) ||
    (!(isNamed && column === columns[0]) &&
      isMisnamed(column, under[columns.indexOf(column)] ?? []))
  if (!columns.some(isUnknown)) return { columns, balance: null }
  const evidence = columns.map((column, at) => ({
    known: isUnknown(column)
      ? null
      : (ROLES.find((role) => role === column.field) ?? ('other' as const)),
    cells: under[at] ?? [],
  }))
  const { roles, judgements, balance } = rolesOf(evidence)
  const read = columns.map((column, at): IndicatorColumn => {
    if (!isUnknown(column)) return column
    const { heading, slot } = column
    const role = roles[at] ?? null
    const code = role === null ? 'unknown_heading' : 'column_guessed'
    addNote(notes, { code, path: '', place: slot.cell.place, args: { heading } })
    const judgement = judgements[at]
    const judged = judgement ? { ...column, judgement } : column
    return role === null ? judged : { ...judged, field: role, isInferred: true }
  })
  return { columns: read, balance }
}

/** The words that begin in the rows of a column. */
function wordsIn(cells: Evidence['cells']): readonly string[] {
  return cells.flatMap((slot) => (slot?.own && !slot.blank ? [slot.folded] : []))
}

/** 考核内容 over names of levels: words that name the third level elsewhere head another one here. */
function isMisnamed({ field, slot }: IndicatorColumn, cells: Evidence['cells']): boolean {
  if (field === 'lead') return new Set(wordsIn(cells)).size > 1
  const isOrdered = /[一二三四]级/u.test(slot.folded)
  return field === 'level3' && !isOrdered && cells.length > 0 && !fits('level3', cells)
}

/** The field of an unknown heading by a word in it, where no other heading stands for that field. */
function guessOf(
  { slot, parents: over }: Leaf,
  leaves: readonly Leaf[],
  cells: Evidence['cells'],
): IndicatorColumnField | null {
  if (slot.blank || slot.meaning.indicator || slot.meaning.header) return null
  const guess = guessIndicator(slot.folded)
  // 偏差原因分析 over 经费保障, 制度保障, 原因说明 leaves its name to the one of them that repeats it.
  const isOther = ({ cell }: Slot) => cell !== slot.cell && over.every((own) => own.cell !== cell)
  const rivals = leaves
    .flatMap(({ slot: other, parents }) => [other, ...parents])
    .filter(isOther)
    .filter(({ meaning, folded }) => (meaning.indicator ?? guessIndicator(folded)) === guess)
  const taken = rivals.some(({ folded }) => !isOwnYearUnlike(slot.folded, folded))
  if (guess === undefined || taken) return null
  const role = ROLES.find((known) => known === guess)
  return role && !fits(role, cells) ? null : (guess as IndicatorColumnField)
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
  leaves: readonly Leaf[],
): IndicatorColumnField {
  const weights = leaves.filter((leaf) => leaf.slot.meaning.indicator === 'weight').length
  const meaning = slot.meaning.indicator
  if (slot.blank) return 'blank'
  if (slot.meaning.header === 'project_name') return 'project'
  const last = before.at(-1)
  switch (meaning) {
    case 'level_name':
      return (
        levelOver(parents) ??
        LEVELS.find((level) => !before.some(({ field }) => field === level)) ??
        'extra'
      )
    case 'weight':
      return weights > 1 ? weightField(parents, last, leaves) : 'weight'
    case 'operator':
    case 'value':
    case 'unit':
      return valueField(meaning, parents, before)
    case 'target':
      return isResult(parents, leaves) ? 'actual' : 'target'
    case undefined:
      return 'extra'
    default:
      return meaning
  }
}

/** The level whose heading stands over a column: 一级指标 over 权重 | 名称. */
function levelOver(parents: readonly Slot[]): (typeof LEVELS)[number] | null {
  const over = parents.map(({ meaning }) => meaning.indicator)
  return LEVELS.find((level) => over.includes(level)) ?? null
}

/** Whose weight stands in one of several columns of weights: that of the level over it or, without one, before it. */
function weightField(
  parents: readonly Slot[],
  last: IndicatorColumn | undefined,
  leaves: readonly Leaf[],
): IndicatorColumnField {
  const level = levelOver(parents) ?? last?.field
  // The weight of a third level that has a fourth has no field.
  const isAbove = leaves.some(({ slot }) => slot.meaning.indicator === 'level4')
  if (level === 'level3' && isAbove) return 'extra'
  return level === 'level1' || level === 'level2' ? `${level}_weight` : 'weight'
}

/** Whether a target stands under the heading of results, and no result beside it does: 完成情况 over 指标值. */
function isResult([over]: readonly Slot[], leaves: readonly Leaf[]): boolean {
  if (over?.meaning.indicator !== 'actual') return false
  const beside = leaves.filter(({ parents }) => parents[0]?.cell === over.cell)
  return !beside.some(({ slot }) => slot.meaning.indicator === 'actual')
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
