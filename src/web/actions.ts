/** What people send: decisions, checked by shape, then taken; afterwards the browser goes on by a link. */
import type { Context, Hono } from 'hono'
import { setCookie } from 'hono/cookie'
import { z } from 'zod'
import { escapeHtml } from '../report/markup.ts'
import { selectDocumentFindings } from '../store/document-findings.ts'
import { selectDocument, selectFormPage } from '../store/form-page.ts'
import { verdicts } from '../store/verdicts.ts'
import { documentAddress, findingAddress, formAddress } from './address.ts'
import { type Guarded, hasFormToken } from './guard.ts'
import { hiddenInputs, type PageRequest, type View } from './page.ts'
import type { DecisionResult } from './services.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/u)
const form = z.coerce.number().int().min(0)
const why = z.string().max(500).default('')
/** A way back is a path of this server, never an address of elsewhere. */
const back = z.string().regex(/^\/(?![/\\])[^\r\n]*$/u)

const correction = z.object({
  ...{ sha256, form, path: z.string().max(200), words: z.string().max(20_000), why, back },
  seen: z.coerce.number().int().min(0),
})

const verdict = z.object({
  ...{ sha256, code: z.string().max(100), path: z.string().max(200), why, back },
  // A finding about the whole document stands in no form.
  form: z.coerce.number().int().min(-1),
  paths: z.string().max(20_000),
  verdict: z.enum(verdicts),
})

const undoing = z.object({
  table: z.enum(['corrections', 'verdicts', 'reviews']),
  id: z.coerce.number().int().positive(),
  back,
})

const confirming = z.object({ sha256, form, back })
const naming = z.object({ who: z.string().trim().min(1).max(60), back })

/** What an action answers: where the browser goes on, or a page that says why it does not. */
export type ActionOutcome =
  | { readonly to: string }
  | { readonly status: 404 | 409 | 422; readonly view: View }

export type Action = (
  request: PageRequest,
  body: Readonly<Record<string, unknown>>,
) => Promise<ActionOutcome> | ActionOutcome

/** An action whose body has a shape; what has another one is no page of ours. */
export function shaped<Body>(
  schema: z.ZodType<Body>,
  act: (request: PageRequest, body: Body) => Promise<ActionOutcome> | ActionOutcome,
): Action {
  return (request, body) => {
    const checked = schema.safeParse(body)
    return checked.success
      ? act(request, checked.data)
      : refused(request, 422, request.say('misfilled'))
  }
}

export const actions: Readonly<Record<string, Action>> = {
  '/corrections': shaped(correction, correct),
  '/verdicts': shaped(verdict, (request, { back: to, ...judged }) => {
    const decided = request.services.judge(request.database, { ...judged, who: request.who })
    return settled(request, decided, nextOpen(request, judged, to))
  }),
  '/confirm': shaped(confirming, (request, { back: to, ...address }) =>
    settled(request, request.services.confirm(request.database, address, request.who), to),
  ),
  '/undo': shaped(undoing, (request, { table, id, back: to }) => {
    const { services, database, who } = request
    const decided =
      table === 'corrections'
        ? services.undoCorrection(database, id, who)
        : services.undo(database, { table, id }, who)
    return settled(request, decided, to)
  }),
  '/who': shaped(naming, (_, { back: to }) => ({ to })),
}

function correct(
  request: PageRequest,
  { back: to, words, seen, why: reason, ...address }: z.infer<typeof correction>,
): ActionOutcome {
  const wanted = { words: words.trim() === '' ? null : words, seen }
  const person = { who: request.who, why: reason }
  const decided = request.services.correct(request.database, address, wanted, person)
  if ('problem' in decided && decided.problem === 'overtaken') {
    return {
      status: 409,
      view: overtaken(request, decided, { ...address, words, why: reason, back: to }),
    }
  }
  return settled(request, decided, to.includes('/findings/') ? nextOpen(request, address, to) : to)
}

type Address = { readonly sha256: string; readonly form: number }

