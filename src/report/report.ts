/** The door: a database as one HTML page that opens from disk and asks the network for nothing. */
import { readFileSync } from 'node:fs'
import { kindLabel } from '../label/kind.ts'
import type { Language } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import type { Prints } from '../store/found.ts'
import {
  type CodeCount,
  type KindMoney,
  selectCodes,
  selectMoney,
  selectTotals,
  type Totals,
} from '../store/overview.ts'
import { type ListedForm, selectForm, selectForms, selectVersions } from './ask.ts'
import {
  type Chart,
  departmentChart,
  findingChart,
  POINTS_AT_MOST,
  rateChart,
  scoreChart,
} from './charts.ts'
import { drawForm } from './drawn-form.ts'
import { listParts, listScript } from './list.ts'
import { escapeHtml, formatNumber, scriptData } from './markup.ts'
import { sourceLink } from './source-link.ts'
import {
  cappedWords,
  copiesWords,
  moneyWords,
  othersWords,
  pageWords,
  sampledWords,
  versionWords,
} from './wording.ts'

/** Nothing is loaded and nothing leaves the page, whatever a document holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

export type PageSettings = {
  readonly language: Language
  /** Most forms that are drawn; the list has all. */
  readonly drawnAtMost: number
  /** The folder in which the page will stand: links to documents start there. */
  readonly home: string
  /** Each form once, or every print of it. */
  readonly prints: Prints
}

/** The page in pieces, in order. */
export function* reportPage(database: Database, settings: PageSettings): Generator<string> {
  const { language, drawnAtMost, home, prints } = settings
  const forms = selectForms(database, prints)
  const drawn = forms.slice(0, drawnAtMost)
  yield opening(language)
  yield figures(selectTotals(database, prints), selectMoney(database), language)
  yield charts(forms, doubted(selectCodes(database, prints)), language)
  yield listParts(language)
  if (drawn.length < forms.length) {
    yield `<p class="soft">${cappedWords(drawn.length, forms.length, language)}</p>`
  }
  for (const form of drawn) {
    const link = (page: number) => documentLink(form, page, settings)
    const body = drawForm(selectForm(database, form, language), link, language)
    yield formPart(form, body, settings)
  }
  yield footer(database, language)
  yield closing(listScript(database, forms, drawn, { language, home }))
}

function asset(name: string): string {
  return readFileSync(new URL(name, import.meta.url), 'utf8')
}

function opening(language: Language): string {
  const title = pageWords.title[language]
  return `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${title}</title><style>${asset('report.css')}</style></head><body>
<header><h1>${title}</h1><p class="soft">${pageWords.subtitle[language]}</p></header><main>`
}

function figures(totals: Totals, money: readonly KindMoney[], language: Language): string {
  const { documents, failed, forms, departments, indicators, score, others } = totals
  const cards = [
    card(formatNumber(documents), failedWords(failed, language)),
    card(
      formatNumber(forms),
      `${pageWords.forms[language]} · ${departments} ${pageWords.departments[language]}${othersWords(others, language)}`,
    ),
    card(formatNumber(indicators), pageWords.indicators[language]),
    card(score === null ? '–' : score.toFixed(2), pageWords.meanScore[language]),
    ...moneyCard(money, language),
    card(
      formatNumber(totals.errors),
      pageWords.errors[language],
      totals.errors > 0 ? ' error' : '',
    ),
    card(
      formatNumber(totals.warnings),
      pageWords.warnings[language],
      totals.warnings > 0 ? ' warning' : '',
    ),
  ]
  return `<section class="figures">${cards.join('')}</section>`
}

/** The money of the commonest kind, which it names: kinds are not added up. */
function moneyCard([kind]: readonly KindMoney[], language: Language): readonly string[] {
  if (kind === undefined || kind.budget === 0) return []
  const { budget, executed, forms, copies } = kind
  const rate = `${((100 * executed) / budget).toFixed(1)}%`
  const sums = `${pageWords.executed[language]} ${formatNumber(executed)} / ${formatNumber(budget)}`
  const words = moneyWords(kindLabel(kind.kind, language), forms, copies, language)
  return [card(rate, `${sums}<br>${words}`, ' wide')]
}

