/** The door: a database as pages to work with, served to this machine. */
import { readFileSync } from 'node:fs'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'
import { bodyLimit } from 'hono/body-limit'
import { getCookie, setCookie } from 'hono/cookie'
import type { Database } from '../store/database.ts'
import { StoreError } from '../store/error.ts'
import { storeSentence } from '../store/error-wording.ts'
import { listNames } from '../store/worklist/asked.ts'
import { openWorklist } from '../store/worklist/worklist.ts'
import { actions, addActions } from './actions.ts'
import { addBundles } from './bundle.ts'
import { addFiles } from './files.ts'
import { checkHost, checkToken, type Guarded, newToken, restrictBrowser } from './guard.ts'
import { stateOf } from './list-state.ts'
import {
  documentOf,
  JSON_ENDING,
  type PageRequest,
  requestOf,
  type ServedPage,
  type WebContext,
} from './page.ts'
import { accuracyPage, drawAction } from './pages/accuracy.ts'
import { askPages } from './pages/ask.ts'
import { comparePages } from './pages/compare.ts'
import { documentPages } from './pages/document.ts'
import { formPages } from './pages/form.ts'
import { historyPage } from './pages/history.ts'
import { ingestAction, ingestPage, retryAction } from './pages/ingest.ts'
import { findingsPage, formsPage } from './pages/list.ts'
import { outlinedAnswer } from './pages/outlined.ts'
import { questionActions } from './pages/own-question.ts'
import { paperPages } from './pages/paper.ts'
import { pictureAnswer } from './pages/picture.ts'
import { sourcePage } from './pages/source.ts'
import type { Services, Settings } from './services.ts'

export type Served = {
  /** As it is opened by the person who may write; `null` token where nobody may. */
  readonly url: string
  readonly port: number
  readonly close: () => Promise<void>
}

/** Every page, in the order of the documentation. */
export const pages: readonly ServedPage[] = [
  ...[findingsPage, formsPage],
  ...documentPages,
  ...formPages,
  ...[sourcePage, ...paperPages, ...askPages, ...comparePages],
  ...[accuracyPage, historyPage, ingestPage],
]

const allActions = {
  ...actions,
  ...questionActions,
  '/samples': drawAction,
  '/ingest': ingestAction,
  '/retry': retryAction,
}

/** Bytes that may be sent at once: dropped files. */
const MOST_SENT = 300 * 2 ** 20

/** Starts to serve; port 0 takes any that is free. */
export async function startServer(
  database: Database,
  services: Services,
  settings: Settings,
  listen: { readonly hostname: string; readonly port: number },
): Promise<Served> {
  const token = newToken()
  const worklist = openWorklist(database, services.segment)
  // Whoever opens the address as soon as it is printed finds the first list made.
  await worklist.ready()
  for (const list of listNames) (await worklist.now()).list(stateOf(list, new URLSearchParams()))
  const app = appOf({ database, worklist, services, settings, token })
  const server = await new Promise<ReturnType<typeof serve>>((resolve, reject) => {
    const started = serve({ fetch: app.fetch, ...listen }, () => resolve(started))
    started.once('error', reject)
  })
  const { port } = server.address() as AddressInfo
  const name = listen.hostname.includes(':') ? `[${listen.hostname}]` : listen.hostname
  const query = settings.isReadOnly ? '' : `?token=${token.secret}`
  const close = async () => {
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      if ('closeAllConnections' in server) server.closeAllConnections()
    })
    await worklist.close()
  }
  return { url: `http://${name}:${port}/${query}`, port, close }
}

