/** What a document says before it has a layout: forms under the canonical names, drawn from a seed. */
import type { FormKind } from '../../../src/normalize/report.ts'
import type { Random } from '../../make/report.ts'
import type { Family, Part, Section, Style } from '../family.ts'
import { drawFunds, type MadeFund } from './funds.ts'
import { drawIndicators, type MadeIndicator } from './indicators.ts'
import { sectors } from './sectors.ts'

export type Content = {
  readonly kind: FormKind
  readonly year: number
  readonly period: string
  readonly project_name: string
  readonly department: { readonly name: string; readonly code: string }
  readonly unit: { readonly name: string; readonly code: string }
  readonly contact: { readonly person: string; readonly phone: string }
  readonly funds: readonly MadeFund[]
  readonly goals: readonly { readonly expected: string; readonly actual: string }[]
  readonly indicators: readonly MadeIndicator[]
  readonly total: { readonly weight: number; readonly score: number; readonly grade: string }
}

export const usualStyle: Style = {
  decimals: 2,
  thousands: false,
  rate: 'percent',
  nothing: '',
  moneyUnit: '万元',
  contradiction: 'none',
  each: 2,
}

const places = [
  ...['云岭县', '青川区', '白石市', '临湖县', '南浦区', '东屏市', '柳河县', '沙洲区'],
  ...['秋浦市', '石门坎县', '望江区', '金塘市', '桐坪县', '北原市', '罗溪区', '海陵县'],
]
const surnames = '王李张刘陈杨黄赵周吴徐孙马朱胡郭何高林罗'
const givens = '明伟芳娜静敏丽强磊军洋勇艳杰娟涛超霞平刚'

/** The forms of one document, as many as its family prints; of one department and year. */
export function drawContents(family: Family, random: Random): readonly Content[] {
  const style = { ...usualStyle, ...family.style }
  const place = pick(places, random)
  const year = 2018 + Math.floor(random() * 7)
  const months = 3 + Math.floor(random() * 7)
  const first = Math.floor(random() * sectors.length)
  const start = Math.floor(random() * 3)
  const shared = drawOrganisation(place, sectors[first] as (typeof sectors)[number], random)
  const isShared = family.body.some((part) => 'table' in part && part.table.some(sharesIndicators))
  let indicators: readonly MadeIndicator[] | undefined
  return Array.from({ length: family.forms ?? 1 }, (_, form) => {
    // No two forms of a document are about one project: each sector has three.
    const turn = start + form
    const sector = (first + Math.floor(form / 3)) % sectors.length
    const content = drawForm({ family, style, shared, sector, turn, year, months }, random)
    if (!isShared) return content
    // Projects in columns are measured by the same indicators; their results are their own.
    const own = content.indicators
    indicators ??= own
    return { ...content, ...sharing(indicators, own) }
  })
}

function sharesIndicators(section: object): boolean {
  return 'projects' in section
}

function sharing(common: readonly MadeIndicator[], own: readonly MadeIndicator[]) {
  const rows = common.map((row, at) => {
    const score = own[at]?.score ?? null
    const isKept = score !== null && row.weight !== null && score <= row.weight
    return { ...row, actual: row.actual, score: isKept ? score : row.score }
  })
  return { indicators: rows }
}

type Frame = {
  readonly family: Family
  readonly style: Style
  readonly shared: Pick<Content, 'department' | 'unit' | 'contact'>
  readonly sector: number
  readonly turn: number
  readonly year: number
  readonly months: number
}

function drawForm(
  { family, style, shared, sector, turn, year, months }: Frame,
  random: Random,
): Content {
  const own = sectors[sector] as (typeof sectors)[number]
  const project = `${own.projects[turn % own.projects.length]}${pick(['', '项目', '经费', '（二期）'], random)}`
  const funds = drawFunds(family.money ?? [], style, random)
  const hasBudgetScore = (funds[0]?.weight ?? 0) > 0 && printsBudgetScore(family)
  const indicators = drawIndicators({ family, style, sector: own, year, random })
  const parts = [...indicators.map(({ score }) => score), hasBudgetScore ? funds[0]?.score : 0]
  const sum = parts.reduce<number>((total, score) => total + (score ?? 0), 0)
  // A list of projects has no indicators that its scores could follow from.
  const isListed = indicators.length === 0
  const score = Math.round(isListed ? 850 + 150 * random() : 100 * sum) / (isListed ? 10 : 100)
  return {
    ...shared,
    kind: family.kind,
    year,
    period: `1-${months}月`,
    project_name: project,
    funds,
    goals: drawGoals(own, project, random),
    indicators,
    total: {
      weight: 100,
      score: style.contradiction === 'total' ? Math.round((score - 1.5) * 100) / 100 : score,
      grade: score >= 90 ? '优' : '良',
    },
  }
}

/** Whether the form prints what the execution of the budget is worth: it then counts in the total. */
function printsBudgetScore({ body, head = [] }: Family): boolean {
  return [...head, ...body].some((part) =>
    /funds\.0\.score|"score"\]/u.test(JSON.stringify(moneyIn(part))),
  )
}

function moneyIn(part: Part): readonly Section[] {
  const sections = 'table' in part ? part.table : 'beside' in part ? part.beside : []
  return sections.filter((section) => 'money' in section || 'labels' in section)
}

function drawOrganisation(place: string, sector: (typeof sectors)[number], random: Random) {
  const code = String(100 + Math.floor(random() * 400))
  const person = `${pick([...surnames], random)}${pick([...givens], random)}${random() < 0.5 ? pick([...givens], random) : ''}`
  const phone = `0${500 + Math.floor(random() * 400)}-${2_000_000 + Math.floor(random() * 6_000_000)}`
  return {
    department: { name: `${place}${sector.department}`, code },
    unit: {
      name: `${place}${sector.unit}`,
      code: `${code}${String(1 + Math.floor(random() * 20)).padStart(3, '0')}`,
    },
    contact: { person, phone },
  }
}

function drawGoals(sector: (typeof sectors)[number], project: string, random: Random) {
  const order = random() < 0.5 ? sector.goals : sector.goals.toReversed()
  return order.map(([expected, actual]) => ({
    expected: expected.replace('…', project),
    actual: actual.replace('…', project),
  }))
}

export function pick<One>(list: readonly One[], random: Random): One {
  return list[Math.floor(random() * list.length)] as One
}
