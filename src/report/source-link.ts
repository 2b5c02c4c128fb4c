/** Where a document stands, seen from the folder of the page. */
import { isAbsolute, relative } from 'node:path'

export type SourceLink = {
  /** The path as people read it. */
  readonly shown: string
  /** What a browser opens; null where the path is not on this disk. */
  readonly href: string | null
}

/** Parts an archive from the member that stands in it. */
const INNER = '!/'

/** A document's path from `home`; a member of an archive leads to the archive, a page to itself where a browser knows pages. */
export function sourceLink(file: string, page: number | null, home: string): SourceLink {
  if (!isAbsolute(file)) return { shown: file, href: null }
  const shown = relative(home, file)
  const [outer = ''] = shown.split(INNER)
  const path = outer.split(/[\\/]/u).map(encodeURIComponent).join('/')
  const anchor = page !== null && /\.pdf$/iu.test(shown) && outer === shown ? `#page=${page}` : ''
  // A path that begins like an address is none.
  return { shown, href: `./${path}${anchor}` }
}
