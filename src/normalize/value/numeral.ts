/** Numbers as they are printed: in digits, and in Han characters (三十, 一百零五, 两千, 九十五点五). */

/** A number in digits, as part of a regular expression. */
export const NUMBER = '(?:\\d{1,3}(?:,\\d{3})+|\\d+)(?:\\.\\d+)?'

const DIGITS: Readonly<Record<string, number>> = {
  ...{ 零: 0, 〇: 0, 一: 1, 二: 2, 两: 2, 三: 3, 四: 4, 五: 5, 六: 6, 七: 7, 八: 8, 九: 9 },
}
const TENS: Readonly<Record<string, number>> = { 十: 10, 百: 100, 千: 1000 }
const GROUPS: Readonly<Record<string, number>> = { 万: 10_000, 亿: 100_000_000 }

/** The characters a Han numeral is made of, as the inside of a character class. */
export const NUMERAL_CHARACTERS = '零〇一二两三四五六七八九十百千万亿'

/**
 * The number a Han numeral stands for, as digits; null where the characters are no well-formed numeral: 七八 is about so many.
 * @example 一百零五 → "105"
 * @example 九十五点五 → "95.5"
 * @example 七八 → null
 */
export function parseNumeral(numeral: string): string | null {
  const [whole = '', fraction, ...more] = numeral.split('点')
  if (more.length > 0) return null
  const integer = counted(whole)
  if (integer === null || fraction === undefined) return integer
  const decimals = digitByDigit(fraction)
  return decimals === null || decimals === '' ? null : `${integer}.${decimals}`
}

/**
 * 二〇二一: digit by digit.
 * @example 二〇二一 → "2021"
 * @example 二十 → null
 */
export function digitByDigit(numeral: string): string | null {
  const digits = [...numeral].map((character) => DIGITS[character])
  return digits.includes(undefined) ? null : digits.join('')
}

/**
 * 二〇二一年 → 2021年.
 * @example 二〇二一年底 → "2021年底"
 */
export function withYearsInDigits(text: string): string {
  return text.replace(
    /[二〇零一三四五六七八九]{4}(?=年)/gu,
    (numeral) => digitByDigit(numeral) ?? numeral,
  )
}

type Count = {
  readonly sum: number
  readonly group: number
  readonly digit: number | null
  /** The place value that came last; a bare digit after 百 or above (一百二) is colloquial and not read. */
  readonly place: number
}

/** 一百零五: digits with their places. */
function counted(numeral: string): string | null {
  let count: Count = { sum: 0, group: 0, digit: null, place: 0 }
  for (const character of numeral) {
    const next = step(count, character)
    if (next === null) return null
    count = next
  }
  if (numeral === '' || (count.digit !== null && count.digit > 0 && count.place > 10)) return null
  return String(count.sum + count.group + (count.digit ?? 0))
}

function step(count: Count, character: string): Count | null {
  const { sum, group, digit, place } = count
  const figure = DIGITS[character]
  if (figure === 0) return digit === null ? { sum, group, digit: null, place: 0 } : null
  if (figure !== undefined) return digit === null ? { sum, group, digit: figure, place } : null
  const tens = TENS[character]
  if (tens !== undefined)
    return { sum, group: group + (digit ?? 1) * tens, digit: null, place: tens }
  const thousands = GROUPS[character]
  if (thousands === undefined || group + (digit ?? 0) === 0) return null
  return { sum: sum + (group + (digit ?? 0)) * thousands, group: 0, digit: null, place: thousands }
}
