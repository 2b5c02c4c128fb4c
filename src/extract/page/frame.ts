/** The lines of one table → where its rows and columns end, and which stretches of those borders are drawn. */
import { type Lines, REACH } from './component.ts'
import type { Edge } from './page.ts'

/** Lines no further apart hold no text between them: cells with a frame each, double rules. Points. */
const SLIVER = 4
/** What share of a border must be drawn for it to be a wall. */
const DRAWN = 0.5
/** More elementary cells than any table has: a drawing or a map. */
const MOST_SLOTS = 100_000

/** Where a row or a column ends: lines so near each other that nothing fits between them are one border. */
type Border = { readonly at: number; readonly from: number; readonly to: number }

/** The borders that lines of one orientation make, and those where the crossing lines end beyond the outermost. */
function borders(lines: readonly Edge[], crossing: readonly Edge[]): readonly Border[] {
  const found: Border[] = []
  for (const { position } of lines.toSorted((a, b) => a.position - b.position)) {
    const last = found.at(-1)
    const near = last && position - last.to <= SLIVER && position - last.from <= 2 * SLIVER
    const from = near ? last.from : position
    const border = { at: (from + position) / 2, from, to: position }
    if (near) found[found.length - 1] = border
    else found.push(border)
  }
  const first = Math.min(...crossing.map((line) => line.start))
  const last = Math.max(...crossing.map((line) => line.end))
  const [highest, lowest] = [found[0]?.from ?? Infinity, found.at(-1)?.to ?? -Infinity]
  const before = first < highest - 2 * REACH ? [undrawn(first)] : []
  const after = last > lowest + 2 * REACH ? [undrawn(last)] : []
  return [...before, ...found, ...after]
}

function undrawn(at: number): Border {
  return { at, from: at, to: at }
}

/** `above[i][j]`: whether a rule runs along border i over column j; `left[i][j]`: along border j beside row i. */
type Walls = { readonly above: readonly boolean[][]; readonly left: readonly boolean[][] }
export type Frame = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly walls: Walls
}

/** Empty where there are more slots than any table has. */
export function frameOf(lines: Lines): Frame {
  const across = borders(lines.horizontal, lines.vertical)
  const down = borders(lines.vertical, lines.horizontal)
  const xs = down.map((border) => border.at)
  const ys = across.map((border) => border.at)
  if (xs.length * ys.length > MOST_SLOTS) return { xs: [], ys: [], walls: { above: [], left: [] } }
  const above = across.map((border) => drawn(linesAt(lines.horizontal, border), xs))
  const beside = down.map((border) => drawn(linesAt(lines.vertical, border), ys))
  const left = ys.slice(1).map((_, row) => beside.map((column) => column[row] ?? false))
  return { xs, ys, walls: { above, left } }
}

function linesAt(lines: readonly Edge[], { from, to }: Border): readonly Edge[] {
  return lines.filter(({ position }) => position >= from && position <= to)
}

/** For each stretch between two borders, whether lines cover enough of it. */
function drawn(lines: readonly Edge[], borders: readonly number[]): boolean[] {
  return borders.slice(1).map((to, index) => {
    const from = borders[index] ?? to
    const covered = lines.reduce(
      (sum, { start, end }) => sum + Math.max(0, Math.min(end, to) - Math.max(start, from)),
      0,
    )
    return covered >= DRAWN * (to - from)
  })
}
