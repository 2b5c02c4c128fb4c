import { describe, expect, test } from 'vitest'
import type { CellShape, DocRow } from '../../../src/extract/doc/row.ts'
import { rowsToTable } from '../../../src/extract/doc/row.ts'
import type { Note, Table } from '../../../src/extract/document.ts'

const place = { block: 3, table: 2 }

/** `'项目 500 ^ 900'`: edges and texts in turn from 0; `^` continues the cell above, `<` the one before. */
function row(drawn: string): DocRow {
  const words = drawn.split(' ')
  const texts: string[] = []
  const shapes: CellShape[] = []
  for (let index = 0; index < words.length; index += 2) {
    const text = words[index] ?? ''
    const left = shapes.at(-1)?.right ?? 0
    const right = Number(words[index + 1])
    shapes.push({ left, right, joinsLeft: text.startsWith('<'), joinsUp: text.startsWith('^') })
    texts.push(text.replace(/^[<^]/u, ''))
  }
  return { texts, shapes }
}

function read(...rows: DocRow[]): { table: Table; notes: string[] } {
  const notes: Note[] = []
  const table = rowsToTable(rows, place, (note) => notes.push(note))
  return { table, notes: notes.map((note) => note.code) }
}

function drawn({ cells }: Table): string[] {
  return cells.map((c) => `${c.row},${c.column} ${c.rowSpan}x${c.colSpan} ${c.text}`)
}

describe('rows whose cells have edges', () => {
  test('stand on the columns that all edges make together', () => {
    const { table, notes } = read(
      row('项目名称 500 校舍维修 2000'),
      row('年初 500 全年 1200 执行 2000'),
    )
    expect(drawn(table)).toEqual([
      '0,0 1x1 项目名称',
      '0,1 1x2 校舍维修',
      '1,0 1x1 年初',
      '1,1 1x1 全年',
      '1,2 1x1 执行',
    ])
    expect(table).toMatchObject({ rowCount: 2, columnCount: 3, spans: 'kept' })
    expect(notes).toEqual([])
  })

  test('forgive edges that a hand has dragged', () => {
    const { table } = read(row('产出 500 数量 1000'), row('效益 512 社会 991'))
    expect(table.columnCount).toBe(2)
    expect(drawn(table)).toContain('1,1 1x1 社会')
  })

  test('keep columns narrower than a dragged edge apart where a cell stands in them', () => {
    const { table } = read(row('甲 500 乙 530 丙 1000'), row('丁 530 戊 1000'))
    expect(drawn(table)).toContain('1,0 1x2 丁')
  })

  test('join cells downward and across', () => {
    const { table, notes } = read(
      row('产出 500 数量 1000 < 2000'),
      row('^ 500 质量 1000 合格 2000'),
      row('^ 500 时效 1000 及时 2000'),
    )
    expect(drawn(table)).toEqual([
      '0,0 3x1 产出',
      '0,1 1x2 数量',
      '1,1 1x1 质量',
      '1,2 1x1 合格',
      '2,1 1x1 时效',
      '2,2 1x1 及时',
    ])
    expect(notes).toEqual([])
  })

  test('note the words that a merged cell hides', () => {
    const { table, notes } = read(row('产出 500 数量 900'), row('^旧稿 500 质量 900'))
    expect(drawn(table)[0]).toBe('0,0 2x1 产出')
    expect(notes).toEqual(['hidden_content'])
  })

  test('show the words of a merged cell whose first part is blank', () => {
    const first: DocRow = {
      texts: ['', '数量'],
      shapes: row('空 500 数量 900').shapes,
    }
    const { table, notes } = read(first, row('^产出 500 质量 900'))
    expect(drawn(table)[0]).toBe('0,0 2x1 产出')
    expect(notes).toEqual([])
  })

  test('do not join what would be no rectangle', () => {
    const { table, notes } = read(row('产出 900'), row('^ 500 质量 900'))
    expect(drawn(table)).toEqual(['0,0 1x2 产出', '1,0 1x1 ', '1,1 1x1 质量'])
    expect(notes).toEqual(['spans_repaired'])
  })

  test('without edges keep only their order', () => {
    const { table } = read({ texts: ['分值', '得分'], shapes: null }, row('10 500'))
    expect(table).toMatchObject({ spans: 'lost', rowCount: 2, columnCount: 2 })
    expect(drawn(table)).toEqual(['0,0 1x1 分值', '0,1 1x1 得分', '1,0 1x1 10'])
  })

  test('with edges in disorder keep only their order', () => {
    const shapes = row('一 900 二 500').shapes
    expect(read({ texts: ['一', '二'], shapes }).table.spans).toBe('lost')
  })
})

test('every cell has a place of its own, counted from 1', () => {
  const rows = [row('产出 500 数量 900'), row('^ 500 质量 900')]
  const flat = rows.map(({ texts }) => ({ texts, shapes: null }))
  const places = (table: Table) => table.cells.map((cell) => cell.place)
  const cell = { kind: 'cell', block: 3, table: 2 }
  expect(places(read(...rows).table)).toEqual([
    { ...cell, row: 1, column: 1 },
    { ...cell, row: 1, column: 2 },
    { ...cell, row: 2, column: 2 },
  ])
  expect(places(read(...flat).table)).toHaveLength(4)
  expect(new Set(places(read(...flat).table).map((place) => JSON.stringify(place))).size).toBe(4)
})
