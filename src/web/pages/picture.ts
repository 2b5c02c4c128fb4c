/** One page of a document as PNG. */
import type { Context } from 'hono'
import { selectDocument } from '../../store/form-page.ts'
import { parseFormAddress } from '../address.ts'
import type { Guarded } from '../guard.ts'
import type { WebContext } from '../page.ts'
import { pictureSource } from './source.ts'

/** What the browser is told about a picture: its content never changes. */
const KEPT = { 'Content-Type': 'image/png', 'Cache-Control': 'private, max-age=86400, immutable' }

export async function pictureAnswer(
  context: Context<Guarded>,
  house: WebContext,
): Promise<Response> {
  const [, number] = /^([1-9]\d{0,5})\.png$/u.exec(context.req.param('page') ?? '') ?? []
  const address = parseFormAddress(context.req.param('sha256') ?? '', '0')
  const document = address && selectDocument(house.database, address.sha256)
  const source = number && document ? pictureSource({ document }, Number(number)) : null
  const picture = source && (await house.services.picture(source))
  if (!picture) return context.notFound()
  return context.body(Buffer.from(picture.png), 200, KEPT)
}
