/**
 * What a page's end cut in two: a row, or merged cells beside rows that end there. The rules tell it where they leave
 * open at the foot what goes on; where the page closes every cell, the words have to.
 */
import { withoutSpaces } from './cell.ts'
import type { PieceCell } from './piece.ts'

/** Blank space on both sides of a cell's text, at most. Points. */
const PADDING = 8
/** Lines that still fit into a cell's height though its text fills it. */
const FULL = 1.6
/** The same where a page's foot closes the cells: the line that went over, and the blank space around the text. */
const FULL_AT_FOOT = 3
/** A text of fewer characters is a heading, and ends where it ends. */
const PROSE = 12

/** A cell that ends at the cut, and the one that begins below it in the same columns. */
export type PagePair = { readonly above: PieceCell; readonly below: PieceCell }

/** What goes on below a cut. */
export type PageCut = {
  readonly pairs: readonly PagePair[]
  /** Whether the last row above and the first below are one row. */
  readonly sharesRow: boolean
}

/** What of the cells that end at a cut goes on in those that begin below it. `pairs` are those in the same columns. */
export function cutOf(
  pairs: readonly PagePair[],
  starting: readonly PieceCell[],
  ending: readonly PieceCell[],
): PageCut {
  const isOpen = ending.some(({ openBelow }) => openBelow)
  if (isOpen && ending.some(({ openBelow }) => !openBelow)) {
    return { pairs: pairs.filter(({ above }) => above.openBelow), sharesRow: false }
  }
  const goesOn = starting.filter(({ openAbove }) => openAbove)
  if (isOpen && goesOn.length > 0 && goesOn.length < starting.length) {
    return { pairs: pairs.filter(({ below }) => below.openAbove), sharesRow: false }
  }
  const whole = pairs.length === starting.length && starting.length === ending.length
  const allOpen = isOpen && goesOn.length > 0 && !pairs.some(areNumbers)
  const sharesRow = whole && (allOpen || (isOpen && isRest(pairs)) || rowIsCut(pairs))
  return { pairs: sharesRow ? pairs : pairsOverCut(pairs, starting), sharesRow }
}

/** Whether what stands below can be the rest of a row that no rule closes: some words end above, and no item begins. */
function isRest(pairs: readonly PagePair[]): boolean {
  const flowing = pairs.filter(({ above, below }) => above.text !== '' && below.text !== '')
  const done = pairs.some(({ above, below }) => above.text !== '' && below.text === '')
  return done && !flowing.some(({ below }) => NUMBER.test(below.text) || NEW_ITEM.test(below.text))
}

/** Whether the last row above and the first below are one: everything below either goes on from above or is blank. */
function rowIsCut(pairs: readonly PagePair[]): boolean {
  const filled = pairs.filter(({ below }) => below.text !== '')
  const flowing = filled.filter((pair) => pair.above.text !== '')
  const done = pairs.some(({ above, below }) => above.text !== '' && below.text === '')
  if (!(done || flowing.some(wrapped)) || flowing.every(verticalHeading)) return false
  return flowing.every(flowsOn) || loneRest(filled)
}

/** Whether the words above already went over a line's end, or are too many to be a label. */
function wrapped({ above }: PagePair): boolean {
  return above.text.length >= PROSE || above.text.includes('\n')
}

/** Whether all that stands below is the end of one cell's words, in a row that says nothing else. */
function loneRest(filled: readonly PagePair[]): boolean {
  const [pair, ...others] = filled
  if (!pair || others.length > 0 || pair.above.text === '') return false
  const { above, below } = pair
  if (NUMBER.test(below.text) || NEW_ITEM.test(below.text)) return false
  return above.slack <= FULL_AT_FOOT && below.lead > above.room - PADDING
}

/** The cells that run over the cut though the rows beside them do not: blank, repeated or going on below. */
function pairsOverCut(
  pairs: readonly PagePair[],
  starting: readonly PieceCell[],
): readonly PagePair[] {
  const joined: PagePair[] = []
  const alike = pairs.length === starting.length
  let leading = true
  for (const cell of starting) {
    const pair = pairs.find(({ below }) => below === cell)
    const goesOn = pair !== undefined && overCut(pair, alike)
    leading &&= goesOn
    if (pair && goesOn && (leading || cell.rowSpan > 1)) joined.push(pair)
  }
  return joined.length === starting.length ? [] : joined
}

/** Whether a cell runs over the cut; `alike` where the rows on both sides of it have the same columns. */
function overCut(pair: PagePair, alike: boolean): boolean {
  const { above, below } = pair
  if (below.text === '') return true
  if (above.text === '') return false
  const repeated =
    withoutSpaces(above.text) === withoutSpaces(below.text) && !/^[\d.,%\s]*$/u.test(below.text)
  if (repeated) return true
  if (above.openBelow && verticalHeading(pair)) return true
  if (above.slack > FULL) return false
  const prose = withoutSpaces(above.text).length >= PROSE && below.rowSpan > 1
  return (alike && verticalHeading(pair)) || bracketed(pair) || (prose && flowsOn(pair))
}

const NUMBER = /^[\d.,%％\s—–-]+$/u
const NEW_ITEM = /^(?:指标\s*\d|[（(]?\d+[）).、：:]|[一二三四五六七八九十]+、|……)/u

/** Two numbers below each other are those of two rows. */
function areNumbers({ above, below }: PagePair): boolean {
  return NUMBER.test(above.text) && NUMBER.test(below.text)
}

/** Whether the words below are the rest of those above: they had no room on the last line there. */
function flowsOn(pair: PagePair): boolean {
  const { above, below } = pair
  if (areNumbers(pair)) return false
  if (NEW_ITEM.test(below.text) || above.slack > FULL) return false
  return bracketed(pair) || verticalHeading(pair) || below.lead > above.room - PADDING
}

/** A heading written one character a line, cut between two of them. Two that end alike are two headings. */
function verticalHeading({ above, below }: PagePair): boolean {
  if (above.text.at(-1) === below.text.at(-1)) return false
  return isVertical(above.text) && isVertical(below.text)
}

function isVertical(text: string): boolean {
  return /^\p{Script=Han}(?:\s*\n\s*\p{Script=Han})*$/u.test(text)
}

/** What stands in brackets goes with what stands before them. */
function bracketed({ above, below }: PagePair): boolean {
  const open = (above.text.match(/[（(]/gu) ?? []).length
  const closed = (above.text.match(/[）)]/gu) ?? []).length
  return open > closed || /^[（(].*[）)]$/su.test(below.text) || /^[，。；、）)]/u.test(below.text)
}
