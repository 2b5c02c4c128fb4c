/**
 * What a document prints, as the canonical model says it. A field is in the truth where some cell tells it, and nowhere
 * else: a form without a column of weights has no weights.
 */
import type { Content } from './content/content.ts'
import type { Family } from './family.ts'
import type { Laid } from './layout/grid.ts'
import type { Print } from './print.ts'

export type Value = string | number | null
export type TruthRow = Readonly<Record<string, Value>>
export type Organisation = { readonly name: Value; readonly code: Value }

export type TruthForm = {
  readonly kind: string
  readonly title: Value
  readonly year: Value
  readonly period: Value
  readonly project_name: Value
  readonly department: Organisation
  readonly unit: Organisation
  readonly contact: { readonly person: Value; readonly phone: Value }
  readonly funds: readonly TruthRow[]
  readonly goals: readonly TruthRow[]
  readonly indicators: readonly TruthRow[]
  readonly total: { readonly weight: Value; readonly score: Value; readonly grade: Value }
}

const FUND = [
  ...['source', 'label', 'initial_budget', 'annual_budget', 'executed'],
  ...['weight', 'execution_rate', 'score'],
] as const
const INDICATOR = [
  ...['level1', 'level1_weight', 'level2', 'level2_weight', 'level3', 'level4'],
  ...['actual', 'weight', 'score', 'note', 'description'],
] as const
const TARGET = ['operator', 'value', 'measure'] as const

/** Every field that the document tells, by its cell. */
export function printsOf(laid: Laid): readonly Print[] {
  return laid.flatMap((part) =>
    part.type === 'line' ? part.prints : part.cells.flatMap(({ prints }) => prints),
  )
}

export function truthOf(
  { style }: Family,
  contents: readonly Content[],
  laid: Laid,
): readonly TruthForm[] {
  const told = printsOf(laid)
  return contents.map((content, form) => {
    const paths = new Set(told.filter((one) => one.form === form).map(({ path }) => path))
    const at = (path: string, value: Value): Value => (paths.has(path) ? shown(value) : null)
    const name = (owner: 'department' | 'unit') => ({
      name: at(`${owner}.name`, content[owner].name),
      code: at(`${owner}.code`, content[owner].code),
    })
    const { person, phone } = content.contact
    const { weight, score, grade } = content.total
    const unit = paths.has('funds.unit') ? (style?.moneyUnit ?? '万元') : null
    return {
      kind: content.kind,
      title: shown(titleIn(laid, form)),
      year: at('year', content.year),
      period: at('period', content.period),
      project_name: at('project_name', content.project_name),
      department: name('department'),
      unit: name('unit'),
      contact: { person: at('contact.person', person), phone: at('contact.phone', phone) },
      funds: fundsOf(content, at).map((fund) => ({ ...fund, unit })),
      goals: goalsOf(content, at),
      indicators: indicatorsOf(content, at),
      total: {
        weight: at('total.weight', weight),
        score: at('total.score', score),
        grade: at('total.grade', grade),
      },
    }
  })
}

/** The words of the line or cell that is the form's heading. */
function titleIn(laid: Laid, form: number): Value {
  const isOwn = ({ form: owner, path }: Print) => owner === form && path === 'title'
  for (const part of laid) {
    const cells = part.type === 'line' ? [part] : part.cells
    const heading = cells.find(({ prints }) => prints.some(isOwn))
    if (heading !== undefined) return heading.text
  }
  return null
}

type At = (path: string, value: Value) => Value

function fundsOf({ funds }: Content, at: At): readonly TruthRow[] {
  return funds.flatMap((fund, row) => {
    const told = rowOf(fund, FUND, (field, value) => at(`funds.${row}.${field}`, value))
    if (!isTold(told)) return []
    // Whose money it is is said by the label alone.
    return [{ ...told, source: told['label'] === null ? null : fund.source }]
  })
}

function goalsOf({ goals }: Content, at: At): readonly TruthRow[] {
  return goals
    .map((goal, row) =>
      rowOf(goal, ['expected', 'actual'], (field, value) => at(`goals.${row}.${field}`, value)),
    )
    .filter(isTold)
}

function indicatorsOf({ indicators }: Content, at: At): readonly TruthRow[] {
  return indicators
    .map((indicator, row) => {
      const own = (field: string, value: Value) => at(`indicators.${row}.${field}`, value)
      const parts = TARGET.map((field) => own(field, indicator[field]) ?? '').join('')
      const target = own('target', indicator.target) ?? shown(parts)
      return { ...rowOf(indicator, INDICATOR, own), target }
    })
    .filter(isTold)
}

function rowOf<Row extends object, Field extends string & keyof Row>(
  row: Row,
  fields: readonly Field[],
  at: At,
): TruthRow {
  return Object.fromEntries(fields.map((field) => [field, at(field, row[field] as Value)]))
}

function isTold(row: TruthRow): boolean {
  return Object.values(row).some((value) => value !== null)
}

/** White space is layout; what is blank is not there. */
function shown(value: Value): Value {
  if (typeof value !== 'string') return value
  const text = value.replaceAll(/\s+/gu, '')
  return text === '' ? null : text
}
