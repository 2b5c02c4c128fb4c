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
    return sentencesOf(text).flatMap((sentence) =>
      figuresIn(sentence, year).map((figure) => ({ ...figure, sentence, page, place })),
    )
  })
}

function sentencesOf(text: string): readonly string[] {
  return text.replace(/\s+/gu, '').match(/[^。;；!！?？]+[。;；!！?？]?/gu) ?? []
}

type Figure = Pick<NarrativeFigure, 'label' | 'value' | 'decimals' | 'unit' | 'year'>

const FIGURE =
  /(?<words>[\p{Script=Han}“”A-Za-z]+)[:：]?(?<number>(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.(?<fraction>\d+))?)(?<unit>万元|亿元|元|%|分)(?!之|钟|项|别|值)/gu

function figuresIn(sentence: string, documentYear: number | null): readonly Figure[] {
  const folded = foldWidth(sentence)
  // “其中基本支出预算数…，实际支出数…，预算执行率…”: whose figure it is holds to the end of the sentence.
  let owner = ''
  const figures: Figure[] = []
  for (const match of folded.matchAll(FIGURE)) {
    const { words = '', number = '', fraction = '', unit = '' } = match.groups ?? {}
    const named = labelOf(words)
    if (named === null || !isUnitOf(named.label, unit)) continue
    owner = named.owner === '' ? owner : named.owner
    const label = named.label.startsWith(owner) ? named.label : owner + named.label
    const year = yearOf(folded.slice(0, match.index + words.length), documentYear)
    const value = Number(number.replaceAll(',', ''))
    figures.push({ label, value, decimals: fraction.length, unit, year })
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

const YEAR = /(?<!\d)((?:19|20)\d{2})年(?!\d)/gu

/** The last year named before the figure; null where 上年 or a month stands between, which is another time. */
function yearOf(before: string, documentYear: number | null): number | null {
  const named = [...before.matchAll(YEAR)].at(-1)
  const after = named === undefined ? before : before.slice(named.index)
  if (/上年|去年|同期|上一年|以前年度/u.test(after)) return null
  return named === undefined ? documentYear : Number(named[1])
}
