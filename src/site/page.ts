/** What every page of the site shares: its frame, tables, links. */
import { readFileSync } from 'node:fs'
import type { Language } from '../language/language.ts'
import { escapeHtml, formatNumber } from '../report/markup.ts'
import { packageVersion } from '../version.ts'
import type { Share, Spread } from './statistics.ts'
import { isSmall } from './statistics.ts'
import { methodWords, type SiteWord, siteWords } from './wording.ts'

/** Nothing is loaded but the style that lies beside the page, and nothing runs or leaves it. */
const POLICY =
  "script-src 'none'; connect-src 'none'; img-src 'none'; font-src 'none'; media-src 'none'; object-src 'none'; frame-src 'none'; form-action 'none'; base-uri 'none'"

export type SitePage = {
  /** File name within the folder. */
  readonly name: string
  readonly text: string
}

export type SiteFrame = {
  readonly name: string
  readonly title: string
  readonly subtitle: string
  /** From the overview down to the page above this one: words and file names. */
  readonly above: readonly (readonly [words: string, name: string])[]
  readonly body: string
}

export const INDEX = 'index.html'
export const STYLE = 'style.css'

export function say(word: SiteWord, language: Language): string {
  return siteWords[word][language]
}

export function framed(
  { name, title, subtitle, above, body }: SiteFrame,
  language: Language,
): SitePage {
  const crumbs = above.map(
    ([words, file]) => `<li><a href="${escapeHtml(file)}">${escapeHtml(words)}</a></li>`,
  )
  const nav =
    crumbs.length === 0
      ? ''
      : `<nav class="crumbs" aria-label="${say('where', language)}"><ol>${crumbs.join('')}<li aria-current="page">${escapeHtml(title)}</li></ol></nav>`
  const methods = methodWords.map((words) => `<li>${words[language]}</li>`)
  const text = `<!doctype html>
<html lang="${language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${POLICY}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · ${say('title', language)}</title><link rel="stylesheet" href="${STYLE}"></head><body>
<header>${nav}<h1>${escapeHtml(title)}</h1><p class="soft">${subtitle}</p></header><main>
${body}
</main><footer><h2>${say('method', language)}</h2><ul>${methods.join('')}</ul><p>jixiao ${packageVersion}</p></footer></body></html>
`
  return { name, text }
}

/** The style of all pages: that of the report, and what only these have. */
export function siteStyle(): string {
  const files = ['../report/report.css', './site.css']
  return files.map((file) => readFileSync(new URL(file, import.meta.url), 'utf8')).join('\n')
}

export type TableCell = string | { readonly text: string; readonly kind: string }

/** A table that scrolls within its card; cells are HTML already. */
export function table(
  label: string,
  heads: readonly string[],
  rows: readonly (readonly TableCell[])[],
): string {
  const [first = []] = rows
  const head = heads.map((words, at) => {
    const cell = first[at]
    const isNumber = typeof cell === 'object' && cell.kind === 'number'
    return `<th scope="col"${isNumber ? ' class="number"' : ''}>${escapeHtml(words)}</th>`
  })
  const lines = rows.map((cells) => {
    const drawn = cells.map((cell, at) => {
      const [text, kind] = typeof cell === 'string' ? [cell, ''] : [cell.text, cell.kind]
      return `<td data-label="${escapeHtml(heads[at] ?? '')}"${kind && ` class="${kind}"`}>${text}</td>`
    })
    return `<tr>${drawn.join('')}</tr>`
  })
  return `<div class="scroll card" tabindex="0" role="region" aria-label="${escapeHtml(label)}"><table class="list"><thead><tr>${head.join('')}</tr></thead><tbody>${lines.join('')}</tbody></table></div>`
}

export function number(value: number | null, unit = ''): TableCell {
  return { text: value === null ? '' : `${formatNumber(value)}${unit}`, kind: 'number' }
}

/** 12.5% (3/24) */
export function shareCell({ part, whole, percent }: Share): TableCell {
  const text =
    percent === null ? '' : `${percent.toFixed(1)}% <span class="soft">(${part}/${whole})</span>`
  return { text, kind: 'number' }
}

export function spreadCells(
  { count, lower, median, upper }: Spread,
  language: Language,
): readonly TableCell[] {
  const few =
    count > 0 && isSmall(count) ? ` <span class="few-tag">${say('small', language)}</span>` : ''
  const quartiles = lower === null ? '' : `${formatNumber(lower)} – ${formatNumber(upper)}`
  return [
    { text: median === null ? '' : formatNumber(median) + few, kind: 'number' },
    { text: quartiles, kind: 'number' },
  ]
}

export function link(words: string, name: string): string {
  return `<a href="${escapeHtml(name)}">${escapeHtml(words)}</a>`
}

export function section(title: string, body: string, note = ''): string {
  const told = note === '' ? '' : `<p class="soft">${note}</p>`
  return `<section><h2>${escapeHtml(title)}</h2>${told}${body}</section>`
}

export type Card = readonly [value: string, words: string, kind?: string]

export function cards(all: readonly Card[]): string {
  const drawn = all.map(
    ([value, words, kind = '']) =>
      `<div class="card figure ${kind}"><b>${value}</b><span>${escapeHtml(words)}</span></div>`,
  )
  return `<section class="figures">${drawn.join('')}</section>`
}
