/** Pages → a document's blocks: a table that runs over page breaks becomes one. */
import type { Block, Note } from '../document.ts'
import { type PageBlocks, type PagePiece, type ParagraphPiece, topOf } from './blocks.ts'
import { joinTables } from './continue.ts'
import { type TablePiece, tableOf } from './piece.ts'

/** How high the strips at the page's head and foot are in which only running lines stand. Shares of its height. */
const EDGE_STRIP = 0.045
/** The same for both together with the margin. Share of the page’s height. */
const MARGIN_STRIP = 0.12

/** A table that ends above this share of its page was not cut by the page's end. */
const FOOT = 0.8
/** A row that would have had this much more room than it needs was not put on the next page for want of room. Points. */
const SPARE = 6

const PAGE_NUMBER =
  /^[-–—─·\s]*(?:(?:第|page|p\.)\s*)?\d{1,4}(?:\s*(?:页|(?:[/／]|of|页?，?共)\s*\d{1,4}(?:\s*页)?))?[-–—─·\s]*$/iu

/** The blocks of all pages, in reading order. */
export function joinPages(
  pages: readonly PageBlocks[],
  note: (note: Note) => void,
): readonly Block[] {
  const running = runningLines(pages)
  const foot = lowestTable(pages)
  const joined: PagePiece[] = []
  let open: { readonly at: number; readonly page: number } | null = null
  for (const page of pages) {
    const { head, body, tail } = parts(page, running)
    // Two pages on one sheet have the sheet's number.
    const at: number | null = open && page.number - open.page <= 1 ? open.at : null
    const end = Math.max(foot, FOOT * page.height)
    const whole = at === null ? null : continued(joined[at], body[0], end)
    if (whole && at !== null) {
      joined[at] = whole
      noteContinued(whole, page.number, note)
    }
    const rest = whole ? body.slice(1) : body
    joined.push(...head, ...rest)
    open = openTable(rest, joined.length - 1, whole ? at : null, page.number)
    joined.push(...tail)
  }
  return joined.map(blockOf)
}

/** Which piece the next page may go on with: the last of this page's body, if that is a table. */
function openTable(
  rest: readonly PagePiece[],
  last: number,
  before: number | null,
  page: number,
): { readonly at: number; readonly page: number } | null {
  if (rest.length === 0) return before === null ? null : { at: before, page }
  return rest.at(-1)?.kind === 'table' ? { at: last, page } : null
}

function continued(
  before: PagePiece | undefined,
  next: PagePiece | undefined,
  foot: number,
): TablePiece | null {
  if (before?.kind !== 'table' || next?.kind !== 'table') return null
  const spare = foot - before.end
  if (spare > next.firstRow + SPARE) return null
  return joinTables(before, next)
}

function noteContinued({ page, box }: TablePiece, on: number, note: (note: Note) => void): void {
  const place = { kind: 'page', page, box } as const
  note({ code: 'table_continued', lost: false, place, args: { page, on } })
}

function lowestTable(pages: readonly PageBlocks[]): number {
  const ends = pages.flatMap(({ pieces }) =>
    pieces.flatMap((piece) => (piece.kind === 'table' ? [piece.end] : [])),
  )
  return ends.reduce((lowest, end) => Math.max(lowest, end), 0)
}

type Parts = {
  readonly head: readonly PagePiece[]
  readonly body: readonly PagePiece[]
  readonly tail: readonly PagePiece[]
}

/** A page without its running head and foot. */
function parts(page: PageBlocks, running: ReadonlySet<string>): Parts {
  const { pieces } = page
  const runs = (piece: PagePiece): boolean => isRunning(piece, page, running)
  const first = pieces.findIndex((piece) => !runs(piece))
  if (first === -1) return { head: pieces, body: [], tail: [] }
  const last = pieces.findLastIndex((piece) => !runs(piece))
  return {
    head: pieces.slice(0, first),
    body: pieces.slice(first, last + 1),
    tail: pieces.slice(last + 1),
  }
}

function isRunning(piece: PagePiece, page: PageBlocks, running: ReadonlySet<string>): boolean {
  if (piece.kind === 'table') return false
  const top = topOf(piece)
  const middle = Math.min(top, page.height - top)
  if (middle > MARGIN_STRIP * page.height) return false
  const { text } = piece.paragraph
  return (
    middle < EDGE_STRIP * page.height ||
    PAGE_NUMBER.test(text) ||
    /^[（(]?续表?[）)]?$/u.test(text) ||
    running.has(runningKey(piece))
  )
}

/** Lines that stand at the same height of several pages with the same words, numbers aside. */
function runningLines(pages: readonly PageBlocks[]): ReadonlySet<string> {
  const counts = new Map<string, number>()
  for (const { pieces } of pages) {
    const keys = pieces.flatMap((piece) => (piece.kind === 'paragraph' ? [runningKey(piece)] : []))
    for (const key of new Set(keys)) counts.set(key, (counts.get(key) ?? 0) + 1)
  }
  const enough = Math.max(2, pages.length / 3)
  return new Set([...counts].filter(([, count]) => count >= enough).map(([key]) => key))
}

function runningKey(piece: ParagraphPiece): string {
  const words = piece.paragraph.text.replace(/\d+/gu, '#').replace(/\s+/gu, '')
  return `${Math.round(topOf(piece) / 3)} ${words}`
}

/** A box around one piece of text is a frame, not a table. */
function blockOf(piece: PagePiece): Block {
  if (piece.kind === 'paragraph') return piece.paragraph
  const [cell] = piece.cells
  if (piece.cells.length > 1 || !cell) return tableOf(piece)
  return { type: 'paragraph', text: cell.text, level: null, place: cell.place }
}
