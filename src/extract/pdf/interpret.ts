/** pdf.js's operator list, played through: what is drawn where on the page, as far as reading needs it. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../document.ts'
import type { Edge } from '../page/page.ts'
import { compose, IDENTITY, type Matrix, mapBox, overlap } from './matrix.ts'
import { paint, pathBox, thinEdge } from './path.ts'
import {
  type DrawnGlyph,
  type DrawnImage,
  type Graphics,
  isOnHiddenLayer,
  type Player,
  playerOf,
  type Surroundings,
} from './player.ts'
import { moveText, setFont, setTextMatrix, showText } from './show-text.ts'

export type Drawing = {
  readonly glyphs: readonly DrawnGlyph[]
  readonly edges: readonly Edge[]
  readonly areas: readonly Box[]
  readonly images: readonly DrawnImage[]
  /** Glyphs left out: they run neither level nor upright, such as a watermark's, or are beyond any size. */
  readonly slanted: number
  /** Whether there was more than is kept of one page. */
  readonly cut: boolean
}

/** Rules of a page that are kept. Chosen; a bound on memory. */
const MOST_EDGES = 60_000

/** Images of a page that are kept. Chosen; a bound on memory. */
const MOST_IMAGES = 5_000

export type Operators = {
  readonly fnArray: readonly number[]
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js types no operator's arguments
  readonly argsArray: readonly any[]
}

export function interpret(operators: Operators, surroundings: Surroundings): Drawing {
  const player = playerOf(surroundings)
  for (const [index, code] of operators.fnArray.entries()) {
    handlers[code]?.(player, operators.argsArray[index] ?? [])
  }
  const { glyphs, edges, areas, images, slanted, cut } = player
  return { glyphs, edges, areas, images, slanted, cut }
}

// biome-ignore lint/suspicious/noExplicitAny: pdf.js types no operator's arguments
type Handler = (player: Player, args: any) => void

const handlers: Readonly<Record<number, Handler>> = {
  [OPS.save]: save,
  [OPS.restore]: restore,
  [OPS.transform]: (player, matrix) => transform(player, matrix),
  [OPS.setLineWidth]: ({ now }, [width]) => {
    now.pen = width
  },
  [OPS.setStrokeRGBColor]: ({ now }, [color]) => {
    now.strokeWhite = color === '#ffffff'
  },
  [OPS.setFillRGBColor]: ({ now }, [color]) => {
    now.fillWhite = color === '#ffffff'
  },
  [OPS.setStrokeTransparent]: ({ now }) => {
    now.strokeWhite = true
  },
  [OPS.setFillTransparent]: ({ now }) => {
    now.fillWhite = true
  },
  [OPS.setStrokeColorN]: ({ now }) => {
    now.strokeWhite = false
  },
  [OPS.setFillColorN]: ({ now }) => {
    now.fillWhite = false
  },
  [OPS.setGState]: setGraphicsState,
  [OPS.clip]: clipNext,
  [OPS.eoClip]: clipNext,
  [OPS.constructPath]: constructPath,
  [OPS.paintFormXObjectBegin]: (player, [matrix, bbox]) => beginForm(player, matrix, bbox),
  [OPS.paintFormXObjectEnd]: restore,
  [OPS.beginGroup]: (player, [group]) => beginForm(player, group?.matrix, group?.bbox),
  [OPS.endGroup]: restore,
  [OPS.beginAnnotation]: beginAnnotation,
  [OPS.endAnnotation]: restore,
  [OPS.beginMarkedContent]: ({ content }) => content.push(false),
  [OPS.beginMarkedContentProps]: ({ content, hiddenLayer }, [tag, properties]) =>
    content.push(tag === 'OC' && hiddenLayer(properties)),
  [OPS.endMarkedContent]: ({ content }) => content.pop(),
  [OPS.beginText]: ({ now }) => setTextMatrix(now, IDENTITY),
  [OPS.setTextMatrix]: ({ now }, [matrix]) => setTextMatrix(now, matrix),
  [OPS.setCharSpacing]: ({ now }, [spacing]) => {
    now.charSpacing = spacing
  },
  [OPS.setWordSpacing]: ({ now }, [spacing]) => {
    now.wordSpacing = spacing
  },
  [OPS.setHScale]: ({ now }, [percent]) => {
    now.scale = percent / 100
  },
  [OPS.setLeading]: ({ now }, [leading]) => {
    now.leading = -leading
  },
  [OPS.setTextRise]: ({ now }, [rise]) => {
    now.rise = rise
  },
  [OPS.setTextRenderingMode]: ({ now }, [mode]) => {
    now.mode = mode
  },
  [OPS.setFont]: (player, [id, size]) => setFont(player, id, size),
  [OPS.moveText]: ({ now }, [x, y]) => moveText(now, x, y),
  [OPS.setLeadingMoveText]: ({ now }, [x, y]) => {
    now.leading = y
    moveText(now, x, y)
  },
  [OPS.nextLine]: ({ now }) => moveText(now, 0, now.leading),
  [OPS.showText]: (player, [glyphs]) => showText(player, glyphs),
  [OPS.paintImageXObject]: (player, [name]) => drawImage(player, player.now.matrix, name),
  [OPS.paintInlineImageXObject]: (player) => drawImage(player, player.now.matrix),
  [OPS.paintImageMaskXObject]: (player) => drawImage(player, player.now.matrix),
  [OPS.paintSolidColorImageMask]: (player) => drawImage(player, player.now.matrix),
  [OPS.paintImageMaskXObjectGroup]: (player, [images]) =>
    drawImages(
      player,
      images?.map(({ transform: matrix }: { transform: Matrix }) => matrix),
    ),
  [OPS.paintInlineImageXObjectGroup]: (player, [, map]) =>
    drawImages(
      player,
      map?.map(({ transform: matrix }: { transform: Matrix }) => matrix),
    ),
  [OPS.paintImageXObjectRepeat]: (player, [, scaleX, scaleY, positions]) =>
    drawImages(player, repeated([scaleX, 0, 0, scaleY], positions)),
  [OPS.paintImageMaskXObjectRepeat]: (player, [, a, b = 0, c = 0, d, positions]) =>
    drawImages(player, repeated([a, b, c, d], positions)),
}

