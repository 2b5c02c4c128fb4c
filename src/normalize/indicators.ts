/** 绩效指标: the indicator table → one indicator a level-3 row. */
import { lostCells } from './align.ts'
import { isAttained } from './attained.ts'
import { type Column, keptBeside, keptCells, type Leaf, leavesOf, type Placed } from './column.ts'
import { clean } from './heading.ts'
import { levelCodes } from './level.ts'
import { guessIndicator } from './meaning.ts'
import type { Extra, Indicator, PrintedNumber, Sourced } from './report.ts'
import { noteGuess, pageOf, type Row, type Slot } from './row.ts'
import { parseDecimal, splitWeight } from './score.ts'
import { isLevelName } from './shape.ts'
import {
  absent,
  absentNumber,
  addNote,
  type Notes,
  numberIn,
  numberOf,
  partOf,
  textOf,
} from './sourced.ts'
import { parseValue } from './value.ts'

export type IndicatorColumnField =
  | 'lead'
  | 'ordinal'
  | 'blank'
  | 'level1'
  | 'level1_weight'
  | 'level2'
  | 'level2_weight'
  | 'level3'
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

/** Heading rows and the rows under them, as the form prints them. */
export type IndicatorBlock = { readonly headings: readonly Row[]; readonly rows: readonly Row[] }

const LEVELS = ['level1', 'level2', 'level3'] as const

