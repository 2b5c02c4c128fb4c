/**
 * Ruled tables, in two steps that can be taken apart: lines → grids of empty cells (`gridsFrom`, before any word is
 * known), and words → the cells of a grid (`wordsByCell`; `pieceOf` makes a table of both).
 */
import type { Box } from '../document.ts'
import type { Edge, Word } from './page.ts'
import { joinEdges } from './rules.ts'

/** A cell of a grid: where it stands among the others, and on the page. Rows and columns count from 0. */
export type GridCell = {
  readonly row: number
  readonly column: number
  readonly rowSpan: number
  readonly colSpan: number
  readonly box: Box
  /** Whether no rule closes it at the table's foot: its words may run on below. */
  readonly openBelow: boolean
}

/** A ruled table without its words. Every row and column begins at some cell's border. */
export type Grid = {
  readonly box: Box
  /** Borders from left to right and from top to bottom; one more than there are columns and rows. */
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  /** In row order, then column order. */
  readonly cells: readonly GridCell[]
  /** Whether rules were missing, so that a region had to be cut into rectangles. */
  readonly repaired: boolean
}

/** How far two lines that should meet may miss each other. Points. */
const REACH = 3
/** Lines no further apart hold no text between them: cells with a frame each, double rules. Points. */
const SLIVER = 4
/** What share of a border must be drawn for it to be a wall. */
const DRAWN = 0.5
/** More pairs of crossing lines than any table has. */
const MOST_PAIRS = 4_000_000
/** More elementary cells than any table has: a drawing or a map. */
const MOST_SLOTS = 100_000

/** The grids that ruling lines make, from top to bottom. Lines that enclose nothing give none. */
export function gridsFrom(edges: readonly Edge[]): readonly Grid[] {
  return withSideRules(components(joinEdges(edges)))
    .map(gridOf)
    .filter((grid) => grid !== null)
    .toSorted((a, b) => a.box.top - b.box.top || a.box.x0 - b.box.x0)
}

/** Which words stand in which cell, by the cell's index in the grid: those whose middle it holds. */
export function wordsByCell(
  grid: Grid,
  words: readonly Word[],
): ReadonlyMap<number, readonly Word[]> {
  const held = new Map<number, Word[]>()
  const add = (owner: number | undefined, word: Word): void => {
    if (owner === undefined) return
    const list = held.get(owner)
    if (list) list.push(word)
    else held.set(owner, [word])
  }
  const ownerOf = cellFinder(grid)
  for (const word of words) add(ownerOf(word), word)
  for (const [index, cell] of grid.cells.entries()) {
    if (cell.openBelow) for (const word of runningOn(cell, words)) add(index, word)
  }
  return held
}

/** Words below a cell that no rule closes, line upon line without a gap: where a page ends inside a cell. */
function runningOn({ box }: GridCell, words: readonly Word[]): readonly Word[] {
  const below = words
    .filter((word) => middleY(word) >= box.bottom && word.box.x0 >= box.x0 && word.box.x1 <= box.x1)
    .toSorted((a, b) => a.box.top - b.box.top)
  let { bottom } = box
  return below.filter((word) => {
    const near = word.box.top - bottom < 0.8 * (word.box.bottom - word.box.top)
    if (near) bottom = Math.max(bottom, word.box.bottom)
    return near
  })
}

function middleY({ box }: Word): number {
  return (box.top + box.bottom) / 2
}

function cellFinder(grid: Grid): (word: Word) => number | undefined {
  const owners = slotOwners(grid)
  return (word) => {
    const column = slotAt(grid.xs, (word.box.x0 + word.box.x1) / 2)
    const row = slotAt(grid.ys, middleY(word))
    return column < 0 || row < 0 ? undefined : owners.get(row * grid.xs.length + column)
  }
}

function slotOwners(grid: Grid): ReadonlyMap<number, number> {
  const owners = new Map<number, number>()
  for (const [index, { row, column, rowSpan, colSpan }] of grid.cells.entries()) {
    for (let i = row; i < row + rowSpan; i += 1) {
      for (let j = column; j < column + colSpan; j += 1) owners.set(i * grid.xs.length + j, index)
    }
  }
  return owners
}

/** The index of the slot between two borders that holds `value`; -1 outside. */
function slotAt(borders: readonly number[], value: number): number {
  return borders.findIndex((border, index) => {
    const next = borders[index + 1]
    return next !== undefined && value >= border && value < next
  })
}

type Lines = { readonly horizontal: readonly Edge[]; readonly vertical: readonly Edge[] }

