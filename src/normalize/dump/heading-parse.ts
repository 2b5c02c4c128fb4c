/**
 * The words behind the first heading of a section → its headings: the cheapest way to part them, for a dump wraps headings
 * over lines and puts several on one, and where the first row below them begins.
 */

import { isLevelName } from '../column/shape.ts'
import { isFigure } from '../value/score.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { bareHeading, fold } from '../words/heading.ts'
import { guessFund, guessIndicator, meaningOf } from '../words/meaning.ts'
import type { Match } from './match.ts'
import type { Token } from './token.ts'

/** Tokens of one heading, and of all headings of a section. */
const LONGEST = 8
/** Tokens of all headings of a section. Chosen; it bounds the work. */
const MOST = 48
/** Characters of a word that may be a heading, or two of them run together. */
const WIDEST = 20

/** What it costs to take words for a heading; more where nobody knows it, or where it only sounds like one. */
const HEADING = 0.5
/** What it costs besides where nobody knows the words. */
const UNKNOWN = 1.5
/** What it costs besides where they only sound like a heading. */
const GUESSED = 0.7
/** One character is half a heading; known words within unknown ones are a heading of their own. */
const SHORT = 1.5
/** What it costs to take known words within unknown ones for a part of them. */
const CUT = 1.2
/** A line end within a heading; a blank within one; between single characters; a second line that is longer than the first. */
const WRAPPED = 0.3
/** A blank within a heading, which parts cells as a rule. */
const OVER_BLANK = 3
/** A blank between single characters, which are printed apart: 分 值. */
const OVER_BLANK_APART = 0.3
/** A second line that is longer than the first. */
const WIDER = 0.8
/** Characters of the longest heading that is no rare one. */
const LONG = 10
/** Two known headings for one that is known as well; a border within a word. */
const TWO = 0.6
/** A border within a word. */
const INSIDE = 0.3
/** The same for a heading that nobody knows or that stands already. */
const AGAIN = 2.5
/** A heading does not begin with words in another language; what it begins with brackets costs as CUT. */
const FOREIGN = 0.5
/** What a word of a known heading is worth. */
const KNOWN = 0.6

export type AcceptsMeaning = (meaning: Meaning) => boolean
/** What speaks for it that the first row under the headings begins with a token. */
export type BeginsRow = (tokens: readonly Token[], at: number) => number

/** A word of a heading, or the part of a word that is one: 全年执行数 and 分值 of 全年执行数分值. */
type Atom = {
  readonly text: string
  readonly opens: boolean
  readonly closes: boolean
  /** Index of its token; `isInside`: it begins within it. */
  readonly token: number
  readonly isInside: boolean
}

type Way = { readonly cost: number; readonly known: number; readonly matches: readonly Match[] }

/** The headings from a token on, which is the first of a known one; none where it is not. */
export function headingsFrom(
  tokens: readonly Token[],
  start: number,
  accepts: AcceptsMeaning,
  beginsRow: BeginsRow,
): readonly Match[] {
  const atoms = atomsFrom(tokens, start, accepts)
  let best: { readonly worth: number; readonly way: Way } | null = null
  for (const [end, way] of waysOver(atoms, accepts).entries()) {
    const last = atoms[end - 1]
    if (!way || !last?.closes) continue
    const worth = way.known * KNOWN - way.cost + beginsRow(tokens, last.token + 1)
    if (!best || worth > best.worth) best = { worth, way }
  }
  return best?.way.matches ?? []
}

/** The cheapest way to part the atoms up to each. */
function waysOver(atoms: readonly Atom[], accepts: AcceptsMeaning): readonly (Way | undefined)[] {
  const ways: (Way | undefined)[] = [{ cost: 0, known: 0, matches: [] }]
  for (const at of atoms.keys()) {
    const way = ways[at]
    let joins = 0
    for (let end = at + 1; way && end <= Math.min(atoms.length, at + LONGEST); end++) {
      if (end > at + 1) joins += joinCost(atoms[end - 2], atoms[end - 1])
      const longer = withHeading(way, atoms.slice(at, end), atoms[end], accepts)
      const cost = longer.cost + joins
      if (at === 0 && longer.known === 0) continue
      if (cost < (ways[end]?.cost ?? Number.POSITIVE_INFINITY)) ways[end] = { ...longer, cost }
    }
  }
  return ways
}

function withHeading(
  way: Way,
  atoms: readonly Atom[],
  next: Atom | undefined,
  accepts: AcceptsMeaning,
): Way {
  const { match, known, cost } = headingOf(atoms, way.matches.length === 0, accepts)
  const isInside = atoms[0]?.isInside || next?.isInside
  const inside = isInside ? insideCost(way.matches, match) : 0
  const matches = [...way.matches, match]
  return { cost: way.cost + cost + inside, known: way.known + known, matches }
}

/** What it costs that a heading begins or ends within a word: more where nobody knows it, or where it stands already. */
function insideCost(before: readonly Match[], { meaning }: Match): number {
  const field = meaning.indicator ?? meaning.fund ?? meaning.goal
  const isNew = before.every((own) => (own.meaning.indicator ?? own.meaning.fund) !== field)
  return INSIDE + (field !== undefined && isNew ? 0 : AGAIN)
}

function atomsFrom(
  tokens: readonly Token[],
  start: number,
  accepts: AcceptsMeaning,
): readonly Atom[] {
  const atoms: Atom[] = []
  for (let at = start; at < tokens.length && atoms.length < MOST; at++) {
    const token = tokens[at]
    if (!token || !canHead(token, accepts)) break
    const parts = partsOf(token.text, accepts)
    for (const [index, text] of parts.entries()) {
      const [isInside, isLast] = [index > 0, index === parts.length - 1]
      atoms.push({
        ...{ text, token: at, isInside },
        opens: token.opens && !isInside,
        closes: token.closes && isLast,
      })
    }
  }
  return atoms
}

