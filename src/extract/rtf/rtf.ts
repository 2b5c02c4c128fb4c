/** RTF, which Word and WPS also write under the name of DOC. */
import { type FlowParagraph, flowToBlocks } from '../doc/flow.ts'
import type { Note } from '../document.ts'
import { ExtractError } from '../error.ts'
import type { Reader } from '../reader.ts'
import { control } from './control.ts'
import { endParagraph, writeBytes } from './paragraph.ts'
import { newRtf, type Rtf } from './state.ts'
import { type RtfToken, tokensOf } from './token.ts'

/** Groups within groups; no document nests so deeply. */
const DEEPEST = 2000

export const readRtf: Reader = async (bytes, _settings, note) => {
  const rtf = newRtf()
  for (const token of tokensOf(bytes)) read(rtf, token)
  if (rtf.states.length > 0) {
    control(rtf, 'par', null)
    note({ code: 'part_missing', lost: true, place: null, args: { part: 'RTF' } })
  }
  noteSeen(rtf, note)
  return { pages: null, blocks: flowToBlocks(paragraphsOf(rtf), note) }
}

function read(rtf: Rtf, token: RtfToken): void {
  if (token.kind === 'byte') readByte(rtf, token.byte)
  else if (token.kind === 'open') open(rtf)
  else if (token.kind === 'close') close(rtf)
  else if (token.name === '*') rtf.starred = true
  else if ('{}\\'.includes(token.name)) readByte(rtf, token.name.charCodeAt(0))
  else {
    writeBytes(rtf)
    rtf.fallback = 0
    control(rtf, token.name, token.value)
  }
}

function readByte(rtf: Rtf, byte: number): void {
  if (rtf.fallback > 0) rtf.fallback -= 1
  else if (rtf.state.destination !== 'skipped') rtf.bytes.push(byte)
}

function open(rtf: Rtf): void {
  writeBytes(rtf)
  rtf.fallback = 0
  if (rtf.states.length >= DEEPEST) throw new ExtractError('corrupt', 'The RTF nests too deeply.')
  rtf.states.push(rtf.state)
  rtf.state = { ...rtf.state }
}

function close(rtf: Rtf): void {
  writeBytes(rtf)
  rtf.fallback = 0
  const around = rtf.states.pop()
  if (!around) return
  if (around.story !== rtf.state.story) endParagraph(rtf, 'paragraph', 0)
  rtf.state = around
}

/** The text, then footnotes and text boxes in the order in which they are called. */
function* paragraphsOf(rtf: Rtf): Generator<FlowParagraph> {
  for (const { words, paragraphs } of [rtf.main, ...rtf.others]) {
    yield* paragraphs
    if (words !== '') yield { text: words, level: null, depth: 0, ends: 'paragraph', shapes: null }
  }
}

function noteSeen({ hidden, pictures, glyphs }: Rtf, note: (note: Note) => void): void {
  const all = [
    ['hidden_content', hidden, false],
    ['embedded_object', pictures, true],
    ['unreadable_text', glyphs, true],
  ] as const
  for (const [code, count, lost] of all) {
    if (count > 0) note({ code, lost, place: null, args: { count } })
  }
}
