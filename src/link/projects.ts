/** Which project over years: the forms of one organisation and kind, each line a project. */
import { pairIndicators } from './copies.ts'
import type { FormFacts, IndicatorFacts } from './facts.ts'
import { fold, foldOrganisation, projectCore } from './fold.ts'
import { isMisread, similarity } from './similar.ts'

/** One form as a year of its project. */
export type ProjectYear = {
  readonly form: FormFacts
  /** The project's name: that of its last year. */
  readonly project: string
  /** Tells apart projects of one name; 0 for most. */
  readonly number: number
  /** The year before of the same project; null for its first. */
  readonly previous: FormFacts | null
  /** 0 to 1: how sure the form continues the one before; null for the first. */
  readonly confidence: number | null
}

/** Years between two forms of one project, at most: one may not have been published. */
const GAP = 2

type Line = { readonly years: { readonly form: FormFacts; readonly confidence: number | null }[] }

/** The projects of one organisation and kind. The order of the forms changes nothing. */
export function projectsOf(forms: readonly FormFacts[], place: string): readonly ProjectYear[] {
  const cores = new Map(forms.map((form) => [form, coreOf(form, place)]))
  const years = Map.groupBy(
    forms.toSorted((one, other) => (one.key < other.key ? -1 : 1)),
    ({ year }) => year ?? 0,
  )
  const lines: Line[] = []
  for (const year of [...years.keys()].sort((one, other) => one - other)) {
    const open = lines.filter(({ years }) => year - (years.at(-1)?.form.year ?? 0) <= GAP)
    const left = new Set(years.get(year) ?? [])
    for (const { line, form, confidence } of matches(open, [...left], cores)) {
      line.years.push({ form, confidence })
      left.delete(form)
    }
    for (const form of left) lines.push({ years: [{ form, confidence: null }] })
  }
  return named(lines)
}

/** The name without year and instalment, and without the organisation's place before it. */
function coreOf({ project_name }: FormFacts, place: string): string {
  const core = projectCore(project_name)
  return place !== '' && core.startsWith(place) && core.length > place.length + 1
    ? core.slice(place.length)
    : core
}

type Match = { readonly line: Line; readonly form: FormFacts; readonly confidence: number }

/** Lines and forms that go together, each taken once, the surest first. */
function matches(
  lines: readonly Line[],
  forms: readonly FormFacts[],
  cores: ReadonlyMap<FormFacts, string>,
): readonly Match[] {
  const found = pairsWorthComparing(lines, forms, cores).flatMap(([line, form]) => {
    const last = line.years.at(-1)?.form
    const fit = last === undefined ? null : fitOf(last, form, cores)
    return fit === null ? [] : [{ line, form, ...fit }]
  })
  const taken = new Set<Line | FormFacts>()
  return found
    .sort((one, other) => other.rank - one.rank || (orderOf(one) < orderOf(other) ? -1 : 1))
    .filter(({ line, form }) => {
      if (taken.has(line) || taken.has(form)) return false
      taken.add(line).add(form)
      return true
    })
}

function orderOf({ line, form }: Match): string {
  return `${form.key} ${line.years.at(-1)?.form.key}`
}

/** Equal cores, and cores that share half of their pairs of characters. */
function pairsWorthComparing(
  lines: readonly Line[],
  forms: readonly FormFacts[],
  cores: ReadonlyMap<FormFacts, string>,
): readonly (readonly [Line, FormFacts])[] {
  const byCore = new Map<string, Line[]>()
  const byPair = new Map<string, Set<string>>()
  for (const line of lines) {
    const core = cores.get(line.years.at(-1)?.form as FormFacts) ?? ''
    const same = byCore.get(core)
    if (same !== undefined) same.push(line)
    else byCore.set(core, [line])
    for (const pair of pairsOf(core)) byPair.set(pair, (byPair.get(pair) ?? new Set()).add(core))
  }
  return forms.flatMap((form) => {
    const core = cores.get(form) ?? ''
    const counts = new Map([[core, 99]])
    const pairs = pairsOf(core)
    for (const pair of pairs) {
      const holding = byPair.get(pair)
      if (holding === undefined || holding.size > COMMON) continue
      for (const other of holding) counts.set(other, (counts.get(other) ?? 0) + 1)
    }
    const near = [...counts].filter(([, count]) => count * 2 >= pairs.size)
    return near.flatMap(([other]) => (byCore.get(other) ?? []).map((line) => [line, form] as const))
  })
}

/** A pair of characters in more names than this tells nothing. */
const COMMON = 60

function pairsOf(core: string): ReadonlySet<string> {
  return new Set(
    Array.from({ length: Math.max(0, core.length - 1) }, (_, at) => core.slice(at, at + 2)),
  )
}