function failedWords(failed: number, language: Language): string {
  const suffix = failed === 0 ? '' : ` · ${failed} ${pageWords.failed[language]}`
  return pageWords.documents[language] + suffix
}

function card(value: string, words: string, kind = ''): string {
  return `<div class="card figure${kind}"><b>${value}</b><span>${words}</span></div>`
}

/** The chart shows what a person has to look into: remarks are none of it. */
function doubted(codes: readonly CodeCount[]): readonly CodeCount[] {
  return codes.filter(({ severity }) => severity !== 'info')
}

function charts(
  forms: readonly ListedForm[],
  codes: readonly CodeCount[],
  language: Language,
): string {
  const results = forms.filter(({ is_result }) => is_result)
  const scored = results.filter(({ total_score }) => total_score !== null)
  const rated = scored.filter(({ rate }) => rate !== null)
  const named = scored.filter(({ department_name }) => department_name !== null)
  const words = (name: keyof typeof pageWords) => pageWords[name][language]
  const sampled = Math.ceil(rated.length / Math.ceil(rated.length / POINTS_AT_MOST || 1))
  const share = sampled < rated.length ? ` ${sampledWords(sampled, rated.length, language)}` : ''
  const parts = [
    scored.length === 0
      ? noChart(words('scoreChart'), words('nothing'))
      : chartPart(words('scoreChart'), words('scoreCaption'), scoreChart(results, language)),
    rated.length === 0
      ? noChart(words('rateChart'), words('nothing'))
      : chartPart(words('rateChart'), words('redPoints') + share, rateChart(results, language)),
    codes.length === 0
      ? noChart(words('findingChart'), words('noFindings'))
      : chartPart(words('findingChart'), words('findingCaption'), findingChart(codes, language)),
    named.length === 0
      ? noChart(words('departmentChart'), words('nothing'))
      : chartPart(words('departmentChart'), words('departmentCaption'), departmentChart(results)),
  ]
  return `<section class="charts">${parts.join('')}</section>`
}

function chartPart(title: string, caption: string, { svg, filter, values }: Chart): string {
  const asked = `data-filter="${filter}" data-values="${escapeHtml(JSON.stringify(values))}"`
  return `<figure class="card" ${asked}><h3>${title}</h3>\n<p class="soft">${caption}</p>${svg}</figure>`
}

function noChart(title: string, words: string): string {
  return `<figure class="card"><h3>${title}</h3>\n<p class="soft">${words}</p></figure>`
}

/** A form as the list opens it under its row. */
function formPart(form: ListedForm, body: string, settings: PageSettings): string {
  const { form_id, title, kind, file, page } = form
  const { language } = settings
  const source = file === null ? '' : documentLink(form, page, settings)
  const told = [escapeHtml(kindLabel(kind, language)), `${pageWords.source[language]}: ${source}`]
  const where = [form.published, form.url].flatMap((one) => one ?? [])
  if (where.length > 0)
    told.push(`${pageWords.published[language]}: ${escapeHtml(where.join(' '))}`)
  if (form.copies > 1) told.push(copiesWords(form.copies, language))
  return `<template id="form-${form_id}"><div class="paper"><h3>${escapeHtml(title)}</h3></div>${body}
<p class="soft">${told.join(' · ')}</p></template>`
}

/** A link to the form's document, at the page where the format has pages. */
function documentLink(
  { file }: ListedForm,
  page: number | null,
  { language, home }: PageSettings,
): string {
  const link = sourceLink(file ?? '', page, home)
  const paged =
    page === null ? '' : ` ${pageWords.sourcePage[language].replace('{page}', String(page))}`
  const words = escapeHtml(link.shown + paged)
  return link.href === null ? words : `<a href="${escapeHtml(link.href)}">${words}</a>`
}

function footer(database: Database, language: Language): string {
  const day = new Date().toISOString().slice(0, 10)
  return `</main><footer><h2>${pageWords.method[language]}</h2><p>${pageWords.methodText[language]}</p>
<p>${versionWords(selectVersions(database), day, language)}</p></footer>`
}

function closing(told: object): string {
  return `<script type="application/json" id="forms">${scriptData(told)}</script>
<script type="module">${asset('report.browser.js')}</script></body></html>
`
}
