/** The process that draws pages of strangers' files. It opens no database and no connection, and writes nothing. */
import type { SourceFile } from '../extract/document.ts'
import { ExtractError } from '../extract/error.ts'
import { openPages, type Pages, prepareToDraw } from '../extract/picture.ts'
import { openSource } from '../extract/source.ts'
import { disableNetwork } from '../process/no-network.ts'
import { exitWithParent } from '../process/watchdog.ts'

/** One page of one file, found at or inside `path` by its content. */
export type PictureOrder = {
  readonly id: number
  readonly path: string
  /** Base64 of the name's own bytes where they are not UTF-8. */
  readonly pathBytes: string | null
  readonly sha256: string
  readonly page: number
  readonly dpi: number
}

export type PictureAnswer =
  | {
      readonly kind: 'drawn'
      readonly id: number
      /** Base64 of a PNG. */
      readonly png: string
      readonly width: number
      readonly height: number
    }
  | { readonly kind: 'failed'; readonly id: number; readonly code: string }

/** Whoever opens the pages looks at a list first; the pages themselves are not to wait for this. */
const PREPARE_AFTER_MS = 500

exitWithParent()
await disableNetwork()

/** The file that was drawn from last: the next page is mostly one of it. */
let open: { readonly sha256: string; readonly pages: Pages } | null = null

process.on('message', (order: PictureOrder) => {
  answer(order).then((told) => process.send?.(told))
})
process.send?.({ kind: 'ready' })
// What cannot be loaded is told with the first page.
setTimeout(() => prepareToDraw().catch(() => undefined), PREPARE_AFTER_MS)

async function answer(order: PictureOrder): Promise<PictureAnswer> {
  const { id, page, dpi } = order
  try {
    const pages = await pagesOf(order)
    const { png, width, height } = await pages.draw(page, dpi)
    return { kind: 'drawn', id, png: Buffer.from(png).toString('base64'), width, height }
  } catch (error) {
    return { kind: 'failed', id, code: error instanceof ExtractError ? error.code : 'crashed' }
  }
}

async function pagesOf(order: PictureOrder): Promise<Pages> {
  if (open?.sha256 === order.sha256) return open.pages
  const file = await findFile(order)
  await open?.pages.close()
  open = null
  open = { sha256: order.sha256, pages: await openPages(file) }
  return open.pages
}

async function findFile({ path, pathBytes, sha256 }: PictureOrder): Promise<SourceFile> {
  const location = pathBytes === null ? path : Buffer.from(pathBytes, 'base64')
  for await (const opened of openSource(path, location)) {
    if (!('error' in opened) && opened.sha256 === sha256) return opened
  }
  throw new ExtractError('not_found', `${path} no longer holds what was read.`)
}
