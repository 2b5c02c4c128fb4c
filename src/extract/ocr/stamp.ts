/** Red ink (stamps, red heads) taken out of a page image, with black print under it kept. */
import type { Grey, Pixels } from './grey.ts'

/** How much redder than grey a pixel of a stamp is at least, of 255. */
const RED_EXCESS = 20
/** Share of reddish pixels from which a page is taken to bear stamps; JPEG noise stays far below. */
const STAMPED_SHARE = 0.0002
/**
 * JPEG keeps colour in coarser pixels than light, so that the red of a thin stroke fades: what it is made up by. What is
 * dark in red light as well is print.
 */
const FADED = 2.5
const DARK = { print: 110, ink: 150 } as const
/** Red light leaves no print lighter than this; what is lighter is left over from the ink. */
const LIGHTEST = 0.76
/** How far the ink of a stamp goes below its median. */
const UNEVEN = 0.94
/** Print that shows through thick red ink is darker than this share of it; less is the ink's own grain. */
const SHOWING = 0.9
/** The share of thick red ink that lies over print, at least. */
const PRINTED_SHARE = 0.01
/** Within thick ink a pixel and all around it are at least this share as red as the reddest. */
const THICK = 0.75

/**
 * Red ink looks white in red light, whatever lies under it: each reddish pixel gets the light it has in red. Where the
 * ink is thick, print under it stands out little and is drawn out to full contrast.
 */
export function withoutRed(grey: Grey, pixels: Pixels): Grey {
  const redness = rednessOf(grey, pixels)
  if (redness === null) return grey
  const thick = thickInk(redness, grey.width)
  const { black, white } = contrastOf(grey.data, redness, thick)
  const data = new Uint8Array(grey.data)
  for (let at = 0; at < data.length; at++) {
    const excess = redness[at] as number
    if (excess === 0) continue
    const shade = data[at] as number
    const lit =
      thick[at] === 1
        ? (255 * (shade + excess - black)) / (white - black)
        : shade + gainAt(shade + excess) * excess
    data[at] = Math.max(0, Math.min(255, excess < RED_EXCESS ? lit : lit / LIGHTEST))
  }
  return { ...grey, data }
}

function gainAt(red: number): number {
  const share = (red - DARK.print) / (DARK.ink - DARK.print)
  return 1 + (FADED - 1) * Math.max(0, Math.min(1, share))
}

/** How much lighter each pixel is in red light than in grey; null for a page without red ink. */
function rednessOf({ data: grey }: Grey, { data, channels }: Pixels): Uint8Array | null {
  const redness = new Uint8Array(grey.length)
  let reddish = 0
  for (let from = 0, to = 0; to < grey.length; from += channels, to++) {
    const excess = (data[from] as number) - (grey[to] as number)
    // Yellow paper is no red ink.
    const yellow = (data[from + 1] as number) - (data[from + 2] as number)
    if (excess <= 0 || yellow > excess) continue
    redness[to] = excess
    if (excess >= RED_EXCESS) reddish++
  }
  return reddish < STAMPED_SHARE * grey.length ? null : redness
}

/** 1 for each pixel that lies within thick red ink. */
function thickInk(redness: Uint8Array, width: number): Uint8Array {
  const histogram = new Uint32Array(256)
  let count = 0
  for (const excess of redness) {
    if (excess < RED_EXCESS) continue
    histogram[excess] = (histogram[excess] ?? 0) + 1
    count++
  }
  const least = THICK * quantile(histogram, 0.9 * count)
  const thick = new Uint8Array(redness.length)
  const around = [-width - 1, -width, 1 - width, -1, 0, 1, width - 1, width, width + 1]
  for (let at = width + 1; at < redness.length - width - 1; at++) {
    if ((redness[at] as number) < least) continue
    if (around.every((step) => (redness[at + step] as number) >= least)) thick[at] = 1
  }
  return thick
}

/** What is black and what is white under thick red ink, in red light. */
function contrastOf(
  grey: Uint8Array,
  redness: Uint8Array,
  thick: Uint8Array,
): { readonly black: number; readonly white: number } {
  const histogram = new Uint32Array(256)
  let count = 0
  for (let at = 0; at < grey.length; at++) {
    if (thick[at] === 0) continue
    const shade = Math.min(255, (grey[at] as number) + (redness[at] as number))
    histogram[shade] = (histogram[shade] ?? 0) + 1
    count++
  }
  const middle = quantile(histogram, count / 2)
  const darkest = quantile(histogram, count * PRINTED_SHARE)
  return {
    black: darkest < SHOWING * middle ? darkest : 0,
    white: Math.max(1, middle * UNEVEN),
  }
}

/** The shade that so many counted values do not exceed. */
function quantile(histogram: Uint32Array, rank: number): number {
  let below = histogram[0] ?? 0
  let shade = 0
  while (shade < 255 && below < rank) below += histogram[++shade] ?? 0
  return shade
}
