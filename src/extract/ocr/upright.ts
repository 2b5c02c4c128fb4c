/** A page image made ready: of a resolution that recognition knows, upright, its rules found and taken out. */
import type { Edge } from '../page/page.ts'
import { type Bend, bendOf, type Point } from './bend.ts'
import { bridged } from './bridge.ts'
import { reduced, resampled, whitened } from './grey.ts'
import { withoutGreySeals } from './grey-seal.ts'
import { FAINT, type Ink, inkOf, PRINT } from './ink.ts'
import { type Beside, evenLighting } from './light.ts'
import { straightened } from './mesh.ts'
import type { Grey } from './pixels.ts'
import type { Rules, RulingLine } from './rule.ts'
import { extendedToCrossings, rulesOf } from './ruling.ts'
import { skewOf } from './skew.ts'
import { withoutSpecks } from './speck.ts'
import { tracesOf } from './trace.ts'
import { withWeakRules } from './weak-rule.ts'

export type Upright = {
  /** Without its ruling lines. */
  readonly grey: Grey
  /** Without its ruling lines and specks. */
  readonly ink: Ink
  readonly rules: Rules
  readonly dpi: number
  /** How far the page was turned clockwise, in radians. */
  readonly angle: number
  /** Where a place lay before the page, once turned, was straightened; null where it was straight. */
  readonly bend: Bend | null
  /** What a photograph showed beside the paper, and was left out. */
  readonly beside: Beside
}

/** Finer images are reduced, coarser ones drawn larger: print of usual size comes out 20 to 40 pixels high. */
const FINEST_DPI = 320
/** Coarser images are drawn larger. Pixels to an inch. */
const COARSEST_DPI = 170
/** What both become. Pixels to an inch. */
const WORKING_DPI = 220

/** In images of fewer pixels to an inch a line of print is as grey as a faint rule, or a seal. */
const COARSE_DPI = 70

/** A page turned by less runs out of its row by less than a rule is thick. Radians. */
const LEVEL = 0.0004

/** `dpi` is that of the image given, pixels to an inch of the page. */
export function uprightOf(image: Grey, imageDpi: number): Upright {
  const lit = evenLighting(image, imageDpi)
  const photographed = lit === null ? null : uprightFrom(lit.grey, imageDpi, lit.beside)
  // Only a table shows that a picture of light and shadow is one of a page.
  if (photographed !== null && hasTable(photographed.rules)) return photographed
  return uprightFrom(whitened(image), imageDpi, 'nothing')
}

/** Fewer rules either way make no table. */
const FEWEST_RULES = 3

function hasTable({ horizontal, vertical }: Rules): boolean {
  return Math.min(horizontal.length, vertical.length) >= FEWEST_RULES
}

function uprightFrom(white: Grey, imageDpi: number, beside: Beside): Upright {
  const { grey: working, dpi } = workingSize(white, imageDpi)
  const isCoarse = imageDpi < COARSE_DPI
  const scaled = isCoarse ? working : withoutGreySeals(working, dpi)
  const { page, faint, angle, bend } = levelled(scaled, dpi)
  const found = rulesOf(faint, dpi)
  const whole = isCoarse ? found : withWeakRules(page, found, dpi)
  const rules = extendedToCrossings(bridged(whole, dpi), dpi)
  const { grey, ink } = withoutRules(page, inkOf(page, dpi, PRINT), rules, dpi)
  return { grey, ink: withoutSpecks(ink, dpi), rules, dpi, angle, bend, beside }
}

type Levelled = Pick<Upright, 'angle' | 'bend'> & { readonly page: Grey; readonly faint: Ink }

/** A page straightened shows rules that were too far askew before: it is looked at again, so many times at most. */
const ROUNDS = 3

