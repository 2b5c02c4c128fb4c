/** The second door: pages of a file as pictures, for people to look at. */
import { createCanvas, loadImage } from '@napi-rs/canvas'
import type { SourceFile } from './document.ts'
import { ExtractError } from './error.ts'
import { imageSize } from './ocr/decode.ts'
import { POINTS } from './ofd/page.ts'
import { useChineseFont } from './picture-font.ts'

/** One page as PNG, with its size in points: places on it are in the same coordinates. */
export type Picture = {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** A file whose pages can be drawn. Pages count from 1. */
export type Pages = {
  readonly count: number
  /** Throws `ExtractError` for a page that cannot be drawn. */
  readonly draw: (page: number, dpi: number) => Promise<Picture>
  readonly close: () => Promise<void>
}

/** No picture has more pixels, however large its page says it is. */
const MOST_PIXELS = 16_000_000
/** As in the reading of images: points along the longer side. */
const A4_LONGER = 841.89

/** The pages of a PDF, an OFD or an image. Throws `ExtractError` for other formats and for what cannot be opened. */
export async function openPages(file: SourceFile): Promise<Pages> {
  useChineseFont()
  switch (file.format) {
    case 'pdf':
      return pdfPages(file.bytes)
    case 'ofd':
      return ofdPages(file.bytes)
    case 'image':
      return imagePages(file.bytes)
    default:
      throw new ExtractError('unsupported', 'Files of this kind have no pages to draw.')
  }
}

/** Loads what pages are drawn with and draws a letter, so that the first page need not wait for it. */
export async function prepareToDraw(): Promise<void> {
  useChineseFont()
  const context = createCanvas(8, 8).getContext('2d')
  context.font = '6px sans-serif'
  context.fillText('表', 0, 7)
  await Promise.all([import('./pdf/open.ts'), import('./ofd/drawings.ts')])
}

function pixelScale(width: number, height: number, dpi: number): number {
  return Math.min(dpi / 72, Math.sqrt(MOST_PIXELS / Math.max(1, width * height)))
}

function refuseBeyond(page: number, count: number): void {
  if (Number.isInteger(page) && page >= 1 && page <= count) return
  throw new ExtractError('no_content', `There is no page ${page}.`)
}

async function pdfPages(bytes: Uint8Array): Promise<Pages> {
  const { openPdf } = await import('./pdf/open.ts')
  const { document, beginPage, bounded, close } = await openPdf(bytes)
  const draw = async (number: number, dpi: number): Promise<Picture> => {
    refuseBeyond(number, document.numPages)
    beginPage()
    const page = await document.getPage(number)
    const { width, height } = page.getViewport({ scale: 1 })
    const viewport = page.getViewport({ scale: pixelScale(width, height, dpi) })
    const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
    const context = canvas.getContext('2d')
    const look = { canvas: null, canvasContext: context as never, viewport, background: 'white' }
    await bounded(page.render(look).promise)
    page.cleanup()
    return { png: await canvas.encode('png'), width, height }
  }
  return { count: document.numPages, draw, close }
}

async function imagePages(bytes: Uint8Array): Promise<Pages> {
  const size = imageSize(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
  if (!size) throw new ExtractError('unsupported', 'The image is of a kind that is not read.')
  const points = A4_LONGER / Math.max(size.width, size.height)
  const [width, height] = [size.width * points, size.height * points]
  const draw = async (number: number, dpi: number): Promise<Picture> => {
    refuseBeyond(number, 1)
    const scale = pixelScale(width, height, dpi)
    const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
    const context = canvas.getContext('2d')
    context.drawImage(await loadImage(bytes), 0, 0, canvas.width, canvas.height)
    return { png: await canvas.encode('png'), width, height }
  }
  return { count: 1, draw, close: async () => undefined }
}

async function ofdPages(bytes: Uint8Array): Promise<Pages> {
  const { openDrawings } = await import('./ofd/drawings.ts')
  const drawings = await openDrawings(bytes)
  const draw = async (number: number, dpi: number): Promise<Picture> => {
    refuseBeyond(number, drawings.count)
    const { size, drawing, image } = await drawings.page(number)
    const [width, height] = [size[2] * POINTS, size[3] * POINTS]
    const scale = pixelScale(width, height, dpi)
    const canvas = createCanvas(Math.ceil(width * scale), Math.ceil(height * scale))
    const context = canvas.getContext('2d')
    context.fillStyle = 'white'
    context.fillRect(0, 0, canvas.width, canvas.height)
    context.scale(scale, scale)
    for (const { box, resource } of drawing.images) {
      const pixels = await image(resource)
      const picture = pixels && (await loadImage(pixels).catch(() => null))
      if (picture) {
        context.drawImage(picture, box.x0, box.top, box.x1 - box.x0, box.bottom - box.top)
      }
    }
    paint(context, drawing)
    return { png: await canvas.encode('png'), width, height }
  }
  return { count: drawings.count, draw, close: async () => undefined }
}

type Context = ReturnType<ReturnType<typeof createCanvas>['getContext']>
type OfdDrawing = Awaited<
  ReturnType<Awaited<ReturnType<typeof import('./ofd/drawings.ts').openDrawings>>['page']>
>['drawing']

/** Words and rules where they stand; the file's own fonts and colours are not drawn. */
function paint(context: Context, { marks, edges }: OfdDrawing): void {
  context.fillStyle = 'black'
  context.textBaseline = 'alphabetic'
  for (const { text, box } of marks) {
    const size = box.bottom - box.top
    context.font = `${size}px sans-serif`
    context.fillText(text, box.x0, box.top + 0.86 * size, Math.max(1, box.x1 - box.x0))
  }
  context.strokeStyle = 'black'
  context.lineWidth = 0.6
  context.beginPath()
  for (const { orientation, position, start, end } of edges) {
    const isFlat = orientation === 'horizontal'
    context.moveTo(isFlat ? start : position, isFlat ? position : start)
    context.lineTo(isFlat ? end : position, isFlat ? position : end)
  }
  context.stroke()
}
