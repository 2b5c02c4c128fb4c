import { expect, test } from 'vitest'
import { view } from '../../../src/extract/doc/binary.ts'
import { readParagraph } from '../../../src/extract/doc/paragraph.ts'

const word = (value: number) => [value & 0xff, (value >> 8) & 0xff]

/** The definition of a row: its edges in twips, then the flags of each cell. */
function definition(edges: readonly number[], flags: readonly number[]): number[] {
  const cells = flags.flatMap((flag) => [...word(flag), ...Array(18).fill(0)])
  const operand = [edges.length - 1, ...edges.flatMap(word), ...cells]
  return [...word(0xd608), ...word(operand.length + 1), ...operand]
}

function read(group: readonly number[], elsewhere: readonly number[] | null = null) {
  const data = elsewhere && view(Uint8Array.from(elsewhere))
  return readParagraph(view(Uint8Array.from(group)), data)
}

function joins(group: readonly number[]): string[] | undefined {
  return read(group).shapes?.map(
    ({ joinsLeft, joinsUp }) => (joinsLeft ? '<' : '') + (joinsUp ? '^' : '') || '.',
  )
}

test('cells have the edges of the row’s definition', () => {
  expect(read(definition([-108, 1000, 2500], [0, 0])).shapes).toMatchObject([
    { left: -108, right: 1000 },
    { left: 1000, right: 2500 },
  ])
})

test('cells without flags of their own are plain', () => {
  expect(joins(definition([0, 10, 20, 30], [0]))).toEqual(['.', '.', '.'])
})

test('merges across are understood whichever bit marks the first cell', () => {
  expect(joins(definition([0, 10, 20, 30, 40], [1, 2, 2, 0]))).toEqual(['.', '<', '<', '.'])
  expect(joins(definition([0, 10, 20, 30, 40], [2, 1, 2, 1]))).toEqual(['.', '<', '.', '<'])
})

test('merges down go on where the restart bit is missing', () => {
  expect(joins(definition([0, 10, 20], [0x60, 0x20]))).toEqual(['.', '^'])
})

test('later modifiers change the definition', () => {
  const row = definition([0, 10, 20, 30], [0, 0, 0])
  const mergedDown = [...word(0xd62b), 2, 1, 1]
  const merged = [...word(0x5624), 0, 2]
  expect(joins([...row, ...mergedDown, ...merged])).toEqual(['.', '<^', '.'])
  expect(joins([...row, ...merged, ...word(0x5625), 0, 2])).toEqual(['.', '.', '.'])
})

test('modifiers too long for their page stand in the Data stream', () => {
  const row = definition([0, 10, 20], [0, 0])
  const group = [...word(0x2416), 1, ...word(0x6646), ...word(2), 0, 0]
  const { inTable, shapes } = read(group, [9, 9, ...word(row.length), ...row])
  expect(inTable).toBe(true)
  expect(shapes).toHaveLength(2)
})

test('a definition that is cut off leaves the row without shapes', () => {
  expect(read(definition([0, 10, 20], [0, 0]).slice(0, 9)).shapes).toBeNull()
})

test('a heading’s level is its outline; body text takes the heading of its style away', () => {
  expect(read([...word(0x2640), 1]).level).toBe(2)
  expect(read([...word(0x2640), 9]).level).toBe(0)
  expect(read([]).level).toBeNull()
})
