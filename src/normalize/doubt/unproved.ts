/**
 * What was pieced together from text without its table, and which no sum of the form bears out. Cells of such a table may
 * have come to stand in another's place without any of them looking wrong.
 */
import { type Decimal, decimalOf, sumOf } from '../../arithmetic/decimal.ts'
import { FULL_WEIGHT, FUND_WEIGHTS } from '../full-weight.ts'
import type { Form, FormNote, Fund, Indicator } from '../report.ts'
import { addNote, type Notes } from '../value/sourced.ts'
import { type Equation, equationsOf } from './equation.ts'

/** Notes the lists of a form that was pieced together and whose numbers no sum confirms. */
export function unprovedNotes(form: Form): readonly FormNote[] {
  const notes: Notes = []
  if (!areRowsProved(form)) noteList(notes, 'indicators', form.indicators[0]?.level3.place)
  if (!areFundsProved(form)) noteList(notes, 'funds', form.funds[0]?.label.place)
  return notes
}

/** Whether a line of text holds a weight above full marks: lines of a cell that were run together (8, 7 and 7 as 877). */
export function hasMergedLines({ indicators, total }: Form): boolean {
  const full = Math.max(FULL_WEIGHT, total.weight.value ?? 0)
  return indicators.some(
    ({ weight }) => weight.place?.kind === 'line' && (weight.value ?? 0) > full,
  )
}

/** The note of a document that one of its forms was pieced together and does not add up. */
export function doubtfulNote({ title, project_name, indicators }: Form): FormNote {
  const named = title.value === null ? project_name : title
  const notes: Notes = []
  const place = named.place ?? indicators[0]?.level3.place ?? null
  addNote(notes, { code: 'form_doubtful', path: '', place, args: { words: named.value ?? '' } })
  return notes[0] as FormNote
}

function noteList(notes: Notes, path: string, place: Fund['label']['place'] | undefined): void {
  addNote(notes, { code: 'list_unproved', path, place: place ?? null, args: {} })
}

/** Whether weights and scores make up their totals in one way; a row without one of the two leaves the other unproved. */
function areRowsProved(form: Form): boolean {
  const { indicators, total } = form
  const weighed = indicators.filter(({ weight }) => weight.raw !== null)
  const scored = indicators.filter(({ score }) => score.raw !== null)
  if (weighed.length === 0 && scored.length === 0) return true
  if (weighed.length === 0 && total.score.value === null) return false
  const isPaired = weighed.length === 0 || scored.length === 0 || weighed.length === scored.length
  if (!isPaired || !scored.every(isWithin) || !areLevelsProved(form)) return false
  return waysOf(form).some(
    ({ weights, scores }) =>
      (weighed.length === 0 ||
        makes(total.weight.value ?? FULL_WEIGHT, weighed, { field: 'weight', beside: weights })) &&
      (scored.length === 0 ||
        total.score.value === null ||
        makes(total.score.value, scored, { field: 'score', beside: scores })),
  )
}

/** What counts beside the indicators. */
type Way = { readonly weights: readonly number[]; readonly scores: readonly number[] }

/** Nothing, the money that is scored, every row of it, or a weight of the money that is not printed. */
function waysOf({ funds }: Form): readonly Way[] {
  const weights = funds.flatMap(({ weight }) => weight.value ?? [])
  const scores = funds.flatMap(({ score }) => score.value ?? [])
  const first = { weights: weights.slice(0, 1), scores: scores.slice(0, 1) }
  const unprinted = weights.length === 0 ? FUND_WEIGHTS : []
  return [
    { weights: [], scores: [] },
    first,
    { weights, scores },
    ...unprinted.flatMap((weight) => [
      { weights: [weight], scores: first.scores },
      { weights: [weight], scores: [] },
    ]),
  ]
}

function isWithin({ weight, score }: Indicator): boolean {
  return weight.value === null || score.value === null || score.value <= weight.value
}

/** Whether each printed weight of a level is what the rows under it make, but for the money that may stand among them. */
function areLevelsProved({ indicators, funds }: Form): boolean {
  const beside = [0, ...funds.flatMap(({ weight }) => weight.value ?? [])]
  return (['level1', 'level2'] as const).every((level) =>
    runsOf(indicators, level).every((run) => {
      const printed = run[0]?.[`${level}_weight`].value ?? null
      const weights = run.flatMap(({ weight }) => weight.value ?? [])
      if (printed === null || weights.length < run.length) return true
      return beside.some((weight) => exact([...weights, weight]) === decimalOf(printed))
    }),
  )
}

/** Neighbouring rows of one level. */
function runsOf(
  indicators: readonly Indicator[],
  level: 'level1' | 'level2',
): readonly (readonly Indicator[])[] {
  const runs: Indicator[][] = []
  let before: Indicator | undefined
  for (const row of indicators) {
    const isSame =
      before?.level1.value === row.level1.value &&
      (level === 'level1' || before?.level2.value === row.level2.value)
    if (isSame) runs.at(-1)?.push(row)
    else runs.push([row])
    before = row
  }
  return runs
}

type Column = { readonly field: 'weight' | 'score'; readonly beside: readonly number[] }

/** Whether the numbers of a column make the total with those beside it. */
function makes(total: number, rows: readonly Indicator[], { field, beside }: Column): boolean {
  const sum = exact([...rows.map((row) => row[field].value), ...beside])
  return sum !== null && sum === decimalOf(total)
}

function exact(values: readonly (number | null)[]): Decimal | null {
  const decimals = values.map((value) => (value === null ? null : decimalOf(value)))
  return decimals.every((decimal) => decimal !== null) ? sumOf(decimals) : null
}

const AMOUNTS = ['initial_budget', 'annual_budget', 'executed'] as const

/** Whether every rate follows from its amounts, and the first row is what the others make. */
function areFundsProved(form: Form): boolean {
  const priced = form.funds.filter((fund) => AMOUNTS.some((field) => fund[field].value !== null))
  const rated = form.funds.filter(({ execution_rate }) => execution_rate.value !== null)
  const rates = equationsOf(form)
    .flat()
    .filter(({ fields }) => fields.at(-1)?.path.endsWith('.execution_rate'))
  const areRated = rates.length >= rated.length && rates.every(isTrue)
  if (priced.length < 2) return priced.length === rated.length && areRated
  return areRated && arePartsWhole(priced)
}

function isTrue({ fields, holds }: Equation): boolean {
  const figures = fields.flatMap(({ number: { value, decimals } }) =>
    value === null || decimals === null ? [] : [{ value, decimals }],
  )
  return figures.length === fields.length && holds(figures)
}

/** Whether the first row is the sum of the others in every column. */
function arePartsWhole([whole, ...parts]: readonly Fund[]): boolean {
  return AMOUNTS.every((field) => {
    const sum = exact(parts.map((part) => part[field].value ?? 0))
    return sum !== null && sum === decimalOf(whole?.[field].value ?? 0)
  })
}
