import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../src/extract/document.ts'
import {
  absent,
  absentNumber,
  addNote,
  isHandwritten,
  type Notes,
  numberIn,
  numberOf,
  originOf,
  partOf,
  textOf,
  wordsIn,
} from '../../../src/normalize/value/sourced.ts'

const onPage = {
  ...{ kind: 'page' as const, page: 1, box: { x0: 0, top: 0, x1: 9, bottom: 9 } },
} as const
const inText = { kind: 'line', line: 7 } as const
const inFile = { kind: 'cell', block: 1, table: 1, row: 1, column: 1 } as const

function cell(text: string, place: Cell['place'] = inText): Cell {
  return { row: 0, column: 0, rowSpan: 1, colSpan: 1, text, place }
}

test('a value carries its words, its place and how surely it was recognised', () => {
  const read = { ...cell('甲'), confidence: 0.9, readings: ['申'] }
  const plain = { raw: '甲', place: inText, basis: 'printed' }
  expect(originOf(cell('甲'))).toEqual(plain)
  expect(originOf(cell('甲'), 'inferred')).toEqual({ ...plain, basis: 'inferred' })
  expect(originOf(read)).toEqual({ ...plain, confidence: 0.9, readings: ['申'] })
  expect(originOf({ ...cell('甲'), confidence: 0.9 })).toEqual({ ...plain, confidence: 0.9 })
  expect(originOf({ ...cell('甲'), readings: ['申'] })).toEqual({ ...plain, readings: ['申'] })
  expect(textOf(cell('甲'), 'inferred')).toEqual({ value: '甲', ...plain, basis: 'inferred' })
})

test('what a form does not have says where it would stand, if that is known', () => {
  const nothing = { value: null, raw: null, place: null, basis: 'printed' }
  expect([absent(), absent(inText)]).toEqual([nothing, { ...nothing, place: inText }])
  expect([absentNumber(), absentNumber(inText)]).toEqual([
    { ...nothing, decimals: null },
    { ...nothing, decimals: null, place: inText },
  ])
})

test.each([
  [' 修 桥\n九座 ', '修桥九座'],
  ['—', null],
  ['', null],
  ['☑是 □否', '是'],
  ['□是 □否', null],
  ['（盖章）', null],
  ['修桥〔手写〕', null],
] as const)('the words in %j are %s', (text, words) => {
  expect(wordsIn(text)).toBe(words)
})

test('a hand is known by its mark', () => {
  expect([isHandwritten('9〔手写〕'), isHandwritten('9')]).toEqual([true, false])
})

test('a part of a cell carries all its words', () => {
  expect(partOf(cell('修桥：九座'), '九座')).toMatchObject({ value: '九座', raw: '修桥：九座' })
  expect(partOf(cell('修桥：九座'), null)).toMatchObject({ value: null, raw: '修桥：九座' })
})

test('words that are no number are noted where they stand; blank ones and those of a hand are not', () => {
  const notes: Notes = []
  expect(numberOf(cell('9.50'), 'a', notes)).toMatchObject({ value: 9.5, decimals: 2, raw: '9.50' })
  expect(numberOf(cell('—'), 'b', notes)).toMatchObject({ value: null, decimals: null, raw: '—' })
  expect(numberOf(cell('9〔手写〕'), 'c', notes).value).toBeNull()
  expect(notes).toEqual([])
  expect(numberIn(cell('约 九'), '约 九', 'd', notes).value).toBeNull()
  expect(notes).toEqual([
    {
      ...{ code: 'unreadable_number', severity: 'warning', path: 'd', place: inText },
      args: { words: '约九' },
    },
  ])
})

test('a note is a warning where a value may be missing, else a remark', () => {
  const notes: Notes = []
  for (const code of ['unreadable_number', 'form_doubtful', 'level_inferred'] as const)
    addNote(notes, { code, path: '', place: null, args: {} })
  expect(notes.map(({ severity }) => severity)).toEqual(['warning', 'warning', 'info'])
})

describe('two figures in one cell are no number', () => {
  test.each([
    // A line of a text: a blank parts cells.
    ['10 20', inText, null],
    ['10 分', inText, 10],
    ['（10\n20）', inText, null],
    ['1280\n5.50', inText, 12805.5],
    ['10\n20', inText, null],
    // A page breaks a figure where its column ends, or at a comma: short lines below each other are two.
    ['1280\n5.50', onPage, 12805.5],
    ['12\n345', onPage, null],
    ['12,\n345', onPage, 12345],
    ['1,\n280.5', onPage, 1280.5],
    ['12.\n345', onPage, 12.345],
    ['345\n.50', onPage, 345.5],
    ['1280.50\n万元', onPage, 1280.5],
    ['1280 .50', onPage, 1280.5],
    ['共\n10', onPage, null],
    // A file breaks no figure: what stands in two lines of its cell are two.
    ['12\n345', inFile, null],
    ['1280\n5.50', inFile, null],
    ['10\n万元', inFile, 10],
    ['10', inFile, 10],
    ['无\n', inFile, null],
  ] as const)('%j in %o: %s', (text, place, value) => {
    const words = text.replaceAll('万元', '元')
    expect(numberIn(cell(text, place), words, 'a', []).value).toBe(value)
  })
})