/** Lines that touch, directly or through others, belong together. */
function components(edges: readonly Edge[]): readonly Lines[] {
  const horizontal = edges.filter((edge) => edge.orientation === 'horizontal')
  const vertical = edges.filter((edge) => edge.orientation === 'vertical')
  if (horizontal.length * vertical.length > MOST_PAIRS) return []
  const sets = unionFind(horizontal.length + vertical.length)
  for (const [h, across] of horizontal.entries()) {
    for (const [v, down] of vertical.entries()) {
      if (touch(across, down)) sets.join(h, horizontal.length + v)
    }
  }
  const groups = new Map<number, { horizontal: Edge[]; vertical: Edge[] }>()
  for (const [index, edge] of [...horizontal, ...vertical].entries()) {
    const root = sets.find(index)
    const group = groups.get(root) ?? { horizontal: [], vertical: [] }
    group[edge.orientation].push(edge)
    groups.set(root, group)
  }
  return [...groups.values()]
}

/** How much shorter or longer than its table a rule beside it may be. Points. */
const SIDE = 14

/**
 * Upright rules that no level one touches go with the table beside them that is as high: they border merged cells that
 * run over the whole page.
 */
function withSideRules(groups: readonly Lines[]): readonly Lines[] {
  const tables = groups.filter(({ horizontal }) => horizontal.length > 0)
  const lone = groups.filter(({ horizontal }) => horizontal.length === 0)
  if (lone.length === 0 || lone.length > MOST_LONE) return tables
  return tables.map((table): Lines => {
    const [top, bottom] = heightOf(table)
    const beside = lone
      .flatMap(({ vertical }) => vertical)
      .filter(({ start, end }) => Math.abs(start - top) < SIDE && Math.abs(end - bottom) < SIDE)
    return { ...table, vertical: [...table.vertical, ...beside] }
  })
}

/** More rules that stand alone than that are a drawing. */
const MOST_LONE = 60

function heightOf({ horizontal, vertical }: Lines): readonly [number, number] {
  const ys = [
    ...horizontal.map((line) => line.position),
    ...vertical.flatMap(({ start, end }) => [start, end]),
  ]
  return [
    ys.reduce((least, y) => Math.min(least, y), Infinity),
    ys.reduce((most, y) => Math.max(most, y), -Infinity),
  ]
}

function touch(across: Edge, down: Edge): boolean {
  return (
    down.position >= across.start - REACH &&
    down.position <= across.end + REACH &&
    across.position >= down.start - REACH &&
    across.position <= down.end + REACH
  )
}

function gridOf(lines: Lines): Grid | null {
  if (lines.horizontal.length + lines.vertical.length < 3) return null
  const frame = frameOf(lines)
  if (frame.xs.length < 2 || frame.ys.length < 2) return null
  const { rectangles, repaired } = regions(frame)
  const kept = rectangles.filter((rectangle) => enclosed(frame, rectangle))
  return kept.length === 0 ? null : compact(frame, kept, repaired)
}

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
type Frame = {
  readonly xs: readonly number[]
  readonly ys: readonly number[]
  readonly walls: Walls
}

