import { createCanvas } from '@napi-rs/canvas'
import { describe, expect, test } from 'vitest'
import { decodeImage, imageSize } from '../../../src/extract/ocr/decode.ts'

/** Three pixels wide and two high, the left column black. */
const canvas = createCanvas(3, 2)
const context = canvas.getContext('2d')
context.fillStyle = '#ffffff'
context.fillRect(1, 0, 2, 2)
context.fillStyle = '#000000'
context.fillRect(0, 0, 1, 2)
const png = canvas.toBuffer('image/png')
const jpeg = canvas.toBuffer('image/jpeg')

/** A BMP of one white pixel. */
function bitmap(): Buffer {
  const bytes = Buffer.alloc(58)
  bytes.write('BM')
  bytes.writeUInt32LE(58, 2)
  bytes.writeUInt32LE(54, 10)
  bytes.writeUInt32LE(40, 14)
  bytes.writeInt32LE(1, 18)
  bytes.writeInt32LE(-1, 22)
  bytes.writeUInt16LE(1, 26)
  bytes.writeUInt16LE(24, 28)
  bytes.fill(255, 54)
  return bytes
}

test('pixels come out grey, row by row', async () => {
  const { width, height, data } = await decodeImage(png)
  expect({ width, height, data: [...data] }).toEqual({
    width: 3,
    height: 2,
    data: [0, 255, 255, 0, 255, 255],
  })
})

test('the size is read from the head of each kind', () => {
  expect(imageSize(png)).toEqual({ width: 3, height: 2 })
  expect(imageSize(jpeg)).toEqual({ width: 3, height: 2 })
  expect(imageSize(bitmap())).toEqual({ width: 1, height: 1 })
  expect(imageSize(Buffer.from('GIF89a\x05\x00\x04\x00'.padEnd(30, '\0'), 'latin1'))).toEqual({
    width: 5,
    height: 4,
  })
})

describe('images that are refused', () => {
  const huge = Buffer.from(png)
  huge.writeUInt32BE(60_000, 16)
  huge.writeUInt32BE(60_000, 20)
  test.each([
    ['of too many pixels, before any is decoded', huge, 'too_large'],
    ['of no known kind', Buffer.from('not an image, though long enough'), 'unsupported'],
    ['that are empty', Buffer.alloc(0), 'unsupported'],
    ['whose head is cut off', jpeg.subarray(0, 30), 'unsupported'],
    ['whose pixels are missing', png.subarray(0, 40), 'corrupt'],
  ])('%s', async (_, bytes, code) => {
    await expect(decodeImage(bytes)).rejects.toMatchObject({ name: 'ExtractError', code })
  })
})
