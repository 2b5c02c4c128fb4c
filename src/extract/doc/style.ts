/** Which paragraph styles are headings, and of which level ([MS-DOC] 2.9.271 STSH). */
import { slice, u8, u16 } from './binary.ts'
import { outlineLevel } from './paragraph.ts'

type Style = { readonly level: number | null; readonly base: number }

/** Built-in headings 1 to 9 have these numbers in every language. */
const LAST_HEADING = 9
const PARAGRAPH_STYLE = 1
const NO_STYLE = 0xfff

/** Heading level from 1 by style index; null for body text. */
export function readStyleLevels(sheet: DataView): readonly (number | null)[] {
  if (sheet.byteLength < 6) return []
  const count = u16(sheet, 2)
  const baseSize = u16(sheet, 4)
  const styles: (Style | null)[] = []
  let at = 2 + u16(sheet, 0)
  for (let index = 0; index < count && at + 2 <= sheet.byteLength; index += 1) {
    const size = u16(sheet, at)
    styles.push(size === 0 ? null : readStyle(slice(sheet, at + 2, size), baseSize))
    at += 2 + size
  }
  return styles.map((_, index) => levelOf(styles, index))
}

function readStyle(style: DataView, baseSize: number): Style | null {
  const builtIn = u16(style, 0) & 0xfff
  const kind = u16(style, 2) & 0xf
  if (kind !== PARAGRAPH_STYLE) return null
  const base = u16(style, 2) >> 4
  if (builtIn >= 1 && builtIn <= LAST_HEADING) return { level: builtIn, base }
  const nameLength = u16(style, baseSize)
  const properties = evenUp(baseSize + 2 + nameLength * 2 + 2)
  if (properties + 4 > style.byteLength) return { level: null, base }
  const size = u16(style, properties)
  if (size < 2) return { level: null, base }
  return { level: outlineLevel(slice(style, properties + 4, size - 2)), base }
}

function evenUp(at: number): number {
  return at + (at % 2)
}

/** A style's own level, or that of the style it is based on. */
function levelOf(styles: readonly (Style | null)[], index: number): number | null {
  let style = styles[index]
  for (let step = 0; style && step < styles.length; step += 1) {
    if (style.level !== null) return style.level
    if (style.base === NO_STYLE) return null
    style = styles[style.base]
  }
  return null
}

/** The names of the document's fonts, by index ([MS-DOC] 2.9.286 SttbfFfn). */
export function readFontNames(fonts: DataView): readonly string[] {
  if (fonts.byteLength < 4) return []
  const names: string[] = []
  let at = 4
  for (let left = u16(fonts, 0); left > 0 && at < fonts.byteLength; left -= 1) {
    const size = u8(fonts, at)
    names.push(nameIn(slice(fonts, at + 1, size)))
    at += 1 + size
  }
  return names
}

const NAME_AT = 39

function nameIn(font: DataView): string {
  let name = ''
  for (let at = NAME_AT; at + 2 <= font.byteLength; at += 2) {
    const code = u16(font, at)
    if (code === 0) break
    name += String.fromCharCode(code)
  }
  return name
}
