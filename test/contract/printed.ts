/** The shape of what `extract --json` prints: every field of a document in which nothing is missing and of one in which all is. */
import type { Finding } from '../../src/audit/finding.ts'
import type { Note, Place, RawDocument } from '../../src/extract/document.ts'
import type {
  Extra,
  Form,
  PrintedNumber,
  Report,
  Sourced,
  Value,
} from '../../src/normalize/report.ts'
import { type Json, printedDocument, printedFailure } from '../../src/printed/output.ts'

const places: readonly Place[] = [
  { kind: 'page', page: 1, box: { x0: 1, top: 2, x1: 3, bottom: 4 } },
  { kind: 'sheet', sheet: '甲', range: 'A1' },
  { kind: 'flow', block: 1 },
  { kind: 'cell', block: 1, table: 1, row: 1, column: 1 },
  { kind: 'line', line: 1 },
]

const document: RawDocument = {
  source: { path: '/a.pdf', sha256: 'ab', format: 'pdf', size: 1 },
  pages: 1,
  blocks: places.map((place) => ({
    ...{ type: 'table', rowCount: 1, columnCount: 1, spans: 'kept', place },
    cells: [{ row: 0, column: 0, rowSpan: 1, colSpan: 1, text: '甲', place }],
  })),
  notes: [],
}

const notes: readonly Note[] = [null, ...places].map((place) => {
  return { code: 'handwriting', lost: true, place, args: {} }
})

/** A form that holds every field, its values at that place; or none, all values null. */
function formWith(place: Place | null): Form {
  const isFull = place !== null
  const sure = { confidence: 0.5, readings: ['乙'] }
  const sourced = <Held>(value: Held): Sourced<Held> =>
    isFull
      ? { value, raw: '甲', place, basis: 'printed', ...sure }
      : { value: null, raw: null, place: null, basis: 'printed' }
  const number: PrintedNumber = { ...sourced(1.5), decimals: isFull ? 1 : null }
  const words = sourced('甲')
  const extra: readonly Extra[] = isFull ? [{ heading: '丙', text: words }] : []
  const fen = isFull ? 1 : null
  const held: Value = {
    ...{ kind: 'number', operator: '=', value: 1, upper: 2, unit: '个', date: '2021' },
  }
  const nothing: Value = {
    ...{ kind: 'text', operator: null, value: null, upper: null, unit: null, date: null },
  }
  const organisation = { name: words, code: words }
  return {
    kind: 'project_self_evaluation',
    title: words,
    year: sourced(2023),
    period: words,
    project_name: words,
    department: organisation,
    unit: organisation,
    contact: { person: words, phone: words },
    funds: [
      {
        ...{ source: 'total', label: words, unit: sourced('万元') },
        ...{ initial_budget: number, annual_budget: number, executed: number },
        ...{ initial_budget_fen: fen, annual_budget_fen: fen, executed_fen: fen },
        ...{ weight: number, execution_rate: number, score: number, extra },
      },
    ],
    goals: [{ expected: words, actual: words }],
    indicators: [isFull ? held : nothing, null].map((value) => ({
      ...{ level1: words, level1_weight: number, level1_code: isFull ? 'output' : null },
      ...{ level2: words, level2_weight: number, level2_code: isFull ? 'quantity' : null },
      ...{ level3: words, level4: words, topic: isFull ? 'training' : null },
      ...{ target: words, target_value: value, actual: words, actual_value: value },
      ...{ weight: number, score: number, attained: isFull ? true : null },
      ...{ note: words, description: words, extra },
      origin: { page: isFull ? 1 : null, table: 0, row: 0 },
    })),
    total: { weight: number, score: number, grade: words },
    extra,
    notes: [
      { code: 'unknown_heading', severity: 'info', path: '', place, args: { heading: '序' } },
    ],
  }
}

const finding: Finding = {
  ...{
    code: 'scores_sum',
    severity: 'error',
    form: 0,
    path: 'total.score',
    paths: ['total.score'],
  },
  ...{ places: [], expected: '1', actual: '2', args: { expected: '1', actual: '2' } },
}

function reportOf(forms: readonly Form[], isFull: boolean): Report {
  const [page, unit, year] = isFull ? [1, '%', 2023] : [null, null, null]
  const [place = { kind: 'line', line: 1 }] = places
  const sentence = '预算执行率为95%。'
  return {
    ...{ source: document.source, pages: page, forms, notes: isFull ? notes : [] },
    sections: [{ number: '一、', title: '概况', level: 1, text: '有树。', page }],
    figures: [{ label: '预算执行率', value: 95, decimals: 0, unit, year, sentence, page, place }],
    unread: [{ code: 'form_unread', severity: 'warning', path: '', place: null, args: {} }],
  }
}

/** `path: kinds` for every field that can be printed. */
export function printedFields(): readonly string[] {
  const printing = { tables: true, sources: true, language: 'en' } as const
  const full = reportOf(places.map(formWith), true)
  const empty = reportOf([formWith(null)], false)
  const kinds = new Map<string, Set<string>>()
  const printed = [
    printedDocument({ document, report: full, findings: [finding] }, printing),
    printedDocument({ document, report: empty, findings: [] }, printing),
    printedFailure('/b.pdf', 'corrupt', 'no'),
  ]
  for (const one of printed) note(one, '', kinds)
  return [...kinds].map(([path, seen]) => `${path}: ${[...seen].sort().join(' | ')}`).sort()
}

/** Objects whose keys are data: printed headings, paths of fields. */
const MAPS = /(?:^|\.)(?:extra|sources)$/u

function note(value: Json, path: string, kinds: Map<string, Set<string>>): void {
  if (path !== '') kinds.set(path, (kinds.get(path) ?? new Set()).add(kindOf(value)))
  if (Array.isArray(value)) for (const one of value) note(one, `${path}[]`, kinds)
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      note(inner, `${path === '' ? '' : `${path}.`}${MAPS.test(path) ? '*' : key}`, kinds)
    }
  }
}

function kindOf(value: Json): string {
  if (value === null) return 'null'
  return Array.isArray(value) ? 'list' : typeof value
}
