/** Expected forms against read ones, field by field. Rows are matched by their words, so that one lost row costs one row. */
import { align } from './alignment.ts'
import type { Expected, ExpectedForm } from './expected.ts'

/** One field that is not as expected. */
export type Difference = {
  /** Index of the form among the expected ones, or among the read ones where it is not expected at all. */
  readonly form: number
  /** The steps to the field: `['indicators', 3, 'score']`; an index counts among the rows on the side that has the row. */
  readonly path: readonly (string | number)[]
  /** Null where nothing is expected there. */
  readonly expected: Json
  /** Null where nothing was read there. */
  readonly actual: Json
}

export type Comparison = {
  readonly differences: readonly Difference[]
  /** Fields in which something is expected or was read. */
  readonly fields: number
  /** Those that agree. */
  readonly right: number
}

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Path = readonly (string | number)[]

type Tally = { readonly differences: Omit<Difference, 'form'>[]; fields: number; right: number }

/** Everything in which a file's result is not as expected. */
export function compare(expected: Expected, actual: Expected): Comparison {
  if ('error' in expected || 'error' in actual) return compareErrors(expected, actual)
  const pairs = align(expected.forms, actual.forms, formLikeness)
  const compared = pairs.map(([left, right]) => {
    const tally = newTally()
    const form = left ?? right ?? 0
    const expectedForm = left === null ? null : (expected.forms[left] ?? null)
    const actualForm = right === null ? null : (actual.forms[right] ?? null)
    compareValues(expectedForm as Json, actualForm as Json, [], tally)
    return { ...tally, differences: tally.differences.map((one) => ({ ...one, form })) }
  })
  return {
    differences: compared.flatMap(({ differences }) => differences),
    fields: compared.reduce((sum, { fields }) => sum + fields, 0),
    right: compared.reduce((sum, { right }) => sum + right, 0),
  }
}

function compareErrors(expected: Expected, actual: Expected): Comparison {
  const tally = newTally()
  const asked = 'error' in expected ? expected.error : null
  compareValues(asked, 'error' in actual ? actual.error : null, ['error'], tally)
  return { ...tally, differences: tally.differences.map((one) => ({ ...one, form: 0 })) }
}

function newTally(): Tally {
  return { differences: [], fields: 0, right: 0 }
}

function compareValues(expected: Json, actual: Json, path: Path, tally: Tally): void {
  if (isList(expected) && isList(actual)) {
    compareRows(expected, actual, path, tally)
  } else if (isRecord(expected) && isRecord(actual)) {
    for (const [key, value] of Object.entries(expected)) {
      if (value !== undefined) compareValues(value, actual[key] ?? null, [...path, key], tally)
    }
  } else {
    compareLeaves(expected, actual, path, tally)
  }
}

function compareLeaves(expected: Json, actual: Json, path: Path, tally: Tally): void {
  const fields = Math.max(leaves(expected), leaves(actual))
  tally.fields += fields
  if (same(expected, actual)) tally.right += fields
  else tally.differences.push({ path, expected, actual })
}

function compareRows(
  expected: readonly Json[],
  actual: readonly Json[],
  path: Path,
  tally: Tally,
): void {
  for (const [left, right] of align(expected, actual, rowLikeness)) {
    const row = left === null ? null : (expected[left] ?? null)
    const found = right === null ? null : (actual[right] ?? null)
    compareValues(row, found, [...path, left ?? right ?? 0], tally)
  }
}

function isList(value: Json): value is readonly Json[] {
  return Array.isArray(value)
}

function isRecord(value: Json): value is { readonly [key: string]: Json } {
  return value !== null && typeof value === 'object' && !Array.isArray(value)
}

/** Values in a subtree that say something. */
function leaves(value: Json): number {
  if (value === null || value === undefined) return 0
  if (typeof value !== 'object') return 1
  return Object.values(value).reduce<number>((sum, member) => sum + leaves(member), 0)
}

/** White space is layout: it never makes two printed words differ. */
function same(expected: Json, actual: Json): boolean {
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

/** What tells a row from its neighbours, the words before the figures. */
const tellings: Readonly<Record<string, number>> = {
  ...{ level3: 6, label: 6, code: 4, path: 4, target: 2, actual: 2, level2: 1, level1: 1 },
  ...{ expected: 2, weight: 1, score: 1, executed: 1, annual_budget: 1 },
}

function rowLikeness(expected: Json, actual: Json): number {
  if (!isRecord(expected) || !isRecord(actual)) return 0
  // Goals have no name of their own: they belong together by their place.
  let likeness = 'level3' in expected ? 0 : 0.25
  for (const [key, gain] of Object.entries(tellings)) {
    const value = expected[key] ?? null
    if (value !== null && same(value, actual[key] ?? null)) likeness += gain
  }
  return likeness
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
