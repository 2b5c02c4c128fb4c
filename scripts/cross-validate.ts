/**
 * How surely the roles of unknown columns are told, and from which margin on: every build of made tables is judged by
 * prices that were counted over the others, and by those that are set in src/normalize/column/shape.ts. Prints, for each margin,
 * the share of unknown columns that are right, wrong and left, and each wrong one: `npm run cross-validate`.
 */
import { type FieldCostsOf, MARGIN, rolesOf } from '../src/normalize/column/role.ts'
import { fieldCosts } from '../src/normalize/column/shape.ts'
import { countedPrices } from './make/counted-prices.ts'
import { type Build, builds, type KnownColumn } from './make/role-evidence.ts'

/** One unknown column as it was judged. */
type Judged = {
  readonly build: string
  readonly hidden: number
  readonly role: string | null
  readonly best: string | null
  readonly margin: number
}

const MARGINS = [0, 0.1, 0.2, MARGIN, 0.5, 0.75, 1, 1.5, 2, 3]

/** Every single column hidden, every two, and all of them. */
function hidings(columns: readonly KnownColumn[]): readonly (readonly number[])[] {
  const all = columns.map((_, at) => at)
  const pairs = all.flatMap((one) => all.slice(one + 1).map((other) => [one, other]))
  return [...all.map((at) => [at]), ...pairs, all]
}

function judge({ name, tables }: Build, pricesOf: FieldCostsOf): readonly Judged[] {
  return tables.flatMap((columns) =>
    hidings(columns).flatMap((hidden) => {
      const evidence = columns.map(({ role, cells }, at) => ({
        known: hidden.includes(at) ? null : (role ?? ('other' as const)),
        cells,
      }))
      const { judgements } = rolesOf(evidence, pricesOf)
      return hidden.map((at): Judged => {
        const { best = null, margin = 0 } = judgements[at] ?? {}
        const role = columns[at]?.role ?? null
        return { build: name, hidden: hidden.length, role, best, margin: margin ?? Infinity }
      })
    }),
  )
}

function line(judged: readonly Judged[], least: number): string {
  const read = judged.filter(({ best, margin }) => best !== null && margin >= least)
  const right = read.filter(({ best, role }) => best === role).length
  const wrong = read.length - right
  const share = (count: number) => `${((count / judged.length) * 100).toFixed(2)} %`
  return `| ${least} | ${share(right)} | ${wrong} (${share(wrong)}) | ${share(judged.length - read.length)} |`
}

function table(title: string, judged: readonly Judged[]): string {
  const taken = judged.filter(
    ({ best, role, margin }) => best !== null && best !== role && margin >= MARGIN,
  )
  const kinds = Map.groupBy(
    taken,
    ({ build, role, best }) => `${build}: ${role ?? 'other'} as ${best}`,
  )
  return [
    `${title}: ${judged.length} unknown columns`,
    '| margin | right | wrong | left |',
    '| --- | --- | --- | --- |',
    ...MARGINS.map((least) => line(judged, least)),
    ...[...kinds].map(([kind, own]) => `wrong from ${MARGIN} on: ${kind}, ${own.length}`),
    '',
  ].join('\n')
}

/** What each build is judged to be, by set prices and by prices counted over the other builds. */
export function crossValidation(): string {
  const all = builds()
  const set = all.flatMap((build) => judge(build, fieldCosts))
  const counted = all.flatMap((build) => {
    const others = all.filter((other) => other !== build).flatMap(({ tables }) => tables)
    return judge(build, countedPrices(others))
  })
  const parts = [
    ['set prices, one or two columns unknown', set.filter(({ hidden }) => hidden <= 2)],
    ['set prices, all columns unknown', set.filter(({ hidden }) => hidden > 2)],
    ['counted prices, one or two columns unknown', counted.filter(({ hidden }) => hidden <= 2)],
    ['counted prices, all columns unknown', counted.filter(({ hidden }) => hidden > 2)],
  ] as const
  return parts.map(([title, judged]) => table(title, judged)).join('\n')
}

if (import.meta.main) process.stdout.write(crossValidation())