/** A word parted behind each known heading that it begins with, unless it is one as a whole. */
function partsOf(text: string, accepts: AcceptsMeaning): readonly string[] {
  const isKnown = (words: string) => accepts(meaningOf(bareHeading(fold(words))))
  if (text.length < 4 || isKnown(text)) return [text]
  for (let size = text.length - 1; size >= 2; size--) {
    if (isKnown(text.slice(0, size)))
      return [text.slice(0, size), ...partsOf(text.slice(size), accepts)]
  }
  return [text]
}

/** A figure, a sentence or a value heads nothing, nor does the name of a level. */
function canHead({ text }: Token, accepts: AcceptsMeaning): boolean {
  const folded = fold(text)
  if (folded.length > WIDEST || /^[-≥≤]|[。；]|[：:，,]./u.test(text)) return false
  if (isFigure(folded) && !/^[（(]/u.test(text)) return false
  return !isLevelName(folded) || accepts(meaningOf(folded))
}

function headingOf(atoms: readonly Atom[], isFirst: boolean, accepts: AcceptsMeaning) {
  const words = textOf(atoms)
  const folded = fold(words)
  const meaning = meaningOf(bareHeading(folded))
  // What leads a section is the first of its headings.
  const isKnown = accepts(meaning) && (isFirst || !leads(meaning))
  const [start, end] = [atoms[0]?.token ?? 0, (atoms.at(-1)?.token ?? 0) + 1]
  const match = {
    words,
    meaning: isKnown || isLevel1(meaning, folded) ? meaning : {},
    start,
    end,
  }
  const short = bareHeading(folded).length < 2 ? SHORT : 0
  const begins = atoms[0]?.text ?? ''
  const foreign = GOES_ON.test(begins) ? CUT : HAN.test(begins) ? 0 : FOREIGN
  const own = isKnown ? twoCost(atoms, accepts) : unknownCost(atoms, folded, accepts)
  return { match, known: isKnown ? atoms.length : 0, cost: HEADING + short + foreign + own }
}

function twoCost(atoms: readonly Atom[], accepts: AcceptsMeaning): number {
  return partings(atoms).some((parts) => areTwo(parts, accepts)) ? TWO : 0
}

function unknownCost(atoms: readonly Atom[], folded: string, accepts: AcceptsMeaning): number {
  const isGuessed = (guessIndicator(folded) ?? guessFund(folded)) !== undefined
  const holdsKnown = partings(atoms).some((parts) => standsApart(parts, accepts))
  const long = folded.length > LONG ? CUT : 0
  const joins = atoms.filter(({ opens }, at) => at > 0 && opens).length
  return (isGuessed ? GUESSED : UNKNOWN) + (holdsKnown ? CUT : 0) + joins * WRAPPED + long
}

/** Whether one part of an unknown heading is a known one that does not go on with the other: 偏差原因 ⏎ 及措施 does. */
function standsApart(parts: readonly [string, string], accepts: AcceptsMeaning): boolean {
  if (GOES_ON.test(parts[1])) return false
  return parts.some((part) => {
    const meaning = meaningOf(part)
    return part.length > 1 && accepts(meaning) && !leads(meaning)
  })
}

/** What goes on with the heading before. */
const GOES_ON = /^[（(及和与、]/u

/** 指标 before 二级指标 stands for level 1. */
function isLevel1({ indicator }: Meaning, folded: string): boolean {
  return indicator === 'lead' && folded.length <= 2
}

/** What each part of words means that are parted between two of them. */
function partings(atoms: readonly Atom[]): readonly (readonly [string, string])[] {
  return atoms.flatMap((_, at) => {
    if (at === 0) return []
    const parts = [atoms.slice(0, at), atoms.slice(at)]
    return [parts.map((own) => bareHeading(fold(textOf(own)))) as [string, string]]
  })
}

/** Whether known words are two headings, each of them known and of another field: 执行率 ⏎ 得分. */
function areTwo([upper, lower]: readonly [string, string], accepts: AcceptsMeaning): boolean {
  if (upper.length <= 2 || lower.length < 2) return false
  const [before, after] = [meaningOf(upper), meaningOf(lower)]
  if ([before, after].some((own) => !accepts(own) || leads(own))) return false
  return before.indicator !== after.indicator || before.fund !== after.fund
}

function leads({ indicator, fund }: Meaning): boolean {
  return indicator === 'lead' || fund === 'lead'
}

const HAN = /\p{Script=Han}/u

/** Atoms as the words of one heading: a line end stays a line end. */
function textOf(atoms: readonly Atom[]): string {
  return atoms
    .map(({ text, isInside }, at) => {
      const before = atoms[at - 1]
      if (!before || isInside) return text
      return (before.closes ? '\n' : ' ') + text
    })
    .join('')
}

function joinCost(before: Atom | undefined, atom: Atom | undefined): number {
  if (!before || !atom || atom.isInside) return 0
  const [left, right] = [before.text.length, atom.text.length]
  if (/[（(][^）)]*$/u.test(before.text)) return 0
  // The same words in another language.
  if (!HAN.test(atom.text)) return 0
  if (!atom.opens) return left === 1 && right === 1 ? OVER_BLANK_APART : OVER_BLANK
  return WRAPPED + (right > left + 1 && !/^[（(]/u.test(atom.text) ? WIDER : 0)
}
