import { expect, test } from 'vitest'
import { documentLines } from '../../src/drawing/document-lines.ts'

const note = (code: string, message: string, lost = true) => ({ code, lost, message })

test('what was lost in reading is told, what was only noticed is not', () => {
  const notes = [
    note('page_recognized', 'recognised', false),
    note('low_confidence', 'unsure\u001B'),
  ]
  expect(documentLines({ notes, findings: [] }, 'en')).toEqual(['  unsure\uFFFD'])
})

test('a long scan is told a few of its pages, and how many more there are', () => {
  const notes = Array.from({ length: 40 }, (_, at) => note('page_failed', `page ${at + 1}`))
  const lines = documentLines({ notes, findings: [] }, 'en')
  expect(lines).toEqual(['  page 1', '  page 2', '  page 3', '  (and 37 more of this kind)'])
})

test('a form that was not read is told', () => {
  const finding = { code: 'form_unread', severity: 'warning', message: '未读出' } as const
  const nothing = { path: '', paths: [], expected: null, actual: null }
  expect(documentLines({ notes: [], findings: [{ ...finding, ...nothing }] }, 'zh')).toEqual([
    '  未读出',
  ])
})