type Fit = { readonly rank: number; readonly confidence: number }

/** How surely `form` continues `last`; null where it does not. */
function fitOf(
  last: FormFacts,
  form: FormFacts,
  cores: ReadonlyMap<FormFacts, string>,
): Fit | null {
  const [core = '', other = ''] = [cores.get(last), cores.get(form)]
  const overlap = overlapOf(last.indicators, form.indicators)
  const units = [last.unit_name, form.unit_name].map(foldOrganisation)
  const isOneUnit = units[0] === units[1]
  const isOtherUnit =
    units.every((unit) => unit !== '') && !isMisread(units[0] ?? '', units[1] ?? '')
  const closeness = overlap + Number(isOneUnit) + moneyCloseness(last, form) / 4
  if (core === other) {
    if (isOtherUnit && overlap < 0.5) return null
    return {
      rank: 10 + closeness,
      confidence: round(0.8 + 0.1 * overlap + 0.1 * Number(isOneUnit)),
    }
  }
  const alike = similarity(core, other)
  if (isOtherUnit || overlap < 0.5 || !isOneNameExtended(core, other)) return null
  const confidence = round(0.3 + 0.3 * alike + 0.3 * overlap)
  return { rank: closeness + alike, confidence }
}

const TELLING_ONLY = /^[\d〇零一二三四五六七八九十甲乙丙丁东西南北中上下左右新老]+$/u

/** One name is the other with words put in, or a misprint of it; another word in the same place is another project. */
function isOneNameExtended(one: string, other: string): boolean {
  if (isMisread(one, other)) return true
  const [shorter, longer] = one.length < other.length ? [one, other] : [other, one]
  if (shorter.length < 4 || shorter.length * 2 < longer.length) return false
  let at = 0
  const added = [...longer].filter((letter) => {
    if (letter !== shorter[at]) return true
    at += 1
    return false
  })
  return at === shorter.length && !TELLING_ONLY.test(added.join(''))
}

/** Share of the indicators' names that both years have; 1 where neither has any. */
function overlapOf(one: readonly IndicatorFacts[], other: readonly IndicatorFacts[]): number {
  const names = new Set(one.map(({ level3 }) => fold(level3)))
  const others = new Set(other.map(({ level3 }) => fold(level3)))
  const shared = [...names].filter((name) => others.has(name)).length
  const most = Math.max(names.size, others.size)
  return most === 0 ? 1 : shared / most
}

function moneyCloseness(
  { annual_budget: one }: FormFacts,
  { annual_budget: other }: FormFacts,
): number {
  if (one === null || other === null || one <= 0 || other <= 0) return 0
  return Math.min(one, other) / Math.max(one, other)
}

function round(share: number): number {
  return Math.round(share * 100) / 100
}

/** Lines by the name of their last year; those of one name are numbered in the order of their first form. */
function named(lines: readonly Line[]): readonly ProjectYear[] {
  const counts = new Map<string, number>()
  return lines.flatMap(({ years }) => {
    const last = years.at(-1)?.form
    const project = (last?.project_name ?? '').slice(0, 200)
    const number = counts.get(project) ?? 0
    counts.set(project, number + 1)
    return years.map(({ form, confidence }, at) => ({
      ...{ form, project, number, confidence },
      previous: years[at - 1]?.form ?? null,
    }))
  })
}

/** One indicator beside that of the year before. */
export type IndicatorStep = {
  readonly indicator: IndicatorFacts
  readonly previous: IndicatorFacts
  /** The target asks less than the year before. */
  readonly is_lowered: boolean
  /** The target asks less than was reached the year before. */
  readonly is_below_actual: boolean
  /** The actual value is a number and the same. */
  readonly is_repeated: boolean
}

/** The indicators that a project kept from one year to the next. */
export function stepsOf(previous: FormFacts, form: FormFacts): readonly IndicatorStep[] {
  return pairIndicators(previous.indicators, form.indicators).map(([before, now]) => ({
    indicator: now,
    previous: before,
    is_lowered: asksLess(now, before.target_value, before.target_unit),
    is_below_actual: asksLess(now, before.actual_value, before.actual_unit),
    is_repeated:
      now.actual_value !== null &&
      now.actual_value === before.actual_value &&
      now.actual_unit === before.actual_unit,
  }))
}

/** Whether the target is easier to meet than `value`; only where numbers of one unit are asked for. */
function asksLess(now: IndicatorFacts, value: number | null, unit: string | null): boolean {
  const { target_value, target_operator, target_unit } = now
  if (target_value === null || value === null || target_unit !== unit) return false
  const isUpper = target_operator === '<=' || target_operator === '<'
  return isUpper ? target_value > value : target_value < value
}
