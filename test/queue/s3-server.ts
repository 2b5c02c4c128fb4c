/**
 * A bucket over HTTP, as far as it is read: lists in pages, objects, and refusals as S3 says them. Requests whose signature
 * (version 4) is not that of the key it knows are refused, as are those for a bucket that the key may not read.
 */
import { createHash, createHmac } from 'node:crypto'
import type { AddressInfo } from 'node:net'
import { serve } from '@hono/node-server'
import { type Context, Hono } from 'hono'

export const KEY = { id: 'reader', secret: 'a secret' }

/** Keys of one page, so that lists have several. */
const PAGE = 2

function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

function hmac(key: string | Buffer, text: string): Buffer {
  return createHmac('sha256', key).update(text).digest()
}

/** https://docs.aws.amazon.com/AmazonS3/latest/API/sig-v4-header-based-auth.html */
function isSigned(context: Context): boolean {
  const { req } = context
  const told =
    /Credential=(?<id>[^/]+)\/(?<scope>[^,]+), ?SignedHeaders=(?<names>[^,]+), ?Signature=(?<signature>\w+)/u
  const {
    id,
    scope = '',
    names = '',
    signature,
  } = told.exec(req.header('authorization') ?? '')?.groups ?? {}
  if (id !== KEY.id) return false
  const { pathname, searchParams } = new URL(req.url)
  const query = [...searchParams]
    .map((pair) => pair.map(strictlyEncoded).join('='))
    .toSorted()
    .join('&')
  const headers = names
    .split(';')
    .map((name) => `${name}:${req.header(name)?.trim()}\n`)
    .join('')
  const hash = req.header('x-amz-content-sha256')
  const canonical = [req.method, pathname, query, headers, names, hash].join('\n')
  const date = req.header('x-amz-date') ?? ''
  const key = scope.split('/').reduce<string | Buffer>(hmac, `AWS4${KEY.secret}`)
  const text = ['AWS4-HMAC-SHA256', date, scope, sha256(canonical)].join('\n')
  return hmac(key, text).toString('hex') === signature
}

function strictlyEncoded(text: string): string {
  return encodeURIComponent(text).replaceAll(
    /[!'()*]/gu,
    (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

function refusal(context: Context, status: 403 | 404, code: string): Response {
  return context.body(`<Error><Code>${code}</Code><Message>${code}</Message></Error>`, status, {
    'content-type': 'application/xml',
  })
}

function list(context: Context, objects: ReadonlyMap<string, string>): Response {
  const {
    prefix = '',
    'continuation-token': after = '',
    'max-keys': most = '1000',
  } = context.req.query()
  const keys = [...objects.keys()].filter((key) => key.startsWith(prefix) && key > after).toSorted()
  const page = keys.slice(0, Math.min(PAGE, Number(most)))
  const contents = page.map(
    (key) =>
      `<Contents><Key>${key}</Key><Size>${Buffer.byteLength(objects.get(key) ?? '')}</Size><LastModified>2026-01-02T03:04:05.000Z</LastModified></Contents>`,
  )
  const isMore = page.length < keys.length
  const next = isMore ? `<NextContinuationToken>${page.at(-1)}</NextContinuationToken>` : ''
  return context.body(
    `<ListBucketResult><IsTruncated>${isMore}</IsTruncated>${next}${contents.join('')}</ListBucketResult>`,
    200,
    { 'content-type': 'application/xml' },
  )
}

/** Serves one bucket of these objects, and another, `secret`, that nobody may read. */
export async function startBucket(name: string, objects: ReadonlyMap<string, string>) {
  const app = new Hono()
  app.get('/:bucket/:key{.*}?', (context) => {
    const { bucket, key = '' } = context.req.param() as { bucket: string; key?: string }
    if (!isSigned(context)) return refusal(context, 403, 'SignatureDoesNotMatch')
    if (bucket === 'secret') return refusal(context, 403, 'AccessDenied')
    if (bucket !== name) return refusal(context, 404, 'NoSuchBucket')
    if (key === '') return list(context, objects)
    const body = objects.get(decodeURIComponent(key))
    if (body === undefined) return refusal(context, 404, 'NoSuchKey')
    return context.body(body, 200, { 'last-modified': 'Fri, 02 Jan 2026 03:04:05 GMT' })
  })
  const server = serve({ fetch: app.fetch, hostname: '127.0.0.1', port: 0 })
  await new Promise((resolve) => server.once('listening', resolve))
  const { port } = server.address() as AddressInfo
  return { endpoint: `http://127.0.0.1:${port}`, close: () => server.close() }
}