/** The page turned upright, and straightened where its rules show that it is bent; with its faintest ink. */
function levelled(scaled: Grey, dpi: number): Levelled {
  const before = inkOf(scaled, dpi, FAINT)
  const skew = skewOf(before)
  const angle = Math.abs(skew) < LEVEL ? 0 : skew
  let page = angle === 0 ? scaled : resampled(scaled, angle, 1)
  let faint = angle === 0 ? before : inkOf(page, dpi, FAINT)
  let bend: Bend | null = null
  for (let round = 0; round < ROUNDS; round += 1) {
    const next = bendOf(tracesOf(faint, dpi), dpi)
    if (next === null) break
    const earlier: Bend = bend ?? ((place) => place)
    bend = (place) => earlier(next(place))
    const whole = bend
    // From the image as it came: every resampling costs sharpness.
    page = straightened(scaled, (place) => turned(whole(place), scaled, angle))
    faint = inkOf(page, dpi, FAINT)
  }
  return { page, faint, angle, bend }
}

/** Where a place of the turned image lies on the image itself, as `resampled` turns it. */
function turned([x, y]: Point, { width, height }: Grey, angle: number): Point {
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2]
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)]
  return [cx + (x - cx) * cos + (y - cy) * sin, cy - (x - cx) * sin + (y - cy) * cos]
}

/** Where a place of the upright page lay on the image that it was made from. Pixels of either. */
export function placeOnImage({ grey, angle, bend }: Upright, image: Grey, place: Point): Point {
  const [x, y] = turned(bend === null ? place : bend(place), grey, angle)
  return [(x * image.width) / grey.width, (y * image.height) / grey.height]
}

function workingSize(grey: Grey, dpi: number): { readonly grey: Grey; readonly dpi: number } {
  const factor = Math.floor(dpi / WORKING_DPI)
  if (dpi > FINEST_DPI && factor > 1) return { grey: reduced(grey, factor), dpi: dpi / factor }
  if (dpi < COARSEST_DPI) {
    const scale = WORKING_DPI / dpi
    return { grey: resampled(grey, 0, scale), dpi: WORKING_DPI }
  }
  return { grey, dpi }
}

/** Beside a rule, its blur. Inches. */
const BLUR = 0.008

function withoutRules(
  grey: Grey,
  ink: Ink,
  { horizontal, vertical }: Rules,
  dpi: number,
): { readonly grey: Grey; readonly ink: Ink } {
  const { width, height } = grey
  const cleaned = new Uint8Array(grey.data)
  const bare = new Uint8Array(ink.data)
  const blur = Math.max(1, Math.round(BLUR * dpi))
  const clear = (y: number, from: number, to: number) => {
    const [start, end] = [y * width + Math.max(0, from), y * width + Math.min(width, to + 1)]
    cleaned.fill(255, start, end)
    bare.fill(0, start, end)
  }
  for (const { from, to, start, end } of horizontal) {
    const last = Math.min(height - 1, to + 1 + blur)
    for (let y = Math.max(0, from - blur); y <= last; y++)
      clear(y, Math.floor(start), Math.floor(end))
  }
  for (const { from, to, start, end } of vertical) {
    const last = Math.min(height - 1, Math.floor(end))
    for (let y = Math.max(0, Math.floor(start)); y <= last; y++)
      clear(y, from - blur, to + 1 + blur)
  }
  return { grey: { width, height, data: cleaned }, ink: { width, height, data: bare } }
}

/** The rules as edges in points. */
export function edgesOf({ rules, dpi }: Upright): readonly Edge[] {
  const points = 72 / dpi
  const edge =
    (orientation: Edge['orientation']) =>
    ({ from, to, start, end }: RulingLine): Edge => ({
      orientation,
      // A run is found in a row and the next one taken together: the ink lies half a pixel further on.
      position: (from + to + 2) * 0.5 * points,
      start: start * points,
      end: (end + 1) * points,
    })
  return [...rules.horizontal.map(edge('horizontal')), ...rules.vertical.map(edge('vertical'))]
}