function save({ saved, now }: Player): void {
  saved.push({ ...now })
}

function restore(player: Player): void {
  player.now = player.saved.pop() ?? player.now
}

function transform(player: Player, matrix: Matrix): void {
  player.now.matrix = compose(player.now.matrix, matrix)
}

function setGraphicsState(
  player: Player,
  [entries]: readonly [readonly [string, unknown][]],
): void {
  for (const [key, value] of entries ?? []) {
    if (key === 'LW') player.now.pen = Number(value)
    if (key === 'ca') player.now.opacity = Number(value)
    if (key === 'Font' && Array.isArray(value)) setFont(player, value[0], value[1])
  }
}

function clipNext(player: Player): void {
  player.clipNext = true
}

const NOWHERE: Box = { x0: 0, top: 0, x1: 0, bottom: 0 }

function clipTo(now: Graphics, box: Box): void {
  now.clip = overlap(now.clip, box) ?? NOWHERE
}

const STROKES: readonly number[] = [
  OPS.stroke,
  OPS.closeStroke,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]

const FILLS: readonly number[] = [
  OPS.fill,
  OPS.eoFill,
  OPS.rawFillPath,
  OPS.fillStroke,
  OPS.eoFillStroke,
  OPS.closeFillStroke,
  OPS.closeEOFillStroke,
]

function constructPath(
  player: Player,
  [operator, [data]]: readonly [number, readonly (ArrayLike<number> | null)[]],
): void {
  const { now } = player
  if (data && !isOnHiddenLayer(player)) {
    const stroked = STROKES.includes(operator) && !now.strokeWhite
    const filled = FILLS.includes(operator) && !now.fillWhite
    if (stroked || filled) paintPath(player, data, { stroked, filled })
  }
  if (!player.clipNext) return
  player.clipNext = false
  if (data) clipTo(now, pathBox(data, now.matrix))
}

function paintPath(
  player: Player,
  data: ArrayLike<number>,
  { stroked, filled }: { readonly stroked: boolean; readonly filled: boolean },
): void {
  if (player.edges.length > MOST_EDGES || player.areas.length > MOST_EDGES) {
    player.cut = true
    return
  }
  const { matrix, clip, pen } = player.now
  const width = pen * Math.sqrt(Math.abs(matrix[0] * matrix[3] - matrix[1] * matrix[2]))
  const painted = paint(data, matrix, { stroked, filled, clip, pen: width })
  for (const edge of painted.edges) player.edges.push(edge)
  for (const area of painted.areas) player.areas.push(area)
}

function beginForm(player: Player, matrix: Matrix | null, bbox: readonly number[] | null): void {
  save(player)
  if (matrix) transform(player, matrix)
  if (bbox) clipTo(player.now, mapBox(player.now.matrix, bbox))
}

function beginAnnotation(
  player: Player,
  [, rect, matrix, inner]: readonly [string, readonly number[], Matrix, Matrix],
): void {
  save(player)
  player.now = { ...player.initial }
  if (rect) clipTo(player.now, mapBox(player.now.matrix, rect))
  if (matrix) transform(player, matrix)
  if (inner) transform(player, inner)
}

function repeated(
  [a, b, c, d]: readonly [number, number, number, number],
  positions: ArrayLike<number>,
): readonly Matrix[] {
  return Array.from({ length: Math.floor(positions.length / 2) }, (_, index): Matrix => {
    return [a, b, c, d, positions[2 * index] ?? 0, positions[2 * index + 1] ?? 0]
  })
}

function drawImages(player: Player, matrices: readonly Matrix[] | undefined): void {
  for (const matrix of matrices ?? []) drawImage(player, compose(player.now.matrix, matrix))
}

/** An image fills the unit square of its space; a thin one is a rule. */
function drawImage(player: Player, matrix: Matrix, name: string | null = null): void {
  if (player.images.length >= MOST_IMAGES || isOnHiddenLayer(player)) return
  const box = overlap(mapBox(matrix, [0, 0, 1, 1]), player.now.clip)
  if (!box) return
  const edge = thinEdge(box)
  if (edge) player.edges.push(edge)
  else player.images.push({ box, name, after: player.glyphs.length })
}
