/**
 * Forms and findings as lists to work through. What they are counted by is held in memory, a small number a row, so that
 * every count of every facet comes from one pass; it is read anew when the database has changed.
 */
import type { Database } from './database.ts'

export const facetNames = [
  'year',
  'province',
  'department',
  'kind',
  'rule',
  'severity',
  'confidence',
  'reviewed',
  'verdict',
] as const
export type FacetName = (typeof facetNames)[number]

export type ListName = 'forms' | 'findings'

export const sortNames = ['doubt', 'year', 'department', 'score', 'budget', 'findings'] as const
export type SortName = (typeof sortNames)[number]

/** What a person asked to see. The values of one facet are alternatives. */
export type Asked = {
  readonly list: ListName
  readonly filters: Readonly<Partial<Record<FacetName, readonly string[]>>>
  /** Only these forms (forms.id); null for all. */
  readonly within: ReadonlySet<number> | null
  readonly sort: SortName
  readonly isDown: boolean
  readonly offset: number
  readonly limit: number
}

export type FacetValue = { readonly value: string; readonly count: number }

export type Listed = {
  readonly total: number
  /** Row numbers of the asked part: forms.id or findings.id. */
  readonly ids: readonly number[]
  readonly facets: Readonly<Partial<Record<FacetName, readonly FacetValue[]>>>
}

export type Worklist = {
  readonly list: (asked: Asked) => Listed
  /** Every row number in the asked order, whatever offset and limit say. */
  readonly all: (asked: Asked) => readonly number[]
}

/** A text a row: the place of its text among the texts. */
type Column = { readonly texts: readonly string[]; readonly codes: Uint32Array }

type Rows = {
  readonly ids: Float64Array
  readonly forms: Float64Array
  readonly columns: Readonly<Partial<Record<FacetName, Column>>>
  readonly keys: Readonly<Record<SortName, Float64Array>>
  readonly orders: Map<string, Uint32Array>
}

type Loaded = {
  readonly version: unknown
  readonly at: number
  readonly took: number
  readonly lists: Readonly<Record<ListName, Rows>>
}

/** A large database that changes all the time is not read anew for every page: at most this share of the time goes to it. */
const SHARE = 0.2

/** Values of a facet that are shown at most. */
const MOST_VALUES = 200

/** The lists of a database; `changes` rises with every change through this connection. */
export function openWorklist(database: Database): Worklist {
  let loaded: Loaded | null = null
  const version = () =>
    `${database.pragma('data_version', { simple: true })} ${database.prepare('SELECT total_changes()').pluck().get()}`
  const rowsOf = (list: ListName): Rows => {
    const now = performance.now()
    const isFresh = loaded !== null && loaded.version === version()
    const isResting = loaded !== null && now < loaded.at + loaded.took / SHARE
    if (loaded === null || !(isFresh || isResting)) loaded = load(database, version())
    return loaded.lists[list]
  }
  return {
    list: (asked) => listRows(rowsOf(asked.list), asked),
    all: (asked) => {
      const rows = rowsOf(asked.list)
      const chosen = filtersOf(rows, asked)
      return Array.from(orderOf(rows, asked))
        .filter((row) => failures(chosen, row) === 0 && isWithin(rows, asked, row))
        .map((row) => rows.ids[row] ?? 0)
    },
  }
}

type FormRow = {
  readonly id: number
  readonly year: number | null
  readonly department: string | null
  readonly province: string | null
  readonly kind: string
  readonly score: number | null
  readonly budget: number | null
  readonly confidence: number | null
  readonly reviewed: number
  readonly errors: number
  readonly warnings: number
  readonly infos: number
}

const FORMS = `
  SELECT forms.id, forms.year, coalesce(forms.department_name, forms.unit_name) AS department,
    form_links.province, forms.kind, forms.total_score AS score, forms.confidence,
    (SELECT max(annual_budget_fen) FROM funds WHERE form_id = forms.id) AS budget,
    reviews.id IS NOT NULL AS reviewed,
    coalesce(found.errors, 0) AS errors, coalesce(found.warnings, 0) AS warnings,
    coalesce(found.infos, 0) AS infos
  FROM corrected_forms AS forms
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN form_links ON form_links.form_id = forms.id
  LEFT JOIN reviews ON reviews.sha256 = documents.sha256 AND reviews.form = forms.ordinal
    AND reviews.undone_at IS NULL
  LEFT JOIN (
    SELECT form_id, sum(severity = 'error') AS errors, sum(severity = 'warning') AS warnings,
      sum(severity = 'info') AS infos
    FROM findings GROUP BY form_id
  ) AS found ON found.form_id = forms.id`

