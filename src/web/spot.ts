/** From a field to the raw cells behind it, and from a raw cell to the fields that were taken from it. */
import type { RawCell, RawTable, WholeFormPage } from '../store/form-page.ts'

export type Spot = RawCell & { readonly table: number }

function isSame(one: unknown, other: unknown): boolean {
  return JSON.stringify(one) === JSON.stringify(other)
}

/** The raw cells that a field's words stand in; none where they stand outside of tables. */
export function cellsOf(
  { sources }: WholeFormPage,
  tables: readonly RawTable[],
  path: string,
): readonly Spot[] {
  const source = sources[path]
  if (source === undefined || source.place === null) return []
  const there = spots(tables).filter(({ place }) => isSame(place, source.place))
  const exact = there.filter(({ text }) => text === source.raw)
  // Several cells may share a place that is only a line or a block: then the words decide.
  if (there.length <= 1) return there
  return exact.length > 0 ? exact.slice(0, 1) : there.slice(0, 1)
}

/** The fields that were taken from a raw cell. */
export function fieldsOf({ sources }: WholeFormPage, cell: RawCell): readonly string[] {
  const there = Object.entries(sources).filter(([, { place }]) => isSame(place, cell.place))
  const exact = there.filter(([, { raw }]) => raw === cell.text)
  return (exact.length > 0 ? exact : cell.place[0] === 'page' ? there : []).map(([path]) => path)
}

function spots(tables: readonly RawTable[]): readonly Spot[] {
  return tables.flatMap(({ ordinal, cells }) => cells.map((cell) => ({ ...cell, table: ordinal })))
}

/** The raw cell at a place in a table. */
export function cellAt(
  tables: readonly RawTable[],
  table: number,
  row: number,
  column: number,
): Spot | null {
  return (
    spots(tables).find(
      (cell) => cell.table === table && cell.row === row && cell.column === column,
    ) ?? null
  )
}

/** Every field of a form with words behind it, by its path, with its value as it is shown. */
export function valueAt({ shown }: WholeFormPage, path: string): string | number | null {
  const steps = path.match(/[^.[\]]+/gu) ?? []
  const [first = '', second, third] = steps
  const list = { funds: shown.funds, goals: shown.goals, indicators: shown.indicators }[first]
  const row = list === undefined ? shown.form : list[Number(second)]
  const column = list === undefined ? steps.join('_') : third
  return row?.[column ?? ''] ?? null
}