/** The next finding that nobody has decided, of the form or of the document as a whole; these themselves where there is none. */
function nextOpen(request: PageRequest, address: Address, to: string): string {
  const { sha256, form } = address
  const document = form < 0 ? selectDocument(request.database, sha256) : null
  const findings = document
    ? selectDocumentFindings(request.database, document)
    : (selectFormPage(request.database, address)?.findings ?? [])
  const open = findings.find(
    ({ severity, verdict: given }) => severity !== 'info' && given === null,
  )
  const whole = form < 0 ? documentAddress(sha256) : formAddress(address)
  const [, query = ''] = to.split('?')
  const next = open === undefined ? whole : findingAddress(address, open)
  return query === '' ? next : `${next}?${query}`
}

function settled(request: PageRequest, decided: DecisionResult, to: string): ActionOutcome {
  if ('id' in decided) {
    request.worklist.changed(decided.sha256)
    return { to }
  }
  if (decided.problem === 'unfit') return refused(request, 422, request.say('unfit'))
  return refused(request, 404, request.say('unknown'))
}

/** Why something was not done, in one sentence. */
export function refused(request: PageRequest, status: 404 | 422, sentence: string): ActionOutcome {
  const body = `<h1>${sentence}</h1><p><a href="/findings">${request.say('backToList')}</a></p>`
  return { status, view: { title: sentence, body } }
}

type Wanted = Address & {
  readonly path: string
  readonly words: string
  readonly why: string
  readonly back: string
}

/** Tells the second person what the first one put, and lets them decide again with that before their eyes. */
function overtaken(
  request: PageRequest,
  told: Extract<DecisionResult, { problem: 'overtaken' }>,
  wanted: Wanted,
): View {
  const { say } = request
  const whole = selectFormPage(request.database, wanted)
  const standing = whole?.corrections.find(({ path }) => path === wanted.path)
  const { back: to, ...fields } = wanted
  const inputs = Object.entries({ ...fields, seen: standing?.id ?? 0 }).map(
    ([name, value]) => `<input type="hidden" name="${name}" value="${escapeHtml(value)}">`,
  )
  const body = `<h1>${say('overtaken')}</h1><p>${escapeHtml(told.by)}: <b>${told.words === null ? say('none') : escapeHtml(told.words)}</b> → <b>${escapeHtml(wanted.words)}</b></p>
<form method="post" action="/corrections">${hiddenInputs(request, to)}${inputs.join('')}<button>${say('anyway')}</button> <a href="${escapeHtml(to)}">${say('back')}</a></form>`
  return { title: say('overtaken'), body }
}

/** Adds every action; each needs the token of pages. */
export function addActions(
  app: Hono<Guarded>,
  all: Readonly<Record<string, Action>>,
  house: {
    readonly asked: (context: Context<Guarded>) => PageRequest
    readonly page: (view: View, request: PageRequest, nonce: string) => string
  },
): void {
  for (const [path, act] of Object.entries(all)) {
    app.post(path, async (context) => {
      const body = await bodyOf(context)
      if (body === null) return context.text('This is no form of a page.', 400)
      const asked = house.asked(context)
      if (!hasFormToken(asked.token, body['token']))
        return context.text('You may not write here.', 403)
      const outcome = await act(asked, body)
      if (path === '/who' && typeof body['who'] === 'string') {
        setCookie(context, 'jixiao_who', encodeURIComponent(body['who'].trim()), {
          ...{ httpOnly: true, sameSite: 'Strict', path: '/', maxAge: 31_536_000 },
        })
      }
      if ('to' in outcome) return context.redirect(outcome.to, 303)
      return context.html(house.page(outcome.view, asked, context.get('nonce')), outcome.status)
    })
  }
}

/** The fields of a sent form; null for what is none. */
async function bodyOf(
  context: Context<Guarded>,
): Promise<Readonly<Record<string, unknown>> | null> {
  try {
    return await context.req.parseBody({ all: true })
  } catch (error) {
    if (error instanceof TypeError) return null
    throw error
  }
}
