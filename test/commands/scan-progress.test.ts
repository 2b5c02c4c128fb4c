import { expect, test } from 'vitest'
import { progressSentences } from '../../src/commands/scan-progress.ts'

test('a long scan tells its pages, and from the second on the time left', () => {
  const sentence = progressSentences('en')
  const at = (page: number, seconds: number) => sentence({ path: 'a.pdf', page, of: 100 }, seconds)
  expect([at(1, 10), at(2, 13), at(11, 40)]).toEqual([
    'page 1 of 100 recognised: a.pdf',
    'page 2 of 100 recognised, about 4:54 left: a.pdf',
    'page 11 of 100 recognised, about 4:27 left: a.pdf',
  ])
})
