/** Two pages scanned on one sheet, taken apart at the gutter between them. */
import type { Page, Word } from '../page/page.ts'

/** Two upright pages side by side are at least so much wider than high. */
const WIDE = 1.15
/** A gutter is at least this wide and lies this near to the middle. Shares of the sheet's width. */
const GUTTER = 0.025
/** How far from the middle it lies at most, in widths of the sheet. */
const MIDDLE = 0.1
/** Each page holds at least this share of the words; less is a note in the margin. */
const FEWEST = 0.1

/** The pages on a sheet from left to right, in the sheet's own coordinates; a sheet of one page is that page. */
export function pagesOf(sheet: Page): readonly Page[] {
  const gutter = sheet.width > WIDE * sheet.height ? gutterOf(sheet) : null
  if (gutter === null) return [sheet]
  const left = sheet.words.filter(({ box }) => box.x1 <= gutter)
  const right = sheet.words.filter(({ box }) => box.x0 >= gutter)
  if (Math.min(left.length, right.length) < FEWEST * sheet.words.length) return [sheet]
  const isLeft = (x: number) => x < gutter
  return [left, right].map((words, side) => ({
    ...sheet,
    words,
    edges: sheet.edges.filter(
      ({ orientation, position, start }) =>
        isLeft(orientation === 'vertical' ? position : start) === (side === 0),
    ),
  }))
}

/** The middle of the widest strip near the sheet's middle that nothing reaches into; null where there is none. */
function gutterOf({ width, words, edges }: Page): number | null {
  const spans = [
    ...words.map(({ box }: Word) => [box.x0, box.x1] as const),
    ...edges.map(({ orientation, position, start, end }) =>
      orientation === 'vertical' ? ([position, position] as const) : ([start, end] as const),
    ),
  ].toSorted(([a], [b]) => a - b)
  let reached = spans[0]?.[1] ?? width
  let widest = { middle: 0, width: GUTTER * width }
  for (const [start, end] of spans) {
    const middle = (reached + start) / 2
    const near = Math.abs(middle - width / 2) <= MIDDLE * width
    if (near && start - reached >= widest.width) widest = { middle, width: start - reached }
    reached = Math.max(reached, end)
  }
  return widest.middle === 0 ? null : widest.middle
}
