/** Expected forms against read ones, field by field. Rows are matched by their words, so that one lost row costs one row. */

import type { Expected, ExpectedForm } from '../printed/expected.ts'
import { align } from './alignment.ts'

/** Where an expected form or row, or one that only the reading has, is counted. */
export type Side = 'expected' | 'read'

/** One field that is not as expected; a row or a form that one side lacks is one difference. */
export type FieldDifference = {
  readonly form: ComparedForm
  /** The steps to the field: `['indicators', 3, 'score']`; an index counts among the rows on the side that has the row. */
  readonly path: readonly (string | number)[]
  /** The row that the path leads through, by its own words; null where it has none, and where there is no row. */
  readonly row: string | null
  /** Null where nothing is expected there. */
  readonly expected: ExpectedJson
  /** Null where nothing was read there. */
  readonly actual: ExpectedJson
  /** How many fields it is about. */
  readonly fields: number
}

export type ComparedForm = {
  readonly side: Side
  /** Place among the forms of its side, from 0. */
  readonly index: number
  readonly title: string | null
  readonly project_name: string | null
}

export type Comparison = {
  /** The fields of all of them together are those that do not agree. */
  readonly differences: readonly FieldDifference[]
  /** Fields in which something is expected or was read. */
  readonly fields: number
  /** Those that agree. */
  readonly right: number
}

export type ExpectedJson =
  | string
  | number
  | boolean
  | null
  | readonly ExpectedJson[]
  | { readonly [key: string]: ExpectedJson }

type Tally = {
  readonly form: ComparedForm
  readonly differences: FieldDifference[]
  fields: number
  right: number
}

/** Where in a form the comparison stands. */
type Spot = Pick<FieldDifference, 'path' | 'row'>

/** Everything in which a file's result is not as expected. */
export function compare(expected: Expected, actual: Expected): Comparison {
  if ('error' in expected || 'error' in actual) return compareErrors(expected, actual)
  const pairs = align(expected.forms, actual.forms, formLikeness)
  const compared = pairs.map(([left, right]) => {
    const expectedForm = left === null ? null : (expected.forms[left] ?? null)
    const actualForm = right === null ? null : (actual.forms[right] ?? null)
    const side = left === null ? 'read' : 'expected'
    const tally = newTally(comparedForm(expectedForm ?? actualForm, side, left ?? right ?? 0))
    compareValues(expectedForm as ExpectedJson, actualForm as ExpectedJson, start, tally)
    return tally
  })
  return {
    differences: compared.flatMap(({ differences }) => differences),
    fields: compared.reduce((sum, { fields }) => sum + fields, 0),
    right: compared.reduce((sum, { right }) => sum + right, 0),
  }
}

function comparedForm(form: ExpectedForm | null, side: Side, index: number): ComparedForm {
  const { title = null, project_name = null } = form ?? {}
  return { side, index, title, project_name }
}

const start: Spot = { path: [], row: null }

function compareErrors(expected: Expected, actual: Expected): Comparison {
  const tally = newTally(comparedForm(null, 'expected', 0))
  const asked = 'error' in expected ? expected.error : null
  const found = 'error' in actual ? actual.error : null
  compareValues(asked, found, { path: ['error'], row: null }, tally)
  const { differences, fields, right } = tally
  return { differences, fields, right }
}

function newTally(form: ComparedForm): Tally {
  return { form, differences: [], fields: 0, right: 0 }
}

function compareValues(
  expected: ExpectedJson,
  actual: ExpectedJson,
  spot: Spot,
  tally: Tally,
): void {
  if (isList(expected) && isList(actual)) {
    compareRows(expected, actual, spot, tally)
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const [key, value] of Object.entries(expected)) {
      const inner = { ...spot, path: [...spot.path, key] }
      if (value !== undefined) compareValues(value, actual[key] ?? null, inner, tally)
    }
  } else {
    compareLeaves(expected, actual, spot, tally)
  }
}

function compareLeaves(
  expected: ExpectedJson,
  actual: ExpectedJson,
  spot: Spot,
  tally: Tally,
): void {
  const fields = Math.max(leaves(expected), leaves(actual))
  tally.fields += fields
  if (same(expected, actual)) tally.right += fields
  else tally.differences.push({ form: tally.form, ...spot, expected, actual, fields })
}

