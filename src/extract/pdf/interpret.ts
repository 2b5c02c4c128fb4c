/** pdf.js's operator list, played through: what is drawn where on the page, as far as reading needs it. */
import { OPS } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Box } from '../document.ts'
import type { Edge } from '../page/page.ts'
import type { Mark } from '../page/words.ts'
import { compose, IDENTITY, type Matrix, mapBox, mapX, mapY, overlap } from './matrix.ts'
import { paint, pathBox, thinEdge } from './path.ts'

/** What a font knows of itself, as pdf.js hands it on. */
export type Font = {
  readonly name: string
  readonly vertical: boolean
  readonly fontMatrix: readonly number[]
  /** Whether codes of more than one byte choose its glyphs. */
  readonly composite: boolean
  readonly isType3Font: boolean
}

/** A glyph drawn on the page, with what its font says it means. */
export type DrawnGlyph = {
  readonly unicode: string
  readonly code: number
  readonly font: Font
  readonly box: Box
  readonly turn: Mark['turn']
  /** Drawn without ink: the text behind a scanned page. */
  readonly invisible: boolean
}

export type Drawing = {
  readonly glyphs: readonly DrawnGlyph[]
  readonly edges: readonly Edge[]
  readonly areas: readonly Box[]
  readonly images: readonly Box[]
  /** Glyphs left out: they run neither level nor upright, such as a watermark's, or are beyond any size. */
  readonly slanted: number
  /** Whether there was more than is kept of one page. */
  readonly cut: boolean
}

/** More than any page of a report draws. */
const MOST_GLYPHS = 300_000
const MOST_EDGES = 60_000
const MOST_IMAGES = 5_000

/** A character higher or wider than this is decoration. Points. */
const BIGGEST = 1000

/** Where the top and the foot of a character lie above and below its baseline, in its size. */
const ASCENT = 0.86
const DESCENT = 0.14

const INVISIBLE_MODE = 3

type Graphics = {
  matrix: Matrix
  clip: Box
  pen: number
  strokeWhite: boolean
  fillWhite: boolean
  font: Font | null
  size: number
  charSpacing: number
  wordSpacing: number
  scale: number
  leading: number
  rise: number
  mode: number
  text: Matrix
  lineX: number
  lineY: number
  /** How far text has run along the line since its start. */
  x: number
  y: number
}

type Player = {
  readonly initial: Graphics
  readonly fontOf: (id: string) => Font | null
  readonly hiddenLayer: (properties: unknown) => boolean
  readonly saved: Graphics[]
  readonly content: boolean[]
  now: Graphics
  clipNext: boolean
  readonly glyphs: DrawnGlyph[]
  readonly edges: Edge[]
  readonly areas: Box[]
  readonly images: Box[]
  slanted: number
  cut: boolean
}

export type Operators = {
  readonly fnArray: readonly number[]
  // biome-ignore lint/suspicious/noExplicitAny: pdf.js types no operator's arguments
  readonly argsArray: readonly any[]
}

/** How operators are understood beyond their own arguments. */
export type Surroundings = {
  /** From the page's own space to the page as displayed. */
  readonly toPage: Matrix
  readonly page: Box
  readonly fontOf: (id: string) => Font | null
  /** Whether marked content of these properties belongs to a layer that is switched off. */
  readonly hiddenLayer: (properties: unknown) => boolean
}

export function interpret(operators: Operators, surroundings: Surroundings): Drawing {
  const player = playerOf(surroundings)
  for (const [index, code] of operators.fnArray.entries()) {
    handlers[code]?.(player, operators.argsArray[index] ?? [])
  }
  const { glyphs, edges, areas, images, slanted, cut } = player
  return { glyphs, edges, areas, images, slanted, cut }
}