type FindingRow = {
  readonly id: number
  readonly form_id: number
  readonly code: string
  readonly severity: string
  readonly verdict: string | null
}

const FINDINGS = `
  SELECT findings.id, findings.form_id, findings.code, findings.severity, verdicts.verdict
  FROM findings JOIN forms ON forms.id = findings.form_id
  JOIN documents ON documents.id = forms.document_id
  LEFT JOIN verdicts ON verdicts.sha256 = documents.sha256 AND verdicts.form = forms.ordinal
    AND verdicts.code = findings.code AND verdicts.path = findings.path
    AND verdicts.paths = findings.paths AND verdicts.undone_at IS NULL`

function load(database: Database, version: unknown): Loaded {
  const start = performance.now()
  const forms = database.prepare<[], FormRow>(FORMS).all()
  const findings = database.prepare<[], FindingRow>(FINDINGS).all()
  const byId = new Map(forms.map((form) => [form.id, form]))
  const owners = findings.map(({ form_id }) => byId.get(form_id) as FormRow)
  const ofForms = formColumns(forms)
  const lists = {
    forms: {
      ids: Float64Array.from(forms, ({ id }) => id),
      forms: Float64Array.from(forms, ({ id }) => id),
      columns: { ...ofForms, severity: columnOf(forms, gravest) },
      keys: sortKeys(forms),
      orders: new Map(),
    },
    findings: {
      ids: Float64Array.from(findings, ({ id }) => id),
      forms: Float64Array.from(findings, ({ form_id }) => form_id),
      columns: {
        ...formColumns(owners),
        rule: columnOf(findings, ({ code }) => code),
        severity: columnOf(findings, ({ severity }) => severity),
        verdict: columnOf(findings, ({ verdict }) => verdict ?? 'open'),
      },
      keys: findingKeys(findings, owners),
      orders: new Map(),
    },
  }
  const took = performance.now() - start
  return { version, at: performance.now(), took, lists }
}

function gravest({ errors, warnings, infos }: FormRow): string {
  if (errors > 0) return 'error'
  if (warnings > 0) return 'warning'
  return infos > 0 ? 'info' : 'none'
}

function formColumns(forms: readonly FormRow[]) {
  return {
    year: columnOf(forms, ({ year }) => (year === null ? '' : String(year))),
    province: columnOf(forms, ({ province }) => province ?? ''),
    department: columnOf(forms, ({ department }) => department ?? ''),
    kind: columnOf(forms, ({ kind }) => kind),
    confidence: columnOf(forms, ({ confidence }) => band(confidence)),
    reviewed: columnOf(forms, ({ reviewed }) => (reviewed ? 'yes' : 'no')),
  }
}

/** How surely the least sure field of a form was recognised; `text` where nothing was read from pixels. */
function band(confidence: number | null): string {
  if (confidence === null) return 'text'
  if (confidence < 0.6) return 'low'
  return confidence < 0.85 ? 'middle' : 'high'
}

function columnOf<Item>(items: readonly Item[], text: (item: Item) => string): Column {
  const known = new Map<string, number>()
  const codes = Uint32Array.from(items, (item) => {
    const value = text(item)
    const code = known.get(value) ?? known.size
    if (code === known.size) known.set(value, code)
    return code
  })
  return { texts: [...known.keys()], codes }
}

/** Uncertainty times consequence: what may be wrong, by what hangs on it. */
function doubtOf({ errors, warnings, confidence, budget, reviewed }: FormRow): number {
  if (reviewed) return 0
  const uncertainty = 3 * errors + warnings + 5 * (1 - (confidence ?? 1))
  const money = Math.max(0, Math.log10((budget ?? 0) / 100_000_000 + 1))
  return uncertainty * (1 + money)
}

function sortKeys(forms: readonly FormRow[]): Rows['keys'] {
  const names = new Map(
    [...new Set(forms.map(({ department }) => department ?? ''))]
      .sort((one, other) => one.localeCompare(other, 'zh'))
      .map((name, at) => [name, at] as const),
  )
  const key = (value: (form: FormRow) => number | null) =>
    Float64Array.from(forms, (form) => value(form) ?? Number.NEGATIVE_INFINITY)
  return {
    doubt: key(doubtOf),
    year: key(({ year }) => year),
    department: key(({ department }) => names.get(department ?? '') ?? 0),
    score: key(({ score }) => score),
    budget: key(({ budget }) => budget),
    findings: key(({ errors, warnings, infos }) => errors * 1e6 + warnings * 1e3 + infos),
  }
}

const graveness: Readonly<Record<string, number>> = { error: 2, warning: 1, info: 0 }

