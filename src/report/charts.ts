/** The charts of the report page as SVG, drawn by ECharts without a browser; each shape carries its place in the data. */
import { BarChart, ScatterChart } from 'echarts/charts'
import { GridComponent } from 'echarts/components'
import { type EChartsCoreOption, init, use } from 'echarts/core'
import { SVGRenderer } from 'echarts/renderers'
import { codeLabel, severityLabels } from '../label/finding.ts'
import type { Language } from '../language/language.ts'
import type { CodeCount } from '../store/overview.ts'
import type { ListedForm } from './ask.ts'
import { binsOf } from './bins.ts'
import { pageWords } from './wording.ts'

use([BarChart, ScatterChart, GridComponent, SVGRenderer])

/** A drawn chart; a click on its shape of place n asks the list for `values[n]` of `filter`. */
export type Chart = {
  readonly svg: string
  readonly filter: 'score' | 'form' | 'finding' | 'department'
  readonly values: readonly (string | number)[]
}

/** Pixels of a chart. Chosen. */
const WIDTH = 560
/** Pixels of a chart. */
const HEIGHT = 300

/** Points of the scatter at most: more cannot be told apart and make the page heavy. */
export const POINTS_AT_MOST = 2000

/** Highest execution rate with a place of its own, percent: what lies beyond stands at the edge. */
const HIGHEST_RATE = 150

/** Mid tones, which stand on light and on dark ground. */
const INK = '#7b8794'
const LINE = '#7b879444'
const BLUE = '#3b7dd8'
const severityColours = { error: '#d64545', warning: '#e0a526' } as const

/** 优, 良, 中, 差 by the score (财预〔2020〕10号). */
function gradeColour(score: number): string {
  if (score >= 90) return '#2f9e6e'
  if (score >= 80) return BLUE
  return score >= 60 ? '#e0a526' : '#d64545'
}

const text = { color: INK, fontFamily: "system-ui, 'Noto Sans CJK SC', sans-serif", fontSize: 12 }
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

/** How many forms score in which band; the bands are equally wide. */
export function scoreChart(forms: readonly ListedForm[], language: Language): Chart {
  const bins = binsOf(forms.flatMap(({ total_score }) => total_score ?? []))
  const svg = draw({
    grid: { left: 50, right: 16, top: 30, bottom: 44 },
    xAxis: {
      ...axis,
      type: 'category',
      data: bins.map(({ lower, upper }) => `${lower}–${upper}`),
      axisLabel: { ...text, fontSize: 10, rotate: bins.length > 12 ? 60 : 0 },
    },
    yAxis: { ...axis, type: 'value', name: pageWords.forms[language], minInterval: 1 },
    series: [
      {
        type: 'bar',
        barCategoryGap: '8%',
        label: { ...text, show: true, position: 'top', formatter: nonZero },
        data: bins.map(({ lower, count }) => ({
          value: count,
          itemStyle: { color: gradeColour(lower), borderRadius: [3, 3, 0, 0] },
        })),
      },
    ],
  })
  return { svg, filter: 'score', values: bins.map(({ lower, upper }) => `${lower}-${upper}`) }
}

function nonZero({ value }: { readonly value: number }): string {
  return value === 0 ? '' : String(value)
}

/** Execution rate against total score, a point a form; forms that contradict themselves are red diamonds. */
export function rateChart(forms: readonly ListedForm[], language: Language): Chart {
  const known = forms.filter(({ rate, total_score }) => rate !== null && total_score !== null)
  const step = Math.max(1, Math.ceil(known.length / POINTS_AT_MOST))
  const points = known.filter((_, at) => at % step === 0)
  const svg = draw({
    grid: { left: 50, right: 30, top: 30, bottom: 44 },
    xAxis: {
      ...axis,
      type: 'value',
      name: pageWords.ratePercent[language],
      nameLocation: 'middle',
      nameGap: 28,
      ...range(points.map(({ rate }) => Math.min(rate ?? 0, HIGHEST_RATE))),
    },
    yAxis: {
      ...axis,
      type: 'value',
      name: pageWords.score[language],
      ...range(points.map(({ total_score }) => total_score ?? 0)),
    },
    series: [
      {
        type: 'scatter',
        data: points.map(({ rate, total_score, errors }) => ({
          value: [Math.min(rate ?? 0, HIGHEST_RATE), total_score],
          symbol: errors > 0 ? 'diamond' : 'circle',
          symbolSize: errors > 0 ? 11 : 8,
          itemStyle: { color: errors > 0 ? severityColours.error : BLUE, opacity: 0.6 },
        })),
      },
    ],
  })
  return { svg, filter: 'form', values: points.map(({ form_id }) => form_id) }
}

