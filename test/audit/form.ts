/** Forms as literals in a few words. Cells are parted by `|`; a blank cell is printed blank, `∅` is no column at all. */
import type { Place } from '../../src/extract/document.ts'
import type {
  Form,
  Fund,
  FundSource,
  Indicator,
  NarrativeFigure,
  PrintedNumber,
  Report,
  Sourced,
} from '../../src/normalize/report.ts'
import { isAttained } from '../../src/normalize/value/attained.ts'
import { parseValue } from '../../src/normalize/value/value.ts'
import { levelCodes } from '../../src/normalize/words/level.ts'

const NO_COLUMN = '∅'
let line = 0

function place(): Place {
  line += 1
  return { kind: 'line', line }
}

export function text(words: string, basis: 'printed' | 'inferred' = 'printed'): Sourced<string> {
  if (words === NO_COLUMN) return { value: null, raw: null, place: null, basis }
  return { value: words === '' ? null : words, raw: words, place: place(), basis }
}

/** A printed number, with or without %. */
export function number(words: string): PrintedNumber {
  const { value, ...origin } = text(words)
  if (value === null) return { ...origin, value: null, decimals: null }
  const digits = value.replace('%', '')
  return { ...origin, value: Number(digits), decimals: digits.split('.')[1]?.length ?? 0 }
}

function cells(row: string): readonly string[] {
  return row.split('|').map((cell) => cell.trim())
}

/** `source | initial | annual | executed | weight | rate | score` */
export function fund(row: string): Fund {
  const [
    source = '',
    initial = '',
    annual = '',
    executed = '',
    weight = '',
    rate = '',
    score = '',
  ] = cells(row)
  return {
    source: source as FundSource,
    label: text(source),
    unit: { value: '万元', raw: '万元', place: null, basis: 'printed' },
    initial_budget: number(initial),
    annual_budget: number(annual),
    executed: number(executed),
    initial_budget_fen: null,
    annual_budget_fen: null,
    executed_fen: null,
    weight: number(weight),
    execution_rate: number(rate),
    score: number(score),
    extra: [],
  }
}

/** A level cell: `产出指标 50`, `^产出指标` where it is filled down by inference. */
function level(cell: string): { readonly name: Sourced<string>; readonly weight: PrintedNumber } {
  const basis = cell.startsWith('^') ? 'inferred' : 'printed'
  const [name = '', weight = NO_COLUMN] = cell.replace('^', '').split(' ')
  return { name: text(name, basis), weight: { ...number(weight), basis } }
}

/** `level 1 | level 2 | level 3 | target | actual | weight | score | note` */
export function row(words: string): Indicator {
  const [first = '', second = '', third = '', ...values] = cells(words)
  const [target = '', actual = '', weight = '', score = '', note = NO_COLUMN] = values
  const [one, two] = [level(first), level(second)]
  const stated = { target: parseValue(target), actual: parseValue(actual) }
  return {
    level1: one.name,
    level1_weight: one.weight,
    level2: two.name,
    level2_weight: two.weight,
    ...levelCodes(one.name.value, two.name.value),
    level3: text(third),
    level4: text(NO_COLUMN),
    topic: null,
    target: text(target),
    target_value: stated.target,
    actual: text(actual),
    actual_value: stated.actual,
    weight: number(weight),
    score: number(score),
    attained: isAttained(
      { words: target, value: stated.target },
      { words: actual, value: stated.actual },
    ),
    note: text(note),
    description: text(NO_COLUMN),
    extra: [],
    origin: { page: null, table: 0, row: 0 },
  }
}

type Parts = {
  readonly funds?: readonly string[]
  readonly rows?: readonly string[]
  /** `weight | score | grade` */
  readonly total?: string
  readonly title?: string
  readonly year?: number
  readonly kind?: Form['kind']
  readonly project?: string
}

export function form(parts: Parts): Form {
  const [weight = NO_COLUMN, score = NO_COLUMN, grade = NO_COLUMN] = cells(parts.total ?? '')
  const nobody = { name: text(NO_COLUMN), code: text(NO_COLUMN) }
  return {
    kind: parts.kind ?? 'project_self_evaluation',
    title: text(parts.title ?? NO_COLUMN),
    year: { value: parts.year ?? null, raw: null, place: null, basis: 'printed' },
    period: text(NO_COLUMN),
    project_name: text(parts.project ?? NO_COLUMN),
    department: nobody,
    unit: nobody,
    contact: { person: text(NO_COLUMN), phone: text(NO_COLUMN) },
    funds: (parts.funds ?? []).map(fund),
    goals: [],
    indicators: (parts.rows ?? []).map(row),
    total: { weight: number(weight), score: number(score), grade: text(grade) },
    extra: [],
    notes: [],
  }
}

export function report(forms: readonly Form[], figures: readonly NarrativeFigure[] = []): Report {
  const source = { path: 'form.txt', sha256: '', format: 'text', size: 0 } as const
  return { source, pages: null, forms, sections: [], figures, notes: [], unread: [] }
}

/** `综合得分 95.47 分 | the sentence` */
export function figure(words: string): NarrativeFigure {
  const [stated = '', sentence = ''] = cells(words)
  const [label = '', value = '', unit = ''] = stated.split(' ')
  const decimals = value.split('.')[1]?.length ?? 0
  return {
    label,
    value: Number(value),
    decimals,
    unit,
    year: null,
    sentence,
    page: null,
    place: place(),
  }
}