/** Findings go by their own gravity first, then by their form. */
function findingKeys(findings: readonly FindingRow[], owners: readonly FormRow[]): Rows['keys'] {
  const keys = sortKeys(owners)
  const doubt = keys.doubt.map((value, at) => {
    const finding = findings[at]
    const decided = finding?.verdict === null ? 0 : -1e9
    return decided + (graveness[finding?.severity ?? ''] ?? 0) * 1e6 + value
  })
  return { ...keys, doubt }
}

function orderOf(rows: Rows, { sort, isDown }: Asked): Uint32Array {
  const name = `${sort} ${isDown}`
  const known = rows.orders.get(name)
  if (known !== undefined) return known
  const keys = rows.keys[sort]
  const sign = isDown ? -1 : 1
  const order = Uint32Array.from(rows.ids, (_, at) => at).sort((one, other) => {
    const [a = 0, b = 0] = [keys[one], keys[other]]
    return a === b ? one - other : a < b ? -sign : sign
  })
  rows.orders.set(name, order)
  return order
}

/** Which texts of a column a row may have; absent where the facet is not asked for. */
type Filter = { readonly codes: Uint32Array; readonly wanted: Uint8Array; readonly name: FacetName }

function filtersOf(rows: Rows, { filters }: Asked): readonly Filter[] {
  return facetNames.flatMap((name) => {
    const column = rows.columns[name]
    const values = filters[name] ?? []
    if (column === undefined || values.length === 0) return []
    const wanted = Uint8Array.from(column.texts, (text) => Number(values.includes(text)))
    return [{ codes: column.codes, wanted, name }]
  })
}

/** How many filters a row fails; the caller only asks for none, one, or more. */
function failures(filters: readonly Filter[], row: number): number {
  let failed = 0
  for (const { codes, wanted } of filters) {
    if (wanted[codes[row] ?? 0] !== 1) failed += 1
    if (failed > 1) return failed
  }
  return failed
}

function isWithin({ forms }: Rows, { within }: Asked, row: number): boolean {
  return within === null || within.has(forms[row] ?? 0)
}

function listRows(rows: Rows, asked: Asked): Listed {
  const filters = filtersOf(rows, asked)
  const counts = new Map(
    facetNames.flatMap((name) => {
      const column = rows.columns[name]
      return column === undefined ? [] : [[name, new Uint32Array(column.texts.length)] as const]
    }),
  )
  const ids: number[] = []
  let total = 0
  for (const row of orderOf(rows, asked)) {
    if (!isWithin(rows, asked, row)) continue
    const failed = failures(filters, row)
    if (failed > 1) continue
    if (failed === 0) {
      if (total >= asked.offset && ids.length < asked.limit) ids.push(rows.ids[row] ?? 0)
      total += 1
    }
    countRow(rows, row, counts, failed === 0 ? null : failing(filters, row))
  }
  return { total, ids, facets: facetsOf(rows, counts, asked) }
}

/** The one facet that a row fails: it counts there and nowhere else. */
function failing(filters: readonly Filter[], row: number): FacetName | null {
  return filters.find(({ codes, wanted }) => wanted[codes[row] ?? 0] !== 1)?.name ?? null
}

function countRow(
  { columns }: Rows,
  row: number,
  counts: ReadonlyMap<FacetName, Uint32Array>,
  only: FacetName | null,
): void {
  for (const [name, count] of counts) {
    if (only !== null && only !== name) continue
    const code = columns[name]?.codes[row] ?? 0
    count[code] = (count[code] ?? 0) + 1
  }
}

/** Those asked for always, then the commonest. */
function facetsOf(
  { columns }: Rows,
  counts: ReadonlyMap<FacetName, Uint32Array>,
  { filters }: Asked,
): Listed['facets'] {
  return Object.fromEntries(
    [...counts].map(([name, count]) => {
      const texts = columns[name]?.texts ?? []
      const values = texts
        .map((value, at) => ({ value, count: count[at] ?? 0 }))
        .filter((one) => one.count > 0 || filters[name]?.includes(one.value))
        .sort((one, other) => order(name, one, other))
      const isAsked = ({ value }: FacetValue) => filters[name]?.includes(value) === true
      return [
        name,
        [...values.filter(isAsked), ...values.filter((one) => !isAsked(one))].slice(0, MOST_VALUES),
      ]
    }),
  )
}

function order(name: FacetName, one: FacetValue, other: FacetValue): number {
  if (name === 'year') return one.value < other.value ? 1 : -1
  return other.count - one.count || (one.value < other.value ? -1 : 1)
}
