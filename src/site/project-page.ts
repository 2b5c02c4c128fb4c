/** A project over its years: money, rate and score, its indicators from year to year, its documents. */
import { fieldPathWords } from '../label/field-path.ts'
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import { escapeHtml } from '../report/markup.ts'
import { sourceLink } from '../report/source-link.ts'
import type { Database } from '../store/database.ts'
import {
  type IndicatorCell,
  type Print,
  type SiteProject,
  type SiteProjectYear,
  selectDiffering,
  selectIndicatorCells,
  selectPrints,
  selectProjectYears,
} from './ask.ts'
import { inWan, rateOf } from './department-page.ts'
import { departmentFile, NOWHERE, projectFile, type Site } from './names.ts'
import { framed, INDEX, number, type SitePage, say, section, table } from './page.ts'
import { drawSmallChart } from './small-chart.ts'

export function projectPage(database: Database, site: Site, project: SiteProject): SitePage {
  const { language } = site
  const years = selectProjectYears(database, project.id)
  const organisation = site.organisations.get(project.organisation)
  const points = site.byOrganisation.get(project.organisation) ?? []
  const province = points.find((point) => point.province !== null)?.province ?? NOWHERE
  const body = [
    section(say('line', language), charts(years, language) + yearTable(years, language)),
    matrix(database, years, language),
    documents(database, site, years),
  ]
  const title = project.name === '' ? say('ownForms', language) : project.name
  const frame = {
    name: projectFile(project.id),
    title: title.slice(0, 200),
    subtitle: escapeHtml(`${organisation?.name ?? ''} · ${kindLabel(project.kind, language)}`),
    above: [
      [say('home', language), INDEX],
      [site.provinceTitle(province), site.provinceFile(province)],
      [organisation?.name ?? project.organisation, departmentFile(project.organisation)],
    ] as const,
    body: body.join('\n'),
  }
  return framed(frame, language)
}

function charts(years: readonly SiteProjectYear[], language: Language): string {
  const dated = years.filter(({ year }) => year !== null)
  const most = Math.max(0, ...dated.flatMap(({ budget, executed }) => [budget ?? 0, executed ?? 0]))
  const shared = { years: dated.map(({ year }) => year ?? 0) }
  const drawn = [
    {
      ...shared,
      title: say('money', language),
      series: [
        {
          name: language === 'zh' ? '预算' : 'budget',
          values: dated.map(({ budget }) => inWan(budget)),
        },
        {
          name: language === 'zh' ? '执行' : 'executed',
          values: dated.map(({ executed }) => inWan(executed)),
        },
      ],
      range: [0, inWan(most) ?? 0] as const,
      unit: '',
    },
    {
      ...shared,
      title: say('rate', language),
      series: [{ name: '', values: dated.map(rateOf) }],
      range: [0, 100] as const,
      unit: '%',
    },
    {
      ...shared,
      title: say('score', language),
      series: [{ name: '', values: dated.map(({ score }) => score) }],
      unit: '',
    },
  ].map(drawSmallChart)
  return `<div class="multiples">${drawn.join('')}</div>`
}

function yearTable(years: readonly SiteProjectYear[], language: Language): string {
  const rows = years.map((year) => [
    String(year.year ?? ''),
    escapeHtml(year.project_name?.slice(0, 200) ?? null),
    escapeHtml((year.department_name ?? year.unit_name)?.slice(0, 200) ?? null),
    number(inWan(year.budget)),
    number(inWan(year.executed)),
    number(rateOf(year), '%'),
    number(year.score),
    ...[year.kept, year.added, year.dropped, year.lowered, year.below_actual].map((count) =>
      number(count),
    ),
    number(year.confidence),
  ])
  const words = [
    ...(['year', 'project', 'name', 'budget', 'executed', 'rate', 'score'] as const),
    ...(['kept', 'added', 'dropped', 'lowered', 'below', 'confidence'] as const),
  ] as const
  const heads = words.map((word) => say(word, language))
  return table(say('line', language), heads, rows)
}

