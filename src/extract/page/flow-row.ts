/** A line of a page, cut at its wide gaps. */
import type { Box } from '../document.ts'
import { boxAround } from './lines.ts'
import type { Word } from './page.ts'

/** Words of one line with no wide gap between them. */
export type FlowSegment = {
  /** From left to right. */
  readonly words: readonly Word[]
  readonly box: Box
}

/** What stands on one baseline. */
export type FlowRow = {
  /** From left to right. */
  readonly segments: readonly FlowSegment[]
  readonly box: Box
}

export function rowOf(segments: readonly FlowSegment[]): FlowRow {
  return { segments, box: segments.map((segment) => segment.box).reduce(boxAround) }
}

/** Whether a row's middle lies in the region. */
export function isWithin({ box }: FlowRow, { x0, top, x1, bottom }: Box): boolean {
  const middle = (box.top + box.bottom) / 2
  return middle > top && middle < bottom && box.x1 > x0 && box.x0 < x1
}
