/**
 * Decides between the readings that recognition proposed for a number, by the form's own equations. Nothing is invented:
 * what is chosen was read, and each choice and each doubt that stays is noted under its field.
 */

import type { Form, FormNote, Fund, PrintedNumber, Sourced } from '../report.ts'
import { type Amount, amountInFen } from '../value/amount.ts'
import { parseDecimal } from '../value/score.ts'
import { addNote, type Notes } from '../value/sourced.ts'
import { type Equation, equationsOf, numbersOf } from './equation.ts'

/** Below this, what recognition read is named as doubtful unless an equation confirms it. */
const DOUBTFUL = 0.7
/** More combinations of readings than this are no proof of any. */
const MOST_COMBINATIONS = 400

type Candidate = { readonly value: number; readonly decimals: number; readonly words: string }

/** The form with its numbers settled; a form that was not recognised from pixels comes back as it is. */
export function withSettledNumbers(form: Form): Form {
  const recognized = numbersOf(form).filter(({ number }) => number.confidence !== undefined)
  if (recognized.length === 0) return form
  const chosen = new Map<string, Candidate>()
  const confirmed = new Set<string>()
  for (const ways of equationsOf(form)) {
    const solution = solveOne(ways, chosen)
    if (solution === null) continue
    for (const { path } of solution.equation.fields) confirmed.add(path)
    for (const [path, candidate] of solution.values) chosen.set(path, candidate)
  }
  const notes: Notes = []
  for (const { path, number } of recognized) {
    noteReading(notes, { path, number, chosen: chosen.get(path), sure: confirmed.has(path) })
  }
  noteTexts(notes, form)
  return { ...withChosen(form, chosen), notes: [...form.notes.filter(stands(chosen)), ...notes] }
}

/** A number that was found after all is no longer unreadable. */
function stands(chosen: ReadonlyMap<string, Candidate>): (note: FormNote) => boolean {
  return ({ code, path }) => code !== 'unreadable_number' || !chosen.has(path)
}

type Solution = { readonly equation: Equation; readonly values: ReadonlyMap<string, Candidate> }

/** The way in which a form adds up as read; else the only one in which other readings make it do so. */
function solveOne(
  ways: readonly Equation[],
  chosen: ReadonlyMap<string, Candidate>,
): Solution | null {
  const solutions = ways.flatMap((equation): readonly Solution[] => {
    const values = solve(equation, chosen)
    return values === null ? [] : [{ equation, values }]
  })
  const asRead = solutions.find(({ values }) => values.size === 0)
  const [first = null, ...others] = solutions
  return asRead ?? (others.length === 0 ? first : null)
}

/** The changes under which an equation holds: none where it holds as read; null where none or several would do. */
function solve(
  { fields, holds }: Equation,
  chosen: ReadonlyMap<string, Candidate>,
): ReadonlyMap<string, Candidate> | null {
  const options = fields.map(({ path, number }) => {
    const fixed = chosen.get(path)
    return fixed ? [fixed] : candidatesOf(number)
  })
  if (options.some((candidates) => candidates.length === 0)) return null
  const asRead = options.map(([first]) => first ?? { value: 0, decimals: 0 })
  const readable = fields.every(({ path, number }) => number.value !== null || chosen.has(path))
  if (readable && holds(asRead)) return new Map()
  const size = options.reduce((product, candidates) => product * candidates.length, 1)
  if (size > MOST_COMBINATIONS) return null
  const solutions = combinations(options).filter(holds)
  const [solution] = solutions
  if (!solution || solutions.length > 1) return null
  return new Map(
    fields.flatMap(({ path, number }, at) => {
      const candidate = solution[at]
      return candidate && candidate.value !== number.value ? [[path, candidate] as const] : []
    }),
  )
}

function combinations(
  options: readonly (readonly Candidate[])[],
): readonly (readonly Candidate[])[] {
  return options.reduce<readonly (readonly Candidate[])[]>(
    (partial, candidates) =>
      partial.flatMap((values) => candidates.map((candidate) => [...values, candidate])),
    [[]],
  )
}