function playerOf({ toPage, page, fontOf, hiddenLayer }: Surroundings): Player {
  const initial: Graphics = {
    matrix: toPage,
    clip: page,
    pen: 1,
    strokeWhite: false,
    fillWhite: false,
    font: null,
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    scale: 1,
    leading: 0,
    rise: 0,
    mode: 0,
    text: IDENTITY,
    lineX: 0,
    lineY: 0,
    x: 0,
    y: 0,
  }
  const lists = { saved: [], content: [], glyphs: [], edges: [], areas: [], images: [] }
  const counts = { clipNext: false, slanted: 0, cut: false }
  return { initial, fontOf, hiddenLayer, now: { ...initial }, ...lists, ...counts }
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
  [OPS.paintImageXObject]: (player) => drawImage(player, player.now.matrix),
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
  if (data && !hidden(player)) {
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

function setTextMatrix(now: Graphics, matrix: Matrix): void {
  now.text = matrix
  now.lineX = 0
  now.lineY = 0
  now.x = 0
  now.y = 0
}

function moveText(now: Graphics, x: number, y: number): void {
  now.lineX += x
  now.lineY += y
  now.x = now.lineX
  now.y = now.lineY
}

function setFont(player: Player, id: string, size: number): void {
  player.now.font = player.fontOf(id)
  player.now.size = size
}

function hidden({ content }: Player): boolean {
  return content.includes(true)
}

type Glyph = {
  readonly unicode: string
  readonly originalCharCode: number
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric?: readonly number[]
}

function showText(player: Player, glyphs: readonly (Glyph | number)[]): void {
  const { now } = player
  const { font, size } = now
  if (!font || size === 0) return
  const unit = size * (font.fontMatrix[0] ?? 0.001)
  const matrix = compose(now.matrix, now.text)
  const unseen = hidden(player)
  for (const glyph of glyphs) {
    if (typeof glyph === 'number') {
      advance(now, (-glyph * size) / 1000)
      continue
    }
    const spacing = now.charSpacing + (glyph.isSpace ? now.wordSpacing : 0)
    if (!unseen) drawGlyph(player, glyph, matrix)
    advance(
      now,
      font.vertical ? verticalStep(glyph) * unit + spacing : glyph.width * unit + spacing,
    )
  }
}

function verticalStep({ vmetric }: Glyph): number {
  return vmetric?.[0] ?? -1000
}

function advance(now: Graphics, by: number): void {
  if (now.font?.vertical) now.y += by
  else now.x += by * now.scale
}

function drawGlyph(player: Player, glyph: Glyph, matrix: Matrix): void {
  const { now, glyphs } = player
  const { font } = now
  if (!font) return
  if (glyphs.length >= MOST_GLYPHS) {
    player.cut = true
    return
  }
  const turn = font.vertical ? 90 : turnOf(matrix, now.scale * now.size)
  if (turn === null) {
    player.slanted += 1
    return
  }
  const box = glyphBox(now, font, glyph, matrix)
  if (!overlap(box, now.clip)) return
  if (box.x1 - box.x0 > BIGGEST || box.bottom - box.top > BIGGEST) {
    player.slanted += 1
    return
  }
  const { unicode, originalCharCode: code } = glyph
  const invisible = now.mode === INVISIBLE_MODE
  glyphs.push({ unicode, code, font, box, turn, invisible })
}

function glyphBox(now: Graphics, font: Font, glyph: Glyph, matrix: Matrix): Box {
  const unit = now.size * (font.fontMatrix[0] ?? 0.001)
  const em = emOf(font, now.size)
  if (font.vertical) {
    const [step = -1000, originX = 500, originY = 880] = glyph.vmetric ?? []
    const x = now.x - originX * unit
    const y = now.y - originY * unit
    return mapBox(matrix, [
      x,
      y + (originY + step) * unit,
      x + glyph.width * unit,
      y + originY * unit,
    ])
  }
  const y = now.y + now.rise
  const x1 = now.x + glyph.width * unit * now.scale
  return mapBox(matrix, [now.x, y - DESCENT * em, x1, y + ASCENT * em])
}

/** The height of a line in the font's own text space. A Type 3 font chooses its own units, upside down or not. */
function emOf(font: Font, size: number): number {
  return font.isType3Font ? size * 1000 * Math.abs(font.fontMatrix[3] ?? 0.001) : size
}

/** Which way the text runs; null where it slants. */
function turnOf(matrix: Matrix, sign: number): Mark['turn'] | null {
  const x = (mapX(matrix, 1, 0) - mapX(matrix, 0, 0)) * Math.sign(sign)
  const y = (mapY(matrix, 1, 0) - mapY(matrix, 0, 0)) * Math.sign(sign)
  const angle = (Math.atan2(y, x) * 180) / Math.PI
  const turn = Math.round(angle / 90) * 90
  if (Math.abs(angle - turn) > 6) return null
  return ((turn + 360) % 360) as Mark['turn']
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
function drawImage(player: Player, matrix: Matrix): void {
  if (player.images.length >= MOST_IMAGES || hidden(player)) return
  const box = overlap(mapBox(matrix, [0, 0, 1, 1]), player.now.clip)
  if (!box) return
  const edge = thinEdge(box)
  if (edge) player.edges.push(edge)
  else player.images.push(box)
}
