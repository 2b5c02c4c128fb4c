/** The same form in several files: found by what it says, not by bytes. */
import type { FormFacts, IndicatorFacts } from './facts.ts'
import { fold, foldOrganisation } from './fold.ts'
import { spelledOut } from './renaming.ts'
import { isMisread, similarity } from './similar.ts'

/**
 * What two prints of one form are likely to share whole, as texts; forms that share none are not compared. A cell misread
 * spoils one or two of them.
 */
export function copyKeys(form: FormFacts): readonly string[] {
  const { kind, year, annual_budget, executed, total_score } = form
  const begin = `${kind}|${year ?? ''}`
  const name = nameOf(form)
  const who = foldOrganisation(form.department_name ?? form.unit_name)
  const money = annual_budget === null ? null : `${annual_budget}/${executed}/${total_score}`
  const rows = form.indicators.map(({ level3 }) => fold(level3)).filter((row) => row !== '')
  const first = rows.toSorted().slice(0, 2).join('/')
  const figure = total_score ?? annual_budget
  const keys = [
    name !== '' && who !== '' ? `n|${begin}|${name}|${who}` : null,
    name !== '' && annual_budget !== null ? `b|${begin}|${name}|${annual_budget}` : null,
    money === null ? null : `m|${begin}|${money}`,
    who === '' || first === '' ? null : `i|${begin}|${who}|${first}|${figure}`,
    who === '' || first === '' || figure === annual_budget
      ? null
      : `j|${begin}|${who}|${first}|${annual_budget}`,
    name === '' || rows.length === 0 ? null : `r|${begin}|${name}|${rows.toSorted().join('/')}`,
  ]
  return keys.flatMap((key) => key ?? [])
}

const names = new WeakMap<FormFacts, string>()

/** What the form is about: its project, or the organisation itself. Asked again and again, and folded once. */
function nameOf(form: FormFacts): string {
  const { project_name, department_name, unit_name } = form
  const name =
    names.get(form) ?? (fold(project_name) || foldOrganisation(department_name ?? unit_name))
  names.set(form, name)
  return name
}

/** Share of what both print that has to agree where names are equal, and where one may be misread. */
const AGREEMENT = 0.72
/** The same where a name may be misread: chosen higher, since names then prove less. */
const AGREEMENT_OF_MISREAD = 0.88
/** Where department, unit and all names of indicators are the same as well: a short form that differs in two figures. */
const AGREEMENT_OF_NAMES = 0.6

/** Whether two forms are prints of one. */
export function isCopy(one: FormFacts, other: FormFacts): boolean {
  if (one.kind !== other.kind || one.year !== other.year) return false
  const name = nameOf(one)
  const otherName = nameOf(other)
  if (name === '' || !isMisread(name, otherName)) return false
  if (!isOneOrganisation(one, other)) return false
  const agreement = agreementOf(one, other)
  if (one.document === other.document) return agreement === 1 && name === otherName
  if (!isOneSum(one, other)) return false
  if (name !== otherName) return agreement >= AGREEMENT_OF_MISREAD
  return agreement >= (isAlikeInNames(one, other) ? AGREEMENT_OF_NAMES : AGREEMENT)
}

/** Money or score that both print agree at least once: forms of one template differ in all of them. */
function isOneSum(one: FormFacts, other: FormFacts): boolean {
  const both = sums(one, other).filter(([first, second]) => first !== null && second !== null)
  return both.length === 0 || both.some(([first, second]) => first === second)
}

function sums(
  one: FormFacts,
  other: FormFacts,
): readonly (readonly [number | null, number | null])[] {
  return [
    [one.annual_budget, other.annual_budget],
    [one.executed, other.executed],
    [one.total_score, other.total_score],
  ]
}

function isAlikeInNames(one: FormFacts, other: FormFacts): boolean {
  const namesOf = ({ department_name, unit_name, indicators }: FormFacts) =>
    [department_name, unit_name]
      .map(foldOrganisation)
      .concat(indicators.map(({ level3 }) => fold(level3)).sort())
  const [first, second] = [namesOf(one), namesOf(other)]
  return first.length > 3 && first.join('/') === second.join('/')
}

