/** Small charts of the same form beside each other: a line or bars over years, drawn as SVG that follows the page's colours. */
import { escapeHtml, formatNumber } from '../report/markup.ts'

export type Series = {
  /** What the line is called; shown where there are two. */
  readonly name: string
  /** By year, in the order of the years; null where there is none. */
  readonly values: readonly (number | null)[]
}

export type SmallChart = {
  readonly title: string
  readonly years: readonly number[]
  readonly series: readonly Series[]
  readonly unit: string
  /** Between two values of each year, such as the quartiles. */
  readonly band?: readonly (readonly [number | null, number | null])[]
  /** Both ends of the axis; from the values where it is left out. */
  readonly range?: readonly [number, number]
  /** Years whose group is too small to say much. */
  readonly small?: ReadonlySet<number>
}

/** Pixels of a small chart. Chosen. */
const WIDTH = 230
/** Pixels of a small chart. */
const HEIGHT = 124
const BOX = { left: 18, right: 52, top: 14, bottom: 24 } as const

/** A figure with its title and, in words for those who do not see it, every value. */
export function drawSmallChart(chart: SmallChart): string {
  const { title, years, series, unit } = chart
  const known = series.flatMap(({ values }) => values.flatMap((value) => value ?? []))
  if (known.length === 0) return ''
  const scale = scaleOf(chart, known)
  const legend = series.length > 1 ? legendOf(series) : ''
  const said = series
    .map(({ name, values }) => {
      const parts = years.map((year, at) => `${year}: ${worded(values[at] ?? null, unit)}`)
      return `${series.length > 1 ? `${name} ` : ''}${parts.join(', ')}`
    })
    .join('; ')
  const parts = [
    bandPath(chart, scale),
    ...series.map((one, at) => linePath(one, at, chart, scale)),
    ...yearLabels(years, scale),
  ]
  return `<figure class="small"><figcaption>${escapeHtml(title)}${legend}</figcaption><svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="${escapeHtml(`${title}: ${said}`)}">${parts.join('')}</svg></figure>`
}

type Scale = { readonly x: (at: number) => number; readonly y: (value: number) => number }

function scaleOf({ years, range, band = [] }: SmallChart, known: readonly number[]): Scale {
  const all = [...known, ...band.flat().flatMap((value) => value ?? [])]
  const [low, high] = range ?? [Math.min(...all), Math.max(...all)]
  const span = high - low || Math.abs(high) || 1
  const bottom = high === low ? low - span / 2 : low
  const step = years.length > 1 ? (WIDTH - BOX.left - BOX.right) / (years.length - 1) : 0
  const height = HEIGHT - BOX.top - BOX.bottom
  return {
    x: (at) => (years.length > 1 ? BOX.left + at * step : (WIDTH - BOX.right) / 2),
    y: (value) => {
      const share = (Math.min(Math.max(value, bottom), bottom + span) - bottom) / span
      return BOX.top + height * (1 - share)
    },
  }
}

function worded(value: number | null, unit: string): string {
  return value === null ? '–' : formatNumber(value) + unit
}

function legendOf(series: readonly Series[]): string {
  const names = series.map(
    ({ name }, at) => `<span class="key line${at}">${escapeHtml(name)}</span>`,
  )
  return ` <span class="keys">${names.join(' ')}</span>`
}

function at(x: number, y: number): string {
  return `${x.toFixed(1)} ${y.toFixed(1)}`
}

/** A line is broken where a year has no value. */
function linePath(
  { values }: Series,
  number: number,
  { years, unit, small }: SmallChart,
  { x, y }: Scale,
): string {
  let isOn = false
  const path = values.flatMap((value, place) => {
    if (value === null) {
      isOn = false
      return []
    }
    const step = `${isOn ? 'L' : 'M'}${at(x(place), y(value))}`
    isOn = true
    return step
  })
  const points = values.flatMap((value, place) => {
    const isSmall = small?.has(years[place] ?? 0) === true
    return value === null
      ? []
      : `<circle class="point line${number}${isSmall ? ' few' : ''}" cx="${x(place).toFixed(1)}" cy="${y(value).toFixed(1)}" r="3"><title>${years[place]}: ${worded(value, unit)}</title></circle>`
  })
  const last = values.findLastIndex((value) => value !== null)
  const end = values[last] ?? null
  const label =
    end === null
      ? ''
      : `<text class="value line${number}" x="${(x(last) + 7).toFixed(1)}" y="${(y(end) + (number === 0 ? 0 : 9)).toFixed(1)}">${compact(end)}${unit}</text>`
  return `<path class="stroke line${number}" d="${path.join('')}"/>${points.join('')}${label}`
}

/** Short enough to stand beside the line. */
function compact(value: number): string {
  if (Math.abs(value) >= 1e8) return `${(value / 1e8).toFixed(1)}亿`
  return Math.abs(value) >= 1e5
    ? `${Math.round(value / 1e4)}万`
    : formatNumber(Math.round(value * 10) / 10)
}

function bandPath({ band = [] }: SmallChart, { x, y }: Scale): string {
  const known = band.flatMap(([low, high], place) =>
    low === null || high === null ? [] : [{ place, low, high }],
  )
  if (known.length < 2) return ''
  const above = known.map(({ place, high }) => at(x(place), y(high)))
  const below = known.toReversed().map(({ place, low }) => at(x(place), y(low)))
  return `<path class="band" d="M${[...above, ...below].join('L')}Z"/>`
}

/** Every year where there is room, else the first and the last. */
function yearLabels(years: readonly number[], { x }: Scale): readonly string[] {
  return years.flatMap((year, place) => {
    const isShown = years.length <= 5 || place === 0 || place === years.length - 1
    return isShown
      ? `<text class="year" x="${x(place).toFixed(1)}" y="${HEIGHT - 6}" text-anchor="middle">${year}</text>`
      : []
  })
}
