import { expect, test } from 'vitest'
import { sourceLink } from '../../src/report/source-link.ts'

test.each([
  ['/data/reports/甲 1.pdf', 3, { shown: '甲 1.pdf', href: './%E7%94%B2%201.pdf#page=3' }],
  ['/data/other/b.docx', null, { shown: '../other/b.docx', href: './../other/b.docx' }],
  ['/data/reports/a.zip!/内/c.pdf', 2, { shown: 'a.zip!/内/c.pdf', href: './a.zip' }],
  [
    '/data/reports/javascript:alert(1)',
    null,
    { shown: 'javascript:alert(1)', href: './javascript%3Aalert(1)' },
  ],
  ['fixtures/a.txt', null, { shown: 'fixtures/a.txt', href: null }],
] as const)('%s', (file, page, link) => {
  expect(sourceLink(file, page, '/data/reports')).toEqual(link)
})