/**
 * Whether nothing in the names of department and unit speaks against one organisation: one name holds the other, as the
 * short form is held by the full one, or can be a misreading of it.
 */
function isOneOrganisation(one: FormFacts, other: FormFacts): boolean {
  return (
    isOneName(one.department_name, other.department_name) &&
    isOneName(one.unit_name, other.unit_name)
  )
}

function isOneName(one: string | null, other: string | null): boolean {
  const [first, second] = [one, other].map((name) => spelledOut(foldOrganisation(name))) as [
    string,
    string,
  ]
  if (first === '' || second === '' || isMisread(first, second)) return true
  const [shorter, longer] = first.length < second.length ? [first, second] : [second, first]
  return longer.endsWith(shorter.replace(/^[省市州盟县区旗]/u, ''))
}

/** 0 to 1: of money, score and indicators that either form prints, how much both print alike. */
function agreementOf(one: FormFacts, other: FormFacts): number {
  const numbers = sums(one, other).filter(([first, second]) => first !== null || second !== null)
  const alike = numbers.filter(([first, second]) => first === second).length
  const pairs = pairIndicators(one.indicators, other.indicators)
  const rows = Math.max(one.indicators.length, other.indicators.length)
  const shares = pairs.map(([first, second]) => rowAgreement(first, second))
  const agreeing = alike + shares.reduce((sum, share) => sum + share, 0)
  const all = numbers.length + rows
  return all === 0 ? 0 : agreeing / all
}

/** A row counts by its name and three cells: target, actual value, score. */
function rowAgreement(one: IndicatorFacts, other: IndicatorFacts): number {
  const cells = [
    fold(one.target) === fold(other.target),
    fold(one.actual) === fold(other.actual),
    one.score === other.score,
  ]
  return (1 + cells.filter(Boolean).length) / 4
}

type Pair = readonly [IndicatorFacts, IndicatorFacts]

/** Indicators of one name, in order; then what is left by the likest name. */
export function pairIndicators(
  one: readonly IndicatorFacts[],
  other: readonly IndicatorFacts[],
): readonly Pair[] {
  const left = Map.groupBy(other, ({ level3 }) => fold(level3))
  const pairs: Pair[] = []
  const open: IndicatorFacts[] = []
  for (const row of one) {
    const same = left.get(fold(row.level3))?.shift()
    if (same === undefined) open.push(row)
    else pairs.push([row, same])
  }
  const rest = [...left.values()].flat()
  for (const row of open) {
    const near = likest(row, rest)
    if (near < 0) continue
    pairs.push([row, ...rest.splice(near, 1)] as unknown as Pair)
  }
  return pairs
}

/** Similarity of names from which indicators are paired, 0 to 1. Chosen; below it names have but a word in common. */
const LIKE = 0.6

/** Place of the row in `rest` whose name is most like that of `row`; -1 where none is like it. */
function likest({ level3 }: IndicatorFacts, rest: readonly IndicatorFacts[]): number {
  const name = fold(level3)
  let best = -1
  let most = LIKE
  for (const [at, { level3: otherName }] of rest.entries()) {
    const other = fold(otherName)
    const like = isMisread(name, other)
      ? Math.max(LIKE, similarity(name, other))
      : similarity(name, other)
    if (like < most || (best >= 0 && like === most) || name === '') continue
    best = at
    most = like
  }
  return best
}

const readings = ['structured', 'flattened', 'recognised'] as const

/** The copy that speaks for all: structured before flattened before recognised, then the fewest findings. */
export function leadingOf(copies: readonly FormFacts[]): FormFacts | undefined {
  return copies.toSorted(
    (one, other) =>
      readings.indexOf(one.reading) - readings.indexOf(other.reading) ||
      one.findings - other.findings ||
      other.indicators.length - one.indicators.length ||
      (one.key < other.key ? -1 : 1),
  )[0]
}
