/** From bytes to text: byte order mark, what the file declares, strict UTF-8, UTF-16 by its zero bytes, GB18030. */
import type { Note } from './document.ts'

/** A file in UTF-8 with this share of broken characters, or less, is damaged UTF-8 and not another encoding. */
const DAMAGED_SHARE = 0.01

/** Bytes looked at where a whole file need not be. */
const SAMPLE_BYTES = 65_536

/**
 * The text of `bytes`. `declared` is the encoding that the file names, or null. An encoding that had to be guessed
 * against what is declared, or characters that could not be decoded, are noted.
 */
export function decodeText(
  bytes: Uint8Array,
  declared: string | null,
  note: (note: Note) => void,
): string {
  const marked = markedEncoding(bytes)
  if (marked !== null) return decoded(bytes, marked, note)
  const strict = strictly(bytes, 'utf-8')
  if (strict !== null && !strict.includes('\0')) return strict
  const wide = wideEncoding(bytes)
  if (wide !== null) return decoded(bytes, wide, note)
  const known = declared === null ? null : knownEncoding(declared)
  if (known !== null && known !== 'utf-8') return decoded(bytes, known, note)
  if (isDamagedUtf8(bytes)) return decoded(bytes, 'utf-8', note)
  if (known === 'utf-8') note(guessed('gb18030'))
  return decoded(bytes, 'gb18030', note)
}

function markedEncoding(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8'
  if (first === 0xff && second === 0xfe) return 'utf-16le'
  if (first === 0xfe && second === 0xff) return 'utf-16be'
  return null
}

/** UTF-16 without its mark: digits, tabs and line ends leave zero bytes, all on the same side. */
function wideEncoding(bytes: Uint8Array): string | null {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const zeros = [0, 0] as [number, number]
  for (let at = sample.indexOf(0); at >= 0; at = sample.indexOf(0, at + 1)) {
    zeros[at % 2 === 0 ? 0 : 1] += 1
  }
  const [even, odd] = zeros
  if (even + odd < 2 || even + odd < sample.length / 200) return null
  if (odd > even * 20) return 'utf-16le'
  return even > odd * 20 ? 'utf-16be' : null
}

function knownEncoding(label: string): string | null {
  try {
    const { encoding } = new TextDecoder(label.trim())
    return /^gb/u.test(encoding) ? 'gb18030' : encoding
  } catch {
    return null
  }
}

function strictly(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes)
  } catch {
    return null
  }
}

function isDamagedUtf8(bytes: Uint8Array): boolean {
  const text = new TextDecoder('utf-8').decode(bytes)
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  const sound = text.match(/[^\p{ASCII}\ufffd]/gu)?.length ?? 0
  return broken <= sound * DAMAGED_SHARE
}

function decoded(bytes: Uint8Array, encoding: string, note: (note: Note) => void): string {
  const text = new TextDecoder(encoding).decode(bytes)
  const broken = text.match(/\ufffd/gu)?.length ?? 0
  if (broken > 0) {
    note({
      code: 'unreadable_text',
      lost: true,
      place: null,
      args: { characters: broken, encoding },
    })
  }
  return text
}

function guessed(encoding: string): Note {
  return { code: 'encoding_guessed', lost: false, place: null, args: { encoding } }
}

/** Whether `bytes` can be text at all: hardly a control character but those of layout, in any encoding known here. */
export function isText(bytes: Uint8Array): boolean {
  const text = textHead(bytes)
  const odd = text.match(/[^\P{Cc}\s]|[\ufffd\p{Co}\p{Cn}]/gu)?.length ?? 0
  return text.trim() !== '' && odd <= text.length * DAMAGED_SHARE
}

/** The beginning of a text in whatever encoding it is; a character cut at its end is left out. */
export function textHead(bytes: Uint8Array): string {
  const sample = bytes.subarray(0, SAMPLE_BYTES)
  const wide = markedEncoding(sample) ?? wideEncoding(sample)
  // In UTF-16 half a character breaks nothing but itself.
  if (wide?.startsWith('utf-16')) return new TextDecoder(wide).decode(sample)
  const encoding = 'utf-8'
  const whole = [0, 1, 2, 3].map((cut) => sample.subarray(0, sample.length - cut))
  const strict = whole.map((part) => strictly(part, encoding)).find((text) => text !== null)
  return strict ?? new TextDecoder(isDamagedUtf8(sample) ? 'utf-8' : 'gb18030').decode(sample)
}
