/** What pdf.js asks of a `DecompressionStream` gives the same bytes as Node's own, also where there are none to give. */
import { deflateRawSync, deflateSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, expect, test } from 'vitest'
import { unpackAtOnce } from '../../src/ingest/unpack-at-once.ts'

const own = globalThis.DecompressionStream
afterAll(() => {
  globalThis.DecompressionStream = own
})

/** As pdf.js does it. */
async function unpacked(Stream: typeof DecompressionStream, packed: Uint8Array<ArrayBuffer>) {
  const { readable, writable } = new Stream('deflate')
  const writer = writable.getWriter()
  writer.write(packed).catch(() => {})
  writer.close().catch(() => {})
  const reader = readable.getReader()
  const chunks: Uint8Array[] = []
  for (let read = await reader.read(); !read.done; read = await reader.read())
    chunks.push(read.value)
  return Buffer.concat(chunks)
}

unpackAtOnce()
const atOnce = globalThis.DecompressionStream

test('every content comes back as from Node', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 70_000 }), async (bytes) => {
      const packed = new Uint8Array(deflateSync(bytes))
      expect(await unpacked(atOnce, packed)).toEqual(await unpacked(own, packed))
    }),
    { numRuns: 20 },
  )
})

test('a content is a stretch of bytes of its own', async () => {
  const { readable, writable } = new atOnce('deflate')
  void writable.getWriter().write(new Uint8Array(deflateSync(Buffer.from('养护'))))
  const { value } = await readable.getReader().read()
  expect(value).toEqual(new Uint8Array(Buffer.from('养护')))
  expect(value?.buffer.byteLength).toBe(6)
})

test.each([
  ['broken off', new Uint8Array(deflateSync(Buffer.from('养护道路三十公里'))).slice(0, 12)],
  ['of another kind', new Uint8Array(deflateRawSync(Buffer.from('养护道路三十公里')))],
  ['empty', new Uint8Array()],
])('what is %s is refused, as by Node', async (_, packed) => {
  await expect(unpacked(own, packed)).rejects.toThrow()
  await expect(unpacked(atOnce, packed)).rejects.toThrow()
})

test('a format that nobody packs with is refused', () => {
  expect(() => new atOnce('brotli' as never)).toThrow(TypeError)
})
