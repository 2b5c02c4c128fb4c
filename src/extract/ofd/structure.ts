/** What an OFD is made of: its documents, their pages in order, and the templates and resources that pages draw on. */
import type { Note } from '../document.ts'
import { ExtractError } from '../error.ts'
import { childOf, childrenOf, childText, type XmlElement } from '../xml.ts'
import { type Package, resolvePath } from './package.ts'

/** A rectangle as OFD writes it: left, top, width, height. Millimetres. */
export type OfdBox = readonly [number, number, number, number]

export type OfdPage = {
  readonly path: string
  readonly size: OfdBox
  readonly document: OfdDocument
}

export type OfdDocument = {
  /** Page templates by identifier. */
  readonly templates: ReadonlyMap<string, string>
  /** Vector graphics drawn by reference, by identifier. */
  readonly graphics: ReadonlyMap<string, XmlElement>
  readonly fonts: ReadonlyMap<string, string>
  /** Paths of images by identifier. */
  readonly images: ReadonlyMap<string, string>
}

/** A4, for pages that do not say how large they are. */
const DEFAULT_SIZE: OfdBox = [0, 0, 210, 297]

/** The pages of all documents in order. Throws `ExtractError` where there is no OFD at all. */
export async function readStructure(
  parts: Package,
  note: (note: Note) => void,
): Promise<readonly OfdPage[]> {
  const root = await parts.xml('OFD.xml')
  if (!root) throw new ExtractError('corrupt', 'The OFD has no OFD.xml that can be read.')
  const pages: OfdPage[] = []
  for (const body of childrenOf(root, 'DocBody')) {
    const path = resolvePath('OFD.xml', childText(body, 'DocRoot'))
    const document = await parts.xml(path)
    if (document) pages.push(...(await pagesOf(parts, path, document)))
    if (document) await noteAttachments(parts, path, document, note)
  }
  if (pages.length === 0) throw new ExtractError('no_content', 'The OFD has no pages.')
  return pages
}

async function pagesOf(
  parts: Package,
  path: string,
  document: XmlElement,
): Promise<readonly OfdPage[]> {
  const common = childOf(document, 'CommonData')
  const size = common ? sizeOf(childOf(common, 'PageArea')) : null
  const shared = await readShared(parts, path, common)
  const list = childOf(document, 'Pages')
  return childrenOf(list ?? document, 'Page').map((page) => ({
    path: resolvePath(path, page.attributes['BaseLoc'] ?? ''),
    size: size ?? DEFAULT_SIZE,
    document: shared,
  }))
}

async function readShared(
  parts: Package,
  path: string,
  common: XmlElement | undefined,
): Promise<OfdDocument> {
  const templates = new Map<string, string>()
  const graphics = new Map<string, XmlElement>()
  const fonts = new Map<string, string>()
  const images = new Map<string, string>()
  for (const template of common ? childrenOf(common, 'TemplatePage') : []) {
    const { ID = '', BaseLoc = '' } = template.attributes
    templates.set(ID, resolvePath(path, BaseLoc))
  }
  const resources = [...(common?.children ?? [])].filter(
    ({ name }) => name === 'PublicRes' || name === 'DocumentRes',
  )
  for (const { text } of resources) {
    const at = resolvePath(path, text.trim())
    const resource = await parts.xml(at)
    if (resource) collect(resource, at, { templates, graphics, fonts, images })
  }
  return { templates, graphics, fonts, images }
}

type Collected = {
  readonly templates: Map<string, string>
  readonly graphics: Map<string, XmlElement>
  readonly fonts: Map<string, string>
  readonly images: Map<string, string>
}

function collect(resource: XmlElement, path: string, { graphics, fonts, images }: Collected): void {
  const folder = `${resource.attributes['BaseLoc'] ?? ''}/`.replace(/^\/$/u, '')
  for (const item of resource.children.flatMap(({ children }) => children)) {
    const { ID = '', FontName = '' } = item.attributes
    if (item.name === 'Font') fonts.set(ID, FontName)
    if (item.name === 'CompositeGraphicUnit') graphics.set(ID, item)
    if (item.name === 'MultiMedia') {
      images.set(ID, resolvePath(path, folder + childText(item, 'MediaFile')))
    }
  }
}

/** The page's own size, from its `Area` or the document's `PageArea`; null where it says none. */
export function sizeOf(area: XmlElement | undefined): OfdBox | null {
  if (!area) return null
  const box = parseBox(childText(area, 'PhysicalBox'))
  return box && box[2] > 0 && box[3] > 0 ? box : null
}

/** Four numbers; null where there are not four. */
export function parseBox(text: string | undefined): OfdBox | null {
  const [x, y, width, height, ...rest] = numbersIn(text ?? '')
  if (height === undefined || rest.length > 0) return null
  return [x ?? 0, y ?? 0, width ?? 0, height]
}

/** The finite numbers in `text`, parted by white space or commas. */
export function numbersIn(text: string): readonly number[] {
  return text
    .split(/[\s,]+/u)
    .filter((word) => word !== '')
    .map(Number)
    .filter(Number.isFinite)
}

async function noteAttachments(
  parts: Package,
  path: string,
  document: XmlElement,
  note: (note: Note) => void,
): Promise<void> {
  const location = childText(document, 'Attachments')
  if (location === '') return
  const at = resolvePath(path, location)
  const list = await parts.xml(at)
  for (const attachment of list ? childrenOf(list, 'Attachment') : []) {
    const name = attachment.attributes['Name'] ?? ''
    note({ code: 'embedded_object', lost: true, place: null, args: { kind: 'attachment', name } })
  }
}
