/** OFD (GB/T 33190): pages drawn as in a PDF, so that the same words and rules make the same tables. */
import type { Note } from '../document.ts'
import { blocksOf, type PageBlocks } from '../page/blocks.ts'
import { joinPages } from '../page/pages.ts'
import { needsRecognition } from '../page/recognition.ts'
import { joinMarks } from '../page/words.ts'
import type { Reader } from '../reader.ts'
import { openPackage, type Package } from './package.ts'
import { type Drawing, draw, emptyDrawing, POINTS } from './page.ts'
import { type OfdPage, readStructure, sizeOf } from './structure.ts'
import { childOf, childrenOf } from './xml.ts'

export const readOfd: Reader = async (bytes, { maxPages }, note) => {
  const parts = await openPackage(bytes, note)
  const pages = await readStructure(parts, note)
  if (pages.length > maxPages) {
    const args = { read: maxPages, of: pages.length }
    note({ code: 'limit_reached', lost: true, place: null, args })
  }
  const read: PageBlocks[] = []
  for (const [index, page] of pages.slice(0, maxPages).entries()) {
    const blocks = await readPage(parts, page, { number: index + 1, note })
    if (blocks) read.push(blocks)
  }
  return { pages: pages.length, blocks: joinPages(read, note) }
}

type Numbered = { readonly number: number; readonly note: (note: Note) => void }

/** The blocks of one page; null, with a note, where its part is missing or only pixels show its words. */
async function readPage(
  parts: Package,
  page: OfdPage,
  { number, note }: Numbered,
): Promise<PageBlocks | null> {
  const root = await parts.xml(page.path)
  if (!root) {
    note({ code: 'page_failed', lost: true, place: null, args: { page: number, why: page.path } })
    return null
  }
  const size = sizeOf(childOf(root, 'Area')) ?? page.size
  const drawing = emptyDrawing()
  const templates = childrenOf(root, 'Template').map(
    ({ attributes }) => page.document.templates.get(attributes['TemplateID'] ?? '') ?? '',
  )
  const layers = [...(await all(parts, templates)), root]
  for (const layer of layers) {
    const content = childOf(layer, 'Content')
    if (content) draw(content, size, page.document, drawing)
  }
  const width = size[2] * POINTS
  const height = size[3] * POINTS
  const isPixels = noteOddities(drawing, { number, width, height }, note)
  if (isPixels) return null
  const words = joinMarks(drawing.marks, drawing.edges)
  return blocksOf({ number, width, height, words, edges: drawing.edges })
}

async function all(parts: Package, paths: readonly string[]) {
  const roots = await Promise.all(paths.map((path) => parts.xml(path)))
  return roots.filter((root) => root !== null)
}

type Sheet = { readonly number: number; readonly width: number; readonly height: number }

/** Notes what the page holds that is not read as text; true where its words are to be read from pixels. */
function noteOddities(
  { marks, images, shapes, unreadable, hidden, cut }: Drawing,
  { number, width, height }: Sheet,
  note: (note: Note) => void,
): boolean {
  const box = { x0: 0, top: 0, x1: width, bottom: height }
  const place = { kind: 'page', page: number, box } as const
  const tell = (code: Note['code'], lost: boolean, characters: number) => {
    if (characters > 0) note({ code, lost, place, args: { page: number, characters } })
  }
  tell('unreadable_text', true, unreadable)
  tell('hidden_content', false, hidden)
  tell('limit_reached', true, cut ? marks.length : 0)
  const covered = images.map(({ box: { x0, top, x1, bottom } }) => (x1 - x0) * (bottom - top))
  const imageShare = Math.min(1, Math.max(0, ...covered) / (width * height))
  const content = { readable: marks.length, unreadable, invisible: 0, imageShare, shapes }
  if (!needsRecognition(content)) return false
  note({ code: 'page_without_text', lost: true, place, args: { page: number } })
  return true
}
