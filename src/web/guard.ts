/** Who may ask, and what the answer may do in a browser. */
import { createHash, randomBytes, timingSafeEqual } from 'node:crypto'
import type { Context, MiddlewareHandler } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'

export type Guarded = {
  Variables: {
    /** For the one script and the one style sheet of a page. */
    nonce: string
    /** Whether this person may write. */
    mayWrite: boolean
  }
}

const COOKIE = 'jixiao'
const LOCAL = ['localhost', '127.0.0.1', '[::1]']

export type FormToken = {
  /** For the address that is printed in the terminal. */
  readonly secret: string
  /** For the forms of pages. */
  readonly form: string
}

/** A token for one start of the server. */
export function newToken(): FormToken {
  const secret = randomBytes(24).toString('base64url')
  return { secret, form: createHash('sha256').update(`form ${secret}`).digest('base64url') }
}

function isSame(one: string, other: string): boolean {
  const digest = (text: string) => createHash('sha256').update(text).digest()
  return timingSafeEqual(digest(one), digest(other))
}

/** Refuses what was asked under another name: a page of elsewhere that had its name lead to this machine. */
export function checkHost(hosts: readonly string[]): MiddlewareHandler {
  const known = new Set([...LOCAL, ...hosts.map((host) => host.toLowerCase())])
  return async (context, next) => {
    const host = context.req.header('host')?.toLowerCase() ?? ''
    const name = host.replace(/:\d+$/u, '')
    if (!known.has(name) && !known.has(host)) return context.text('Unknown host.', 421)
    return next()
  }
}

/** What every answer says to the browser. Nothing is loaded from elsewhere, and only what bears the nonce runs. */
export const restrictBrowser: MiddlewareHandler<Guarded> = async (context, next) => {
  const nonce = randomBytes(16).toString('base64')
  context.set('nonce', nonce)
  await next()
  const policy = [
    "default-src 'none'",
    `script-src 'nonce-${nonce}'`,
    `style-src 'nonce-${nonce}'`,
    "img-src 'self' data:",
    "connect-src 'self'",
    "frame-src 'self'",
    "form-action 'self'",
    "base-uri 'none'",
    "frame-ancestors 'self'",
  ]
  context.header('Content-Security-Policy', policy.join('; '))
  context.header('X-Content-Type-Options', 'nosniff')
  context.header('Referrer-Policy', 'same-origin')
  context.header('Cross-Origin-Opener-Policy', 'same-origin')
  context.header('Cross-Origin-Resource-Policy', 'same-origin')
}

/** Lets in who opened the printed address, and refuses every writing of others. */
export function checkToken(token: FormToken, isReadOnly: boolean): MiddlewareHandler<Guarded> {
  return async (context, next) => {
    const given = context.req.query('token')
    if (given !== undefined && context.req.method === 'GET' && isSame(given, token.secret)) {
      setCookie(context, COOKIE, token.secret, { httpOnly: true, sameSite: 'Strict', path: '/' })
      const address = new URL(context.req.url)
      address.searchParams.delete('token')
      return context.redirect(address.pathname + address.search)
    }
    const isKnown = isSame(getCookie(context, COOKIE) ?? '', token.secret)
    context.set('mayWrite', isKnown && !isReadOnly)
    const { method } = context.req
    if (method === 'GET' || method === 'HEAD') return next()
    if (method !== 'POST') return context.text('Method not allowed.', 405)
    if (isReadOnly || !isKnown || isFromElsewhere(context)) {
      return context.text('You may not write here.', 403)
    }
    return next()
  }
}

/** Whether a page of elsewhere sent the form. */
function isFromElsewhere(context: Context): boolean {
  const site = context.req.header('sec-fetch-site')
  if (site !== undefined && site !== 'same-origin' && site !== 'none') return true
  const origin = context.req.header('origin')
  if (origin === undefined) return false
  return !URL.canParse(origin) || new URL(origin).host !== context.req.header('host')
}

/** Whether a form bears the token of pages. */
export function hasFormToken(token: FormToken, given: unknown): boolean {
  return typeof given === 'string' && isSame(given, token.form)
}