/** A row an indicator as it goes from year to year, a column a year. */
function matrix(database: Database, years: readonly SiteProjectYear[], language: Language): string {
  const cells = years.map(({ form_id }) => selectIndicatorCells(database, form_id))
  const lines = linesOf(cells)
  if (lines.length === 0) return ''
  const rows = lines.map((line) => [
    escapeHtml((line.findLast((cell) => cell !== null)?.level3 ?? '').slice(0, 200)),
    ...line.map((cell) => (cell === null ? { text: '–', kind: 'gone' } : drawCell(cell, language))),
  ])
  const heads = [say('indicators', language), ...years.map(({ year }) => String(year ?? '–'))]
  const title = say('matrix', language)
  return section(title, table(title, heads, rows), say('matrixNote', language))
}

type Line = (IndicatorCell | null)[]

/** What an indicator was the year before is on its line; one without a year before begins a line. */
function linesOf(years: readonly (readonly IndicatorCell[])[]): readonly Line[] {
  const lines: Line[] = []
  const byLast = new Map<number, Line>()
  for (const [at, cells] of years.entries()) {
    for (const cell of cells) {
      const before = cell.previous_id === null ? undefined : byLast.get(cell.previous_id)
      const line = before ?? new Array<IndicatorCell | null>(years.length).fill(null)
      if (before === undefined) lines.push(line)
      line[at] = cell
      byLast.set(cell.id, line)
    }
  }
  return lines
}

function drawCell(cell: IndicatorCell, language: Language) {
  const marks = [
    cell.is_lowered ? say('lowered', language) : null,
    cell.is_below_actual ? say('below', language) : null,
    cell.is_repeated ? say('repeated', language) : null,
  ].flatMap((mark) => (mark === null ? [] : [`<span class="mark">${mark}</span>`]))
  const values = [cell.target, cell.actual].map(
    (value) => escapeHtml(value?.slice(0, 120) ?? null) || '–',
  )
  const text = `<span class="soft">${say('target', language)}</span> ${values[0]}<br><span class="soft">${say('actual', language)}</span> ${values[1]}${marks.length === 0 ? '' : `<br>${marks.join(' ')}`}`
  return { text, kind: cell.is_lowered || cell.is_below_actual ? 'lowered' : '' }
}

/** Every print of every year, and the numbers in which prints differ. */
function documents(database: Database, site: Site, years: readonly SiteProjectYear[]): string {
  const { language } = site
  const parts = years.map(({ form_id, year, url, published }) => {
    const prints = selectPrints(database, form_id).map((print) => {
      const tag =
        print.form_id === form_id ? ` <span class="soft">${say('leading', language)}</span>` : ''
      return `<li>${printLink(print, site)}${tag}</li>`
    })
    const differing = selectDiffering(database, form_id, language).map(
      ({ path, message }) =>
        `<li class="warning"><b>${escapeHtml(fieldPathWords(path, language))}</b> ${escapeHtml(message)}</li>`,
    )
    const where = [url, published]
      .flatMap((one) => (one === null ? [] : [escapeHtml(one)]))
      .join(' · ')
    const told = where === '' ? '' : `<p class="soft">${say('published', language)}: ${where}</p>`
    const list = differing.length === 0 ? '' : `<ul class="findings">${differing.join('')}</ul>`
    return `<h3>${year ?? say('noYear', language)}</h3><ul class="prints">${prints.join('')}</ul>${told}${list}`
  })
  return section(say('sources', language), parts.join(''))
}

function printLink({ file, page }: Print, { home }: Site): string {
  if (file === null) return '?'
  const { shown: words, href } = sourceLink(file, page, home)
  return href === null
    ? escapeHtml(words)
    : `<a href="${escapeHtml(href)}">${escapeHtml(words)}</a>`
}