function compareRows(
  expected: readonly ExpectedJson[],
  actual: readonly ExpectedJson[],
  { path }: Spot,
  tally: Tally,
): void {
  for (const [left, right] of align(expected, actual, rowLikeness)) {
    const row = left === null ? null : (expected[left] ?? null)
    const found = right === null ? null : (actual[right] ?? null)
    const name = rowName(row) ?? rowName(found)
    compareValues(row, found, { path: [...path, left ?? right ?? 0], row: name }, tally)
  }
}

/** A row by its own words: levels of an indicator, the label of a money row, the code of a finding. */
function rowName(row: ExpectedJson): string | null {
  if (!isRecord(row)) return null
  const { level2, level3, label, code } = row
  const words = [level2, level3, label, code].filter((part) => typeof part === 'string')
  return words.length === 0 ? null : words.join(' › ')
}

function isList(value: ExpectedJson): value is readonly ExpectedJson[] {
  return Array.isArray(value)
}

function isRecord(value: ExpectedJson): value is { readonly [key: string]: ExpectedJson } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Values in a subtree that say something. */
function leaves(value: ExpectedJson): number {
  if (value === null || value === undefined) return 0
  if (typeof value !== 'object') return 1
  return Object.values(value).reduce<number>((sum, member) => sum + leaves(member), 0)
}

/** White space is layout: it never makes two printed words differ. */
function same(expected: ExpectedJson, actual: ExpectedJson): boolean {
  if (typeof expected === 'string' && typeof actual === 'string') {
    return squeezed(expected) === squeezed(actual)
  }
  if (typeof expected === 'object' && typeof actual === 'object') {
    return leaves(expected) === 0 && leaves(actual) === 0
  }
  return expected === actual
}

function squeezed(words: string): string {
  return words.replaceAll(/\s+/gu, '')
}

/** What tells a row from its neighbours beside its name. */
const tellings: Readonly<Record<string, number>> = {
  ...{ code: 4, path: 4, target: 2, actual: 2, level2: 1, level1: 1 },
  ...{ expected: 2, weight: 1, score: 1, executed: 1, annual_budget: 1 },
}

/** A name tells more than everything else together: rows beside each other often share all their figures. */
const NAME = 20

/** Two rows whose names have nothing in common are two rows, however alike their figures. */
function rowLikeness(expected: ExpectedJson, actual: ExpectedJson): number {
  if (!isRecord(expected) || !isRecord(actual)) return 0
  // Goals have no name of their own: they belong together by their place.
  let likeness = 0.25
  for (const field of ['level3', 'label']) {
    const [one = null, other = null] = [expected[field], actual[field]]
    if (typeof one !== 'string' || typeof other !== 'string') continue
    const shared = sharedPairs(squeezed(one), squeezed(other))
    if (shared === 0) return 0
    likeness += NAME * shared
  }
  for (const [key, gain] of Object.entries(tellings)) {
    const value = expected[key] ?? null
    if (value !== null && same(value, actual[key] ?? null)) likeness += gain
  }
  return likeness
}

/** The share of neighbouring signs that two words have in common (Dice), 0 to 1. */
function sharedPairs(one: string, other: string): number {
  if (one === other) return 1
  const pairs = signPairs(one)
  const left = [...pairs]
  const found = signPairs(other)
  const shared = found.filter((pair) => {
    const at = left.indexOf(pair)
    if (at >= 0) left.splice(at, 1)
    return at >= 0
  })
  return (2 * shared.length) / (pairs.length + found.length)
}

/** Each sign with the one after it; a border on either side, so that a single sign has pairs too. */
function signPairs(words: string): readonly string[] {
  const signs = ['', ...words, '']
  return signs.slice(1).map((sign, at) => `${signs[at]}|${sign}`)
}

function formLikeness(expected: ExpectedForm, actual: ExpectedForm): number {
  const likeness =
    4 * equal(expected.project_name, actual.project_name) +
    2 * equal(expected.kind, actual.kind) +
    equal(expected.year, actual.year) +
    equal(expected.total?.score, actual.total?.score)
  const names = new Set(actual.indicators?.map(({ level3 }) => squeezed(level3 ?? '')))
  const shared = expected.indicators?.filter(({ level3 }) => names.has(squeezed(level3 ?? '')))
  return likeness + (shared?.length ?? 0) + 0.25
}

function equal(
  one: string | number | null | undefined,
  other: string | number | null | undefined,
): number {
  return Number(one !== null && one !== undefined && same(one, other ?? null))
}
