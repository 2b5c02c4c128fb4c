/** The first page: all provinces on maps of tiles, all years, and what belongs to no certain place. */
import { formatNumber } from '../report/markup.ts'
import type { FormPoint } from './ask.ts'
import type { Site } from './names.ts'
import { cards, framed, INDEX, link, type SitePage, say, section, table } from './page.ts'
import { isSmall } from './statistics.ts'
import { drawTileMap, type TileValue } from './tile-map.ts'
import { provinceTiles } from './tiles.ts'
import { forms as formsWords } from './wording.ts'
import { summaryCells, summaryHeads, yearParts } from './year-parts.ts'
import { mainKind, ofKind, type Summary, summaryOf } from './yearly.ts'

export function indexPage(site: Site, copies: number): SitePage {
  const { language, points } = site
  const kind = mainKind(points)
  const provinces = [...site.byProvince]
    .map(([name, members]) => ({ name, members, summary: summaryOf(ofKind(members, kind)) }))
    .sort((one, other) => other.members.length - one.members.length)
  const body = [
    figures(site, copies),
    section(say('map', language), maps(provinces, site), say('mapNote', language)),
    yearParts(points, language),
    section(say('provinces', language), provinceTable(provinces, site)),
  ]
  const [title, subtitle] = [say('title', language), say('subtitle', language)]
  return framed({ name: INDEX, title, subtitle, above: [], body: body.join('\n') }, language)
}

function figures({ language, points, byProvince, ...site }: Site, copies: number): string {
  const differing = points.filter(({ is_differing }) => is_differing).length
  const errors = points.reduce((sum, point) => sum + point.errors, 0)
  const homeless = points.filter(({ organisation }) => organisation === null).length
  const shown = cards([
    [formatNumber(points.length), `${say('forms', language)}`],
    [formatNumber(copies), say('copies', language)],
    [formatNumber(byProvince.size), say('provinces', language)],
    [formatNumber(site.organisations.size), say('organisations', language)],
    [formatNumber(site.projects.length), say('projects', language)],
    [formatNumber(errors), say('contradictions', language), errors > 0 ? 'error' : ''],
    [formatNumber(differing), say('differing', language), differing > 0 ? 'warning' : ''],
  ])
  const told =
    homeless === 0
      ? ''
      : `<p class="soft">${formatNumber(homeless)} ${say('noOrganisation', language)}</p>`
  return shown + told
}

type Province = {
  readonly name: string
  readonly members: readonly FormPoint[]
  readonly summary: Summary
}

function maps(provinces: readonly Province[], site: Site): string {
  const { language } = site
  const values = (of: (province: Province) => readonly [number | null, string, number]) =>
    new Map(
      provinces.flatMap((province): (readonly [string, TileValue])[] => {
        const [value, words, count] = of(province)
        if (value === null || !provinceTiles.has(province.name)) return []
        const told = formsWords(count, language)
        const href = site.provinceFile(province.name)
        return [[province.name, { value, words, told, isSmall: isSmall(count), href }]]
      }),
    )
  const scores = values(({ summary: { scores } }) => [
    scores.median,
    formatNumber(scores.median === null ? null : Math.round(scores.median * 10) / 10),
    scores.count,
  ])
  const shares = values(({ summary: { contradicting } }) => [
    contradicting.percent,
    `${Math.round(contradicting.percent ?? 0)}%`,
    contradicting.whole,
  ])
  const counts = values(({ members }) => [
    members.length,
    formatNumber(members.length),
    members.length,
  ])
  return `<div class="maps">${[
    drawTileMap(say('mapForms', language), counts, language),
    drawTileMap(say('mapScore', language), scores, language),
    drawTileMap(say('mapContradicting', language), shares, language),
  ].join('')}</div>`
}

function provinceTable(provinces: readonly Province[], site: Site): string {
  const { language } = site
  const rows = provinces.map(({ name, summary }) => [
    link(site.provinceTitle(name), site.provinceFile(name)),
    ...summaryCells(summary, language),
  ])
  const heads = [say('province', language), ...summaryHeads(language)]
  return table(say('provinces', language), heads, rows)
}
