/** Forms that do not contradict themselves, in the ways in which forms differ; and errors to put into them. */
import fc from 'fast-check'

/** A form as cells, in the order of the builder's columns. */
export type Cells = {
  readonly funds: readonly (readonly string[])[]
  readonly rows: readonly (readonly string[])[]
  readonly total: readonly string[]
}

/** A cell: which part, which row, which column. */
export type Spot = {
  readonly part: 'funds' | 'rows' | 'total'
  readonly row: number
  readonly column: number
}

const FUND = { initial: 1, annual: 2, executed: 3, weight: 4, rate: 5, score: 6 } as const
const ROW = { level1: 0, weight: 5, score: 6 } as const

/** An exact decimal of `units` of its last digit; zeros at the end are printed. */
function print(units: number, decimals: number): string {
  const digits = String(units).padStart(decimals + 1, '0')
  return decimals === 0 ? digits : `${digits.slice(0, -decimals)}.${digits.slice(-decimals)}`
}

/** Cuts a whole into so many parts of at least one unit. */
function cut(whole: number, shares: readonly number[]): readonly number[] {
  const sum = shares.reduce((total, share) => total + share, 0)
  const parts = shares.map((share) => 1 + Math.floor(((whole - shares.length) * share) / sum))
  const rest = whole - parts.reduce((total, part) => total + part, 0)
  return parts.map((part, index) => (index === 0 ? part + rest : part))
}

const share = fc.integer({ min: 1, max: 9 })
const shape = fc.record({
  levels: fc.array(fc.array(share, { minLength: 1, maxLength: 5 }), { minLength: 1, maxLength: 4 }),
  fundWeight: fc.constantFrom(10, 20),
  funds: fc.constantFrom('inside', 'outside', 'unweighed', 'none'),
  weightDecimals: fc.integer({ min: 0, max: 1 }),
  scoreDecimals: fc.integer({ min: 0, max: 2 }),
  lost: fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { minLength: 20, maxLength: 20 }),
  levelWeights: fc.boolean(),
  rowWeights: fc.constantFrom(true, true, true, false),
  totals: fc.constantFrom('both', 'both', 'score', 'none'),
  blankScore: fc.boolean(),
})
const money = fc.record({
  decimals: fc.integer({ min: 0, max: 6 }),
  budget: fc.integer({ min: 1000, max: 99_999_999 }),
  spent: fc.double({ min: 0.05, max: 1, noNaN: true }),
  rateDecimals: fc.integer({ min: 0, max: 2 }),
  parts: fc.array(fc.constantFrom('fiscal', 'carryover', 'other'), { maxLength: 3 }),
  breakdown: fc.constantFrom('source', 'government', 'both'),
  shares: fc.array(share, { minLength: 6, maxLength: 6 }),
  blank: fc.boolean(),
})

type Shape = typeof shape extends fc.Arbitrary<infer T> ? T : never
type Money = typeof money extends fc.Arbitrary<infer T> ? T : never

/** The amounts of a row: initial, annual and executed, in units of the last digit. */
function fundRows(spent: Money, weight: string, score: string): readonly (readonly string[])[] {
  const { budget, decimals, shares, blank } = spent
  const executed = Math.round(budget * spent.spent)
  const rate = print(
    roundedQuotient(executed * 100, budget, spent.rateDecimals),
    spent.rateDecimals,
  )
  const amounts = [budget, budget, executed]
  const total = [
    'total',
    ...amounts.map((amount) => print(amount, decimals)),
    weight,
    `${rate}%`,
    score,
  ]
  const divide = (sources: readonly string[], from: number) => {
    const columns = amounts.map((amount) => cut(amount, shares.slice(from, from + sources.length)))
    return sources.map((source, index) => [
      source,
      ...columns.map((column) => print(column[index] ?? 0, decimals)),
    ])
  }
  const bySource = ['fiscal', 'carryover', 'other'].filter((source) =>
    spent.parts.includes(source as 'fiscal'),
  )
  const source = bySource.includes('fiscal') ? divide(bySource, 0) : []
  const government = divide(['central', 'local'], 3)
  const kinds = divide(['basic', 'project'], 4)
  const parts = {
    source: bySource.includes('fiscal') && bySource.length > 1 ? source : [],
    government,
    both: bySource.length > 1 && bySource.includes('fiscal') ? [...source, ...kinds] : kinds,
  }[spent.breakdown]
  return [total, ...parts, ...(blank ? [['other']] : [])]
}

/** Half up, as people and spreadsheets round. */
function roundedQuotient(numerator: number, denominator: number, decimals: number): number {
  return Math.round((numerator * 10 ** decimals) / denominator)
}

