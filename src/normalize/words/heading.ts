/** Folding: how printed words are looked up. What is stored is never folded. */
import type { Alias } from '../vocabulary/alias.ts'

const WHITE = /[\s\u200b\ufeff]+/gu
const ANY_WHITE = /[\s\u200b\ufeff]/u
const DASHES = /[‐‑‒–—―−─━]/gu
/** A cell that holds only a dash or slash says nothing. */
const BLANK = /^[-/\\_~]*$/u
const LAST_BRACKET = /[([][^()[\]]*[)\]]$/u
const LAST_WEIGHT = /(?<!\d)\d+(?:\.\d+)?[分%]$/u
/** How a heading ends that has something to take off. */
const ENDS = /[)\]分%]$/u
const LETTER_GAP = /(?<=[A-Za-z])\s+(?=[A-Za-z])/gu

/** What folding leaves as it is, but for the signs at its end; most cells hold nothing else. */
const FOLDED = /^[一-龥!-~≥≤、。“”《》]*$/u
const END_SIGNS = /(?<![:;,。])[:;,。]+$/u

/** From here on a test of the whole text gains nothing, and one of millions of signs overflows the matcher's stack. */
const LONG = 1000

/**
 * The words of a cell for comparing: NFKC, no white space, one kind of dash and bracket, no colon at the end.
 * @example 一级 指标： → "一级指标"
 * @example （Ａ） → "(A)"
 */
export function fold(text: string): string {
  if (text.length < LONG && FOLDED.test(text)) return withoutEnd(text)
  // A spacing accent is a blank and a mark that joins the letter before it.
  const plain = text.normalize('NFKC').replace(WHITE, '').normalize('NFC').replace(DASHES, '-')
  return withoutEnd(plain.replace(/[【〔]/gu, '[').replace(/[】〕]/gu, ']'))
}

function withoutEnd(folded: string): string {
  return END_SIGNS.test(folded) ? folded.replace(END_SIGNS, '') : folded
}

/**
 * Whether folded words are empty or only a dash or slash.
 * @example - → true
 * @example 0 → false
 */
export function isBlank(folded: string): boolean {
  return folded.length < 8 && BLANK.test(folded)
}

/**
 * Whether the words of a cell are, once folded, empty or only a dash or slash.
 * @example — → true
 * @example 无 → false
 */
export function isBlankText(text: string): boolean {
  return !WORDED.test(text) && isBlank(fold(text))
}

/** How most cells begin, of which a look at their first sign is enough. */
const WORDED = /^[一-龥A-Za-z\d]/u

/**
 * A folded heading without what brackets or weights at its end add: 指标得分(分), 预算执行情况(万元)(20分).
 * @example 指标得分(分) → "指标得分"
 * @example 预算执行情况(万元)(20分) → "预算执行情况"
 */
export function bareHeading(folded: string): string {
  let name = folded
  while (ENDS.test(name)) {
    const shorter = name.replace(LAST_BRACKET, '').replace(LAST_WEIGHT, '')
    if (shorter === name || shorter === '') return name
    name = shorter
  }
  return name
}

/**
 * The words as printed, without the white space of layout; a blank between two Latin words stays.
 * @example 项 目 名 称 → "项目名称"
 * @example AB CD → "AB CD"
 */
export function withoutLayoutSpace(text: string): string {
  if (!ANY_WHITE.test(text)) return text
  return text.replace(LETTER_GAP, '\u0000').replace(WHITE, '').replaceAll('\u0000', ' ')
}

/** Wordings as a look-up table from folded words to what they stand for. */
export function lookUpTable<Field extends string>(
  vocabulary: Readonly<Record<Field, readonly Alias[]>>,
): ReadonlyMap<string, Field> {
  const table = new Map<string, Field>()
  for (const field of Object.keys(vocabulary) as Field[]) {
    for (const [wording] of vocabulary[field]) table.set(wording, field)
  }
  return table
}

/** A word of another language beside the Chinese one: English, Tibetan, Mongolian, Uyghur or Korean. */
export const FOREIGN =
  /[A-Za-z][A-Za-z'’.,&()/\d-]{2,}|[\p{Script=Tibetan}\p{Script=Mongolian}\p{Script=Arabic}]{2,}|\d?\p{Script=Hangul}+/u
const EVERY_FOREIGN = new RegExp(FOREIGN.source, 'gu')
const HAN_PAIR = /[一-龥]{2}/u

/**
 * The Chinese part of folded words in two languages; the words themselves where too little is left.
 * @example 分值score → "分值"
 * @example 分值 → "分值"
 */
export function inChinese(folded: string): string {
  const alone = folded.replace(EVERY_FOREIGN, '').replace(/(?:\(\)|[()])$/u, '')
  return HAN_PAIR.test(alone) ? alone : folded
}
