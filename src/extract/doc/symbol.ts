/** Characters of symbol fonts, which stand in the text as numbers of glyphs. */
import { codePoint } from 'dingbat-to-unicode'

/** Where Windows puts the glyphs of symbol fonts in Unicode. */
const PRIVATE = 0xf000

/** Marks that forms print as boxes and ticks, in the characters that everybody writes for them. */
const common: Readonly<Record<string, string>> = {
  '🗹': '☑',
  '🗷': '☒',
  '🞎': '□',
  '🞏': '□',
  '🞐': '□',
  '🞑': '□',
  '🗆': '□',
  '🗸': '✓',
}

/** Whether `code` is a glyph's number, not a character. */
export function isGlyph(code: number): boolean {
  return code >= PRIVATE && code <= PRIVATE + 0xff
}

/** The character that glyph `code` of `font` shows; null where the font's glyphs are not known. */
export function symbolOf(font: string, code: number): string | null {
  const shown = codePoint(font, isGlyph(code) ? code - PRIVATE : code)?.string ?? null
  return shown && (common[shown] ?? shown)
}
