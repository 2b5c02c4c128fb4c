import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import nodejieba from 'nodejieba'
import { expect, test } from 'vitest'
import { dictionaryBytes } from '../../scripts/make-dictionary.ts'
import { readDictionary } from '../../src/segment/dictionary.ts'
import { segment, segmentForSearch } from '../../src/segment/segment.ts'

const FILE = new URL('../../src/segment/dictionary.bin', import.meta.url)

const LIST = 'node_modules/nodejieba/submodules/cppjieba/dict/jieba.dict.utf8'

const words = readFileSync(LIST, 'utf8')
  .split('\n')
  .map((line) => line.split(' ')[0] ?? '')
  .filter((word) => word !== '')

const word = fc.nat(words.length - 1).map((at) => words[at] ?? '')

/** Words, parts of words and what stands between them in a text of any kind. */
const piece = fc.oneof(
  { weight: 6, arbitrary: word },
  {
    weight: 3,
    arbitrary: fc
      .tuple(word, fc.nat(3), fc.nat(3))
      .map(([whole, from, length]) => whole.slice(from, from + length)),
  },
  {
    weight: 2,
    arbitrary: fc.constantFrom(' ', '，', '。', '\n', '%', '12.5', 'ab3', '云计算', '①'),
  },
  { weight: 1, arbitrary: fc.constantFrom('𠀀', '\ud800', '\udc00', '\0', '😀', '\u{301}') },
)
const text = fc.array(piece, { maxLength: 12 }).map((pieces) => pieces.join(''))

test('texts are cut as nodejieba cuts them', () => {
  fc.assert(
    fc.property(text, (given) => {
      expect(segment(given)).toEqual(nodejieba.cut(given))
      expect(segmentForSearch(given)).toEqual(nodejieba.cutForSearch(given))
    }),
    { numRuns: 2000 },
  )
})

test('the texts of the documentation and of the vocabulary are cut as nodejieba cuts them', () => {
  for (const file of ['README.zh-CN.md', 'src/normalize/vocabulary/topic.ts', 'docs/model.md']) {
    for (const line of readFileSync(file, 'utf8').split('\n')) {
      expect(segment(line)).toEqual(nodejieba.cut(line))
      expect(segmentForSearch(line)).toEqual(nodejieba.cutForSearch(line))
    }
  }
})

test('words that can be cut in ways of nearly the same weight are cut as nodejieba cuts them', () => {
  // Parts of rare words: their uses are small numbers whose products are often equal.
  const overlapping = words.filter((one) => one.length >= 4).map((one) => one.slice(1) + one)
  const cutOtherwise = overlapping.filter(
    (given) => segment(given).join(' ') !== nodejieba.cut(given).join(' '),
  )
  expect(cutOtherwise).toEqual([])
})

test('the dictionary is what the script makes of nodejieba’s', () => {
  expect(Buffer.compare(dictionaryBytes(), readFileSync(FILE))).toBe(0)
})

test('a file that is no dictionary is refused', () => {
  expect(() => readDictionary(new Uint8Array(64))).toThrow('damaged')
})