function frameOf(lines: Lines): Frame {
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

/** A rectangle of slots, ends exclusive. */
type Rectangle = {
  readonly top: number
  readonly left: number
  readonly bottom: number
  readonly right: number
}

/** Slots with no wall between them are one region; one that is no rectangle is cut into rectangles. */
function regions({ xs, ys, walls }: Frame): {
  readonly rectangles: readonly Rectangle[]
  readonly repaired: boolean
} {
  const columns = xs.length - 1
  const sets = unionFind(columns * (ys.length - 1))
  forEachSlot(xs, ys, (row, column) => {
    const slot = row * columns + column
    if (row > 0 && !walls.above[row]?.[column]) sets.join(slot, slot - columns)
    if (column > 0 && !walls.left[row]?.[column]) sets.join(slot, slot - 1)
  })
  const members = new Map<number, number[]>()
  forEachSlot(xs, ys, (row, column) => {
    const slot = row * columns + column
    const root = sets.find(slot)
    const list = members.get(root)
    if (list) list.push(slot)
    else members.set(root, [slot])
  })
  const rectangles = [...members.values()].map((slots) => rectanglesOf(slots, columns))
  return {
    rectangles: rectangles.flat(),
    repaired: rectangles.some((parts) => parts.length > 1),
  }
}

function forEachSlot(
  xs: readonly number[],
  ys: readonly number[],
  visit: (row: number, column: number) => void,
): void {
  for (let row = 0; row < ys.length - 1; row += 1) {
    for (let column = 0; column < xs.length - 1; column += 1) visit(row, column)
  }
}

/** Runs of slots in each row, equal runs below each other put together. `slots` in ascending order. */
function rectanglesOf(slots: readonly number[], columns: number): readonly Rectangle[] {
  const found: { top: number; left: number; bottom: number; right: number }[] = []
  for (const { row, left, right } of runs(slots, columns)) {
    const above = found.find(
      (part) => part.bottom === row && part.left === left && part.right === right,
    )
    if (above) above.bottom = row + 1
    else found.push({ top: row, left, bottom: row + 1, right })
  }
  return found
}

function runs(
  slots: readonly number[],
  columns: number,
): readonly { row: number; left: number; right: number }[] {
  const found: { row: number; left: number; right: number }[] = []
  for (const slot of slots) {
    const row = Math.floor(slot / columns)
    const column = slot % columns
    const last = found.at(-1)
    if (last && last.row === row && last.right === column) last.right = column + 1
    else found.push({ row, left: column, right: column + 1 })
  }
  return found
}

/**
 * Whether a rectangle is inside the table. At the table's outer border one side may be undrawn (a row cut by the page's
 * end), or two opposite ones (a table without side rules; a merged cell that runs over the page from top to bottom); any
 * other open rectangle is the page around a stepped table.
 */
function enclosed(frame: Frame, rectangle: Rectangle): boolean {
  const open = openSides(frame, rectangle)
  const count = Object.values(open).filter(Boolean).length
  return count <= 1 || (count === 2 && open.left === open.right)
}

/** The sides at the table's outer border along which no rule is drawn. */
function openSides(
  { xs, ys, walls }: Frame,
  { top, left, bottom, right }: Rectangle,
): Readonly<Record<'top' | 'bottom' | 'left' | 'right', boolean>> {
  const columns = range(left, right)
  const rows = range(top, bottom)
  return {
    top: top === 0 && !columns.every((column) => walls.above[0]?.[column]),
    bottom: bottom === ys.length - 1 && !columns.every((column) => walls.above[bottom]?.[column]),
    left: left === 0 && !rows.every((row) => walls.left[row]?.[0]),
    right: right === xs.length - 1 && !rows.every((row) => walls.left[row]?.[right]),
  }
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: to - from }, (_, index) => from + index)
}

/** The grid of the rectangles, without the borders that none of them uses. */
function compact(frame: Frame, rectangles: readonly Rectangle[], repaired: boolean): Grid {
  const { xs, ys } = frame
  const columns = used(rectangles.flatMap(({ left, right }) => [left, right]))
  const rows = used(rectangles.flatMap(({ top, bottom }) => [top, bottom]))
  const x = (border: number): number => xs[border] ?? 0
  const y = (border: number): number => ys[border] ?? 0
  const cells = rectangles.map((rectangle): GridCell => {
    const { top, left, bottom, right } = rectangle
    const row = rows.indexOf(top)
    const column = columns.indexOf(left)
    const box = { x0: x(left), top: y(top), x1: x(right), bottom: y(bottom) }
    const rowSpan = rows.indexOf(bottom) - row
    const colSpan = columns.indexOf(right) - column
    const openBelow = openSides(frame, rectangle).bottom
    return { row, column, rowSpan, colSpan, box, openBelow }
  })
  return {
    box: {
      x0: Math.min(...cells.map((cell) => cell.box.x0)),
      top: Math.min(...cells.map((cell) => cell.box.top)),
      x1: Math.max(...cells.map((cell) => cell.box.x1)),
      bottom: Math.max(...cells.map((cell) => cell.box.bottom)),
    },
    xs: columns.map(x),
    ys: rows.map(y),
    cells: cells.toSorted((a, b) => a.row - b.row || a.column - b.column),
    repaired,
  }
}

function used(borders: readonly number[]): readonly number[] {
  return [...new Set(borders)].toSorted((a, b) => a - b)
}

function unionFind(size: number): {
  readonly find: (member: number) => number
  readonly join: (a: number, b: number) => void
} {
  const parents = Int32Array.from({ length: size }, (_, index) => index)
  const find = (member: number): number => {
    let root = member
    while (parents[root] !== root) root = parents[root] ?? root
    let step = member
    while (parents[step] !== root) {
      const next = parents[step] ?? root
      parents[step] = root
      step = next
    }
    return root
  }
  const join = (a: number, b: number): void => {
    parents[find(a)] = find(b)
  }
  return { find, join }
}
