/** A province: its years, its organisations by kind, its topics beside those of the other provinces. */

import { topicLabel } from '../label/topic.ts'
import type { Language } from '../language/language.ts'
import { escapeHtml, formatNumber } from '../report/markup.ts'
import type { FormPoint, TopicRate } from './ask.ts'
import { departmentFile, type Site } from './names.ts'
import {
  cards,
  framed,
  INDEX,
  link,
  number,
  type SitePage,
  say,
  section,
  shareCell,
  spreadCells,
  table,
} from './page.ts'
import { yearParts } from './year-parts.ts'
import { mainKind, ofKind, summaryOf } from './yearly.ts'

export function provincePage(site: Site, name: string, topics: readonly TopicRate[]): SitePage {
  const { language } = site
  const points = site.byProvince.get(name) ?? []
  const title = site.provinceTitle(name)
  const organisations = Map.groupBy(
    points.filter(({ organisation }) => organisation !== null),
    ({ organisation }) => organisation ?? '',
  )
  const projects = new Set(points.flatMap(({ project }) => project ?? []))
  const errors = points.reduce((sum, point) => sum + point.errors, 0)
  const homeless = points.filter(({ organisation }) => organisation === null).length
  const body = [
    cards([
      [formatNumber(points.length), say('forms', language)],
      [formatNumber(organisations.size), say('organisations', language)],
      [formatNumber(projects.size), say('projects', language)],
      [formatNumber(errors), say('contradictions', language), errors > 0 ? 'error' : ''],
    ]),
    homeless === 0
      ? ''
      : `<p class="soft">${formatNumber(homeless)} ${say('noOrganisation', language)}</p>`,
    yearParts(points, language),
    organisationTables(site, organisations),
    topicTable(name, topics, language),
  ]
  const above = [[say('home', language), INDEX]] as const
  const subtitle = say('subtitle', language)
  const file = site.provinceFile(name)
  return framed({ name: file, title, subtitle, above, body: body.join('\n') }, language)
}

/** The organisations of each kind together, the kinds with most forms first. */
function organisationTables(
  site: Site,
  organisations: ReadonlyMap<string, readonly FormPoint[]>,
): string {
  const { language } = site
  const rows = [...organisations].map(([id, members]) => {
    const known = site.organisations.get(id)
    const kind = mainKind(members)
    return { id, known, members, summary: summaryOf(ofKind(members, kind)) }
  })
  const sorted = rows.toSorted(
    (one, other) =>
      compare(one.known?.kind ?? '', other.known?.kind ?? '') ||
      other.members.length - one.members.length ||
      compare(one.id, other.id),
  )
  const heads = (
    ['organisation', 'sort', 'place', 'forms', 'median', 'quartiles', 'contradicting'] as const
  ).map((word) => say(word, language))
  const lines = sorted.map(({ id, known, members, summary }) => [
    link(known?.name ?? id, departmentFile(id)),
    escapeHtml(known?.kind ?? null),
    escapeHtml(known?.region_code ?? null),
    number(members.length),
    ...spreadCells(summary.scores, language),
    shareCell(summary.contradicting),
  ])
  const title = say('organisations', language)
  const body =
    lines.length === 0 ? `<p>${say('nothing', language)}</p>` : table(title, heads, lines)
  return section(title, body)
}

function compare(one: string, other: string): number {
  return one === other ? 0 : one < other ? -1 : 1
}

/** What each topic scores here and in the other provinces together, with the number of indicators. */
function topicTable(name: string, topics: readonly TopicRate[], language: Language): string {
  const here = topics.filter(({ province }) => province === name)
  if (here.length === 0) return ''
  const rows = here
    .toSorted((one, other) => other.indicators - one.indicators)
    .map((rate) => {
      const others = topics.filter(
        ({ topic, province }) => topic === rate.topic && province !== name,
      )
      const sum = (of: (one: TopicRate) => number) => others.reduce((all, one) => all + of(one), 0)
      const elsewhere = sum(({ weight }) => weight)
      return [
        escapeHtml(topicLabel(rate.topic, language)),
        number(rate.indicators),
        number(percent(rate.score, rate.weight), '%'),
        number(sum(({ indicators }) => indicators)),
        number(
          elsewhere === 0
            ? null
            : percent(
                sum(({ score }) => score),
                elsewhere,
              ),
          '%',
        ),
      ]
    })
  const word = (one: 'indicators' | 'here' | 'elsewhere') => say(one, language)
  const heads = [
    say('topic', language),
    `${word('indicators')} · ${word('here')}`,
    word('here'),
    `${word('indicators')} · ${word('elsewhere')}`,
    word('elsewhere'),
  ]
  const title = say('topics', language)
  return section(title, table(title, heads, rows))
}

function percent(part: number, whole: number): number {
  return Math.round((1000 * part) / whole) / 10
}
