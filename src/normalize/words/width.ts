/** Full-width forms and layout blanks folded away, for looking words up; never for what is stored. */

const FULL_WIDTH = /[\uFF01-\uFF5E]/gu
/** From a full-width ASCII character to its half-width one, in code points: Unicode, Halfwidth and Fullwidth Forms. */
const FULL_TO_HALF = 0xfee0

/** What folding leaves as it is; most words hold nothing else. */
const NARROW = /^[一-龥!-~≥≤]*$/u

/**
 * The words without any white space, full-width ASCII made half-width. Han punctuation stays.
 * @example Ａ １２、万元 → "A12、万元"
 */
export function foldWidth(words: string): string {
  if (NARROW.test(words)) return words
  return words
    .replace(/[\s\u200b\ufeff]+/gu, '')
    .replace(FULL_WIDTH, (sign) => String.fromCodePoint((sign.codePointAt(0) ?? 0) - FULL_TO_HALF))
}