/** What the number may be: as read first, then what else was proposed for the whole cell. */
function candidatesOf({
  value,
  decimals,
  raw,
  readings = [],
}: PrintedNumber): readonly Candidate[] {
  const own = value === null ? [] : [{ value, decimals: decimals ?? 0, words: raw ?? '' }]
  // A number taken out of a longer text, or converted, is not what the readings of its cell stand for.
  const whole = value === null || parseDecimal(raw ?? '')?.value === value
  const others = readings.flatMap((words) => {
    const decimal = whole ? parseDecimal(words) : null
    return decimal && decimal.value !== value ? [{ ...decimal, words }] : []
  })
  return [...own, ...others]
}

type Judged = {
  readonly path: string
  readonly number: PrintedNumber
  readonly chosen: Candidate | undefined
  readonly sure: boolean
}

function noteReading(notes: Notes, { path, number, chosen, sure }: Judged): void {
  const { place, raw } = number
  const words = raw ?? ''
  if (chosen) {
    addNote(notes, { code: 'reading_chosen', path, place, args: { words, chosen: chosen.words } })
  } else if (number.value !== null && !sure && (number.confidence ?? 1) < DOUBTFUL) {
    addNote(notes, { code: 'reading_doubtful', path, place, args: { words } })
  }
}

/** Recognition drops the stroke under ≥ and ≤, and these forms hardly ever print the bare signs. */
const UNDERLINE_LOST = /[<>＜＞]/u

/** Targets and actual values with figures in them: no equation settles those. */
function noteTexts(notes: Notes, { indicators }: Form): void {
  for (const [at, indicator] of indicators.entries()) {
    for (const field of ['target', 'actual'] as const) {
      const { value, confidence, place }: Sourced<string> = indicator[field]
      if (value === null || confidence === undefined || !/\d/u.test(value)) continue
      if (confidence >= DOUBTFUL && !UNDERLINE_LOST.test(value)) continue
      const path = `indicators[${at}].${field}`
      addNote(notes, { code: 'reading_doubtful', path, place, args: { words: value } })
    }
  }
}

function withChosen(form: Form, chosen: ReadonlyMap<string, Candidate>): Form {
  if (chosen.size === 0) return form
  const settle = (path: string, number: PrintedNumber): PrintedNumber => {
    const candidate = chosen.get(path)
    if (!candidate) return number
    return { ...number, value: candidate.value, decimals: candidate.decimals }
  }
  return {
    ...form,
    funds: form.funds.map((fund, at) =>
      inFen(fund, {
        ...fund,
        initial_budget: settle(`funds[${at}].initial_budget`, fund.initial_budget),
        annual_budget: settle(`funds[${at}].annual_budget`, fund.annual_budget),
        executed: settle(`funds[${at}].executed`, fund.executed),
        weight: settle(`funds[${at}].weight`, fund.weight),
        execution_rate: settle(`funds[${at}].execution_rate`, fund.execution_rate),
        score: settle(`funds[${at}].score`, fund.score),
      }),
    ),
    indicators: form.indicators.map((indicator, at) => ({
      ...indicator,
      weight: settle(`indicators[${at}].weight`, indicator.weight),
      score: settle(`indicators[${at}].score`, indicator.score),
    })),
    total: {
      ...form.total,
      weight: settle('total.weight', form.total.weight),
      score: settle('total.score', form.total.score),
    },
  }
}

/** A settled money row; an amount that was chosen anew is converted again. */
function inFen(before: Fund, fund: Fund): Fund {
  const { value: unit } = fund.unit
  const fen = (field: Amount): number | null => {
    const { value } = fund[field]
    if (value === before[field].value) return before[`${field}_fen`]
    return value === null || unit === null ? null : amountInFen(value, unit)
  }
  return {
    ...fund,
    initial_budget_fen: fen('initial_budget'),
    annual_budget_fen: fen('annual_budget'),
    executed_fen: fen('executed'),
  }
}
