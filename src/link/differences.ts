/** Where two prints of one form differ in a number: published twice with different figures, or misread once. */
import { pairIndicators } from './copies.ts'
import type { FormFacts, FundFacts, IndicatorFacts } from './facts.ts'
import { fold } from './fold.ts'

/** A number that a copy prints differently from the leading one. */
export type Difference = {
  /** The field in the copy, such as indicators[3].score. */
  readonly path: string
  /** The same field in the leading copy, where its row may be another one. */
  readonly leading_path: string
  /** Amounts in 元. */
  readonly leading_value: number
  readonly value: number
  /** As printed, with its unit. */
  readonly leading_words: string
  readonly words: string
}

type Printed = {
  readonly path: string
  readonly value: number | null
  readonly words: string
}

/** Numbers that both print and in which they differ; what one of them lacks is no difference. */
export function differences(leading: FormFacts, copy: FormFacts): readonly Difference[] {
  const pairs = [
    ...fundPairs(leading, copy),
    ...totalPair(leading, copy),
    ...rowPairs(leading, copy),
  ]
  return pairs.flatMap(([first, second]) => {
    if (first.value === null || second.value === null || first.value === second.value) return []
    return {
      ...{ path: second.path, leading_path: first.path },
      ...{ leading_value: first.value, value: second.value },
      ...{ leading_words: first.words, words: second.words },
    }
  })
}

type Pair = readonly [Printed, Printed]

const amounts = ['initial_budget', 'annual_budget', 'executed'] as const
const marks = ['weight', 'score'] as const

/** Money rows of one source and label, in order. */
function fundPairs(leading: FormFacts, copy: FormFacts): readonly Pair[] {
  const left = Map.groupBy(copy.funds, fundKey)
  return leading.funds.flatMap((row) => {
    const other = left.get(fundKey(row))?.shift()
    if (other === undefined) return []
    return [
      ...amounts.flatMap((field) => amountPair(row, other, field)),
      ...marks.map((field): Pair => [markOf(row, field), markOf(other, field)]),
    ]
  })
}

/** A form has one total, whatever it is called. */
function fundKey({ source, label }: FundFacts): string {
  return source === 'total' ? source : `${source} ${fold(label)}`
}

type Amount = (typeof amounts)[number]

/** Amounts of one unit are compared as printed, those of two as far as the coarser print shows them. */
function amountPair(one: FundFacts, other: FundFacts, field: Amount): readonly Pair[] {
  const [first, second] = [one[field], other[field]]
  const [fen, otherFen] = [one[`${field}_fen`], other[`${field}_fen`]]
  if (first === null || second === null) return []
  if (one.unit === other.unit) {
    if (first === second) return []
  } else {
    if (fen === null || otherFen === null) return []
    if (Math.abs(fen - otherFen) <= halfStep(first, fen) + halfStep(second, otherFen)) return []
  }
  return [[amountOf(one, field), amountOf(other, field)]]
}

/** Half a unit of the last printed digit, 分; 0 where nothing is printed but zero. */
function halfStep(printed: number, fen: number): number {
  const decimals = /\.(\d+)$/u.exec(String(printed))?.[1]?.length ?? 0
  return printed === 0 ? 0 : Math.abs(fen / printed) / 10 ** decimals / 2
}

function amountOf(fund: FundFacts, field: Amount): Printed {
  const [printed, fen] = [fund[field], fund[`${field}_fen`]]
  return {
    path: `funds[${fund.ordinal}].${field}`,
    value: fen === null ? printed : fen / 100,
    words: `${printed ?? ''}${fund.unit ?? ''}`,
  }
}

function markOf(fund: FundFacts, field: 'weight' | 'score'): Printed {
  return numberAt(`funds[${fund.ordinal}].${field}`, fund[field])
}

function numberAt(path: string, value: number | null): Printed {
  return { path, value, words: String(value ?? '') }
}

function totalPair(leading: FormFacts, copy: FormFacts): readonly Pair[] {
  const of = ({ total_score }: FormFacts) => numberAt('total.score', total_score)
  return [[of(leading), of(copy)]]
}

function rowPairs(leading: FormFacts, copy: FormFacts): readonly Pair[] {
  return pairIndicators(leading.indicators, copy.indicators).flatMap(([first, second]): Pair[] => {
    const path = `indicators[${leading.indicators.indexOf(first)}]`
    const other = `indicators[${copy.indicators.indexOf(second)}]`
    return [
      ...(['target', 'actual'] as const).map(
        (field): Pair => [valueAt(path, first, field), valueAt(other, second, field)],
      ),
      ...marks.map(
        (field): Pair => [
          numberAt(`${path}.${field}`, first[field]),
          numberAt(`${other}.${field}`, second[field]),
        ],
      ),
    ]
  })
}

function valueAt(path: string, row: IndicatorFacts, field: 'target' | 'actual'): Printed {
  return { path: `${path}.${field}`, value: row[`${field}_value`], words: row[field] ?? '' }
}
