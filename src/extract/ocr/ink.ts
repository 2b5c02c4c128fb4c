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
export const FAINT = 0.94
/** Radius of the surroundings, inches: wider than a character's stroke, narrower than a shadow. */
const RADIUS_INCHES = 0.12

/** The ink of an image, whatever its paper's shade (Bradley and Roth 2007). */
export function inkOf(grey: Grey, dpi: number, darker: number): Ink {
  const { width, height, data } = grey
  const radius = Math.max(4, Math.round(RADIUS_INCHES * dpi))
  const ink = new Uint8Array(data.length)
  const columns = new Uint32Array(width)
  let rows = 0
  for (let y = -radius; y < height; y++) {
    const entering = y + radius
    const leaving = y - radius - 1
    if (entering < height) {
      addRow(columns, data, entering * width, 1)
      rows++
    }
    if (leaving >= 0) {
      addRow(columns, data, leaving * width, -1)
      rows--
    }
    if (y >= 0) markRow({ width, height, data: ink }, grey, { y, radius, rows, columns, darker })
  }
  return { width, height, data: ink }
}

function addRow(columns: Uint32Array, data: Uint8Array, start: number, sign: 1 | -1): void {
  for (let x = 0; x < columns.length; x++) {
    columns[x] = (columns[x] as number) + sign * (data[start + x] as number)
  }
}

type Band = {
  readonly y: number
  readonly radius: number
  /** Rows that `columns` sums up. */
  readonly rows: number
  readonly columns: Uint32Array
  readonly darker: number
}

function markRow(ink: Ink, grey: Grey, { y, radius, rows, columns, darker }: Band): void {
  const { width } = grey
  let sum = 0
  let count = 0
  for (let x = -radius; x < width; x++) {
    if (x + radius < width) {
      sum += columns[x + radius] as number
      count++
    }
    if (x - radius - 1 >= 0) {
      sum -= columns[x - radius - 1] as number
      count--
    }
    if (x < 0) continue
    const at = y * width + x
    if ((grey.data[at] as number) * count * rows < sum * darker) ink.data[at] = 1
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
