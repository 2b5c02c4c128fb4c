/** Strangers' words made safe for a terminal, which obeys some characters instead of showing them. */

/** Control characters (C0, DEL, C1), line and paragraph separators, and the marks that turn the direction of writing. */
const OBEYED = /[\p{Cc}\u061C\u200E\u200F\u2028\u2029\u202A-\u202E\u2066-\u2069]/gu

/** Text of several lines: blanks stay blanks, what a terminal would obey shows as �. As long as before. */
export function printable(text: string): string {
  return text.replaceAll(OBEYED, (sign) => (sign === '\n' ? sign : shown(sign)))
}

/** The same for text that must stay on one line. */
export function printableLine(text: string): string {
  return text.replaceAll(OBEYED, shown)
}

function shown(sign: string): string {
  return /\s/u.test(sign) ? ' ' : '\uFFFD'
}
