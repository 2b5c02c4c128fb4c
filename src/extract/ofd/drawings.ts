/** The pages of an OFD as what they draw, for a picture. */

import { childOf, childrenOf, type XmlElement } from '../xml.ts'
import { openPackage, type Package } from './package.ts'
import { draw, emptyDrawing, type OfdDrawing } from './page.ts'
import { type OfdBox, type OfdPage, readStructure, sizeOf } from './structure.ts'

export type DrawnPage = {
  /** Millimetres. */
  readonly size: OfdBox
  readonly drawing: OfdDrawing
  /** The bytes of an image that the page draws; null where they are missing. */
  readonly image: (resource: string) => Promise<Uint8Array | null>
}

export type Drawings = {
  readonly count: number
  /** The page of a number from 1. */
  readonly page: (number: number) => Promise<DrawnPage>
}

/** Throws `ExtractError` where there is no OFD. What is missing in it is left out of the picture. */
export async function openDrawings(bytes: Uint8Array): Promise<Drawings> {
  const parts = await openPackage(bytes, () => undefined)
  const pages = await readStructure(parts, () => undefined)
  const page = async (number: number): Promise<DrawnPage> => {
    const asked = pages[number - 1] as OfdPage
    const root = await parts.xml(asked.path)
    const size = (root && sizeOf(childOf(root, 'Area'))) ?? asked.size
    const drawing = root ? await drawPage(parts, root, { ...asked, size }) : emptyDrawing()
    const image = async (resource: string) => {
      const path = asked.document.images.get(resource)
      return path === undefined ? null : parts.bytes(path)
    }
    return { size, drawing, image }
  }
  return { count: pages.length, page }
}

/** What a page draws, its templates below it. */
export async function drawPage(
  parts: Package,
  root: XmlElement,
  { size, document }: OfdPage,
): Promise<OfdDrawing> {
  const drawing = emptyDrawing()
  const paths = childrenOf(root, 'Template').map(
    ({ attributes }) => document.templates.get(attributes['TemplateID'] ?? '') ?? '',
  )
  const templates = await Promise.all(paths.map((path) => parts.xml(path)))
  for (const layer of [...templates, root]) {
    const content = layer && childOf(layer, 'Content')
    if (content) draw(content, size, document, drawing)
  }
  return drawing
}
