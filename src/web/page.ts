/** What a page is, and the frame that all pages share. */
import type { Context } from 'hono'
import type { Language } from '../language/language.ts'
import { escapeHtml } from '../report/markup.ts'
import type { Database } from '../store/database.ts'
import type { Worklist } from '../store/worklist/worklist.ts'
import type { FormToken, Guarded } from './guard.ts'
import type { Services, Settings } from './services.ts'
import { type WebWord, webWords } from './wording.ts'

/** What every page may use. */
export type WebContext = {
  readonly database: Database
  readonly worklist: Worklist
  readonly services: Services
  readonly settings: Settings
  readonly token: FormToken
}

/** One request, as far as pages need it. */
export type PageRequest = WebContext & {
  readonly param: (name: string) => string
  readonly query: URLSearchParams
  readonly path: string
  /** Whether a program asks, which waits for all there is. */
  readonly isData: boolean
  readonly language: Language
  readonly who: string
  readonly mayWrite: boolean
  readonly say: (word: WebWord) => string
}

/** A page as HTML; `isBare` where it stands in a frame of another one. */
export type View = {
  readonly title: string
  readonly body: string
  readonly isBare?: true
  /** Seconds after which it is asked for again. */
  readonly refresh?: number
}

/** What a page tells as data, and how that looks. */
export type PageAnswer = { readonly data: object; readonly view: () => View | Promise<View> }

/** A page that can be asked for; with `.json` behind its address it tells the same as data. */
export type ServedPage = {
  /** As in Hono's routes. */
  readonly pattern: string
  /** One sentence for the documentation of the interface. */
  readonly words: string
  /** Null where there is nothing at the address. */
  readonly answer: (request: PageRequest) => Promise<PageAnswer | null> | PageAnswer | null
}

/** Behind the address of a page: it is told as data. */
export const JSON_ENDING = /\.json$/u

export function requestOf(
  context: Context<Guarded>,
  house: WebContext,
  cookies: Cookies,
): PageRequest {
  const url = new URL(context.req.url)
  const language = languageOf(url.searchParams.get('lang') ?? cookies.language, house.settings)
  return {
    ...house,
    param: (name) => context.req.param(name) ?? '',
    query: url.searchParams,
    path: url.pathname,
    isData: JSON_ENDING.test(url.pathname),
    language,
    who: cookies.who ?? house.settings.who,
    mayWrite: context.get('mayWrite'),
    say: (word) => webWords[word][language],
  }
}

/** What the browser remembers of a person. */
export type Cookies = {
  readonly language: string | undefined
  readonly who: string | undefined
}

function languageOf(asked: string | undefined, { language }: Settings): Language {
  return asked === 'zh' || asked === 'en' ? asked : language
}

const places = [
  ['findings', '/findings'],
  ['forms', '/forms'],
  ['ask', '/ask'],
  ['compare', '/compare'],
  ['accuracy', '/accuracy'],
  ['history', '/history'],
  ['bringIn', '/ingest'],
] as const satisfies readonly (readonly [WebWord, string])[]

/** Addresses that belong to another place. */
const within: Readonly<Record<string, readonly string[]>> = {
  '/findings': ['/documents'],
  '/forms': ['/papers'],
}

/** The whole document of a page. */
export function documentOf(
  { title, body, isBare }: View,
  request: PageRequest,
  nonce: string,
): string {
  const head = `<!doctype html>
<html lang="${request.language === 'zh' ? 'zh-CN' : 'en'}"><head><meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(title)} · jixiao</title>
<link rel="stylesheet" href="/style.css" nonce="${nonce}">
<script type="module" src="/script.js" nonce="${nonce}"></script></head>`
  if (isBare) return `${head}<body class="bare"><main>${body}</main></body></html>\n`
  return `${head}<body><a class="skip" href="#content">${request.say('skip')}</a>
${bar(request)}<main id="content">${body}</main>
<footer>jixiao · <a href="${languageLink(request)}" lang="${request.language === 'zh' ? 'en' : 'zh'}">${request.language === 'zh' ? 'English' : '中文'}</a>
<details id="keys"><summary>${request.say('keys')}</summary><p>${escapeHtml(request.say('keysText'))}</p></details></footer></body></html>
`
}

function languageLink({ path, query, language }: PageRequest): string {
  const other = new URLSearchParams(query)
  other.set('lang', language === 'zh' ? 'en' : 'zh')
  return escapeHtml(`${path}?${other}`)
}

function bar(request: PageRequest): string {
  const links = places.map(([word, href]) => {
    const isHere = [href, ...(within[href] ?? [])].some(
      (one) => request.path === one || request.path.startsWith(`${one}/`),
    )
    return `<a href="${href}"${isHere ? ' aria-current="page"' : ''}>${request.say(word)}</a>`
  })
  return `<header class="bar"><nav aria-label="jixiao"><a class="home" href="/findings"><b>jixiao</b> 绩效</a>${links.join('')}</nav>${person(request)}</header>`
}

function person(request: PageRequest): string {
  if (!request.mayWrite) {
    return `<p class="soft">${request.say('reader')}</p>`
  }
  return `<form method="post" action="/who" class="who">${hiddenInputs(request)}
<label>${request.say('who')} <input name="who" value="${escapeHtml(request.who)}" maxlength="60" required></label>
<button>${request.say('set')}</button></form>`
}

/** What every form that writes carries: the token, and where to go on. */
export function hiddenInputs(request: PageRequest, back?: string): string {
  const to = back ?? request.path + (request.query.size > 0 ? `?${request.query}` : '')
  return `<input type="hidden" name="token" value="${escapeHtml(request.token.form)}"><input type="hidden" name="back" value="${escapeHtml(to)}">`
}
