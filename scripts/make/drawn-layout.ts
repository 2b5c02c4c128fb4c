/** A layout written as HTML, drawn as a PDF draws it: rules, and words at their places; whole, or cut by a page's end. */
import { readFileSync } from 'node:fs'
import type { Block, Table } from '../../src/extract/document.ts'
import { readHtml } from '../../src/extract/html/html.ts'
import { drawTable, type Ink, type Sheet, wrap } from './pdf.ts'

const SIZE = 9
export const MARGIN = 40
/** A4 across, in points. */
export const PAGE = { width: 842, height: 595 }

export async function blocksOf(path: string): Promise<readonly Block[]> {
  const settings = { ocr: 'off', maxPages: 1 } as const
  const { blocks } = await readHtml(readFileSync(path), settings, () => {})
  return blocks
}

export function tableIn(blocks: readonly Block[]): Table {
  const table = blocks.find((block) => block.type === 'table')
  if (table === undefined) throw new Error('A source has no table.')
  return table
}

export function headings(blocks: readonly Block[]): readonly Ink[] {
  return blocks
    .filter((block) => block.type === 'paragraph')
    .map(({ text }, index) => ({
      kind: 'text',
      text,
      x: 280 + 70 * index,
      y: 40 + 18 * index,
      size: 12,
    }))
}

/** The rules and words of a table below its headings, each row as high as its words need. */
export function draw(table: Table, isCentred = false): readonly Ink[] {
  const width = (PAGE.width - 2 * MARGIN) / table.columnCount
  const widths = new Array<number>(table.columnCount).fill(width)
  const heights = new Array<number>(table.rowCount).fill(0)
  for (const { row, rowSpan, colSpan, text } of table.cells) {
    const lines = wrap(text, (width * colSpan - 6) / SIZE).length
    const needed = (8 + lines * 1.2 * SIZE) / rowSpan
    for (let at = row; at < row + rowSpan; at += 1) {
      heights[at] = Math.max(heights[at] ?? 0, needed)
    }
  }
  return drawTable({
    x: MARGIN,
    top: 80,
    widths,
    heights,
    size: SIZE,
    cells: table.cells,
    isCentred,
  })
}

/** How much of a line stands above its base. */
const ASCENT = 0.86

/**
 * Two pages as a browser prints them: at the foot of the first, which stands at `y` of what is drawn, no rule closes what
 * goes on, and a line of words that has no more room begins the second, with all below it moved down.
 */
export function cutByPage(ink: readonly Ink[], y: number): readonly Sheet[] {
  const sheet = { width: PAGE.width, height: PAGE.width }
  const toFoot = sheet.height - MARGIN - y
  const pushed = ink.flatMap((one) => {
    if (one.kind !== 'text' || topOf(one) >= y || bottomOf(one) <= y) return []
    return [y - topOf(one)]
  })
  const toHead = MARGIN - y + Math.max(0, ...pushed)
  const first = ink.flatMap((one): readonly Ink[] => {
    if (one.kind === 'text') return bottomOf(one) <= y ? [{ ...one, y: one.y + toFoot }] : []
    return one.kind === 'rule' ? ruleAbove(one, y, toFoot) : []
  })
  const second = ink.flatMap((one): readonly Ink[] => {
    if (one.kind === 'text') return bottomOf(one) <= y ? [] : [{ ...one, y: one.y + toHead }]
    return one.kind === 'rule' ? ruleBelow(one, y, toHead) : []
  })
  return [
    { ...sheet, ink: first },
    { ...sheet, ink: second },
  ]
}

type Text = Ink & { readonly kind: 'text' }
type Rule = Ink & { readonly kind: 'rule' }

function topOf({ y, size }: Text): number {
  return y - ASCENT * size
}

function bottomOf(text: Text): number {
  return topOf(text) + text.size
}

/** What of a rule stands above `y`, or on it where it is level. */
function ruleAbove({ from, to, ...rule }: Rule, y: number, by: number): readonly Rule[] {
  const isLevel = from[1] === to[1]
  if (isLevel ? from[1] > y : from[1] >= y) return []
  return [{ ...rule, from: [from[0], from[1] + by], to: [to[0], Math.min(to[1], y) + by] }]
}

/** What of a rule stands below `y`, or on it where it is level; one that is cut there begins at the page's head. */
function ruleBelow({ from, to, ...rule }: Rule, y: number, by: number): readonly Rule[] {
  const isLevel = from[1] === to[1]
  if (isLevel ? from[1] < y : to[1] <= y) return []
  const top = from[1] < y ? MARGIN : from[1] + by
  return [{ ...rule, from: [from[0], top], to: [to[0], to[1] + by] }]
}
