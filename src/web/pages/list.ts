/** Worklists: findings and forms, by facets that are all in the address. */

import { codeLabel } from '../../label/finding.ts'
import { escapeHtml, formatNumber } from '../../report/markup.ts'
import { countDocumentFindings } from '../../store/document-findings.ts'
import {
  type ListedFindingRow,
  type ListedFormRow,
  selectListedFindings,
  selectListedForms,
} from '../../store/listed.ts'
import {
  type FacetName,
  type FacetValue,
  facetNames,
  type Listed,
  type ListName,
  type SortName,
  sortNames,
  type WorklistQuery,
} from '../../store/worklist/asked.ts'
import { findingAddress, formAddress, withQuery } from '../address.ts'
import { PAGE, stateOf, stateQuery } from '../list-state.ts'
import type { PageRequest, ServedPage } from '../page.ts'
import { kindLabel, webWords } from '../wording.ts'

/** Values of a facet that are shown before the others are asked for. */
const SHOWN_VALUES = 8

export const findingsPage: ServedPage = {
  pattern: '/findings',
  words:
    'Findings by facets: `year`, `province`, `department`, `kind`, `rule`, `severity`, `confidence`, `reviewed`, `verdict`, `q`, `sort`, `up`, `copies`, `page`.',
  answer: (request) => answerList(request, 'findings'),
}

export const formsPage: ServedPage = {
  pattern: '/forms',
  words: 'Forms by facets, with the same parameters but `verdict`.',
  answer: (request) => answerList(request, 'forms'),
}

async function answerList(house: PageRequest, list: ListName) {
  const state = stateOf(list, house.query)
  const listed = (await house.worklist.now()).list(state)
  const rows =
    list === 'forms'
      ? selectListedForms(house.database, listed.ids)
      : selectListedFindings(house.database, listed.ids)
  const { total, facets, isCut } = listed
  return {
    data: { total, offset: state.offset, is_cut: isCut, facets, rows },
    view: () => ({
      title: house.say(list),
      body: listBody(house, state, listed, rows),
    }),
  }
}

type Rows = readonly ListedFormRow[] | readonly ListedFindingRow[]

function listBody(house: PageRequest, state: WorklistQuery, listed: Listed, rows: Rows): string {
  const { list } = state
  const { say } = house
  const query = stateQuery(house.query)
  const drawn =
    list === 'forms'
      ? (rows as readonly ListedFormRow[]).map((row) => formRow(house, row, query))
      : (rows as readonly ListedFindingRow[]).map((row) => findingRow(house, row, query))
  const files = ['csv', 'json', 'xlsx'].map(
    (format) =>
      `<a href="${escapeHtml(`/${list}.${format}?${query}`)}">${format.toUpperCase()}</a>`,
  )
  if (list === 'forms')
    files.push(`<a href="${escapeHtml(`/papers?${query}`)}">${say('paper')}</a>`)
  return `<h1>${say(list)} <small>${say('total')} ${formatNumber(listed.total)}</small></h1>
<div class="worklist">${searching(house, state)}<form class="facets" id="facets" method="get" action="/${list}" aria-label="${say('apply')}">
${facetNames.flatMap((name) => facet(house, name, listed.facets[name] ?? [])).join('')}</form>
<div class="listed"><p class="soft">${say('download')}: ${files.join(' · ')}${listed.isCut ? ` · ${say('cut')}` : ''}</p>
<div class="scroll card" tabindex="0" role="region" aria-label="${say(list)}"><table class="list"><thead><tr>${heads(house, list)}</tr></thead><tbody>${drawn.join('')}</tbody></table>${drawn.length === 0 ? `<p>${say('empty')}</p>` : ''}</div>
${pager(house, state, listed)}${list === 'findings' ? elsewhere(house) : ''}</div></div>`
}

/** Findings about documents as a whole stand in no form, and in a list of their own. */
function elsewhere({ database, say }: PageRequest): string {
  const count = countDocumentFindings(database)
  return count === 0
    ? ''
    : `<p><a href="/documents">${say('ofDocuments')} ${formatNumber(count)}</a></p>`
}

/** Stands apart from the facets, which on a telephone follow the list. */
function searching(house: PageRequest, state: WorklistQuery): string {
  const { say } = house
  const { list } = state
  return `<div class="searching" role="search"><label>${say('search')} <input type="search" form="facets" name="q" value="${escapeHtml(state.words)}" placeholder="${say('searchWords')}"></label>
<button form="facets">${say('apply')}</button> <a href="/${list}">${say('clear')}</a> <a class="narrow" href="#facets">${say('facets')}</a>
<label>${say('sort')} <select form="facets" name="sort">${sortNames.map((name) => option(house, name, state)).join('')}</select></label>
<label><input type="checkbox" form="facets" name="copies" value="1"${state.prints === 'all' ? ' checked' : ''}> ${say('copies')}</label>
<label><input type="checkbox" form="facets" name="up" value="1"${state.isDown ? '' : ' checked'}> ${say('ascending')}</label></div>`
}

function option({ say }: PageRequest, name: SortName, asked: WorklistQuery): string {
  const words = name === 'findings' ? say('findings') : say(name)
  return `<option value="${name}"${asked.sort === name ? ' selected' : ''}>${words}</option>`
}

