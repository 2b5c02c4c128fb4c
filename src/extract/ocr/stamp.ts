/** Red ink (stamps, red heads) taken out of a page image, with black print under it kept. */
import type { Grey, Pixels } from './pixels.ts'

/** How much redder than grey a pixel of a stamp is at least, of 255. */
export const RED_EXCESS = 20
/** Ink is red, not brown or orange: yellow paper and wooden desks are yellower for what they are red. */
const YELLOWEST = 0.7
/** Share of reddish pixels from which a page is taken to bear stamps; JPEG noise stays far below. */
const STAMPED_SHARE = 0.0002
/**
 * JPEG keeps colour in coarser pixels than light, so that the red of a thin stroke fades: this makes up for it, up to the
 * red of thick ink.
 */
const FADED = 2.5
/** How far the ink of a stamp goes below its median, but not so far that it could be print. */
const UNEVEN = 0.06
/** The same at most, so that it is no print. Shares of white. */
const GREY = 0.15
/** Print that shows through thick red ink is darker than this share of it; less is the ink's own grain. */
const SHOWING = 0.95
/** The share of thick red ink that lies over print, at least. */
const PRINTED_SHARE = 0.01
/** Where so little of the contrast is left, of 255, drawing it out draws out the noise as well. */
const NOISY = 64
/** Within thick ink a pixel and all around it are at least this share as red as the reddest. */
const THICK = 0.75

/**
 * The more red ink lies on paper, the redder and darker it is: each reddish pixel is made lighter by as much as paper as
 * red as it was darkened. What is left of the print under the ink is drawn out to full contrast.
 */
export function withoutRed(grey: Grey, pixels: Pixels): Grey {
  const redness = rednessOf(grey, pixels)
  if (redness === null) return grey
  const reddish = redness.reduce((count, own) => count + Number(own >= RED_EXCESS), 0)
  if (reddish < STAMPED_SHARE * redness.length) {
    return { ...grey, red: { shades: redness, isTaken: false } }
  }
  const { red, white, black } = thickInkOf(grey, redness)
  const data = new Uint8Array(grey.data)
  for (let at = 0; at < data.length; at++) {
    const excess = redness[at] as number
    if (excess === 0) continue
    const inked = Math.min(1, (FADED * excess) / red)
    const contrast = 255 - inked * (255 - white + black)
    const shade = contrast < NOISY ? softened(grey, at) : (data[at] as number)
    const lacking = 255 - shade - inked * (255 - white)
    data[at] = Math.max(0, Math.min(255, 255 - (255 * lacking) / contrast))
  }
  return { ...grey, data, red: { shades: redness, isTaken: true } }
}

/** The shade of a pixel, evened out with those around it. */
function softened({ width, data }: Grey, at: number): number {
  const own = data[at] as number
  const row = (start: number) =>
    (data[start - 1] ?? own) + 2 * (data[start] ?? own) + (data[start + 1] ?? own)
  return (row(at - width) + 2 * row(at) + row(at + width)) / 16
}

/** How much lighter each pixel is in red light than in grey; null for a page without a red pixel. */
function rednessOf({ data: grey }: Grey, { data, channels }: Pixels): Uint8Array | null {
  const redness = new Uint8Array(grey.length)
  let isRed = false
  for (let from = 0, to = 0; to < grey.length; from += channels, to++) {
    const excess = (data[from] as number) - (grey[to] as number)
    const yellow = (data[from + 1] as number) - (data[from + 2] as number)
    if (excess <= 0 || yellow > YELLOWEST * excess) continue
    redness[to] = excess
    if (excess >= RED_EXCESS) isRed = true
  }
  return isRed ? redness : null
}

/** Thick red ink: how red it is, and what is white and what is black under it. */
type ThickInk = { readonly red: number; readonly white: number; readonly black: number }

function thickInkOf(grey: Grey, redness: Uint8Array): ThickInk {
  const { width } = grey
  const reds = new Uint32Array(256)
  for (const excess of redness) if (excess >= RED_EXCESS) reds[excess] = (reds[excess] ?? 0) + 1
  const least = THICK * quantile(reds, 0.9)
  const around = [-width - 1, -width, 1 - width, -1, 0, 1, width - 1, width, width + 1]
  const isRed = (at: number) => (redness[at] ?? 0) >= least
  const inside = shadesOf(grey, (at) => isRed(at) && around.every((step) => isRed(at + step)))
  // A stamp may be drawn in thin lines.
  const shades = inside.some((count) => count > 0) ? inside : shadesOf(grey, isRed)
  const usual = Math.max(1, quantile(shades, 0.5))
  const darkest = quantile(shades, PRINTED_SHARE)
  const black = darkest < SHOWING * usual ? darkest : 0
  const white = usual - Math.min(UNEVEN * usual, GREY * (usual - black))
  return { red: least / THICK, white, black }
}

/** How often each shade occurs among some pixels. */
function shadesOf(grey: Grey, isCounted: (at: number) => boolean): Uint32Array {
  const shades = new Uint32Array(256)
  for (let at = 0; at < grey.data.length; at++) {
    if (!isCounted(at)) continue
    const shade = Math.round(softened(grey, at))
    shades[shade] = (shades[shade] ?? 0) + 1
  }
  return shades
}

/** The value that so large a share of those counted do not exceed, of 256 values. */
export function quantile(counts: Uint32Array, share: number): number {
  const rank = share * counts.reduce((sum, count) => sum + count, 0)
  let below = counts[0] ?? 0
  let value = 0
  while (value < 255 && below < rank) below += counts[++value] ?? 0
  return value
}
