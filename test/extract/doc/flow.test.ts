import { expect, test } from 'vitest'
import { type FlowParagraph, flowToBlocks } from '../../../src/extract/doc/flow.ts'
import type { Note } from '../../../src/extract/document.ts'

/** `'1 cell 项目'`: depth, what it ends, text. Rows get cells of equal width. */
function paragraphs(...lines: string[]): FlowParagraph[] {
  return lines.map((line) => {
    const [depth = '0', ends = 'paragraph', text = ''] = line.split(' ')
    return {
      text,
      level: null,
      depth: Number(depth),
      ends: ends as FlowParagraph['ends'],
      shapes: null,
    }
  })
}

function blocksOf(...lines: string[]) {
  const notes: Note[] = []
  const blocks = flowToBlocks(paragraphs(...lines), (note) => notes.push(note))
  const drawn = blocks.map((block) =>
    block.type === 'paragraph' ? block.text : block.cells.map((cell) => cell.text),
  )
  return { drawn, codes: notes.map((note) => note.code), blocks }
}

test('paragraphs of a cell are its lines, blank ones between blocks are left out', () => {
  const { drawn, codes, blocks } = blocksOf(
    '0 paragraph 标题',
    '0 paragraph ',
    '1 paragraph 第一行',
    '1 cell 第二行',
    '1 cell 10',
    '1 row',
    '0 paragraph 以下空白',
  )
  expect(drawn).toEqual(['标题', ['第一行\n第二行', '10'], '以下空白'])
  expect(blocks.map((block) => block.place)).toEqual(
    [1, 2, 3].map((block) => ({ kind: 'flow', block })),
  )
  expect(codes).toEqual([])
})

test('a nested table follows the table around it and is noted', () => {
  const { drawn, codes } = blocksOf('1 paragraph 外', '2 cell 内', '2 row', '1 cell 层', '1 row')
  expect(drawn).toEqual([['外\n层'], ['内']])
  expect(codes).toEqual(['nested_table'])
})

test('a table cut off within a row keeps its words', () => {
  expect(blocksOf('1 cell 产出', '1 paragraph 数量').drawn).toEqual([['产出', '数量']])
})
