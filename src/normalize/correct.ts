/** A form with words in place of those that were read: what follows from a field follows anew. */

import type { Form, Fund, Indicator, PrintedNumber, Sourced } from './report.ts'
import { AMOUNTS, amountInFen } from './value/amount.ts'
import { isAttained } from './value/attained.ts'
import { parseAmount, parseDecimal } from './value/score.ts'
import { parseValue } from './value/value.ts'
import { indexAddedWords } from './words/added-index.ts'
import { type AddedWord, withAddedWords } from './words/added-words.ts'
import { levelCodes } from './words/level.ts'

/** Words for one field, such as `indicators[3].score`; null where nothing is printed. */
export type Replacement = { readonly path: string; readonly words: string | null }

/** What the words of a field have to be. */
export type FieldKind = 'number' | 'amount' | 'year' | 'unit' | 'text'

const UNITS: ReadonlySet<string> = new Set(['元', '万元', '亿元'])
const STEP = /[^.[\]]+/gu

/** The field at a path; null where the form has none of that name. */
export function fieldAt(form: Form, path: string): Sourced<unknown> | null {
  let at: unknown = form
  for (const [step] of path.matchAll(STEP)) {
    if (at === null || typeof at !== 'object' || !Object.hasOwn(at, step)) return null
    at = (at as Readonly<Record<string, unknown>>)[step]
  }
  return isField(at) ? at : null
}

function isField(value: unknown): value is Sourced<unknown> {
  return typeof value === 'object' && value !== null && 'raw' in value && 'basis' in value
}

/** What kind of field stands at a path. */
export function kindOf(field: Sourced<unknown>, path: string): FieldKind {
  const name = path.split('.').at(-1) ?? ''
  if (path === 'year') return 'year'
  if (/^funds\[\d+\]\.unit$/u.test(path)) return 'unit'
  if (!('decimals' in field)) return 'text'
  return (AMOUNTS as readonly string[]).includes(name) ? 'amount' : 'number'
}

/** Whether words can stand in a field of that kind. */
export function fits(kind: FieldKind, words: string | null): boolean {
  if (words === null) return true
  switch (kind) {
    case 'number':
      return parseDecimal(words) !== null
    case 'amount':
      return parseAmount(words)?.unit === null
    case 'year':
      return /^(?:19|20)\d\d$/u.test(words.trim())
    case 'unit':
      return UNITS.has(words.trim())
    case 'text':
      return words.trim() !== ''
  }
}

/**
 * The form with the replacements made, under the words that were added when it was read. Those that have no field, or do
 * not fit it, are left out. Pure.
 */
export function correct(
  form: Form,
  replacements: readonly Replacement[],
  vocabulary: readonly AddedWord[] = [],
): Form {
  return withAddedWords(indexAddedWords(vocabulary), () => corrected(form, replacements))
}

function corrected(form: Form, replacements: readonly Replacement[]): Form {
  const made = replacements.reduce((before, replacement) => replaced(before, replacement), form)
  if (made === form) return form
  return {
    ...made,
    funds: made.funds.map((fund, at) => withFen(fund, form.funds[at] ?? fund)),
    indicators: made.indicators.map((indicator, at) =>
      indicator === form.indicators[at] ? indicator : withMeaning(indicator),
    ),
  }
}

function replaced(form: Form, { path, words }: Replacement): Form {
  const field = fieldAt(form, path)
  if (field === null) return form
  const kind = kindOf(field, path)
  if (!fits(kind, words)) return form
  const steps = [...path.matchAll(STEP)].map(([step]) => step)
  return withValue(form, steps, newField(field, kind, words)) as Form
}

/** The words are a person's: how surely they had been recognised says nothing any more. */
function newField(
  { raw: _raw, confidence: _confidence, readings: _readings, ...field }: Sourced<unknown>,
  kind: FieldKind,
  words: string | null,
): Sourced<unknown> {
  const raw = words ?? ''
  if (kind !== 'number' && kind !== 'amount') {
    const value = kind === 'year' && words !== null ? Number(words) : (words?.trim() ?? null)
    return { ...field, value, raw, basis: 'printed' }
  }
  const decimal =
    words === null ? null : kind === 'amount' ? parseAmount(words) : parseDecimal(words)
  const number: PrintedNumber = {
    value: decimal?.value ?? null,
    decimals: decimal?.decimals ?? null,
    raw,
    place: field.place,
    basis: 'printed',
  }
  return number
}

function withValue(at: unknown, [step, ...rest]: readonly string[], value: unknown): unknown {
  if (step === undefined) return value
  if (Array.isArray(at)) {
    return at.map((item, index) => (index === Number(step) ? withValue(item, rest, value) : item))
  }
  const object = at as Readonly<Record<string, unknown>>
  return { ...object, [step]: withValue(object[step], rest, value) }
}

/** An amount that was not corrected keeps the exact integer that its own unit gave. */
function withFen(fund: Fund, before: Fund): Fund {
  const unit = fund.unit.value
  const fen = (field: (typeof AMOUNTS)[number]) => {
    const { value } = fund[field]
    const isKept = value === before[field].value && unit === before.unit.value
    if (isKept) return before[`${field}_fen`]
    return value === null || unit === null ? null : amountInFen(value, unit)
  }
  return {
    ...fund,
    initial_budget_fen: fen('initial_budget'),
    annual_budget_fen: fen('annual_budget'),
    executed_fen: fen('executed'),
  }
}

function withMeaning(indicator: Indicator): Indicator {
  const { target, actual, level1, level2 } = indicator
  const target_value = target.value === null ? null : parseValue(target.value)
  const actual_value = actual.value === null ? null : parseValue(actual.value)
  const attained = isAttained(
    { words: target.value, value: target_value },
    { words: actual.value, value: actual_value },
  )
  return {
    ...indicator,
    target_value,
    actual_value,
    attained,
    ...levelCodes(level1.value, level2.value),
  }
}
