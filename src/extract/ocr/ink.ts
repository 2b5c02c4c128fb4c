/** Where an image bears ink: a mask of 0 and 1, by comparing each pixel with the paper around it. */
import type { Grey } from './pixels.ts'

export type Ink = {
  readonly width: number
  readonly height: number
  /** 1 where there is ink. */
  readonly data: Uint8Array
}

/** Ink is darker than this share of the mean around it: print, and the faintest rule blurred over several pixels. */
export const PRINT = 0.84
/** The share for the faintest rule, blurred over several pixels. */
export const FAINT = 0.94
/** Radius of the surroundings, inches: wider than a character's stroke, narrower than a shadow. */
const RADIUS_INCHES = 0.12

/** The ink of an image, whatever its paper's shade (Bradley and Roth 2007). */
export function inkOf(grey: Grey, dpi: number, darker: number): Ink {
  const { width, height, data } = grey
  const radius = Math.max(4, Math.round(RADIUS_INCHES * dpi))
  const ink = new Uint8Array(data.length)
  const columns = new Uint32Array(width)
  const until = new Uint32Array(width + 1)
  let rows = 0
  for (let y = -radius; y < height; y++) {
    const [entering, leaving] = [y + radius, y - radius - 1]
    if (entering < height) {
      addRow(columns, data, entering * width)
      rows++
    }
    if (leaving >= 0) {
      takeRow(columns, data, leaving * width)
      rows--
    }
    if (y < 0) continue
    for (let x = 0; x < width; x++) until[x + 1] = (until[x] as number) + (columns[x] as number)
    markRow(ink, data, { start: y * width, width, radius, share: darker / rows, until })
  }
  return { width, height, data: ink }
}

function addRow(columns: Uint32Array, data: Uint8Array, start: number): void {
  for (let x = 0; x < columns.length; x++) {
    columns[x] = (columns[x] as number) + (data[start + x] as number)
  }
}

function takeRow(columns: Uint32Array, data: Uint8Array, start: number): void {
  for (let x = 0; x < columns.length; x++) {
    columns[x] = (columns[x] as number) - (data[start + x] as number)
  }
}

type Band = {
  readonly start: number
  readonly width: number
  readonly radius: number
  /** How much darker than a mean ink is, by the rows that the means are of. */
  readonly share: number
  /** What all columns before one sum up to, within those rows. */
  readonly until: Uint32Array
}

function markRow(
  ink: Uint8Array,
  data: Uint8Array,
  { start, width, radius, share, until }: Band,
): void {
  for (let x = 0; x < width; x++) {
    const from = x < radius ? 0 : x - radius
    const to = x + radius < width ? x + radius + 1 : width
    const sum = (until[to] as number) - (until[from] as number)
    if ((data[start + x] as number) * (to - from) < sum * share) ink[start + x] = 1
  }
}

/** The mask with rows and columns exchanged, so that what runs down can be read along rows. */
export function transposed({ width, height, data }: Ink): Ink {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) turned[x * height + y] = data[y * width + x] as number
  }
  return { width: height, height: width, data: turned }
}
