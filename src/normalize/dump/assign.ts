/** Columns some of whose headings nobody knows → the fields these may have, the likeliest first. */

import type { DumpField } from '../vocabulary/column-field.ts'
import { fold } from '../words/heading.ts'
import { guessIndicator } from '../words/meaning.ts'
import type { ColumnsReading, DumpColumn } from './columns.ts'

/** Fields of a table of indicators from the left, of which each stands once: outer levels before inner ones. */
const LEVELS: readonly DumpField[] = ['level1', 'level2', 'level3']
/** Fields of the rows, and what each costs beside what is printed. */
const FIELDS: readonly (readonly [field: DumpField, cost: number])[] = [
  ['target', 0],
  ['actual', 0],
  ['weight', 0],
  ['score', 0],
  ['note', 0.4],
  ['target_unit', 0.8],
  ['description', 0.9],
  ['extra', 1],
]
/** What stands behind another field, and what it costs where it does not. */
const BEHIND: readonly (readonly [later: DumpField, earlier: DumpField])[] = [
  ['actual', 'target'],
  ['score', 'weight'],
]
/** A word in the heading says another field; says this field. */
const OTHERWISE = 0.7
/** What it costs, less than nothing, that a word in the heading says this field. */
const SAID = -0.5
/** Readings that are tried at most. */
const MOST = 24
/** Readings kept on the way. */
const BEAM = 120

type Way = { readonly fields: readonly DumpField[]; readonly cost: number }

/** The columns with fields for those that have none (`extra`), in every way that the order of columns allows. */
export function readingsOf(columns: readonly DumpColumn[]): readonly ColumnsReading[] {
  if (!columns.some(isUnknown)) return [{ columns, cost: 0 }]
  let ways: readonly Way[] = [{ fields: [], cost: 0 }]
  for (const [at, column] of columns.entries()) {
    ways = ways
      .flatMap((way) => stepsFrom(way, column, columns, at))
      .toSorted((a, b) => a.cost - b.cost)
      .slice(0, BEAM)
  }
  return ways
    .map(({ fields, cost }) => ({ fields, cost: cost + lackCost(fields) }))
    .toSorted((a, b) => a.cost - b.cost)
    .slice(0, MOST)
    .map(({ fields, cost }) => ({
      columns: columns.map((column, at) => ({ ...column, field: fields[at] ?? 'extra' })),
      cost,
    }))
}

function isUnknown({ field, words }: DumpColumn): boolean {
  return field === 'extra' && words !== ''
}

function stepsFrom(
  { fields, cost }: Way,
  column: DumpColumn,
  columns: readonly DumpColumn[],
  at: number,
): readonly Way[] {
  const with_ = (field: DumpField, own: number) => ({
    fields: [...fields, field],
    cost: cost + own,
  })
  if (!isUnknown(column)) {
    return isInOrder(fields, column.field) ? [with_(column.field, 0)] : [with_(column.field, 3)]
  }
  const said = guessIndicator(fold(column.words))
  return choices(fields, columns, at)
    .filter(([field]) => field === 'extra' || !columns.some((known) => known.field === field))
    .filter(([field]) => isInOrder(fields, field))
    .map(([field, own]) => with_(field, own + saidCost(said, field)))
}

function saidCost(said: string | undefined, field: DumpField): number {
  if (said === undefined) return 0
  return said === field ? SAID : OTHERWISE
}

function choices(
  fields: readonly DumpField[],
  columns: readonly DumpColumn[],
  at: number,
): readonly (readonly [DumpField, number])[] {
  const isName = fields.includes('level3')
  const first = fields.every((field) => field === 'lead' || field === 'ordinal')
  if (!isName) {
    const levels = LEVELS.filter((level) => !fields.includes(level)).map(
      (level) => [level, 0] as const,
    )
    return [...levels, ...(first ? ([['ordinal', 1]] as const) : []), ['extra', 1.2]]
  }
  return FIELDS.filter(([field]) => field === 'extra' || !fields.includes(field)).filter(
    ([field]) => field !== 'note' || at >= columns.length - 2,
  )
}

/** Whether a field may stand right of others. */
function isInOrder(fields: readonly DumpField[], field: DumpField): boolean {
  const level = LEVELS.indexOf(field)
  if (level >= 0) {
    return !LEVELS.slice(level).some((inner) => fields.includes(inner))
  }
  return !BEHIND.some(([later, earlier]) => earlier === field && fields.includes(later))
}

const NEEDED: readonly DumpField[] = ['level1', 'level2', 'target', 'actual', 'weight', 'score']

/** What a table of indicators does not do without. */
function lackCost(fields: readonly DumpField[]): number {
  const has = (field: DumpField): boolean => fields.includes(field)
  const lacking = NEEDED.filter((field) => !has(field))
  return (has('level3') ? 0 : 4) + lacking.length * 0.4
}