function build(form: Shape, spent: Money): Cells {
  const scale = 10 ** form.weightDecimals
  const isInside = form.funds === 'inside' || form.funds === 'unweighed'
  const whole = (isInside ? 100 - form.fundWeight : 100) * scale
  const count = form.levels.flat().length
  const weights = cut(whole, form.levels.flat())
  const fundDigits =
    form.funds === 'none' || form.funds === 'unweighed' ? '' : String(form.fundWeight)
  const executed = Math.round(spent.budget * spent.spent)
  const fundScore = roundedQuotient(form.fundWeight * executed, spent.budget, form.scoreDecimals)
  const scoreScale = 10 ** form.scoreDecimals
  const scores = weights.map((weight, index) => {
    const full = Math.floor((weight * scoreScale) / scale)
    return Math.max(0, full - Math.floor((form.lost[index] ?? 0) * Math.min(full, 2 * scoreScale)))
  })
  const isBlank = form.blankScore && form.rowWeights && count > 2
  const counted = isBlank ? scores.map((score, index) => (index === count - 1 ? 0 : score)) : scores
  const total =
    counted.reduce((sum, score) => sum + score, 0) + (form.funds === 'inside' ? fundScore : 0)
  const hasLevels = form.levelWeights || !form.rowWeights
  let next = 0
  const rows = form.levels.flatMap((level, at) => {
    const from = next
    next += level.length
    const sum = weights.slice(from, next).reduce((one, other) => one + other, 0)
    const name = `一级${at}${hasLevels ? ` ${print(sum, form.weightDecimals)}` : ''}`
    return level.map((_, index) => {
      const row = from + index
      const weight = form.rowWeights ? print(weights[row] ?? 0, form.weightDecimals) : '∅'
      const score = isBlank && row === count - 1 ? '' : print(scores[row] ?? 0, form.scoreDecimals)
      return [name, '二级', `三级${row}`, '≥1个', '1个', weight, score, '原因']
    })
  })
  const score = form.totals === 'none' ? '∅' : print(total, form.scoreDecimals)
  return {
    rows,
    funds:
      form.funds === 'none'
        ? []
        : fundRows(
            spent,
            fundDigits,
            fundDigits === '' ? '' : print(fundScore, form.scoreDecimals),
          ),
    total: [form.totals === 'both' ? '100' : '∅', score],
  }
}

export const consistentForm = fc.tuple(shape, money).map(([form, spent]) => build(form, spent))

/** The cells of a form that an equation of the form holds in place. */
export function spotsOf({ funds, rows, total }: Cells): readonly Spot[] {
  const hasTotal = total[1] !== '∅'
  const isRowWeighed = rows.some((row) => row[ROW.weight] !== '∅')
  const inRows = rows.flatMap((cells, row) =>
    [
      ...(isRowWeighed ? [ROW.weight] : []),
      ...(hasTotal && cells[ROW.score] !== '' ? [ROW.score] : []),
      ...(isFirstOfLevel(rows, row) && (cells[ROW.level1] ?? '').includes(' ') ? [ROW.level1] : []),
    ].map((column): Spot => ({ part: 'rows', row, column })),
  )
  const inFunds = funds.flatMap((cells, row) =>
    Object.values(FUND)
      .filter((column) => (cells[column] ?? '') !== '')
      .map((column): Spot => ({ part: 'funds', row, column })),
  )
  const inTotal = total.flatMap((cell, column): Spot[] =>
    cell === '∅' ? [] : [{ part: 'total', row: 0, column }],
  )
  return [...inRows, ...inFunds, ...inTotal]
}

function isFirstOfLevel(rows: Cells['rows'], row: number): boolean {
  return rows[row]?.[ROW.level1] !== rows[row - 1]?.[ROW.level1]
}

/** The form with one number changed by so many units of its last printed digit; every row of a level changes with its cell. */
export function withError(cells: Cells, { part, row, column }: Spot, units: number): Cells {
  if (part === 'total')
    return { ...cells, total: replaced(cells.total, column, (cell) => changed(cell, units)) }
  const before = cells[part][row]?.[column] ?? ''
  const after = before.replace(/[\d.]+(?=%?$)/u, (number) => changed(number, units))
  const isLevel = part === 'rows' && column === ROW.level1
  const lines = cells[part].map((line, index) =>
    index === row || (isLevel && line[column] === before)
      ? replaced(line, column, () => after)
      : line,
  )
  return { ...cells, [part]: lines }
}

function replaced(line: readonly string[], column: number, change: (cell: string) => string) {
  return line.map((cell, index) => (index === column ? change(cell) : cell))
}

/** Stays above zero: a printed number without a sign. */
function changed(number: string, units: number): string {
  const decimals = number.split('.')[1]?.length ?? 0
  const digits = Number(number.replace('.', ''))
  return print(digits + units < 0 ? digits - units : digits + units, decimals)
}

/** Whether an equation of the form contradicts its funds at printed precision; sums and totals always do. */
export function isContradicted(cells: Cells, { part, row, column }: Spot): boolean {
  if (part !== 'funds') return true
  const line = cells.funds[row] ?? []
  const hasParts = cells.funds.slice(1).some((other) => other.length > 1)
  if (column <= FUND.executed && hasParts) return true
  return column !== FUND.initial && row === 0 && (isRateOff(line) || isScoreOff(line))
}

function isRateOff(line: readonly string[]): boolean {
  return isOff((100 * amount(line, 'executed')) / amount(line, 'annual'), line[FUND.rate] ?? '')
}

/** Off by the amounts and by the printed rate: forms multiply by either. */
function isScoreOff(line: readonly string[]): boolean {
  const printed = line[FUND.score] ?? ''
  const spent = Math.min(1, amount(line, 'executed') / amount(line, 'annual'))
  const rate = Math.min(1, amount(line, 'rate') / 100)
  return [spent, rate].every((share) => isOff(amount(line, 'weight') * share, printed))
}

function amount(line: readonly string[], column: keyof typeof FUND): number {
  return Number.parseFloat(line[FUND[column]] ?? '')
}

/** Further from the printed figure than half a unit of its last digit; a hair beyond, for doubles. */
function isOff(exact: number, printed: string): boolean {
  const decimals = printed.replace('%', '').split('.')[1]?.length ?? 0
  return (
    printed !== '' && Math.abs(exact - Number.parseFloat(printed)) > 0.5 * 10 ** -decimals + 1e-9
  )
}