/** The columns of an indicator table. Headings that are unknown or come twice are kept as `extra` and noted. */
function readIndicatorColumns(headings: readonly Row[], notes: Notes): readonly IndicatorColumn[] {
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
  if (slot.blank || slot.meaning.indicator) return null
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

/** What of a level fills down to the next rows. */
type Level = { readonly name: Sourced<string>; readonly weight: PrintedNumber }

/** The cells of one row by field. */
type Cells = { readonly [Field in IndicatorColumnField]?: Slot } & {
  readonly extras: readonly Extra[]
}

/** The indicators of a block, in printed order, and its columns; `first` is the index of the first among the form's. */
export function readIndicators(
  { headings, rows }: IndicatorBlock,
  first: number,
  notes: Notes,
): { readonly indicators: readonly Indicator[]; readonly columns: readonly IndicatorColumn[] } {
  const columns = readIndicatorColumns(headings, notes)
  for (const { slots, row } of headings.filter(({ split }) => split).slice(0, 1)) {
    const place = slots[0]?.cell.place ?? null
    addNote(notes, { code: 'row_too_long', path: '', place, args: { row: row + 1 } })
  }
  const indicators: Indicator[] = []
  let [level1, level2] = [noLevel(), noLevel()]
  for (const row of wholeRows(rows, headings)) {
    const path = `indicators[${first + indicators.length}]`
    const rowNotes: Notes = []
    const cells = cellsOf(row, columns, path, rowNotes)
    const above = level1
    const at = (level: string): Path => ({ path: `${path}.${level}_weight`, notes: rowNotes })
    level1 = levelOf(cells.level1, cells.level1_weight, level1, at('level1'))
    if (level1 !== above && level1.name.place !== above.name.place) level2 = noLevel()
    level2 = levelOf(cells.level2, cells.level2_weight, level2, at('level2'))
    level1 = namesLevel1(cells, level1)
    if (isResidue(cells)) continue
    indicators.push(indicatorOf(row, cells, { level1, level2, path, notes: rowNotes }))
    notes.push(...rowNotes)
  }
  return { indicators, columns }
}

/** A flattened row that a blank line cut in two (Beijing 2021) is joined where its parts make up a whole one. */
function wholeRows(rows: readonly Row[], headings: readonly Row[]): readonly Row[] {
  const width = headings.at(-1)?.slots.length ?? 0
  const whole: Row[] = []
  for (const row of rows) {
    const last = whole.at(-1)
    const broken =
      last?.spans === 'lost' &&
      last.slots.length + row.slots.length === width &&
      last.words.every(({ folded }) => parseDecimal(folded) === null)
    if (last && broken) whole[whole.length - 1] = joinedRow(last, row)
    else whole.push(row)
  }
  return whole
}

function joinedRow(first: Row, second: Row): Row {
  const offset = first.slots.length
  const moved = second.slots.map((slot) => ({
    ...slot,
    start: slot.start + offset,
    end: slot.end + offset,
  }))
  const slots = [...first.slots, ...moved]
  return { ...first, slots, words: slots.filter(({ blank }) => !blank), split: true }
}

function noLevel(): Level {
  return { name: absent(), weight: absentNumber() }
}

/** The field that a number is read for, and where it is noted that it cannot be. */
type Path = { readonly path: string; readonly notes: Notes }

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
  const { name, weight: words } = splitWeight(clean(slot.cell.text))
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

const PLACEHOLDER = /^(?:指标\d*[:;]?|[….]+|·+|无)$/u
const VALUES = ['target', 'actual', 'weight', 'score', 'note'] as const

/** 指标2, …… with nothing beside it: what a template left, no indicator. */
function isResidue(cells: Cells): boolean {
  const { level3 } = cells
  if (level3 && !level3.blank && !PLACEHOLDER.test(level3.folded)) return false
  return VALUES.every((field) => cells[field]?.blank ?? true)
}

function cellsOf(row: Row, columns: readonly IndicatorColumn[], path: string, notes: Notes): Cells {
  const { cells, unplaced } =
    row.spans === 'kept' ? keptCells(row, columns) : shiftedCells(row, columns, path, notes)
  const own = sorted(columns, cells)
  if (row.spans === 'lost' || row.words.every(({ cell }) => cell.guessed)) {
    noteGuess(row, path, notes)
  } else noteGuessedCells(row, own, path, notes)
  if (unplaced.length === 0) return own
  return { ...own, extras: [...own.extras, ...keptBeside(unplaced, row, path, notes)] }
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
  const { cells, unplaced, shifted } = lostCells(row, columns)
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
  for (const [at, { field, heading }] of columns.entries()) {
    const [slot, ...more] = chosen(cells[at] ?? [], field)
    if (!slot) continue
    // A lead's words beside a row are those of a level above level 1: 共性指标（30分） (四川 2017).
    const free = !UNMODELLED.has(field) && !found[field]
    if (free) found[field] = slot
    for (const other of free ? more : [slot, ...more]) spare.push([other, heading])
  }
  const extras = spare
    .filter(([{ blank, own }]) => !blank && own)
    .map(([{ cell }, heading]) => ({ heading, text: textOf(cell) }))
  return { ...found, extras }
}

/** Columns of which the model has no field. */
const UNMODELLED: ReadonlySet<string> = new Set(['extra', 'blank', 'lead'])

const SERIAL = /^(?:指标)?[\d一二三四五六七八九十]{1,3}[、.:]?$/u

/** Of several cells under one heading first the one that can be its value. */
function chosen(slots: readonly Slot[], field: IndicatorColumnField): readonly Slot[] {
  if (slots.length < 2) return slots
  const worded = slots.filter(({ blank }) => !blank)
  if (worded.length === 0) return slots.slice(0, 1)
  if (field !== 'level3' || worded.length === 1) return worded
  return worded.toSorted((a, b) => Number(SERIAL.test(a.folded)) - Number(SERIAL.test(b.folded)))
}

type RowContext = {
  readonly level1: Level
  readonly level2: Level
  readonly path: string
  readonly notes: Notes
}

function indicatorOf(row: Row, cells: Cells, context: RowContext): Indicator {
  const { level1, level2, path, notes } = context
  const target = joined(cells.target_operator, cells.target, cells.target_unit)
  const actual = joined(cells.actual_operator, cells.actual, cells.actual_unit)
  const number = (field: 'weight' | 'score'): PrintedNumber => {
    const slot = cells[field]
    // A merged number is printed once and counts once: it stays with the first of its rows.
    return slot?.own ? numberOf(slot.cell, `${path}.${field}`, notes) : absentNumber()
  }
  const level3 = words(cells.level3)
  const { name, weight } =
    cells.weight === undefined && level3.value !== null && /分[)）]$/u.test(level3.value)
      ? splitWeight(level3.value)
      : { name: level3.value, weight: null }
  const target_value = target.value === null ? null : parseValue(target.value)
  const actual_value = actual.value === null ? null : parseValue(actual.value)
  return {
    level1: level1.name,
    level1_weight: level1.weight,
    level2: level2.name,
    level2_weight: level2.weight,
    ...levelCodes(level1.name.value, level2.name.value),
    level3: { ...level3, value: name },
    topic: null,
    target,
    target_value,
    actual,
    actual_value,
    weight:
      weight !== null && cells.level3
        ? numberIn(cells.level3.cell, weight, `${path}.weight`, notes)
        : number('weight'),
    score: number('score'),
    attained: isAttained(
      { words: target.value, value: target_value },
      { words: actual.value, value: actual_value },
    ),
    note: words(cells.note),
    description: words(cells.description),
    extra: cells.extras,
    origin: { page: pageOf(row), table: row.table, row: row.row },
  }
}

function words(slot: Slot | undefined): Sourced<string> {
  return slot ? textOf(slot.cell) : absent()
}

/** Operator, value and unit joined as one target: ≥ | 90 | % is ≥90%. */
function joined(...slots: readonly (Slot | undefined)[]): Sourced<string> {
  const [operator, value, unit] = slots
  if (!operator && !unit) return words(value)
  const present = slots.filter((slot) => slot !== undefined)
  const worded = present.filter(({ blank }) => !blank)
  const [first] = worded
  if (!first) return words(present[0])
  const text = worded.map(({ cell }) => clean(cell.text)).join('')
  const raw = worded.map(({ cell }) => cell.text).join('')
  return { ...textOf((value && !value.blank ? value : first).cell), value: text, raw }
}
