/** Figures of the narrative: 年初预算批复数21425.30万元, 预算执行率93.58%, 综合得分95.47分. Comparisons (比上年增长…) are none. */
import type { Paragraph } from '../extract/document.ts'
import type { NarrativeFigure } from './report.ts'
import { FIGURE_LABELS, FIGURE_LINKS, FIGURE_OWNERS } from './vocabulary/figure.ts'
import { foldWidth } from './width.ts'

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
      return figuresIn(folded, year).map(({ at, ...figure }) => {
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

function sentencesOf(text: string): readonly string[] {
  return text.replace(/\s+/gu, '').match(/[^。;；!！?？]+[。;；!！?？]?/gu) ?? []
}

type Figure = Pick<NarrativeFigure, 'label' | 'value' | 'decimals' | 'unit' | 'year'> & {
  /** Where its words end in the folded sentence. */
  readonly at: number
}

/** Words that may name a figure, before it: longer than every label with its link and owner. */
const MOST_WORDS = 40

const FIGURE =
  /(?<=[\p{Script=Han}“”A-Za-z][:：]?)(?<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?)(?<unit>万元|亿元|元|%|分)(?!之|钟|项|别|值)/gu
const WORDS = /(?<![\p{Script=Han}“”A-Za-z])[\p{Script=Han}“”A-Za-z]+$/u

function figuresIn(sentence: string, documentYear: number | null): readonly Figure[] {
  // “其中基本支出预算数…，实际支出数…，预算执行率…”: whose figure it is holds to the end of the sentence.
  let owner = ''
  const figures: Figure[] = []
  const yearAt = yearsOf(sentence, documentYear)
  for (const match of sentence.matchAll(FIGURE)) {
    const { number = '', fraction = '', unit = '' } = match.groups ?? {}
    const at = match.index - (/[:：]/u.test(sentence[match.index - 1] ?? '') ? 1 : 0)
    const [words = ''] = WORDS.exec(sentence.slice(Math.max(0, at - MOST_WORDS), at)) ?? []
    const named = labelOf(words)
    if (named === null || !isUnitOf(named.label, unit)) continue
    owner = named.owner === '' ? owner : named.owner
    const label = named.label.startsWith(owner) ? named.label : owner + named.label
    const value = Number(number.replaceAll(',', ''))
    figures.push({ label, value, decimals: fraction.length, unit, year: yearAt(at), at })
  }
  return figures
}

const byLength = (one: string, other: string) => other.length - one.length
const labels = FIGURE_LABELS.toSorted(byLength)
const links = FIGURE_LINKS.toSorted(byLength)

/** What the words before a figure say it is of; null where they end with nothing known. */
function labelOf(words: string): { readonly owner: string; readonly label: string } | null {
  const link = links.find((known) => words.endsWith(known)) ?? ''
  const named = link === '' ? words : words.slice(0, -link.length)
  const label = labels.find((known) => named.endsWith(known))
  if (label === undefined) return null
  const before = named.slice(0, -label.length)
  const owner = FIGURE_OWNERS.find((known) => before.endsWith(known)) ?? ''
  return { owner, label }
}

/** A rate is in percent, a score in 分, everything else in money. */
function isUnitOf(label: string, unit: string): boolean {
  if (/(?:率|进度|满意度)$/u.test(label)) return unit === '%'
  if (/(?:分|评分)$/u.test(label)) return unit === '分'
  return unit.endsWith('元')
}

const YEARS = /(?<!\d)((?:19|20)\d{2})年(?!\d)|上年|去年|同期|上一年|以前年度/gu

/**
 * The year of a figure by the place of its words, asked in their order: the last one named before; null where 上年 stands
 * between, which is another time.
 */
function yearsOf(sentence: string, documentYear: number | null): (at: number) => number | null {
  const named = [...sentence.matchAll(YEARS)]
  let next = 0
  let year = documentYear
  return (at) => {
    for (; (named[next]?.index ?? at) + (named[next]?.[0].length ?? 1) <= at; next += 1) {
      const digits = named[next]?.[1]
      year = digits === undefined ? null : Number(digits)
    }
    return year
  }
}
