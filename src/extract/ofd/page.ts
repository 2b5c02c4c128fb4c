/** One page of an OFD → characters, rules and images, in points from the top left of the page. */
import type { Box } from '../document.ts'
import type { Edge } from '../page/page.ts'
import type { Mark } from '../page/words.ts'
import { compose, type Matrix, mapBox } from '../pdf/matrix.ts'
import { paint } from '../pdf/path.ts'
import { childOf, childText, type XmlElement } from '../xml.ts'
import { pathNumbers } from './path.ts'
import { type OfdBox, type OfdDocument, parseBox } from './structure.ts'
import { marksOf, matrixOf } from './text.ts'

export type OfdDrawing = {
  readonly marks: Mark[]
  readonly edges: Edge[]
  readonly images: { readonly box: Box; readonly resource: string }[]
  /** Painted areas that are no rules. */
  shapes: number
  /** Characters that the file does not name. */
  unreadable: number
  /** Characters of objects that are not shown. */
  hidden: number
  /** Objects looked at so far. */
  objects: number
  /** Whether there was more on the page than is read of one. */
  cut: boolean
}

/** Points to the millimetre. */
export const POINTS = 72 / 25.4

/** A line without a width of its own. Millimetres. */
const DEFAULT_PEN = 0.353
/** Blocks within blocks that are followed. Chosen; it keeps a file from calling itself without end. */
const DEEPEST = 8
/** Graphics drawn by reference can multiply without bound; no page of a report draws so many objects. */
const MOST_OBJECTS = 200_000

type Surroundings = {
  readonly document: OfdDocument
  readonly page: Box
  readonly drawing: OfdDrawing
  /** How many graphics drawn by reference stand around. */
  readonly depth: number
}

export function emptyDrawing(): OfdDrawing {
  return {
    marks: [],
    edges: [],
    images: [],
    shapes: 0,
    unreadable: 0,
    hidden: 0,
    objects: 0,
    cut: false,
  }
}

/** Adds what `content` (of a page or template) draws on a page of that size. */
export function draw(
  content: XmlElement,
  [, , width, height]: OfdBox,
  document: OfdDocument,
  drawing: OfdDrawing,
): void {
  const page = { x0: 0, top: 0, x1: width * POINTS, bottom: height * POINTS }
  const toPage: Matrix = [POINTS, 0, 0, POINTS, 0, 0]
  drawChildren(content, toPage, { document, page, drawing, depth: 0 })
}

type Draw = (object: XmlElement, toPage: Matrix, around: Surroundings) => void

const objects: Readonly<Record<string, Draw>> = {
  Layer: drawChildren,
  PageBlock: drawChildren,
  TextObject: drawText,
  PathObject: drawPath,
  ImageObject: drawImage,
  CompositeObject: drawComposite,
}

function drawChildren(block: XmlElement, toPage: Matrix, around: Surroundings): void {
  const { drawing } = around
  for (const object of block.children) {
    drawing.objects += 1
    drawing.cut ||= drawing.objects > MOST_OBJECTS
    if (drawing.cut) return
    objects[object.name]?.(object, toPage, around)
  }
}

/** From an object's own space: its matrix, then where its boundary stands. */
function placed({ attributes }: XmlElement, toPage: Matrix): Matrix {
  const [x, y] = parseBox(attributes['Boundary']) ?? [0, 0]
  return compose(compose(toPage, [1, 0, 0, 1, x, y]), matrixOf(attributes['CTM']))
}

function isHidden({ attributes }: XmlElement): boolean {
  return attributes['Visible'] === 'false' || attributes['Alpha'] === '0'
}

function drawText(object: XmlElement, toPage: Matrix, { drawing }: Surroundings): void {
  const { marks, unreadable } = marksOf(object, placed(object, toPage))
  if (isHidden(object)) {
    drawing.hidden += marks.length
    return
  }
  drawing.marks.push(...marks)
  drawing.unreadable += unreadable
}

function drawPath(object: XmlElement, toPage: Matrix, { drawing, page }: Surroundings): void {
  if (isHidden(object)) return
  const { Stroke, Fill, LineWidth } = object.attributes
  const matrix = placed(object, toPage)
  const stroked = Stroke !== 'false' && !isInvisible(childOf(object, 'StrokeColor'))
  const filled = Fill === 'true' && !isInvisible(childOf(object, 'FillColor'))
  if (!stroked && !filled) return
  const pen = (Number(LineWidth) || DEFAULT_PEN) * Math.hypot(matrix[0], matrix[1])
  const numbers = pathNumbers(childText(object, 'AbbreviatedData'))
  const { edges, areas } = paint(numbers, matrix, { stroked, filled, pen, clip: page })
  drawing.edges.push(...edges)
  drawing.shapes += areas.length
}

/** White on paper, or no colour at all. */
function isInvisible(color: XmlElement | undefined): boolean {
  if (!color) return false
  const { Alpha, Value = '' } = color.attributes
  return Alpha === '0' || /^255[\s,]+255[\s,]+255$/u.test(Value.trim())
}

function drawImage(object: XmlElement, toPage: Matrix, { drawing }: Surroundings): void {
  const [x, y, width, height] = parseBox(object.attributes['Boundary']) ?? [0, 0, 0, 0]
  const box = mapBox(toPage, [x, y, x + width, y + height])
  drawing.images.push({ box, resource: object.attributes['ResourceID'] ?? '' })
}

function drawComposite(object: XmlElement, toPage: Matrix, around: Surroundings): void {
  const { document, depth } = around
  const graphic = document.graphics.get(object.attributes['ResourceID'] ?? '')
  const content = graphic && childOf(graphic, 'Content')
  if (!content || depth >= DEEPEST || isHidden(object)) return
  drawChildren(content, placed(object, toPage), { ...around, depth: depth + 1 })
}
