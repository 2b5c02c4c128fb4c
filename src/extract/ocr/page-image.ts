/** The picture of a PDF page: the embedded image itself where one covers the page, else the page drawn. */
import { ImageKind, OPS, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Operators } from '../pdf/interpret.ts'
import { compose, IDENTITY, type Matrix } from '../pdf/matrix.ts'
import { quarterTurned, toGrey } from './grey.ts'
import type { Grey, Pixels } from './pixels.ts'
import type { Quarters } from './placing.ts'

/** Pages are drawn at this resolution, unless they are so large that they would take more pixels than this. */
const DRAWN_DPI = 220
/** Pixels of the largest drawing. Chosen; a bound on memory, of which an A3 page takes less than half. */
const MOST_DRAWN_PIXELS = 24_000_000

/** An image covers its page if it reaches this share of both sides. */
const COVERING = 0.85

export type PageImage = {
  readonly image: Grey
  /** Whether Chinese characters whose font is not in the file are empty boxes, for want of a font to draw them. */
  readonly isBoxed: boolean
}

/**
 * The page as displayed, in grey; `isBare`: it shows no words of its own beside its images. Throws what pdf.js throws for a
 * page that it cannot draw.
 */
export async function pageImage(proxy: PDFPageProxy, isBare: boolean): Promise<PageImage> {
  const image = isBare ? await embeddedImage(proxy) : null
  return image === null ? drawnImage(proxy) : { image, isBoxed: false }
}

/** The image that covers the page and stands upright on it; null where there is none, or more than one image. */
async function embeddedImage(proxy: PDFPageProxy): Promise<Grey | null> {
  const painted = paintedImages(await proxy.getOperatorList())
  const [image] = painted
  if (painted.length !== 1 || !image || !covers(image.matrix, proxy)) return null
  const pixels = await imagePixels(proxy, image.name)
  if (!pixels) return null
  const quarters = (((proxy.rotate / 90) % 4) + 4) % 4
  return quarterTurned(toGrey(pixels), quarters as Quarters)
}

type PaintedImage = { readonly name: string; readonly matrix: Matrix }

const OTHER_IMAGES: readonly number[] = [
  OPS.paintInlineImageXObject,
  OPS.paintImageMaskXObject,
  OPS.paintSolidColorImageMask,
  OPS.paintImageMaskXObjectGroup,
  OPS.paintInlineImageXObjectGroup,
  OPS.paintImageXObjectRepeat,
  OPS.paintImageMaskXObjectRepeat,
]

type Painter = { matrix: Matrix; readonly saved: Matrix[]; readonly painted: PaintedImage[] }

// biome-ignore lint/suspicious/noExplicitAny: pdf.js types no operator's arguments
const handlers: Readonly<Record<number, (painter: Painter, args: any) => void>> = {
  [OPS.save]: ({ saved, matrix }) => saved.push(matrix),
  [OPS.restore]: restore,
  [OPS.transform]: (painter, matrix) => transform(painter, matrix),
  [OPS.paintFormXObjectBegin]: (painter, [matrix]) => {
    painter.saved.push(painter.matrix)
    if (matrix) transform(painter, matrix)
  },
  [OPS.paintFormXObjectEnd]: restore,
  [OPS.paintImageXObject]: ({ painted, matrix }, [name]) => painted.push({ name, matrix }),
}

/** Every image that the page paints, with its matrix; one with an empty name is of a kind that must be drawn. */
function paintedImages({ fnArray, argsArray }: Operators): readonly PaintedImage[] {
  const painter: Painter = { matrix: IDENTITY, saved: [], painted: [] }
  for (const [index, code] of fnArray.entries()) {
    handlers[code]?.(painter, argsArray[index] ?? [])
    if (OTHER_IMAGES.includes(code)) painter.painted.push({ name: '', matrix: painter.matrix })
  }
  return painter.painted
}

function restore(painter: Painter): void {
  painter.matrix = painter.saved.pop() ?? painter.matrix
}

function transform(painter: Painter, matrix: Matrix): void {
  painter.matrix = compose(painter.matrix, matrix)
}

function covers([a, b, c, d, e, f]: Matrix, { view }: PDFPageProxy): boolean {
  const [left = 0, bottom = 0, right = 0, top = 0] = view
  if (Math.abs(b) > 0.5 || Math.abs(c) > 0.5 || a <= 0 || d <= 0) return false
  const [width, height] = [right - left, top - bottom]
  // An image that reaches beyond the page shows other pixels than the page does.
  const inside = a <= 1.02 * width && d <= 1.02 * height
  const placed = e >= left - 0.02 * width && f >= bottom - 0.02 * height
  return inside && placed && a >= COVERING * width && d >= COVERING * height
}

/** What pdf.js keeps of a decoded image. */
type DecodedImage = {
  readonly width: number
  readonly height: number
  readonly kind?: number
  readonly data?: Uint8Array | Uint8ClampedArray
}

/** The pixels of an image that the page paints, by its name; null where pdf.js keeps none. */
export async function imagePixels(proxy: PDFPageProxy, name: string): Promise<Pixels | null> {
  return pixelsOf(await objectOf(proxy, name))
}

function objectOf(proxy: PDFPageProxy, name: string): Promise<DecodedImage | null> {
  const objects = name.startsWith('g_') ? proxy.commonObjs : proxy.objs
  if (name === '' || !objects.has(name)) return Promise.resolve(null)
  return new Promise((resolve) => objects.get(name, resolve))
}

function pixelsOf(image: DecodedImage | null): Pixels | null {
  if (!image?.data) return null
  const { width, height, kind, data } = image
  if (kind === ImageKind.RGB_24BPP) return { width, height, data, channels: 3 }
  if (kind === ImageKind.RGBA_32BPP) return { width, height, data, channels: 4 }
  if (kind === ImageKind.GRAYSCALE_1BPP) {
    return { width, height, data: unpacked(width, height, data), channels: 1 }
  }
  return null
}

/** One bit a pixel, rows filled up to whole bytes; a set bit is white. */
function unpacked(width: number, height: number, bits: Uint8Array | Uint8ClampedArray): Uint8Array {
  const grey = new Uint8Array(width * height)
  const bytesARow = (width + 7) >> 3
  for (let y = 0, to = 0; y < height; y++) {
    for (let x = 0; x < width; x++, to++) {
      const byte = bits[y * bytesARow + (x >> 3)] as number
      grey[to] = byte & (0x80 >> (x & 7)) ? 255 : 0
    }
  }
  return grey
}

async function drawnImage(proxy: PDFPageProxy): Promise<PageImage> {
  const [{ createCanvas }, { useChineseFont }] = await Promise.all([
    import('@napi-rs/canvas'),
    import('../picture-font.ts'),
  ])
  const isBoxed = !useChineseFont()
  const { width, height } = proxy.getViewport({ scale: 1 })
  const scale = Math.min(DRAWN_DPI / 72, Math.sqrt(MOST_DRAWN_PIXELS / (width * height)))
  const viewport = proxy.getViewport({ scale })
  const canvas = createCanvas(Math.ceil(viewport.width), Math.ceil(viewport.height))
  const context = canvas.getContext('2d')
  await proxy.render({
    canvas: null,
    canvasContext: context as never,
    viewport,
    background: 'white',
  }).promise
  const { data } = context.getImageData(0, 0, canvas.width, canvas.height)
  const { width: wide, height: high } = canvas
  return { image: toGrey({ width: wide, height: high, data, channels: 4 }), isBoxed }
}