function appOf(house: WebContext): Hono<Guarded> {
  const app = new Hono<Guarded>()
  app.use(restrictBrowser)
  app.use(checkHost(house.settings.hosts))
  app.use(checkToken(house.token, house.settings.isReadOnly))
  app.use(
    bodyLimit({
      maxSize: MOST_SENT,
      onError: (context) => context.text('This is more than may be sent at once.', 413),
    }),
  )
  app.get('/', (context) => context.redirect('/findings'))
  addAssets(app)
  app.get('/pictures/:sha256/:page', (context) => pictureAnswer(context, house))
  app.get('/forms/:sha256/:form/pictures/:page', (context) => outlinedAnswer(context, house))
  addBundles(app, (context) => asked(context, house))
  addFiles(app, (context) => asked(context, house))
  for (const page of pages) addPage(app, page, house)
  addActions(app, allActions, { asked: (context) => asked(context, house), page: documentOf })
  app.notFound((context) => notFound(context, house))
  app.onError((error, context) => failed(error, context, house))
  return app
}

function asked(context: Context<Guarded>, house: WebContext): PageRequest {
  const who = getCookie(context, 'jixiao_who')
  return requestOf(context, house, { language: getCookie(context, 'jixiao_lang'), who })
}

/** The script, of two ideas in two files, and the style sheet; the report's style comes first, so that both look alike. */
function addAssets(app: Hono<Guarded>): void {
  const file = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')
  const style = `${file('../report/report.css')}\n${file('web.css')}`
  const script = `${file('web.browser.js')}\n${file('complete.browser.js')}`
  const kept = { 'Cache-Control': 'private, max-age=60' }
  app.get('/style.css', (context) =>
    context.body(style, 200, { 'Content-Type': 'text/css; charset=utf-8', ...kept }),
  )
  app.get('/script.js', (context) =>
    context.body(script, 200, { 'Content-Type': 'text/javascript; charset=utf-8', ...kept }),
  )
  app.get('/favicon.ico', (context) => context.body(null, 204))
}

/** A page at its own address, and as data with `.json` behind it. */
function addPage(app: Hono<Guarded>, page: ServedPage, house: WebContext): void {
  const answer = async (context: Context<Guarded>) => {
    const one = asked(context, house)
    const told = await page.answer(one.isData ? withoutEnding(one) : one)
    if (told === null) return notFound(context, house)
    if (one.isData) return context.json(told.data)
    const { lang } = context.req.query()
    if (lang === 'zh' || lang === 'en') {
      setCookie(context, 'jixiao_lang', lang, { httpOnly: true, sameSite: 'Strict', path: '/' })
    }
    const view = await told.view()
    if (view.refresh !== undefined) context.header('Refresh', String(view.refresh))
    return context.html(documentOf(view, one, context.get('nonce')))
  }
  app.get(page.pattern, answer)
  // A parameter at the end takes the ending with it.
  if (!/:[^/]*$/u.test(page.pattern)) app.get(`${page.pattern}.json`, answer)
}

/** The last parameter of an address, without the ending. */
function withoutEnding(one: PageRequest): PageRequest {
  return {
    ...one,
    path: one.path.replace(JSON_ENDING, ''),
    param: (name) => one.param(name).replace(JSON_ENDING, ''),
  }
}

function notFound(context: Context<Guarded>, house: WebContext) {
  const one = asked(context, house)
  const sentence = one.say('notFound')
  if (JSON_ENDING.test(context.req.path)) return context.json({ error: sentence }, 404)
  const body = `<h1>${sentence}</h1><p>${one.say('notFoundHint')}</p><p><a href="/findings">${one.say('backToList')}</a></p>`
  return context.html(documentOf({ title: sentence, body }, one, context.get('nonce')), 404)
}

/** What the database refuses is said; our own mistake is told without its insides and thrown into the log. */
function failed(error: Error, context: Context<Guarded>, house: WebContext) {
  if (error instanceof StoreError) {
    const sentence = storeSentence(error, house.settings.language)
    return context.text(sentence, error.code === 'timeout' ? 504 : 400)
  }
  process.stderr.write(`${error.stack}\n`)
  return context.text('jixiao failed here; its log says where.', 500)
}