function facet(house: PageRequest, name: FacetName, values: readonly FacetValue[]): string[] {
  if (values.length === 0) return []
  const chosen = new Set(house.query.getAll(name))
  const lines = values.map(({ value, count }) => {
    const isOn = chosen.has(value)
    return `<li><label><input type="checkbox" name="${name}" value="${escapeHtml(value)}"${isOn ? ' checked' : ''}> ${escapeHtml(facetLabel(house, name, value))}</label> <a href="${escapeHtml(facetLink(house, name, value))}"><span class="hidden">${house.say(name)} ${escapeHtml(facetLabel(house, name, value))} </span>${formatNumber(count)}</a></li>`
  })
  const first = lines.slice(0, SHOWN_VALUES).join('')
  const rest = lines.slice(SHOWN_VALUES)
  const more =
    rest.length === 0
      ? ''
      : `<details><summary>+${rest.length}</summary><ul>${rest.join('')}</ul></details>`
  return [`<fieldset><legend>${house.say(name)}</legend><ul>${first}</ul>${more}</fieldset>`]
}

/** The list with one more value of a facet, or without it. */
function facetLink({ path, query }: PageRequest, name: FacetName, value: string): string {
  const next = stateQuery(query)
  const others = next.getAll(name)
  if (others.includes(value)) {
    next.delete(name)
    for (const other of others.filter((one) => one !== value)) next.append(name, other)
  } else next.append(name, value)
  return withQuery(path, Object.fromEntries([])) + (next.size > 0 ? `?${next}` : '')
}

/** A value of a facet as people read it. */
export function facetLabel({ language, say }: PageRequest, name: FacetName, value: string): string {
  if (value === '') return say('none')
  if (name === 'kind') return kindLabel(value, language)
  if (name === 'rule') return codeLabel(value, language)
  if (name === 'year' || name === 'department' || name === 'province') return value
  if (name === 'severity' && value === 'none') return say('nothing')
  return value in webWords ? webWords[value as keyof typeof webWords][language] : value
}

function heads({ say }: PageRequest, list: ListName): string {
  const words =
    list === 'forms'
      ? ([
          ...(['project', 'department', 'year', 'kind', 'budget'] as const),
          ...(['score', 'findings', 'confidence', 'reviewed'] as const),
        ] as const)
      : (['severity', 'finding', 'project', 'department', 'year', 'verdict'] as const)
  return words.map((word) => `<th scope="col">${say(word)}</th>`).join('')
}

function linked(address: string, query: URLSearchParams, list: ListName): string {
  const behind = new URLSearchParams(query)
  behind.set('list', list)
  return escapeHtml(`${address}?${behind}`)
}

function formRow(house: PageRequest, row: ListedFormRow, query: URLSearchParams): string {
  const { language, say } = house
  const name = row.project_name ?? row.title ?? kindLabel(row.kind, language)
  const found = [
    badge('error', row.errors),
    badge('warning', row.warnings),
    badge('info', row.remarks),
  ]
  const sure = row.confidence === null ? '' : `${Math.floor(row.confidence * 100)}%`
  const corrected =
    row.corrections > 0
      ? ` <span class="badge corrected">${say('corrected')} ${row.corrections}</span>`
      : ''
  return `<tr><td><a class="step" href="${linked(formAddress(row), query, 'forms')}">${escapeHtml(name)}</a>${corrected}</td><td>${escapeHtml(row.department_name)}</td>
<td class="number">${escapeHtml(row.year)}</td><td>${escapeHtml(kindLabel(row.kind, language))}</td><td class="number">${formatNumber(row.annual_budget)}</td>
<td class="number">${formatNumber(row.total_score)}</td><td>${found.join(' ')}</td><td class="number">${sure}</td><td>${escapeHtml(row.reviewed_by)}</td></tr>`
}

function badge(severity: 'error' | 'warning' | 'info', count: number): string {
  return count === 0 ? '' : `<span class="badge ${severity}">${count}</span>`
}

function findingRow(house: PageRequest, row: ListedFindingRow, query: URLSearchParams): string {
  const { language, say } = house
  const message = language === 'zh' ? row.message_zh : row.message_en
  const verdict =
    row.verdict === null ? '' : `${say(row.verdict as 'accepted')} · ${escapeHtml(row.decided_by)}`
  return `<tr><td><span class="badge ${row.severity}">${say(row.severity)}</span></td>
<td><a class="step" href="${linked(findingAddress(row, row), query, 'findings')}"><b>${escapeHtml(codeLabel(row.code, language))}</b> ${escapeHtml(message)}</a></td>
<td>${escapeHtml(row.project_name ?? row.title)}</td><td>${escapeHtml(row.department_name)}</td><td class="number">${escapeHtml(row.year)}</td><td>${verdict}</td></tr>`
}

function pager({ query, path, say }: PageRequest, asked: WorklistQuery, { total }: Listed): string {
  const page = asked.offset / PAGE + 1
  const pages = Math.max(1, Math.ceil(total / PAGE))
  const link = (to: number, word: 'previous' | 'next') => {
    if (to < 1 || to > pages) return ''
    const behind = stateQuery(query)
    behind.set('page', String(to))
    return `<a href="${escapeHtml(`${path}?${behind}`)}">${say(word)}</a>`
  }
  return `<nav class="pager" aria-label="${say('page')}">${link(page - 1, 'previous')} <span>${page} / ${pages}</span> ${link(page + 1, 'next')}</nav>`
}
