/** The cells of an indicator row by field, and what stands under no field of the model. */
import { alignCells } from '../column/align.ts'
import { cellsByColumn, headingNear, keepStrayCells, type Placed } from '../column/column.ts'
import { isLevelName } from '../column/shape.ts'
import type { Extra } from '../report.ts'
import { noteGuess, type Row, type Slot } from '../sheet/row.ts'
import { addNote, type Notes, textOf } from '../value/sourced.ts'
import type { IndicatorColumnField } from '../vocabulary/column-field.ts'
import type { IndicatorColumn } from './column-field.ts'

/** The cells of one row by field. */
export type Cells = { readonly [Field in IndicatorColumnField]?: Slot } & {
  readonly extras: readonly Extra[]
}

export function cellsOf(
  row: Row,
  columns: readonly IndicatorColumn[],
  path: string,
  notes: Notes,
): Cells {
  const { cells, unplaced } =
    row.spans === 'kept' ? cellsByColumn(row, columns) : shiftedCells(row, columns, path, notes)
  const own = sorted(columns, cells)
  if (row.spans === 'lost' || row.words.every(({ cell }) => cell.guessed)) {
    noteGuess(row, path, notes)
  } else noteGuessedCells(row, own, path, notes)
  if (unplaced.length === 0) return own
  return { ...own, extras: [...own.extras, ...keepStrayCells(unplaced, row, path, notes)] }
}

/** Notes for the cells whose borders are a guess where those of others are not. */
function noteGuessedCells(row: Row, cells: Cells, path: string, notes: Notes): void {
  for (const slot of row.words.filter(({ cell }) => cell.guessed)) {
    const [field] = NOTED.filter((name) => cells[name] === slot)
    const { place } = slot.cell
    const own = field === undefined ? path : `${path}.${field.replace(PART, '')}`
    addNote(notes, { code: 'boundary_guessed', path: own, place, args: { row: row.row + 1 } })
  }
}

const PART = /_(?:operator|unit)$/u
const NOTED: readonly IndicatorColumnField[] = [
  'level1',
  'level1_weight',
  'level2',
  'level2_weight',
  'level3',
  'level4',
  'target_operator',
  'target',
  'target_unit',
  'actual_operator',
  'actual',
  'actual_unit',
  'weight',
  'score',
  'note',
  'description',
]

/** The cells of a flattened row, noted where they could not be read in their place. */
function shiftedCells(
  row: Row,
  columns: readonly IndicatorColumn[],
  path: string,
  notes: Notes,
): Placed {
  const { cells, unplaced, shifted } = alignCells(row, columns)
  const about = { place: row.slots[0]?.cell.place ?? null, args: { row: row.row + 1 } }
  if (row.split) addNote(notes, { code: 'boundary_guessed', path, ...about })
  else if (shifted) {
    for (const field of unsureFields(columns, cells)) {
      addNote(notes, { code: 'row_shifted', path: `${path}.${field}`, ...about })
    }
  }
  return { cells, unplaced }
}

/** Fields of which one may hold the other's words where a row has no cell for the other. */
const CONFUSABLE: readonly (readonly IndicatorColumnField[])[] = [
  ['level1', 'level2'],
  ['target', 'actual'],
  ['weight', 'score'],
]

/** Of a shifted row the fields that may hold a neighbour's words; a known level name says itself where it belongs. */
function unsureFields(
  columns: readonly IndicatorColumn[],
  cells: readonly (readonly Slot[])[],
): readonly IndicatorColumnField[] {
  const missing = columns.filter((_, at) => cells[at]?.length === 0).map(({ field }) => field)
  return CONFUSABLE.filter((fields) => fields.some((field) => missing.includes(field)))
    .flat()
    .filter((field) => {
      const slots = cells[columns.findIndex((column) => column.field === field)] ?? []
      return slots.some(({ blank, folded }) => !blank && !isLevelName(folded))
    })
}

/** The cells of a row by field; what stands under no field of the model is kept under its heading. */
function sorted(columns: readonly IndicatorColumn[], cells: readonly (readonly Slot[])[]): Cells {
  const found: { [Field in IndicatorColumnField]?: Slot } = {}
  const spare: [Slot, string][] = []
  for (const [at, { field }] of columns.entries()) {
    const [slot, ...more] = chosen(cells[at] ?? [], field)
    if (!slot) continue
    // A lead's words beside a row are those of a level above level 1: 共性指标（30分） (四川 2017).
    const isOther = isWordedOrdinal(slot, field) || isDirection(slot, field)
    const free = !UNMODELLED.has(field) && !found[field] && !isOther
    if (free) found[field] = slot
    for (const other of free ? more : [slot, ...more]) spare.push([other, headingNear(columns, at)])
  }
  const extras = spare
    .filter(([{ blank, own }]) => !blank && own)
    .map(([{ cell }, heading]) => ({ heading, text: textOf(cell) }))
  return { ...found, extras }
}

/** Words in a column of serial numbers. */
function isWordedOrdinal({ blank, folded }: Slot, field: IndicatorColumnField): boolean {
  return field === 'ordinal' && !blank && !SERIAL.test(folded)
}

/** 正向 says which way is better, and is no sign before a target. */
function isDirection({ folded }: Slot, field: IndicatorColumnField): boolean {
  return field.endsWith('_operator') && /^[正反逆负]向(?:指标)?$/u.test(folded)
}

/** Columns of which the model has no field. */
const UNMODELLED: ReadonlySet<string> = new Set(['extra', 'blank', 'lead', 'project'])

const SERIAL = /^(?:指标)?[\d一二三四五六七八九十]{1,3}[、.:]?$/u

/** Of several cells under one heading first the one that can be its value. */
function chosen(slots: readonly Slot[], field: IndicatorColumnField): readonly Slot[] {
  if (slots.length < 2) return slots
  const worded = slots.filter(({ blank }) => !blank)
  if (worded.length === 0) return slots.slice(0, 1)
  if ((field !== 'level3' && field !== 'level4') || worded.length === 1) return worded
  return worded.toSorted((a, b) => Number(SERIAL.test(a.folded)) - Number(SERIAL.test(b.folded)))
}