/** Both ends of an axis around values: whole tens, at least ten apart. */
function range(values: readonly number[]): { readonly min: number; readonly max: number } {
  const least = values.reduce((one, other) => Math.min(one, other), 100)
  const most = values.reduce((one, other) => Math.max(one, other), 0)
  const min = Math.max(0, Math.floor((least - 1) / 10) * 10)
  return { min, max: Math.max(min + 10, Math.ceil(most / 10) * 10) }
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

/** Bars of the chart of findings. */
const KINDS = 12

/** Contradictions as filled bars, doubts as hollow ones, by rule. */
export function findingChart(codes: readonly CodeCount[], language: Language): Chart {
  const shown = [...codes]
    .sort((one, other) => other.findings - one.findings)
    .slice(0, KINDS)
    .toReversed()
  const svg = draw(
    {
      grid: barGrid,
      xAxis: { ...axis, type: 'value', show: false },
      yAxis: {
        ...axis,
        type: 'category',
        data: shown.map(
          ({ code, severity }) =>
            `${codeLabel(code, language)} · ${severityLabels[severity][language]}`,
        ),
        axisLine: { show: false },
      },
      series: [
        {
          type: 'bar',
          barMaxWidth: 18,
          label: { ...text, show: true, position: 'right' },
          data: shown.map(({ findings, severity }) => ({
            value: findings,
            itemStyle: { ...severityLook(severity), borderRadius: [0, 3, 3, 0] },
          })),
        },
      ],
    },
    Math.max(80, 28 * shown.length + 16),
  )
  return { svg, filter: 'finding', values: shown.map(({ code }) => code) }
}

/** Apart without colour as well. */
function severityLook(severity: CodeCount['severity']): object {
  if (severity === 'error') return { color: severityColours.error }
  const { warning } = severityColours
  return { color: `${warning}22`, borderColor: warning, borderWidth: 1.5, borderType: 'dashed' }
}

/** Departments of the chart of means. */
const DEPARTMENTS = 12

/** Mean score of the departments with most forms, as points: an axis that fits need not start at zero. */
export function departmentChart(forms: readonly ListedForm[]): Chart {
  const scored = forms.filter(({ total_score, department_name }) => {
    return total_score !== null && department_name !== null
  })
  const groups = [...Map.groupBy(scored, ({ department_name }) => department_name ?? '')]
    .map(([name, members]) => ({
      name,
      count: members.length,
      mean: members.reduce((sum, { total_score }) => sum + (total_score ?? 0), 0) / members.length,
    }))
    .sort((one, other) => other.count - one.count || (one.name < other.name ? -1 : 1))
    .slice(0, DEPARTMENTS)
    .toReversed()
  const svg = draw(
    {
      grid: { ...barGrid, bottom: 24 },
      xAxis: { ...axis, type: 'value', ...range(groups.map(({ mean }) => mean)) },
      yAxis: {
        ...axis,
        type: 'category',
        data: groups.map(({ name, count }) => `${name} (${count})`),
        axisLine: { show: false },
        splitLine: { show: true, lineStyle: { color: LINE } },
        axisLabel: { ...text, width: 220, overflow: 'truncate' },
      },
      series: [
        {
          type: 'scatter',
          symbolSize: 12,
          label: {
            ...{ ...text, show: true, position: 'right' },
            formatter: ({ value }: { value: readonly number[] }) => String(value[0]),
          },
          data: groups.map(({ mean }, at) => ({
            value: [Math.round(mean * 100) / 100, at],
            itemStyle: { color: gradeColour(mean) },
          })),
        },
      ],
    },
    Math.max(80, 28 * groups.length + 40),
  )
  return { svg, filter: 'department', values: groups.map(({ name }) => name) }
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
