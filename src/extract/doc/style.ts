/** Which paragraph styles are headings, and of which level ([MS-DOC] 2.9.271 STSH). */
import type { NumberReference } from '../docx/numbering.ts'
import { slice, u8, u16 } from './binary.ts'
import { referenceOf } from './list.ts'
import { NO_NUMBER, numberIn, outlineLevel, type ParagraphNumber } from './paragraph.ts'

type Style = {
  readonly level: number | null
  readonly number: ParagraphNumber
  readonly base: number
}

/** What the paragraph styles say, by style. */
export type Styles = {
  /** Heading level from 1; null for body text. */
  readonly levels: readonly (number | null)[]
  readonly numbers: ReadonlyMap<string, NumberReference>
}

/** Built-in headings 1 to 9 have these numbers in every language. */
const LAST_HEADING = 9
/** The kind of a paragraph style. [MS-DOC], stk. */
const PARAGRAPH_STYLE = 1
/** Stands for no style. [MS-DOC], istdBase. */
const NO_STYLE = 0xfff

export function readStyles(sheet: DataView): Styles {
  if (sheet.byteLength < 6) return { levels: [], numbers: new Map() }
  const count = u16(sheet, 2)
  const baseSize = u16(sheet, 4)
  const styles: (Style | null)[] = []
  let at = 2 + u16(sheet, 0)
  for (let index = 0; index < count && at + 2 <= sheet.byteLength; index += 1) {
    const size = u16(sheet, at)
    styles.push(size === 0 ? null : readStyle(slice(sheet, at + 2, size), baseSize))
    at += 2 + size
  }
  const levels = styles.map((_, index) => levelOf(styles, index))
  const numbers = styles.map((_, at) => [String(at), referenceOf(numberOf(styles, at))] as const)
  return { levels, numbers: new Map(numbers) }
}

function readStyle(style: DataView, baseSize: number): Style | null {
  const builtIn = u16(style, 0) & 0xfff
  const kind = u16(style, 2) & 0xf
  if (kind !== PARAGRAPH_STYLE) return null
  const base = u16(style, 2) >> 4
  const heading = builtIn >= 1 && builtIn <= LAST_HEADING ? builtIn : null
  const group = propertiesOf(style, baseSize)
  if (!group) return { level: heading, number: NO_NUMBER, base }
  return { level: heading ?? outlineLevel(group), number: numberIn(group), base }
}

function propertiesOf(style: DataView, baseSize: number): DataView | null {
  if (baseSize + 2 > style.byteLength) return null
  const nameLength = u16(style, baseSize)
  const properties = evenUp(baseSize + 2 + nameLength * 2 + 2)
  if (properties + 4 > style.byteLength) return null
  const size = u16(style, properties)
  return size < 2 || properties + 2 + size > style.byteLength
    ? null
    : slice(style, properties + 4, size - 2)
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

/** What a style says of its number, filled up by the styles that it is based on. */
function numberOf(styles: readonly (Style | null)[], index: number): ParagraphNumber {
  let { list, level } = NO_NUMBER
  let style = styles[index]
  for (let step = 0; style && step < styles.length; step += 1) {
    list ??= style.number.list
    level ??= style.number.level
    style = style.base === NO_STYLE ? null : styles[style.base]
  }
  return { list, level }
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

/** Bytes before the name of a font. [MS-DOC], FFN. */
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
