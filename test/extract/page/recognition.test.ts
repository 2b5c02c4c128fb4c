import { expect, test } from 'vitest'
import { needsRecognition, type PageContent } from '../../../src/extract/page/recognition.ts'

const text: PageContent = {
  readable: 800,
  unreadable: 0,
  invisible: 0,
  imageShare: 0,
  shapes: 20,
}

const cases: readonly (readonly [string, Partial<PageContent>, boolean])[] = [
  ['text', {}, false],
  ['text over a picture', { imageShare: 0.9 }, false],
  ['a page number over a picture', { imageShare: 0.9, readable: 5 }, true],
  ['a fifth of the characters unknown', { unreadable: 300 }, true],
  ['a few characters unknown', { unreadable: 20 }, false],
  ['words only behind a picture', { imageShare: 1, readable: 0, invisible: 800 }, true],
  ['text turned into outlines', { readable: 0, shapes: 3000 }, true],
  ['nothing', { readable: 0, shapes: 0 }, false],
  ['a small picture', { readable: 0, imageShare: 0.2 }, true],
]

test.each(cases)('%s', (_, content, expected) => {
  expect(needsRecognition({ ...text, ...content })).toBe(expected)
})
