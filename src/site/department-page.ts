/** A department: its names, its years, its peers, its projects. */
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import { escapeHtml, formatNumber } from '../report/markup.ts'
import type { Database } from '../store/database.ts'
import { type FormPoint, type Organisation, selectPrintedNames } from './ask.ts'
import { departmentFile, NOWHERE, projectFile, type Site } from './names.ts'
import { cards, framed, INDEX, link, number, type SitePage, say, section, table } from './page.ts'
import { isSmall, spreadOf } from './statistics.ts'
import { basisLabel } from './wording.ts'
import { FEN_PER_WAN, yearParts } from './year-parts.ts'
import { mainKind, ofKind, summaryOf } from './yearly.ts'

export function departmentPage(
  database: Database,
  site: Site,
  organisation: Organisation,
): SitePage {
  const { language } = site
  const points = site.byOrganisation.get(organisation.id) ?? []
  const province = points.find((point) => point.province !== null)?.province ?? NOWHERE
  const projects = site.projectsByOrganisation.get(organisation.id) ?? []
  const errors = points.reduce((sum, point) => sum + point.errors, 0)
  const differing = points.filter(({ is_differing }) => is_differing).length
  const body = [
    cards([
      [formatNumber(points.length), say('forms', language)],
      [formatNumber(projects.length), say('projects', language)],
      [formatNumber(errors), say('contradictions', language), errors > 0 ? 'error' : ''],
      [formatNumber(differing), say('differing', language), differing > 0 ? 'warning' : ''],
    ]),
    yearParts(points, language),
    peerTable(site, organisation, province),
    projectTable(site, points, organisation.id),
    nameTable(database, organisation.id, language),
  ]
  const frame = {
    name: departmentFile(organisation.id),
    title: organisation.name,
    subtitle: [organisation.kind, organisation.region_code]
      .filter(Boolean)
      .map((one) => escapeHtml(one))
      .join(' · '),
    above: [
      [say('home', language), INDEX],
      [site.provinceTitle(province), site.provinceFile(province)],
    ] as const,
    body: body.join('\n'),
  }
  return framed(frame, language)
}

/** Year by year its median beside those of the organisations of its kind in the province. */
function peerTable(site: Site, { id, kind }: Organisation, province: string): string {
  const { language } = site
  const title = say('peers', language)
  const isPeer = (other: string | null) =>
    other !== null && site.organisations.get(other)?.kind === kind
  const all = (site.byProvince.get(province) ?? []).filter(({ organisation }) =>
    isPeer(organisation),
  )
  const form = mainKind(all.filter(({ organisation }) => organisation === id))
  const byYear = Map.groupBy(ofKind(all, form), ({ year }) => year ?? 0)
  const rows = [...byYear]
    .sort(([one], [other]) => one - other)
    .flatMap(([year, members]) => {
      const row = peerRow(members, id)
      return year === 0 || row === null ? [] : [[String(year), ...cellsOf(row, language)]]
    })
  if (kind === null || rows.length === 0 || form === null) {
    return section(title, `<p>${say('noPeers', language)}</p>`)
  }
  const heads = (['year', 'own', 'forms', 'peerCount', 'peerSpread', 'rank'] as const).map((word) =>
    say(word, language),
  )
  return section(`${title} · ${kind}`, table(title, heads, rows), kindLabel(form, language))
}

type PeerRow = {
  readonly own: number
  readonly forms: number
  /** Medians of the other organisations. */
  readonly others: readonly number[]
}

/** Null where it has no score in the year, or nobody else has one. */
function peerRow(members: readonly FormPoint[], id: string): PeerRow | null {
  const medians = [...Map.groupBy(members, ({ organisation }) => organisation)].flatMap(
    ([organisation, forms]) => {
      const { scores } = summaryOf(forms)
      return scores.median === null
        ? []
        : [{ organisation, median: scores.median, forms: scores.count }]
    },
  )
  const own = medians.find(({ organisation }) => organisation === id)
  const others = medians.filter(({ organisation }) => organisation !== id)
  if (own === undefined || others.length === 0) return null
  return { own: own.median, forms: own.forms, others: others.map(({ median }) => median) }
}

function cellsOf({ own, forms, others }: PeerRow, language: Language) {
  const { lower, upper } = spreadOf(others)
  const few =
    isSmall(forms) || isSmall(others.length + 1)
      ? ` <span class="few-tag">${say('small', language)}</span>`
      : ''
  const rank = 1 + others.filter((other) => other > own).length
  return [
    number(own),
    number(forms),
    number(others.length),
    { text: `${formatNumber(lower)} – ${formatNumber(upper)}`, kind: 'number' },
    { text: `${rank} / ${others.length + 1}${few}`, kind: 'number' },
  ]
}

/** Its projects, those of most years first; of each the last year. */
function projectTable(site: Site, points: readonly FormPoint[], organisation: string): string {
  const { language } = site
  const byProject = Map.groupBy(points, ({ project }) => project ?? '')
  const rows = (site.projectsByOrganisation.get(organisation) ?? [])
    .map((project) => ({ project, years: byProject.get(project.id) ?? [] }))
    .filter(({ years }) => years.length > 0)
    .sort(
      (one, other) =>
        other.years.length - one.years.length || (one.project.id < other.project.id ? -1 : 1),
    )
    .map(({ project, years }) => {
      const last = years.at(-1)
      const name = project.name === '' ? say('ownForms', language) : project.name
      return [
        link(name, projectFile(project.id)),
        escapeHtml(kindLabel(project.kind, language)),
        years.map(({ year }) => year).join(' '),
        number(inWan(last?.budget ?? null)),
        number(rateOf(last), '%'),
        number(last?.score ?? null),
      ]
    })
  const title = say('projects', language)
  if (rows.length === 0) return section(title, `<p>${say('nothing', language)}</p>`)
  const last = say('last', language)
  const heads = [
    say('project', language),
    say('kind', language),
    say('span', language),
    `${last} · ${say('budget', language)}`,
    `${last} · ${say('rate', language)}`,
    `${last} · ${say('score', language)}`,
  ]
  return section(title, table(title, heads, rows))
}

export function inWan(fen: number | null): number | null {
  return fen === null ? null : fen / FEN_PER_WAN
}

type Paid = { readonly budget: number | null; readonly executed: number | null }

/** Executed of the budget, percent with one decimal. */
export function rateOf(paid: Paid | undefined): number | null {
  const { budget = null, executed = null } = paid ?? {}
  if (budget === null || executed === null || budget <= 0) return null
  return Math.round((1000 * executed) / budget) / 10
}

function nameTable(database: Database, organisation: string, language: Language): string {
  const rows = selectPrintedNames(database, organisation).map((printed) => [
    escapeHtml(printed.name.slice(0, 200)),
    escapeHtml(printed.code.slice(0, 40)),
    number(printed.forms),
    number(printed.confidence),
    basisLabel(printed.basis, language),
    escapeHtml(printed.suggestion),
  ])
  const heads = (['name', 'code', 'forms', 'confidence', 'basis', 'suggestion'] as const).map(
    (word) => say(word, language),
  )
  const title = say('names', language)
  return section(title, table(title, heads, rows))
}
