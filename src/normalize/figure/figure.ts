/** Figures of the narrative: 年初预算批复数21425.30万元, 预算执行率93.58%, 综合得分95.47分. Comparisons (比上年增长…) are none. */
import type { Paragraph } from '../../extract/document.ts'
import type { NarrativeFigure } from '../report.ts'
import { foldWidth } from '../words/width.ts'
import { factFilter, isOpenEnded } from './mood.ts'
import { amountNamer } from './naming.ts'
import { type Clause, clausesOf, GAP } from './sentence.ts'
import { yearsOf } from './year.ts'

/** The amounts, rates and scores that the narrative states, in the order of the text; `year` where a sentence names none. */
export function readFigures(
  paragraphs: readonly Paragraph[],
  year: number | null,
): readonly NarrativeFigure[] {
  return paragraphs.flatMap(({ text, place }) => {
    if (!/\d/u.test(text.normalize('NFKC'))) return []
    const page = place.kind === 'page' ? place.page : null
    return sentencesOf(text).flatMap((sentence) => {
      const folded = foldWidth(sentence)
      const printed = folded.length === sentence.length ? sentence : folded
      return figuresIn(folded, year).map(({ at, end: _, ...figure }) => {
        return { ...figure, sentence: around(printed, at), page, place }
      })
    })
  })
}

/** Characters of the longest sentence kept whole: a text without an end of sentence would be kept once for each figure. */
const LONGEST_SENTENCE = 200

/** The sentence; of one that is too long, what stands on both sides of the figure. */
function around(sentence: string, at: number): string {
  if (sentence.length <= LONGEST_SENTENCE) return sentence
  const start = Math.max(0, Math.min(at - LONGEST_SENTENCE / 2, sentence.length - LONGEST_SENTENCE))
  const end = start + LONGEST_SENTENCE
  const kept = sentence.slice(start, end).replace(/^[\uDC00-\uDFFF]|[\uD800-\uDBFF]$/gu, '')
  return `${start > 0 ? '…' : ''}${kept}${end < sentence.length ? '…' : ''}`
}

/** Characters of a sentence that are read at once: a line of megabytes is no sentence. */
const LONGEST_READ = 100_000
/** Where a sentence without end may be cut: behind a unit or a pause, never inside a figure. */
const CUT = /[元%％分,，、]/u

function sentencesOf(text: string): readonly string[] {
  return text
    .replace(/\s+/gu, '')
    .split(/(?<=[。;；!！?？])/u)
    .flatMap(piecesOf)
}

function piecesOf(sentence: string): readonly string[] {
  const pieces: string[] = []
  let from = 0
  while (sentence.length - from > LONGEST_READ) {
    let end = from + LONGEST_READ
    while (end > from && !CUT.test(sentence[end - 1] ?? '')) end -= 1
    // So many signs without a unit hold no figure.
    if (end > from) pieces.push(sentence.slice(from, end))
    from = end > from ? end : from + LONGEST_READ
  }
  return [...pieces, sentence.slice(from)]
}

type Figure = Pick<NarrativeFigure, 'label' | 'value' | 'decimals' | 'unit' | 'year'> & {
  /** Where its number starts in the folded sentence. */
  readonly at: number
  /** Where its unit ends. */
  readonly end: number
}

const FIGURE = new RegExp(
  String.raw`(?<=[\p{Script=Han}“”A-Za-z、${GAP}]:?)(?<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?)(?<unit>万元|亿元|元|%|分)(?!之|钟|项|别|值)`,
  'gu',
)

function figuresIn(sentence: string, documentYear: number | null): readonly Figure[] {
  const { outer, inner } = clausesOf(sentence)
  const figures = figuresOf(outer, documentYear)
  const wholes = new Map(figures.map((figure) => [figure.end + 1, figure]))
  const parts = inner.flatMap((clause) => {
    const whole = wholes.get(clause.start)
    return whole === undefined ? [] : partsOf(whole, figuresOf(clause, whole.year))
  })
  return [...figures, ...parts].toSorted((one, other) => one.at - other.at)
}

/** What a bracket behind an amount divides: 支出100万元(基本支出60万元, 项目支出40万元). Parts of another kind are of something else. */
function partsOf(whole: Figure, parts: readonly Figure[]): readonly Figure[] {
  const [kind] = /支出|收入/u.exec(whole.label) ?? []
  return kind === undefined ? [] : parts.filter(({ label }) => label.endsWith(kind))
}

function figuresOf({ words, start }: Clause, documentYear: number | null): readonly Figure[] {
  const yearAt = yearsOf(words, documentYear)
  const isFact = factFilter()
  const naming = amountNamer(words)
  const figures: Figure[] = []
  let read = 0
  for (const match of words.matchAll(FIGURE)) {
    const { number = '', fraction = '', unit = '' } = match.groups ?? {}
    const end = match.index + match[0].length
    const year = yearAt(match.index)
    const isStated = isFact(words.slice(read, match.index)) && !isOpenEnded(after(words, end))
    const named = naming({ from: read, at: match.index, end, unit, isStated })
    read = end
    if (!named) continue
    const value = Number(number.replaceAll(',', ''))
    const figure = { label: named.label, value, decimals: fraction.length, unit }
    figures.push({ ...figure, year: named.year ?? year, at: start + match.index, end: start + end })
  }
  return figures
}

/** What follows a figure, brackets left out. */
function after(words: string, end: number): string {
  return words.slice(end, end + 16).replaceAll(GAP, '')
}
