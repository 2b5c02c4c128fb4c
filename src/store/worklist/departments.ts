/** Departments over the years, and beside each other: by self-evaluations and evaluations alone, each form once. */
import type { Rows } from './rows.ts'

export type DepartmentYear = {
  readonly department_name: string
  readonly year: number
  readonly forms: number
  /** Mean of the printed total scores; null where none is printed. */
  readonly score: number | null
  /** Execution over budget of the forms that print both, percent. */
  readonly rate: number | null
  /** Contradictions. */
  readonly errors: number
}

type Sums = {
  forms: number
  scores: number
  score: number
  budget: number
  executed: number
  errors: number
}

/** Every department and year of which there are forms, those of most forms first, then by year. */
export function departmentYears(rows: Rows): readonly DepartmentYear[] {
  const names = (rows.columns.get('department')?.sets ?? []).map(([name = '']) => name)
  const byName = names.map(() => new Map<number, Sums>())
  const codes = rows.columns.get('department')?.codes ?? []
  for (let row = 0; row < rows.size; row++) {
    const { [row]: year = Number.NaN } = rows.figures.year
    const code = codes[row] ?? 0
    if (rows.isGone[row] === 1 || rows.isCounted[row] === 0 || Number.isNaN(year)) continue
    if (names[code] === '') continue
    const years = byName[code] as Map<number, Sums>
    const sums = years.get(year) ?? newSums()
    years.set(year, sums)
    add(rows, row, sums)
  }
  return byName
    .map((years, code) => ({ name: names[code] ?? '', years, forms: formsOf(years) }))
    .sort((one, other) => other.forms - one.forms || (one.name < other.name ? -1 : 1))
    .flatMap(({ name, years }) =>
      [...years]
        .sort(([one], [other]) => one - other)
        .map(([year, sums]) => departmentYear(name, year, sums)),
    )
}

function newSums(): Sums {
  return { forms: 0, scores: 0, score: 0, budget: 0, executed: 0, errors: 0 }
}

function add({ figures }: Rows, row: number, sums: Sums): void {
  const { [row]: score = Number.NaN } = figures.score
  const { [row]: budget = Number.NaN } = figures.budget
  const { [row]: executed = Number.NaN } = figures.executed
  sums.forms += 1
  sums.errors += figures.errors[row] ?? 0
  if (!Number.isNaN(score)) {
    sums.scores += 1
    sums.score += score
  }
  if (Number.isNaN(budget) || Number.isNaN(executed)) return
  sums.budget += budget
  sums.executed += executed
}

function formsOf(years: ReadonlyMap<number, Sums>): number {
  return [...years.values()].reduce((sum, { forms }) => sum + forms, 0)
}

function departmentYear(name: string, year: number, sums: Sums): DepartmentYear {
  const { forms, scores, score, budget, executed, errors } = sums
  return {
    ...{ department_name: name, year, forms, errors },
    score: scores === 0 ? null : score / scores,
    rate: budget === 0 ? null : (100 * executed) / budget,
  }
}
