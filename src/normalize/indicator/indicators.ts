/** 绩效指标: the indicator table → one indicator a level-3 row. */

import { keepStrayCells } from '../column/column.ts'
import { sumsOf } from '../form/total.ts'
import type { Extra, Indicator, PrintedNumber, Sourced } from '../report.ts'
import { pageOf, type Row, type Slot } from '../sheet/row.ts'
import { isAttained } from '../value/attained.ts'
import { parseDecimal, splitWeight } from '../value/score.ts'
import {
  absent,
  absentNumber,
  addNote,
  type Notes,
  numberIn,
  numberOf,
  textOf,
} from '../value/sourced.ts'
import { parseValue } from '../value/value.ts'
import { withoutLayoutSpace } from '../words/heading.ts'
import { levelCodes } from '../words/level.ts'
import { type Banner, levelBanners } from './banner.ts'
import type { IndicatorColumn } from './column-field.ts'
import { type Cells, cellsOf } from './indicator-cells.ts'
import { readIndicatorColumns } from './indicator-column.ts'
import { emptyLevel, type Levels, levelsOf, underBanner, weightsWithoutLevel } from './levels.ts'

/** Heading rows and the rows under them, as the form prints them. */
export type IndicatorBlock = { readonly headings: readonly Row[]; readonly rows: readonly Row[] }

type IndicatorsRead = {
  readonly indicators: readonly Indicator[]
  readonly columns: readonly IndicatorColumn[]
  /** The one project that the rows name in a column of its own. */
  readonly project: Sourced<string> | null
  /** Sums between the rows. */
  readonly extra: readonly Extra[]
}

/** The indicators of a block, in printed order, and its columns; `first` is the index of the first among the form's. */
export function readIndicators(
  { headings, rows }: IndicatorBlock,
  first: number,
  notes: Notes,
): IndicatorsRead {
  const columns = readIndicatorColumns(headings, rows, notes)
  for (const { slots, row } of headings.filter(({ split }) => split).slice(0, 1)) {
    const place = slots[0]?.cell.place ?? null
    addNote(notes, { code: 'row_too_long', path: '', place, args: { row: row + 1 } })
  }
  const indicators: Indicator[] = []
  const residues: Row[] = []
  const named = columns.find(({ field }) => field === 'project')
  const projects: Sourced<string>[] = []
  const extra: Extra[] = []
  const fields = new Set(columns.map(({ field }) => field))
  let levels: Levels = { level1: emptyLevel(), level2: emptyLevel(), level3: null }
  if (fields.has('level4')) levels = { ...levels, level3: emptyLevel() }
  const whole = wholeRows(rows, headings)
  const banners = levelBanners(whole, columns)
  for (const row of whole) {
    const path = `indicators[${first + indicators.length}]`
    const banner = banners.get(row)
    if (banner) {
      levels = underBanner(banner, levels, { path, notes })
      extra.push(...sumsUnder(banner))
      continue
    }
    const rowNotes: Notes = []
    const cells = cellsOf(row, columns, path, rowNotes)
    projects.push(...textsUnder(named, cells))
    if (isSubtotal(cells, row)) {
      extra.push(...sumsOf(row))
      continue
    }
    levels = levelsOf(cells, levels, fields, { path, notes: rowNotes })
    if (isResidue(cells)) {
      residues.push(row)
      continue
    }
    const unplaced = weightsWithoutLevel(cells, levels, columns)
    const own = [...cells.extras, ...keepStrayCells(unplaced, row, path, rowNotes)]
    indicators.push(indicatorOf(row, cells, { ...levels, path, notes: rowNotes, extra: own }))
    notes.push(...rowNotes)
  }
  noteResidues(residues, notes)
  nameFields(columns, { from: first, to: first + indicators.length }, notes)
  return { indicators, columns, project: onlyOne(projects), extra }
}

/** What a row that names a level prints beside it: the score of all rows below. */
function sumsUnder({ name, sums }: Banner): readonly Extra[] {
  return sums.map(({ cell }) => ({ heading: name, text: textOf(cell) }))
}

/** The words of a row under a column that the model has no field for. */
function textsUnder(
  column: IndicatorColumn | undefined,
  { extras }: Cells,
): readonly Sourced<string>[] {
  return extras.filter(({ heading }) => heading === column?.heading).map(({ text }) => text)
}

/** The first of some texts where all are the same. */
function onlyOne(texts: readonly Sourced<string>[]): Sourced<string> | null {
  const [first = null, ...others] = texts
  return others.every(({ value }) => value === first?.value) ? first : null
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
      last.words.every(({ folded }) => parseDecimal(folded) === null && !PLACEHOLDER.test(folded))
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

const SUBTOTAL = /(?:^|\D)(?:小计|合计|总计)$/u

/** 小计 in the place of a level or of the name, and no name beside it: a sum of the rows above. */
function isSubtotal(cells: Cells, { words: [first] }: Row): boolean {
  const leaf = cells.level4 ?? cells.level3
  const isSum = (slot: Slot | undefined) => slot?.own === true && SUBTOTAL.test(slot.folded)
  if (isSum(leaf)) return true
  const isNamed = leaf?.own === true && !leaf.blank
  return !isNamed && [first, cells.level1, cells.level2].some(isSum)
}

const PLACEHOLDER = /^(?:指标\d*[:;]?|\d{1,2}[.、]|[….]+|·+|无)$/u
const VALUES = ['target', 'actual', 'weight', 'score', 'note'] as const

/** 指标2, …… with nothing beside it: what a template left, no indicator. */
function isResidue(cells: Cells): boolean {
  const leaf = cells.level4 ?? cells.level3
  if (leaf && !leaf.blank && !PLACEHOLDER.test(leaf.folded)) return false
  return VALUES.every((field) => cells[field]?.blank ?? true)
}

/** Lets the note of a column that was told by its contents name every value that rests on it. */
function nameFields(
  columns: readonly IndicatorColumn[],
  { from, to }: { readonly from: number; readonly to: number },
  notes: Notes,
): void {
  for (const { slot, field, isInferred } of columns) {
    const at = notes.findIndex(
      ({ code, place }) => code === 'column_guessed' && place === slot.cell.place,
    )
    const note = notes[at]
    if (!(isInferred && note)) continue
    const paths = Array.from(
      { length: to - from },
      (_, row) => `indicators[${from + row}].${field}`,
    )
    notes[at] = { ...note, path: 'indicators', paths }
  }
}

/** One note for all rows that a template left, with the words they hold. */
function noteResidues(rows: readonly Row[], notes: Notes): void {
  const [first] = rows
  if (!first) return
  const words = rows.flatMap((row) => row.words.map(({ cell }) => withoutLayoutSpace(cell.text)))
  const args = {
    rows: rows.map(({ row }) => row + 1).join('、'),
    words: [...new Set(words)].join('、'),
  }
  addNote(notes, { code: 'row_empty', path: '', place: first.words[0]?.cell.place ?? null, args })
}

type RowContext = Levels & {
  readonly path: string
  readonly notes: Notes
  readonly extra: readonly Extra[]
}

function indicatorOf(row: Row, cells: Cells, context: RowContext): Indicator {
  const { level1, level2, path, notes, extra } = context
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
    level3: context.level3?.name ?? { ...level3, value: name },
    level4: words(cells.level4),
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
    extra,
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
  const text = worded.map(({ cell }) => withoutLayoutSpace(cell.text)).join('')
  const raw = worded.map(({ cell }) => cell.text).join('')
  return { ...textOf((value && !value.blank ? value : first).cell), value: text, raw }
}
