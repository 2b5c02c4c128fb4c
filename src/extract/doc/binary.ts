/** Reading little-endian numbers where a file says they stand. Each throws `ExtractError` beyond the end. */
import { ExtractError } from '../error.ts'

export function view(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}

export function slice(of: DataView, at: number, length: number): DataView {
  if (at < 0 || length < 0 || at + length > of.byteLength) throw beyondEnd(at + length)
  return new DataView(of.buffer, of.byteOffset + at, length)
}

export function u8(of: DataView, at: number): number {
  return slice(of, at, 1).getUint8(0)
}

export function u16(of: DataView, at: number): number {
  return slice(of, at, 2).getUint16(0, true)
}

export function i16(of: DataView, at: number): number {
  return slice(of, at, 2).getInt16(0, true)
}

export function u32(of: DataView, at: number): number {
  return slice(of, at, 4).getUint32(0, true)
}

function beyondEnd(at: number): ExtractError {
  return new ExtractError('corrupt', `The document points to byte ${at}, beyond its end.`)
}
