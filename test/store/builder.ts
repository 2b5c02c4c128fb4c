/** Small documents and forms for the tests of the store, with invented names. */
import type { Place, RawDocument, Source } from '../../src/extract/document.ts'
import type {
  Form,
  Fund,
  Indicator,
  PrintedNumber,
  Report,
  Sourced,
} from '../../src/normalize/report.ts'

const place: Place = { kind: 'line', line: 1 }

export function words(value: string | null): Sourced<string> {
  return { value, raw: value, place, basis: 'printed' }
}

export function number(value: number | null): PrintedNumber {
  return { value, raw: value === null ? null : String(value), place, basis: 'printed', decimals: 0 }
}

export function indicator(level3: string, score: number | null): Indicator {
  return {
    level1: words('产出指标'),
    level1_weight: number(50),
    level1_code: 'output',
    level2: words('数量指标'),
    level2_weight: number(null),
    level2_code: 'quantity',
    level3: words(level3),
    level4: words(null),
    topic: null,
    target: words('≥95%'),
    target_value: {
      kind: 'number',
      operator: '>=',
      value: 95,
      upper: null,
      unit: '%',
      date: null,
    },
    actual: words('96%'),
    actual_value: null,
    weight: number(10),
    score: number(score),
    attained: true,
    note: words(null),
    description: words(null),
    extra: [{ heading: '备注', text: words('无') }],
    origin: { page: null, table: 0, row: 3 },
  }
}

export function fund(executed: number): Fund {
  return {
    source: 'total',
    label: words('年度资金总额'),
    unit: { value: '万元', raw: '万元', place, basis: 'printed' },
    initial_budget: number(100),
    annual_budget: number(100),
    executed: number(executed),
    initial_budget_fen: 100_000_000,
    annual_budget_fen: 100_000_000,
    executed_fen: executed * 1_000_000,
    weight: number(10),
    execution_rate: number(executed),
    score: number(10),
    extra: [],
  }
}

export function form(project: string, indicators: readonly Indicator[]): Form {
  const nobody = { name: words(null), code: words(null) }
  return {
    kind: 'project_self_evaluation',
    title: words('项目支出绩效自评表'),
    year: { value: 2022, raw: '2022年度', place, basis: 'printed' },
    period: words(null),
    project_name: words(project),
    department: { name: words('云岭县林业局'), code: words('219') },
    unit: nobody,
    contact: { person: words(null), phone: words(null) },
    funds: [fund(90)],
    goals: [{ expected: words('种树一千棵'), actual: words('已种一千棵') }],
    indicators,
    total: { weight: number(100), score: number(98), grade: words('优') },
    extra: [
      { heading: '说明', text: words('甲') },
      { heading: '说明（2）', text: words('乙') },
    ],
    notes: [
      { code: 'unknown_heading', severity: 'info', path: '', place, args: { heading: '序' } },
    ],
  }
}

export function source(sha256: string): Source {
  return { path: `/data/${sha256}.txt`, sha256, format: 'text', size: 12 }
}

export function rawDocument(sha256: string): RawDocument {
  return {
    source: source(sha256),
    pages: null,
    blocks: [
      { type: 'paragraph', text: '附件', level: null, place },
      {
        type: 'table',
        rowCount: 1,
        columnCount: 2,
        cells: [
          { row: 0, column: 0, rowSpan: 1, colSpan: 1, text: '项目名称', place },
          { row: 0, column: 1, rowSpan: 1, colSpan: 1, text: '植树', place, confidence: 0.5 },
        ],
        spans: 'kept',
        place,
      },
    ],
    notes: [{ code: 'encoding_guessed', lost: false, place: null, args: { encoding: 'gb18030' } }],
  }
}

export function report(document: RawDocument, forms: readonly Form[]): Report {
  const { source, pages, notes } = document
  return {
    source,
    pages,
    forms,
    sections: [{ number: '一、', title: '概况', level: 1, text: '有树。', page: null }],
    figures: [],
    notes,
    unread: [],
  }
}
