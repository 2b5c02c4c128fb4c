/** Characters as drawn → words: joined by geometry, parted at rules, each once however often it was drawn. */
import type { Box } from '../document.ts'
import { boxAround } from './lines.ts'
import type { Edge, Word } from './page.ts'

/** One character as drawn on the page. */
export type Mark = {
  /** One or more letters; blank for a space. */
  readonly text: string
  readonly box: Box
  /** Which way the text runs, in degrees clockwise from left to right. */
  readonly turn: 0 | 90 | 180 | 270
}

/** All in heights of a character: the widest gap inside a word, between Han characters, and between pieces. */
const GAP = 0.17
/** Between Han characters. Heights of a character. */
const HAN_GAP = 0.5
/** Between pieces. Heights of a character. */
const PIECE_GAP = 0.12
/** How far a character may reach back into the one before it. */
const BACK = 0.5
/** How much baselines may differ inside a word. */
const STEP = 0.2
/** How far apart the two drawings of one bold character lie at most, in widths and heights of it. */
const TWICE = 0.35
/** A rule parts two characters only where there is room between them. */
const RULE_ROOM = 0.06

/** Letters further apart than this are a poster's, not a table's. Points. */
const WIDEST = 100

const HAN = /[\p{Script=Han}\u3000-\u303f\uff00-\uffef]/u

/** The words that the marks make, in no order. `edges` part words that stand in two cells. */
export function joinMarks(marks: readonly Mark[], edges: readonly Edge[]): readonly Word[] {
  const once = withoutDoubles(marks)
  const words: Word[] = []
  for (const turn of [0, 90, 180, 270] as const) {
    const turned = once.filter((mark) => mark.turn === turn)
    if (turned.length === 0) continue
    const upright = turned.map((mark) => ({ ...mark, box: toUpright(mark.box, turn) }))
    const rules = turn === 0 ? rulesByPosition(edges) : new Map<number, Edge[]>()
    const joined = joinPieces(joinRuns(upright, rules), rules)
    const turning = turn === 0 ? {} : { turn }
    words.push(...joined.map((word) => ({ ...word, box: fromUpright(word.box, turn), ...turning })))
  }
  return words
}

/** Text drawn again, a hair beside itself, for bold or for a shadow. */
function withoutDoubles(marks: readonly Mark[]): readonly Mark[] {
  const seen = new Map<number, Mark[]>()
  return marks.filter((mark) => {
    if (mark.text.trim() === '') return true
    const { box } = mark
    const reachX = Math.min(TWICE * (box.x1 - box.x0), SQUARE)
    const reachY = Math.min(TWICE * (box.bottom - box.top), SQUARE)
    const letter = mark.text.codePointAt(0) ?? 0
    for (let x = square(box.x0 - reachX); x <= square(box.x0 + reachX); x += 1) {
      for (let y = square(box.top - reachY); y <= square(box.top + reachY); y += 1) {
        const drawn = seen
          .get(keyOf(letter, x, y))
          ?.some(
            (other) =>
              other.text === mark.text &&
              Math.abs(other.box.x0 - box.x0) < reachX &&
              Math.abs(other.box.top - box.top) < reachY,
          )
        if (drawn) return false
      }
    }
    const key = keyOf(letter, square(box.x0), square(box.top))
    const list = seen.get(key)
    if (list) list.push(mark)
    else seen.set(key, [mark])
    return true
  })
}

/** The side of the squares into which a page is divided to find what was drawn nearby. Points. */
const SQUARE = 16

function square(position: number): number {
  return Math.floor(position / SQUARE)
}

/** One number for a letter in a square; pages reach to 14,400 points. */
function keyOf(letter: number, x: number, y: number): number {
  return (letter * 2048 + (x & 2047)) * 2048 + (y & 2047)
}

type Rules = ReadonlyMap<number, readonly Edge[]>

/** Upright rules by the whole points they stand near. */
function rulesByPosition(edges: readonly Edge[]): Rules {
  const rules = new Map<number, Edge[]>()
  for (const edge of edges) {
    if (edge.orientation === 'horizontal') continue
    const key = Math.round(edge.position)
    const list = rules.get(key)
    if (list) list.push(edge)
    else rules.set(key, [edge])
  }
  return rules
}

