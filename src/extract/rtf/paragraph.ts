/** Bytes and characters of an RTF → the words and paragraphs of its stories. */
import type { FlowParagraph } from '../doc/flow.ts'
import { isGlyph, symbolOf } from '../doc/symbol.ts'
import { decodeBytes } from './encoding.ts'
import type { Rtf } from './state.ts'

/** The character set of symbol fonts. RTF 1.9.1, \fcharset. */
const SYMBOL_CHARSET = 2

/** Adds one character or a few; glyphs of symbol fonts become what they show. */
export function writeText(rtf: Rtf, text: string): void {
  writeBytes(rtf)
  add(rtf, isGlyph(text.charCodeAt(0)) ? glyph(rtf, text) : text)
}

/** Decodes the bytes that stand together: a character may be several of them. */
export function writeBytes(rtf: Rtf): void {
  if (rtf.bytes.length === 0) return
  const font = rtf.fonts.get(rtf.state.font)
  const bytes = Uint8Array.from(rtf.bytes)
  rtf.bytes = []
  if (rtf.state.destination === 'fonts') nameFont(rtf, bytes)
  else if (rtf.state.destination === 'styles') nameStyle(rtf, bytes)
  else if (font?.charset === SYMBOL_CHARSET) {
    add(rtf, Array.from(bytes, (byte) => glyph(rtf, String.fromCharCode(0xf000 + byte))).join(''))
  } else add(rtf, decodeBytes(bytes, font?.charset ?? 0, rtf.codePage))
}

function add(rtf: Rtf, text: string): void {
  const { state } = rtf
  if (state.destination !== 'text' || state.deleted) return
  if (state.hidden || state.struck) rtf.hidden += text.length
  else state.story.words += text
}

function glyph(rtf: Rtf, text: string): string {
  const name = rtf.fonts.get(rtf.state.font)?.name ?? ''
  const shown = symbolOf(name, text.charCodeAt(0))
  if (shown === null) rtf.glyphs += 1
  return shown ?? '\ufffd'
}

function nameFont(rtf: Rtf, bytes: Uint8Array): void {
  const font = rtf.fonts.get(rtf.state.font)
  const name = decodeBytes(bytes, 0, rtf.codePage).replace(/;.*$/u, '').trim()
  if (font && font.name === '') font.name = name
  else if (!font) rtf.fonts.set(rtf.state.font, { charset: 0, name })
}

/** Built-in headings say by their name alone that they are. */
function nameStyle(rtf: Rtf, bytes: Uint8Array): void {
  const name = decodeBytes(bytes, 0, rtf.codePage).replace(/;.*$/u, '').trim()
  const level = /^(?:heading|标题) ?([1-9])$/iu.exec(name)?.[1]
  if (level && !rtf.levels.has(rtf.state.style)) rtf.levels.set(rtf.state.style, Number(level))
}

/** Ends the paragraph, cell or row of the story being read. */
export function endParagraph(rtf: Rtf, ends: FlowParagraph['ends'], depth: number): void {
  writeBytes(rtf)
  const { state } = rtf
  if (state.destination !== 'text') return
  const { words, paragraphs } = state.story
  const level = (state.level ?? rtf.levels.get(state.style) ?? 0) || null
  const cells = rtf.rows.get(depth)?.cells ?? []
  const shapes = ends === 'row' && cells.length > 0 ? [...cells] : null
  paragraphs.push({ text: words, level, depth, ends, shapes })
  state.story.words = ''
}
