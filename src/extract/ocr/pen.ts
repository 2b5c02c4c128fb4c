/** What a line of ink was made with, as far as its strokes and its colour tell: a press, or a hand with a pen. */
import type { Ink } from './ink.ts'
import type { Rectangle } from './line.ts'

/** How strokes run, whatever they say. Lengths in heights of a character. */
export type Strokes = {
  /** Mean width of the strokes. */
  readonly width: number
  /** How far they lean to the right for each unit up, by the shear that stands them most upright. */
  readonly lean: number
  /** How much more upright that shear makes them: 1 where nothing leans. */
  readonly gain: number
  readonly height: number
}

/** Twice the area of ink by the length of its outline: the mean width of its strokes, pixels; 0 where there is none. */
export function strokeWidth({ width, data }: Ink, { x0, top, x1, bottom }: Rectangle): number {
  let area = 0
  let outline = 0
  for (let y = top; y < bottom; y += 1) {
    const [from, to] = [y * width + x0, y * width + x1]
    for (let at = from; at < to; at += 1) {
      const own = data[at] as number
      const left = at === from ? 0 : (data[at - 1] as number)
      const above = y === top ? 0 : (data[at - width] as number)
      area += own
      outline += (own ^ left) + (own ^ above)
    }
    outline += data[to - 1] as number
  }
  const last = (bottom - 1) * width
  for (let at = last + x0; at < last + x1; at += 1) outline += data[at] as number
  return outline === 0 ? 0 : (2 * area) / outline
}

export function strokesOf(ink: Ink, line: Rectangle, em: number): Strokes {
  const high = line.bottom - line.top
  return {
    width: strokeWidth(ink, line) / em,
    ...leanOf(ink, line),
    height: high / em,
  }
}

/** Shears that are tried, and the step between them. */
const MOST_LEAN = 0.5
/** The step between them. */
const LEAN_STEP = 0.05

/** Upright strokes fill few columns to their height: the shear by which the columns are filled most unevenly. */
function leanOf(ink: Ink, line: Rectangle): Pick<Strokes, 'lean' | 'gain'> {
  const upright = unevenness(ink, line, 0)
  let best = { lean: 0, sum: upright }
  for (let step = 1; step <= MOST_LEAN / LEAN_STEP; step += 1) {
    for (const lean of [step * LEAN_STEP, -step * LEAN_STEP]) {
      const sum = unevenness(ink, line, lean)
      if (sum > best.sum) best = { lean, sum }
    }
  }
  return { lean: best.lean, gain: upright === 0 ? 1 : best.sum / upright }
}

function unevenness({ width, data }: Ink, { x0, top, x1, bottom }: Rectangle, lean: number) {
  const reach = Math.ceil(MOST_LEAN * (bottom - top))
  const columns = new Uint32Array(x1 - x0 + 2 * reach + 2)
  for (let y = top; y < bottom; y += 1) {
    const shift = reach - Math.round(lean * (bottom - 1 - y)) - x0
    for (let x = x0; x < x1; x += 1) {
      if (data[y * width + x] === 1) columns[x + shift] = (columns[x + shift] as number) + 1
    }
  }
  return columns.reduce((sum, count) => sum + count * count, 0)
}
