/** RAR archives made in memory, in both of its formats, their members stored as they are. */
import { crc32 } from 'node:zlib'

export type Stored = { readonly name: string | Uint8Array; readonly content: string }

/** The format since RAR 5.0. */
export function rar5(members: readonly Stored[]): Buffer {
  const files = members.map(({ name, content }) => {
    const data = Buffer.from(content)
    const bytes = Buffer.from(name)
    const check = Buffer.alloc(4)
    check.writeUInt32LE(crc32(data))
    const sizes = [2, 2, ...vint(data.length), 4, ...vint(data.length), 0]
    const header = Buffer.concat([
      Buffer.from(sizes),
      check,
      Buffer.from([0, 0, bytes.length]),
      bytes,
    ])
    return Buffer.concat([block5(header), data])
  })
  const signature = Buffer.from('Rar!\x1a\x07\x01\x00', 'latin1')
  return Buffer.concat([
    signature,
    block5(Buffer.from([1, 0, 0])),
    ...files,
    block5(Buffer.from([5, 0, 0])),
  ])
}

function vint(value: number): readonly number[] {
  return value < 0x80 ? [value] : [(value & 0x7f) | 0x80, ...vint(value >> 7)]
}

function block5(header: Buffer): Buffer {
  const sized = Buffer.concat([Buffer.from(vint(header.length)), header])
  const check = Buffer.alloc(4)
  check.writeUInt32LE(crc32(sized))
  return Buffer.concat([check, sized])
}

/** The format before. */
export function rar4(members: readonly Stored[]): Buffer {
  const files = members.map(({ name, content }) => {
    const data = Buffer.from(content)
    const bytes = Buffer.from(name)
    const fields = Buffer.alloc(25)
    fields.writeUInt32LE(data.length, 0)
    fields.writeUInt32LE(data.length, 4)
    fields.writeUInt8(2, 8)
    fields.writeUInt32LE(crc32(data), 9)
    fields.writeUInt8(20, 17)
    fields.writeUInt8(0x30, 18)
    fields.writeUInt16LE(bytes.length, 19)
    return Buffer.concat([block4(0x74, 0x8000, Buffer.concat([fields, bytes])), data])
  })
  const signature = Buffer.from('Rar!\x1a\x07\x00', 'latin1')
  const end = block4(0x7b, 0x4000, Buffer.alloc(0))
  return Buffer.concat([signature, block4(0x73, 0, Buffer.alloc(6)), ...files, end])
}

function block4(type: number, flags: number, fields: Buffer): Buffer {
  const header = Buffer.alloc(5)
  header.writeUInt8(type, 0)
  header.writeUInt16LE(flags, 1)
  header.writeUInt16LE(7 + fields.length, 3)
  const block = Buffer.concat([header, fields])
  const check = Buffer.alloc(2)
  check.writeUInt16LE(crc32(block) & 0xffff)
  return Buffer.concat([check, block])
}
