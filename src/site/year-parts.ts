/** Years beside each other: small charts, and the table with the same figures and their numbers. */
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import type { FormPoint } from './ask.ts'
import { number, say, section, shareCell, spreadCells, table } from './page.ts'
import { drawSmallChart, type SmallChart } from './small-chart.ts'
import { isSmall } from './statistics.ts'
import { mainKind, ofKind, type Summary, summaryOf, type Year, yearsOf } from './yearly.ts'

/** 分 in one 万元. */
export const FEN_PER_WAN = 1_000_000

export function yearParts(points: readonly FormPoint[], language: Language): string {
  const kind = mainKind(points)
  if (kind === null) return section(say('years', language), `<p>${say('nothing', language)}</p>`)
  const years = yearsOf(ofKind(points, kind))
  const small = years.some(({ forms }) => isSmall(forms))
  const charts = yearCharts(years, language).map(drawSmallChart)
  const rows = [
    ...years.map((year) => [String(year.year), ...summaryCells(year, language)]),
    [say('all', language), ...summaryCells(summaryOf(ofKind(points, kind)), language)],
  ]
  const heads = [say('year', language), ...summaryHeads(language)]
  const title = `${say('years', language)} · ${kindLabel(kind, language)}`
  return section(
    title,
    `<div class="multiples">${charts.join('')}</div>${table(title, heads, rows)}${otherKinds(points, kind, language)}`,
    small ? say('hollow', language) : '',
  )
}

function yearCharts(years: readonly Year[], language: Language): readonly SmallChart[] {
  const numbers = years.map(({ year }) => year)
  const small = new Set(years.filter(({ forms }) => isSmall(forms)).map(({ year }) => year))
  const of = (values: (year: Year) => number | null) => [{ name: '', values: years.map(values) }]
  const shared = { years: numbers, small }
  return [
    {
      ...shared,
      title: say('forms', language),
      series: of(({ forms }) => forms),
      range: [0, Math.max(...years.map(({ forms }) => forms))],
      unit: '',
    },
    {
      ...shared,
      title: `${say('median', language)} · ${say('quartiles', language)}`,
      series: of(({ scores }) => scores.median),
      band: years.map(({ scores }) => [scores.lower, scores.upper] as const),
      unit: '',
    },
    {
      ...shared,
      title: say('high', language),
      series: of(({ high }) => high.percent),
      range: [0, 100],
      unit: '%',
    },
    {
      ...shared,
      title: say('rate', language),
      series: of(({ rate }) => rate),
      range: [0, 100],
      unit: '%',
    },
    {
      ...shared,
      title: say('contradicting', language),
      series: of(({ contradicting }) => contradicting.percent),
      range: [0, 100],
      unit: '%',
    },
  ]
}

export function summaryHeads(language: Language): readonly string[] {
  const words = [
    'forms',
    'median',
    'quartiles',
    'high',
    'rate',
    'contradicting',
    'unspent',
  ] as const
  return words.map((word) => say(word, language))
}

export function summaryCells(summary: Summary, language: Language) {
  const { forms, scores, high, rate, contradicting, unspent } = summary
  return [
    number(forms),
    ...spreadCells(scores, language),
    shareCell(high),
    number(rate === null ? null : Math.round(rate * 10) / 10, '%'),
    shareCell(contradicting),
    shareCell(unspent),
  ]
}

/** The other kinds, each by itself: their scores and money are never mixed with those above. */
function otherKinds(points: readonly FormPoint[], main: string, language: Language): string {
  const kinds = [...Map.groupBy(points, ({ kind }) => kind)].filter(([kind]) => kind !== main)
  if (kinds.length === 0) return ''
  const rows = kinds
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([kind, members]) => [
      kindLabel(kind, language),
      ...summaryCells(summaryOf(members), language),
    ])
  const title = say('kinds', language)
  return `<h3>${title}</h3>${table(title, [say('kind', language), ...summaryHeads(language)], rows)}`
}
