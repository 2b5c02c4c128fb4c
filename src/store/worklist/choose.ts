/** Which rows of a list a person asked for, and how many have what at each facet. */
import {
  type FacetChoice,
  type FacetName,
  type Facets,
  type FacetValue,
  facetNames,
} from './asked.ts'
import { countsByValue, type ListColumn, setsWith } from './column.ts'
import type { Rows } from './rows.ts'

export type FilteredRows = {
  readonly total: number
  /** 1 for a row that was asked for. */
  readonly isChosen: Uint8Array
  readonly facets: Facets
}

/** Values of a facet that are shown at most. */
const MOST_VALUES = 200

/** The sets that a row may have at one facet. */
type Filter = { readonly name: FacetName; readonly codes: Uint32Array; readonly wanted: Uint8Array }

/** Counts every facet over the rows that all other facets leave; `within` are forms (forms.id), null for all. */
export function filterRows(
  rows: Rows,
  { filters, prints }: FacetChoice,
  within: ReadonlySet<number> | null,
): FilteredRows {
  const asked = filtersOf(rows, filters)
  const counters = [...rows.columns].map(([name, column]) => ({
    ...{ name, column, counts: new Uint32Array(column.sets.length) },
  }))
  const isChosen = new Uint8Array(rows.size)
  let total = 0
  for (let row = 0; row < rows.size; row++) {
    if (!isThere(rows, row, within)) continue
    if (prints === 'leading' && rows.isOther[row] === 1) continue
    const failed = failedBy(asked, row)
    if (failed === 'several') continue
    if (failed === null) {
      isChosen[row] = 1
      total += 1
    }
    count(counters, row, failed)
  }
  const facets = counters.map(({ name, column, counts }) => [
    name,
    facetOf(name, countsByValue(column, counts), filters[name] ?? []),
  ])
  return { total, isChosen, facets: Object.fromEntries(facets) }
}

function isThere({ isGone, figures }: Rows, row: number, within: ReadonlySet<number> | null) {
  return isGone[row] === 0 && (within === null || within.has(figures.form[row] ?? 0))
}

type Counter = {
  readonly name: FacetName
  readonly column: ListColumn
  readonly counts: Uint32Array
}

/** A row that fails one facet counts there and nowhere else. */
function count(counters: readonly Counter[], row: number, failed: FacetName | null): void {
  for (const { name, column, counts } of counters) {
    if (failed !== null && failed !== name) continue
    const code = column.codes[row] ?? 0
    counts[code] = (counts[code] ?? 0) + 1
  }
}

function filtersOf(rows: Rows, filters: FacetChoice['filters']): readonly Filter[] {
  return facetNames.flatMap((name) => {
    const column: ListColumn | undefined = rows.columns.get(name)
    const values = filters[name] ?? []
    if (column === undefined || values.length === 0) return []
    return [{ name, codes: column.codes, wanted: setsWith(column, values) }]
  })
}

/** The one facet that a row fails; null where it fails none. */
function failedBy(filters: readonly Filter[], row: number): FacetName | 'several' | null {
  let failed: FacetName | null = null
  for (const { name, codes, wanted } of filters) {
    if (wanted[codes[row] ?? 0] === 1) continue
    if (failed !== null) return 'several'
    failed = name
  }
  return failed
}

/** Those asked for always, then the commonest. */
function facetOf(
  name: FacetName,
  counts: ReadonlyMap<string, number>,
  asked: readonly string[],
): readonly FacetValue[] {
  const isAsked = ({ value }: FacetValue) => asked.includes(value)
  const values = [...counts]
    .map(([value, count]) => ({ value, count }))
    .filter((one) => one.count > 0 || isAsked(one))
    .sort((one, other) => comparison(name, one, other))
  return [...values.filter(isAsked), ...values.filter((one) => !isAsked(one))].slice(0, MOST_VALUES)
}

function comparison(name: FacetName, one: FacetValue, other: FacetValue): number {
  if (name === 'year') return one.value < other.value ? 1 : -1
  return other.count - one.count || (one.value < other.value ? -1 : 1)
}
