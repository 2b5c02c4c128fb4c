/** The charts of the report page as SVG, drawn by ECharts without a browser. */
import { BarChart, ScatterChart } from 'echarts/charts'
import { GridComponent, MarkLineComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { codeLabel } from '../finding-label.ts'
import type { Language } from '../language.ts'
import type { CodeCount } from '../store/overview.ts'
import type { ListedForm } from './ask.ts'
import { pageWords } from './wording.ts'

use([BarChart, ScatterChart, GridComponent, MarkLineComponent, SVGRenderer])

const WIDTH = 560
const HEIGHT = 300

/** Points of the scatter at most: more cannot be told apart and make the page heavy. */
export const POINTS_AT_MOST = 2000

/** Mid tones, which stand on light and on dark ground. */
const INK = '#7b8794'
const LINE = '#7b879444'
const BLUE = '#3b7dd8'
const severityColours = { error: '#d64545', warning: '#e0a526', info: INK } as const

/** Lower ends of the bands of the histogram; the last one ends with 100. */
const bands = [0, 60, 70, 80, 85, 90, 92, 94, 96, 98] as const

/** 优, 良, 中, 差 by the lower end of a band (财预〔2020〕10号). */
function gradeColour(lower: number): string {
  if (lower >= 90) return '#2f9e6e'
  if (lower >= 80) return BLUE
  return lower >= 60 ? '#e0a526' : '#d64545'
}

const text = { color: INK, fontFamily: 'system-ui, "Noto Sans CJK SC", sans-serif', fontSize: 12 }
const axis = {
  axisLabel: text,
  nameTextStyle: text,
  axisLine: { lineStyle: { color: INK } },
  axisTick: { show: false },
  splitLine: { lineStyle: { color: LINE } },
}

function draw(option: EChartsCoreOption, height = HEIGHT): string {
  const chart = init(null, null, { renderer: 'svg', ssr: true, width: WIDTH, height })
  chart.setOption({ animation: false, ...option })
  const svg = chart.renderToSVGString()
  chart.dispose()
  return svg
}

/** How many forms score in which band. */
export function scoreChart(forms: readonly ListedForm[], language: Language): string {
  const scores = forms.flatMap(({ total_score }) => total_score ?? [])
  const bars = bands.map((lower, at) => {
    const upper = bands[at + 1] ?? Number.POSITIVE_INFINITY
    return {
      value: scores.filter((score) => score >= lower && score < upper).length,
      itemStyle: { color: gradeColour(lower), borderRadius: [3, 3, 0, 0] },
    }
  })
  const names = bands.map((lower, at) =>
    at === 0 ? `<${bands[1]}` : bandName(lower, bands[at + 1]),
  )
  return draw({
    grid: { left: 50, right: 16, top: 30, bottom: 36 },
    xAxis: {
      ...axis,
      type: 'category',
      data: names,
      axisLabel: { ...text, interval: 0, fontSize: 10 },
    },
    yAxis: { ...axis, type: 'value', name: pageWords.forms[language], minInterval: 1 },
    series: [
      {
        type: 'bar',
        data: bars,
        barCategoryGap: '20%',
        label: { ...text, show: true, position: 'top' },
      },
    ],
  })
}

function bandName(lower: number, upper: number | undefined): string {
  return `${lower}–${upper ?? 100}`
}

/** Execution rate against total score, a point a form. */
export function rateChart(forms: readonly ListedForm[], language: Language): string {
  const known = forms.filter(({ rate, total_score }) => rate !== null && total_score !== null)
  const step = Math.max(1, Math.ceil(known.length / POINTS_AT_MOST))
  const points = known
    .filter((_, at) => at % step === 0)
    .map(({ rate, total_score, errors }) => ({
      value: [rate, total_score],
      itemStyle: { color: errors > 0 ? severityColours.error : BLUE, opacity: 0.55 },
    }))
  return draw({
    grid: { left: 50, right: 30, top: 30, bottom: 44 },
    xAxis: {
      ...axis,
      type: 'value',
      name: pageWords.ratePercent[language],
      nameLocation: 'middle',
      nameGap: 28,
      min: ({ min }: { min: number }) => Math.min(90, Math.floor(min / 10) * 10),
      max: ({ max }: { max: number }) => Math.max(100, Math.ceil(max / 10) * 10),
    },
    yAxis: { ...axis, type: 'value', name: pageWords.score[language], scale: true },
    series: [{ type: 'scatter', symbolSize: 8, data: points }],
  })
}

/** Around bars that lie: room for the longest name at their left and the figure at their right. */
const barGrid = {
  left: 24,
  right: 48,
  top: 8,
  bottom: 8,
  outerBoundsMode: 'same',
  outerBoundsContain: 'axisLabel',
} as const

/** Contradictions and doubts by rule. */
export function findingChart(codes: readonly CodeCount[], language: Language): string {
  const shown = codes.slice(0, 12).toReversed()
  return draw(
    {
      grid: barGrid,
      xAxis: { ...axis, type: 'value', show: false },
      yAxis: {
        ...axis,
        type: 'category',
        data: shown.map(({ code }) => codeLabel(code, language)),
        axisLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          label: { ...text, show: true, position: 'right' },
          data: shown.map(({ findings, severity }) => ({
            value: findings,
            itemStyle: { color: severityColours[severity], borderRadius: [0, 3, 3, 0] },
          })),
        },
      ],
    },
    Math.max(80, 28 * shown.length + 16),
  )
}

/** Mean score of the departments with most forms. */
export function departmentChart(forms: readonly ListedForm[], language: Language): string {
  const scored = forms.filter(({ total_score }) => total_score !== null)
  const groups = [
    ...Map.groupBy(scored, ({ department_name }) => department_name ?? pageWords.unnamed[language]),
  ]
    .map(([name, members]) => ({
      name: `${name} (${members.length})`,
      count: members.length,
      mean: members.reduce((sum, { total_score }) => sum + (total_score ?? 0), 0) / members.length,
    }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .slice(0, 10)
    .toReversed()
  return draw(
    {
      grid: barGrid,
      xAxis: { ...axis, type: 'value', show: false, min: 0, max: 100 },
      yAxis: {
        ...axis,
        type: 'category',
        data: groups.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { ...text, width: 190, overflow: 'truncate' },
        name: pageWords.score[language],
        nameTextStyle: { opacity: 0 },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          label: { ...text, show: true, position: 'right' },
          data: groups.map(({ mean }) => ({
            value: Math.round(mean * 100) / 100,
            itemStyle: { color: gradeColour(mean), borderRadius: [0, 3, 3, 0] },
          })),
        },
      ],
    },
    Math.max(80, 28 * groups.length + 16),
  )
}

/** One bar a name, in the order given. */
export function barChart(
  bars: readonly { readonly name: string; readonly value: number }[],
): string {
  const turned = bars.toReversed()
  return draw(
    {
      grid: barGrid,
      xAxis: { ...axis, type: 'value', show: false },
      yAxis: {
        ...axis,
        type: 'category',
        data: turned.map(({ name }) => name),
        axisLine: { show: false },
        axisLabel: { ...text, width: 190, overflow: 'truncate' },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          label: { ...text, show: true, position: 'right' },
          data: turned.map(({ value }) => ({
            value,
            itemStyle: { color: BLUE, borderRadius: [0, 3, 3, 0] },
          })),
        },
      ],
    },
    Math.max(80, 26 * turned.length + 16),
  )
}