/** Characters drawn one after the other that stand one after the other. */
function joinRuns(marks: readonly Mark[], rules: Rules): readonly Word[] {
  const words: Word[] = []
  let open: Word | null = null
  for (const mark of marks) {
    const blank = mark.text.trim() === ''
    if (open && !blank && follows(open, mark, rules)) {
      open = { text: open.text + mark.text, box: boxAround(open.box, mark.box) }
      continue
    }
    if (open) words.push(open)
    open = blank ? null : { text: mark.text, box: mark.box }
  }
  if (open) words.push(open)
  return words
}

function follows(word: Word, mark: Mark, rules: Rules): boolean {
  const height = Math.min(word.box.bottom - word.box.top, mark.box.bottom - mark.box.top)
  if (Math.abs(mark.box.bottom - word.box.bottom) > STEP * height) return false
  const gap = mark.box.x0 - word.box.x1
  const han = HAN.test(word.text.at(-1) ?? '') && HAN.test(mark.text[0] ?? '')
  if (gap > (han ? HAN_GAP : GAP) * height || gap < -BACK * height) return false
  return !ruleBetween(word, mark, rules)
}

/** Pieces drawn apart that touch on one line, as where two fonts share a word. */
function joinPieces(runs: readonly Word[], rules: Rules): readonly Word[] {
  const words = runs.toSorted((a, b) => a.box.x0 - b.box.x0)
  const starts = new Map<number, number[]>()
  for (const [index, { box }] of words.entries()) {
    const key = Math.round(box.x0 / 4)
    const list = starts.get(key)
    if (list) list.push(index)
    else starts.set(key, [index])
  }
  const taken = new Set<number>()
  return words.flatMap((word, index) => {
    if (taken.has(index)) return []
    let whole = word
    let next = pieceAfter(whole, index)
    while (next !== undefined) {
      taken.add(next)
      const piece = words[next] as Word
      whole = { text: whole.text + piece.text, box: boxAround(whole.box, piece.box) }
      next = pieceAfter(whole, index)
    }
    return [whole]
  })

  function pieceAfter(word: Word, self: number): number | undefined {
    const height = word.box.bottom - word.box.top
    const key = Math.round(word.box.x1 / 4)
    const candidates = [key - 1, key, key + 1].flatMap((near) => starts.get(near) ?? [])
    return candidates.find((index) => {
      const piece = words[index]
      if (!piece || index === self || taken.has(index)) return false
      const gap = piece.box.x0 - word.box.x1
      return (
        Math.abs(gap) <= PIECE_GAP * height &&
        Math.abs(piece.box.bottom - word.box.bottom) <= STEP * height &&
        !ruleBetween(word, piece, rules)
      )
    })
  }
}

type Text = Pick<Word, 'text' | 'box'>

function ruleBetween(before: Text, after: Text, rules: Rules): boolean {
  const from = inkEnd(before)
  const to = inkStart(after)
  const room = to - from
  if (room > WIDEST || room < RULE_ROOM * (after.box.bottom - after.box.top)) return false
  const y = (before.box.top + before.box.bottom) / 2
  for (let x = Math.floor(from) - 1; x <= Math.ceil(to) + 1; x += 1) {
    const between = rules
      .get(x)
      ?.some(
        ({ position, start, end }) =>
          position >= from - 1 && position <= to + 1 && start <= y && end >= y,
      )
    if (between) return true
  }
  return false
}

/** Full-width brackets and stops fill half of their square. */
function inkEnd({ text, box }: Text): number {
  return /[，。；：、）】》」』〕]$/u.test(text) ? box.x1 - (box.bottom - box.top) / 2 : box.x1
}

function inkStart({ text, box }: Text): number {
  return /^[（【《「『〔]/u.test(text) ? box.x0 + (box.bottom - box.top) / 2 : box.x0
}

/** A box as it stands once the page is turned so that the text runs from left to right; and back. */
function toUpright({ x0, top, x1, bottom }: Box, turn: Mark['turn']): Box {
  if (turn === 90) return { x0: top, top: -x1, x1: bottom, bottom: -x0 }
  if (turn === 180) return { x0: -x1, top: -bottom, x1: -x0, bottom: -top }
  if (turn === 270) return { x0: -bottom, top: x0, x1: -top, bottom: x1 }
  return { x0, top, x1, bottom }
}

function fromUpright(box: Box, turn: Mark['turn']): Box {
  const back = { 0: 0, 90: 270, 180: 180, 270: 90 } as const
  return toUpright(box, back[turn])
}
