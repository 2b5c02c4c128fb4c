import { expect, test } from 'vitest'
import { withTextLayer } from '../../../src/extract/ocr/text-layer.ts'
import type { Word } from '../../../src/extract/page/page.ts'

const box = (row: number) => ({ x0: 100, top: 20 * row, x1: 160, bottom: 20 * row + 12 })
const word = (row: number, text: string, confidence: number): Word => ({
  text,
  box: box(row),
  confidence,
})
const layerWord = (row: number, text: string, from = 100, to = 158): Word => ({
  text,
  box: { ...box(row), x0: from, x1: to },
})
const same = <One>(one: One): One => one

const read = [word(0, '项目名称', 0.8), word(1, '1,134.00', 0.97), word(2, '验收合格率', 0.9)]
const layer = [layerWord(0, '项目名称'), layerWord(1, '1,134.00'), layerWord(2, '验收合恪率')]

test('what the layer says as well is surer', () => {
  const [name, amount] = withTextLayer(read, layer, same)
  expect(name).toEqual({ ...word(0, '项目名称', 0.95) })
  expect(amount?.confidence).toBe(0.97)
})

test('other words of the layer are a proposal, and no more', () => {
  const [, , rate] = withTextLayer(read, layer, same)
  expect(rate).toEqual({ ...word(2, '验收合格率', 0.9), readings: ['验收合恪率'] })
})

test('a figure that the layer contradicts is doubted, not changed', () => {
  const contradicting = [layer[0] as Word, layerWord(1, '1,184.00'), layerWord(2, '验收合格率')]
  const [, amount] = withTextLayer(read, contradicting, same)
  expect(amount).toEqual({ ...word(1, '1,134.00', 0.6), readings: ['1,184.00'] })
})

test('a layer that says something else nearly everywhere says nothing', () => {
  const other = [layerWord(0, '项日各称'), layerWord(1, '1.184'), layerWord(2, '验收合格率')]
  expect(withTextLayer(read, other, same)).toEqual(read)
})

test('words of the layer that nobody else saw, or that reach beyond a cell, are left', () => {
  const wide = [...layer.slice(0, 1), layerWord(1, '2,000 1,134.00', 40, 215), layerWord(7, '95')]
  expect(withTextLayer(read, wide, same).map(({ text }) => text)).toEqual(
    read.map(({ text }) => text),
  )
  expect(withTextLayer(read, wide, same)[1]).toEqual(read[1])
})

test('pieces of a line are put together from left to right, lines from top to bottom', () => {
  const high: Word = {
    text: '按期\n完工率',
    box: { x0: 0, top: 0, x1: 50, bottom: 40 },
    confidence: 0.7,
  }
  const at = (x0: number, top: number, text: string): Word => ({
    text,
    box: { x0, top, x1: x0 + 15, bottom: top + 10 },
  })
  const pieces = [at(20, 2, '期'), at(2, 3, '按'), at(16, 24, '工率'), at(1, 23, '完')]
  expect(withTextLayer([high], pieces, same)[0]?.confidence).toBe(0.95)
})

test('a page that was turned is compared where its words stand as displayed', () => {
  const moved = layer.map((one) => ({
    ...one,
    box: { ...one.box, x0: one.box.x0 + 300, x1: one.box.x1 + 300 },
  }))
  const [name] = withTextLayer(read, moved, (own) => ({
    ...own,
    x0: own.x0 + 300,
    x1: own.x1 + 300,
  }))
  expect(name?.confidence).toBe(0.95)
})
