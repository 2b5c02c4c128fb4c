/** Text operators → glyphs, each with its box on the page. */
import type { Box } from '../document.ts'
import type { Mark } from '../page/words.ts'
import { compose, type Matrix, mapBox, mapX, mapY, overlap } from './matrix.ts'
import { type Font, type Graphics, isOnHiddenLayer, type Player } from './player.ts'

/** More than any page of a report draws. */
const MOST_GLYPHS = 300_000

/** A character higher or wider than this is decoration. Points. */
const BIGGEST = 1000

/** Where the top and the foot of a character lie above and below its baseline, in its size. */
const ASCENT = 0.86
/** Its foot, below the baseline. */
const DESCENT = 0.14

/** Modes that draw nothing, the second of which clips what follows. */
const INVISIBLE_MODES: readonly number[] = [3, 7]
/** The mode that fills characters. ISO 32000-1, table 106. */
const FILLED_MODE = 0

export function setTextMatrix(now: Graphics, matrix: Matrix): void {
  now.text = matrix
  now.lineX = 0
  now.lineY = 0
  now.x = 0
  now.y = 0
}

export function moveText(now: Graphics, x: number, y: number): void {
  now.lineX += x
  now.lineY += y
  now.x = now.lineX
  now.y = now.lineY
}

export function setFont(player: Player, id: string, size: number): void {
  player.now.font = player.fontOf(id)
  player.now.size = size
}

type Glyph = {
  readonly unicode: string
  readonly originalCharCode: number
  readonly width: number
  readonly isSpace: boolean
  readonly vmetric?: readonly number[]
}

export function showText(player: Player, glyphs: readonly (Glyph | number)[]): void {
  const { now } = player
  const { font, size } = now
  if (!font || size === 0) return
  const unit = size * (font.fontMatrix[0] ?? 0.001)
  const matrix = compose(now.matrix, now.text)
  const unseen = isOnHiddenLayer(player)
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
  const invisible = INVISIBLE_MODES.includes(now.mode) || now.opacity === 0
  const white = now.fillWhite && now.mode === FILLED_MODE
  glyphs.push({ unicode, code, font, box, turn, invisible, white })
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
