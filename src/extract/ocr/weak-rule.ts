/**
 * Rules too faint or too often broken to be found by themselves. Where the rules of a table that were found say that one
 * may run, from one crossing to the next, less ink proves it.
 */
import type { Grey } from './pixels.ts'
import type { Rules, RulingLine } from './rule.ts'

/** Inches. */
const INCHES = {
  /** Rules that lie no farther apart stand at one place of the grid. */
  same: 0.035,
  /** How far a rule may stray from where others of its line lie. */
  straying: 0.01,
  /** From the middle of a rule to where the paper beside it is white again. */
  beside: 0.022,
  /** Narrower than this is no column, and no row. */
  narrowest: 0.08,
  /** What is left out at the ends, where other rules run. */
  crossing: 0.02,
  /** A stretch no longer than this may be the stroke of a character, which ends before it meets another rule. */
  stroke: 0.45,
  /** From the middle of a rule to where its blur ends, and on to where print would begin at the nearest. */
  blur: 0.012,
  apart: 0.016,
  /** Ink is looked at in stretches so long, for the grain of the paper to even out. */
  grain: 0.015,
} as const

/** How much darker than the paper on both sides the ink of a rule is, of 255. */
const DARKER = 8
/** Share of a stretch that must show ink: print in a row of text shows less, with paper above and below. */
const SHOWN = 0.7

/** The rules, with such as complete them from crossing to crossing. */
export function withWeakRules(grey: Grey, { horizontal, vertical }: Rules, dpi: number): Rules {
  const turned = transposedGrey(grey)
  const across = completed(grey, horizontal, vertical, dpi)
  const down = completed(turned, vertical, across, dpi)
  // A rule found upright may be where a level one ends that was not seen before.
  return { horizontal: completed(grey, across, down, dpi), vertical: down }
}

function completed(
  grey: Grey,
  own: readonly RulingLine[],
  crossing: readonly RulingLine[],
  dpi: number,
): readonly RulingLine[] {
  const levels = placesOf(own, dpi)
  const stops = placesOf(crossing, dpi)
  const found = levels.flatMap((level) =>
    stops.slice(1).flatMap((end, index): readonly RulingLine[] => {
      const start = stops[index] ?? 0
      if (end - start < INCHES.narrowest * dpi || isCovered(own, level, [start, end], dpi))
        return []
      const row = rowOfRule(grey, level, [start, end], dpi)
      return row === null ? [] : [{ from: row, to: row, start, end }]
    }),
  )
  return [...own, ...found]
}

/** Where rules lie, each place once, in order. */
function placesOf(rules: readonly RulingLine[], dpi: number): readonly number[] {
  const middles = rules.map(({ from, to }) => (from + to) / 2).toSorted((a, b) => a - b)
  const groups: number[][] = []
  for (const middle of middles) {
    const group = groups.at(-1)
    if (group && middle - (group.at(-1) ?? 0) <= INCHES.same * dpi) group.push(middle)
    else groups.push([middle])
  }
  return groups.map((group) => Math.round(group.reduce((sum, at) => sum + at, 0) / group.length))
}

type Span = readonly [start: number, end: number]

/** Whether rules found run along most of a stretch already. */
function isCovered(rules: readonly RulingLine[], level: number, [start, end]: Span, dpi: number) {
  const near = rules.filter(
    ({ from, to }) => from - INCHES.same * dpi <= level && to + INCHES.same * dpi >= level,
  )
  const length = near.reduce(
    (sum, rule) => sum + Math.max(0, Math.min(rule.end, end) - Math.max(rule.start, start)),
    0,
  )
  return length >= 0.9 * (end - start)
}

/** The row near a level in which a rule shows from one stop to the next; null where none does. */
function rowOfRule(grey: Grey, level: number, [start, end]: Span, dpi: number): number | null {
  const [straying, crossing] = [INCHES.straying * dpi, INCHES.crossing * dpi].map(Math.ceil) as Pair
  let best: { readonly row: number; readonly shown: number } | null = null
  for (let row = level - straying; row <= level + straying; row += 1) {
    const shown = shownIn(grey, row, [start + crossing, end - crossing], dpi)
    if (shown >= SHOWN && meetsBoth(grey, row, [start, end], dpi) && shown > (best?.shown ?? 0))
      best = { row, shown }
  }
  return best?.row ?? null
}

type Pair = [number, number]

/** Whether a stretch goes on to both its ends, or is longer than any stroke. */
function meetsBoth(grey: Grey, row: number, [start, end]: Span, dpi: number): boolean {
  if (end - start > INCHES.stroke * dpi) return true
  const [near, far] = [INCHES.blur * dpi, (INCHES.blur + INCHES.apart) * dpi].map(Math.ceil) as Pair
  return (
    shownIn(grey, row, [start + near, start + far], dpi) >= SHOWN &&
    shownIn(grey, row, [end - far, end - near], dpi) >= SHOWN
  )
}

/** The share of a row that is darker than the paper above and below. */
function shownIn(grey: Grey, row: number, [start, end]: Span, dpi: number): number {
  const beside = Math.ceil(INCHES.beside * dpi)
  const grain = Math.ceil(INCHES.grain * dpi)
  if (row < beside || row + beside + 1 >= grey.height) return 0
  let shown = 0
  let seen = 0
  for (let from = Math.max(0, start); from < Math.min(end, grey.width); from += grain) {
    const to = Math.min(end, grey.width, from + grain)
    const own = (shadeOf(grey, row, from, to) + shadeOf(grey, row + 1, from, to)) / 2
    const above = shadeOf(grey, row - beside, from, to)
    const below = shadeOf(grey, row + 1 + beside, from, to)
    seen += 1
    if (own + DARKER <= Math.min(above, below)) shown += 1
  }
  return shown / Math.max(1, seen)
}

function shadeOf({ width, data }: Grey, row: number, from: number, to: number): number {
  let sum = 0
  for (let x = from; x < to; x += 1) sum += data[row * width + x] as number
  return sum / Math.max(1, to - from)
}

function transposedGrey({ width, height, data }: Grey): Grey {
  const turned = new Uint8Array(data.length)
  for (let y = 0; y < height; y += 1) {
    for (let x = 0; x < width; x += 1) turned[x * height + y] = data[y * width + x] as number
  }
  return { width: height, height: width, data: turned }
}
