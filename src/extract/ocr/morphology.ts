/** Ink made thinner and thicker, run by run. */
import type { Ink } from './ink.ts'

/** The upper left corners of all squares of so many pixels that are full of ink. */
export function eroded(ink: Ink, side: number): Ink {
  const { width, height, data: across } = shortened(ink, side)
  const data = new Uint8Array(across.length)
  const below = new Uint16Array(width)
  for (let y = height - 1; y >= 0; y -= 1) {
    for (let x = 0, at = y * width; x < width; x += 1, at += 1) {
      const rows = across[at] === 1 ? (below[x] as number) + 1 : 0
      below[x] = rows
      if (rows >= side) data[at] = 1
    }
  }
  return { width, height, data }
}

/** The ink spread by so many pixels to the right and down, and by `back` to the left and up. */
export function grown(ink: Ink, by: number, back = by): Ink {
  return lengthened(lengthened(ink, 1, { by, back }), ink.width, { by, back })
}

/** The ink without what runs level or upright for more than so many pixels. */
export function withoutRuns(ink: Ink, longest: number): Ink {
  const data = new Uint8Array(ink.data)
  for (const step of [1, ink.width]) {
    forRuns(ink, step, ({ first, from, to }) => {
      if (to - from <= longest) return
      for (let along = from; along < to; along += 1) data[first + along * step] = 0
    })
  }
  return { ...ink, data }
}

/** Where runs across begin that are at least so long. */
function shortened(ink: Ink, side: number): Ink {
  const data = new Uint8Array(ink.data.length)
  forRuns(ink, 1, ({ first, from, to }) =>
    data.fill(1, first + from, first + Math.max(from, to - side + 1)),
  )
  return { ...ink, data }
}

type Spread = { readonly by: number; readonly back: number }

function lengthened(ink: Ink, step: number, { by, back }: Spread): Ink {
  const data = new Uint8Array(ink.data.length)
  forRuns(ink, step, ({ first, from, to, length }) => {
    const end = Math.min(length, to + by)
    for (let along = Math.max(0, from - back); along < end; along += 1) {
      data[first + along * step] = 1
    }
  })
  return { ...ink, data }
}

/** A run of ink, end exclusive, along a row or a column of `length` pixels that begins at `first`. */
type Run = {
  readonly first: number
  readonly from: number
  readonly to: number
  readonly length: number
}

/** Each run of ink along the rows (`step` 1) or the columns (the width). */
function forRuns({ width, height, data }: Ink, step: number, visit: (run: Run) => void): void {
  const [lines, length, next] = step === 1 ? [height, width, width] : [width, height, 1]
  for (let line = 0; line < lines; line += 1) {
    const first = line * next
    let from = -1
    for (let along = 0; along <= length; along += 1) {
      const isInked = along < length && data[first + along * step] === 1
      if (isInked && from < 0) from = along
      if (isInked || from < 0) continue
      visit({ first, from, to: along, length })
      from = -1
    }
  }
}
