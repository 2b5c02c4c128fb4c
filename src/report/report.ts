/** The door: a database as one HTML page that opens from disk and asks the network for nothing. */
import { readFileSync } from 'node:fs'
import { kindLabel } from '../kind-label.ts'
import type { Language } from '../language.ts'
import type { Database } from '../store/database.ts'
import {
  type CodeCount,
  type KindMoney,
  selectCodes,
  selectMoney,
  selectTotals,
  type Totals,
} from '../store/overview.ts'
import { type ListedForm, selectForm, selectForms } from './ask.ts'
import { departmentChart, findingChart, POINTS_AT_MOST, rateChart, scoreChart } from './charts.ts'
import { drawForm } from './drawn-form.ts'
import { figure, scriptData, shown } from './markup.ts'
import { cappedWords, moneyWords, pageWords, sampledWords } from './wording.ts'

/** Nothing is loaded and nothing leaves the page, whatever a document holds. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; script-src 'unsafe-inline'"

/** The page in pieces, in order. At most `drawnAtMost` forms are drawn; the list has all. */
export function* reportPage(
  database: Database,
  language: Language,
  drawnAtMost: number,
): Generator<string> {
  const forms = selectForms(database)
  const drawn = forms.slice(0, drawnAtMost)
  yield opening(language)
  yield figures(selectTotals(database), selectMoney(database), language)
  yield charts(forms, doubted(selectCodes(database)), language)
  yield list(language)
  if (drawn.length > 0) yield `<h2 id="drawn">${pageWords.drawn[language]}</h2>`
  if (drawn.length < forms.length) {
    yield `<p class="soft">${cappedWords(drawn.length, forms.length, language)}</p>`
  }
  for (const form of drawn) {
    yield formPart(form, drawForm(selectForm(database, form, language), language), language)
  }
  yield closing(forms, drawn, language)
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
  const { documents, failed, forms, departments, indicators, score } = totals
  const cards = [
    card(figure(documents), failedWords(failed, language)),
    card(
      figure(forms),
      `${pageWords.forms[language]} · ${departments} ${pageWords.departments[language]}`,
    ),
    card(figure(indicators), pageWords.indicators[language]),
    card(score === null ? '–' : score.toFixed(2), pageWords.meanScore[language]),
    ...moneyCard(money, language),
    card(figure(totals.errors), pageWords.errors[language], totals.errors > 0 ? ' error' : ''),
    card(
      figure(totals.warnings),
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
  const sums = `${pageWords.executed[language]} ${figure(executed)} / ${figure(budget)}`
  const words = moneyWords(kindLabel(kind.kind, language), forms, copies, language)
  return [card(rate, `${sums}<br>${words}`)]
}

function failedWords(failed: number, language: Language): string {
  const suffix = failed === 0 ? '' : ` · ${failed} ${pageWords.failed[language]}`
  return pageWords.documents[language] + suffix
}

function card(value: string, words: string, kind = ''): string {
  return `<div class="card figure${kind}"><b>${value}</b><span>${words}</span></div>`
}

function charts(
  forms: readonly ListedForm[],
  codes: readonly CodeCount[],
  language: Language,
): string {
  const scored = forms.filter(({ total_score }) => total_score !== null)
  const rated = scored.filter(({ rate }) => rate !== null)
  const sampled = Math.ceil(rated.length / Math.ceil(rated.length / POINTS_AT_MOST || 1))
  const isSampled = sampled < rated.length
  const redWords = pageWords.redPoints[language]
  const caption = isSampled
    ? `${redWords} ${sampledWords(sampled, rated.length, language)}`
    : redWords
  const parts = [
    chart('scoreChart', scored.length > 0 && scoreChart(forms, language), '', language),
    chart('rateChart', rated.length > 0 && rateChart(forms, language), caption, language),
    chart('findingChart', codes.length > 0 && findingChart(codes, language), '', language),
    chart('departmentChart', scored.length > 0 && departmentChart(forms, language), '', language),
  ]
  return `<section class="charts">${parts.join('')}</section>`
}

/** The chart shows what a person has to look into: remarks are none of it. */
function doubted(codes: readonly CodeCount[]): readonly CodeCount[] {
  return codes.filter(({ severity }) => severity !== 'info')
}

type ChartName = 'scoreChart' | 'rateChart' | 'findingChart' | 'departmentChart'

function chart(name: ChartName, svg: string | false, caption: string, language: Language): string {
  const isCalm = name === 'findingChart'
  const nothing = (isCalm ? pageWords.noFindings : pageWords.nothing)[language]
  const words = svg === false ? nothing : caption
  return `<figure class="card" style="margin:0"><h3>${pageWords[name][language]}</h3>
<p class="soft">${words}</p>${svg || ''}</figure>`
}

const columns = [
  ['year', 'year'],
  ['department', 'department_name'],
  ['project', 'project_name'],
  ['budget', 'annual_budget'],
  ['spent', 'executed'],
  ['rate', 'rate'],
  ['score', 'total_score'],
  ['findings', 'errors'],
  ['file', 'file'],
] as const

function list(language: Language): string {
  const heads = columns.map(
    ([word, key]) =>
      `<th data-key="${key}" scope="col"><button type="button">${pageWords[word][language]}</button></th>`,
  )
  return `<h2 id="list">${pageWords.list[language]}</h2><section class="card"><div class="tools">
<input type="search" id="filter" placeholder="${pageWords.filter[language]}" aria-label="${pageWords.filter[language]}">
<label><input type="checkbox" id="only-errors">${pageWords.onlyErrors[language]}</label></div>
<div class="scroll"><table class="list"><thead><tr>${heads.join('')}</tr></thead><tbody></tbody></table></div>
<div class="pager"><span id="count"></span><button type="button" id="previous">${pageWords.previous[language]}</button>
<button type="button" id="next">${pageWords.next[language]}</button></div></section>`
}

function formPart(form: ListedForm, body: string, language: Language): string {
  const { form_id, title, project_name, department_name, year, total_score, errors, warnings } =
    form
  const name = project_name ?? title ?? form.kind
  const place = [year, department_name].filter((part) => part !== null).join(' · ')
  const badges = [badge('error', errors), badge('warning', warnings)].join('')
  const score = total_score === null ? '' : `${figure(total_score)}`
  return `<details class="form card" id="form-${form_id}"><summary><span class="name">${shown(name)}</span>
<span class="soft">${shown(place)}</span>${badges}<span class="score">${score}</span></summary>
<div class="body"><div class="paper"><h3>${shown(title)}</h3></div>${body}
<p class="soft">${shown(form.file)} · <a href="#list">${pageWords.top[language]}</a></p></div></details>`
}

function badge(severity: 'error' | 'warning', found: number): string {
  return found === 0 ? '' : `<span class="badge ${severity}">${found}</span>`
}

function closing(
  forms: readonly ListedForm[],
  drawn: readonly ListedForm[],
  language: Language,
): string {
  const words = { noMatch: pageWords.noMatch[language] }
  const told = { forms, words, drawn: drawn.map(({ form_id }) => form_id) }
  return `</main><footer>jixiao</footer>
<script type="application/json" id="forms">${scriptData(told)}</script>
<script type="module">${asset('report.browser.js')}</script></body></html>
`
}
