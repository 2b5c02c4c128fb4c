import { expect, test } from 'vitest'
import type { FormNoteCode } from '../../src/normalize/report.ts'
import { noteWording } from '../../src/normalize/wording.ts'

const codes = Object.keys(noteWording) as FormNoteCode[]

test.each(codes)('the note %s has no Latin word in Chinese and lacks no argument', (code) => {
  const args = {
    heading: '甲',
    words: '乙',
    row: 7,
    rows: '7、8',
    sum: 50,
    full: 100,
    chosen: '丙',
  }
  const said = noteWording[code].zh(args)
  expect(said).not.toMatch(/[A-Za-z]/u)
})

test.each(codes)('the note %s says a sentence with the same in both languages', (code) => {
  const args = {
    heading: '〈1〉',
    words: '〈2〉',
    row: '〈3〉',
    rows: '〈4〉',
    sum: '〈5〉',
    full: '〈6〉',
  }
  const { zh, en } = noteWording[code]
  const [chinese, english] = [zh, en].map((say) => say({ ...args, chosen: '〈7〉' }))
  expect(chinese).toMatch(/.{6}。$/u)
  expect(english).toMatch(/^.*[A-Za-z]{2}.*\.$/u)
  const named = (sentence: string | undefined) => new Set(sentence?.match(/〈\d〉/gu))
  expect(named(chinese)).toEqual(named(english))
})
