/** RTF as a sequence of groups, control words and bytes of text. */

export type RtfToken =
  | { readonly kind: 'open' }
  | { readonly kind: 'close' }
  /** A control word, or a control symbol with its one character as name; null without a number. */
  | { readonly kind: 'control'; readonly name: string; readonly value: number | null }
  /** A byte of text, as itself or as `\'xx`. */
  | { readonly kind: 'byte'; readonly byte: number }

/** `{`, which begins a group. */
const OPEN = 0x7b
/** `}`, which ends one. */
const CLOSE = 0x7d
/** Begins a control word. */
const BACKSLASH = 0x5c
const CONTROL_WORD = /([a-z]{1,32})(-?\d{1,10})? ?/iuy

export function* tokensOf(bytes: Uint8Array): Generator<RtfToken> {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  for (let at = 0; at < bytes.length; ) {
    const byte = bytes[at] ?? 0
    if (byte === BACKSLASH) {
      const { token, end } = escapeAt(text, at + 1)
      at = end
      yield token
    } else {
      at += 1
      if (byte === OPEN) yield { kind: 'open' }
      else if (byte === CLOSE) yield { kind: 'close' }
      else if (!LINE_ENDS.includes(byte)) yield { kind: 'byte', byte }
    }
  }
}

/** Bytes that lay the file out and are no text. */
const LINE_ENDS = [0, 0x0a, 0x0d]

/** What stands after a backslash. */
function escapeAt(text: string, at: number): { readonly token: RtfToken; readonly end: number } {
  if (text[at] === "'") {
    const byte = Number.parseInt(text.slice(at + 1, at + 3), 16)
    return { token: { kind: 'byte', byte: Number.isNaN(byte) ? 0x3f : byte }, end: at + 3 }
  }
  const { name, value, end } = controlAt(text, at)
  // What follows is binary data of that length, not text.
  const skipped = name === 'bin' ? Math.max(0, value ?? 0) : 0
  return { token: { kind: 'control', name, value }, end: end + skipped }
}

function controlAt(text: string, at: number) {
  CONTROL_WORD.lastIndex = at
  const [whole, name, digits] = CONTROL_WORD.exec(text) ?? []
  if (whole === undefined || name === undefined) {
    return { name: text[at] ?? '', value: null, end: at + 1 }
  }
  const value = digits === undefined ? null : Number(digits)
  return { name, value, end: at + whole.length }
}
