/** Which cells of a stream stand out: contradictions, doubts, and how many there are of them. */
import type { RowStream } from '../../store/row-stream.ts'
import type { StoredValue } from '../../store/value.ts'
import type { CellMark } from './style.ts'

type MarkCell = (row: readonly StoredValue[], at: number) => CellMark

const none: MarkCell = () => 'none'

/** How the cells of each column are marked; `contradicted` holds fields as `<form> <path>`. */
export function cellMarks(
  { name, columns }: Pick<RowStream, 'name' | 'columns'>,
  contradicted: ReadonlySet<string>,
): readonly MarkCell[] {
  const formAt = columns.findIndex((column) => column.name === 'form_id')
  const ordinalAt = columns.findIndex((column) => column.name === 'ordinal')
  return columns.map((column) => {
    const counted = countMarks[column.name]
    if (column.name === 'severity') return severityMark
    if (counted !== undefined) return (row, at) => (Number(row[at]) > 0 ? counted : 'none')
    const path = fieldPath(name, column.name)
    if (path === undefined || contradicted.size === 0) return none
    return (row) =>
      contradicted.has(`${row[formAt]} ${path(row[ordinalAt] ?? null)}`) ? 'error' : 'none'
  })
}

const countMarks: Readonly<Record<string, CellMark>> = {
  ...{ errors: 'error', contradictions: 'error' },
  ...{ warnings: 'warning', doubts: 'warning' },
}

const severityMark: MarkCell = (row, at) => {
  const value = row[at]
  return value === 'error' || value === 'warning' ? value : 'none'
}

/** Fields of a form that stand in its own row, by their column. */
const formFields: Readonly<Record<string, string>> = {
  ...{ total_score: 'total.score', total_weight: 'total.weight', total_grade: 'total.grade' },
  ...{ year: 'year', title: 'title', project_name: 'project_name' },
}

/** The path of the field that a column shows, by the place of the row in its form; undefined where it is no field. */
function fieldPath(stream: string, column: string): ((ordinal: StoredValue) => string) | undefined {
  if (stream === 'v_indicators') return (ordinal) => `indicators[${ordinal}].${column}`
  if (stream === 'v_funds') return (ordinal) => `funds[${ordinal}].${column}`
  const field = stream === 'v_forms' ? formFields[column] : undefined
  return field === undefined ? undefined : () => field
}
