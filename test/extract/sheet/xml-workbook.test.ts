import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readWorkbook } from '../../../src/extract/sheet/workbook.ts'

function workbookOf(rows: string, encoding = 'UTF-8'): string {
  return `<?xml version="1.0" encoding="${encoding}"?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet" xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">
<Worksheet ss:Name="Sheet1"><Table>${rows}</Table></Worksheet></Workbook>`
}

function cell(text: string, attributes = ''): string {
  return `<Cell ${attributes}><Data ss:Type="String">${text}</Data></Cell>`
}

/** Each cell's text at its address, rows and columns from 0. */
function shown(bytes: Uint8Array): readonly string[] {
  const [sheet] = readWorkbook(bytes, () => undefined)
  return sheet?.cells.map(({ row, column, text }) => `${row},${column} ${text}`) ?? []
}

function shownRows(rows: string): readonly string[] {
  return shown(Buffer.from(workbookOf(rows)))
}

test('an empty merged cell takes all its columns', () => {
  const rows = `<Row>${cell('总分')}<Cell ss:MergeAcross="3"/>${cell('100')}</Row>`
  expect(shownRows(rows)).toEqual(['0,0 总分', '0,5 100'])
})

test('a cell without its column stands behind what is merged down from above', () => {
  const above = `<Row>${cell('产出指标', 'ss:MergeDown="1" ss:MergeAcross="1"')}${cell('数量指标')}</Row>`
  const rows = `${above}<Row>${cell('质量指标')}</Row><Row>${cell('效益指标')}</Row>`
  expect(shownRows(rows)).toEqual(['0,0 产出指标', '0,2 数量指标', '1,2 质量指标', '2,0 效益指标'])
})

test('a column that is said counts, and the next cell from there', () => {
  const rows = `<Row>${cell('甲', 'ss:Index="3"')}${cell('乙')}</Row>`
  expect(shownRows(rows)).toEqual(['0,2 甲', '0,3 乙'])
})

test('a row said to stand for several is followed by the row behind them', () => {
  const rows = `<Row>${cell('甲')}</Row><Row ss:Span="2"/><Row>${cell('乙')}</Row><Row ss:Index="9">${cell('丙')}</Row>`
  expect(shownRows(rows)).toEqual(['0,0 甲', '4,0 乙', '8,0 丙'])
})

test('a cell that has lost its row stands in the first', () => {
  expect(shownRows(cell('甲') + cell('乙'))).toEqual(['0,0 甲', '0,1 乙'])
})

test('a merge over the end of the sheet is left out and told', () => {
  const notes: string[] = []
  const rows = `<Row>${cell('甲', 'ss:MergeAcross="99999999"')}${cell('乙', 'ss:MergeDown="2000000"')}${cell('丙', 'ss:Index="90000000"')}</Row>`
  const [sheet] = readWorkbook(Buffer.from(workbookOf(rows)), ({ code }) => notes.push(code))
  expect(sheet?.cells.map(({ column }) => column)).toEqual([0, 1, 2])
  expect(sheet?.merges).toEqual([])
  expect(notes).toEqual(['spans_repaired'])
})

test('columns said to be more than a sheet has are as few as are used', () => {
  const rows = `<Column ss:Span="99999999" ss:Width="50"/><Row>${cell('甲')}</Row>`
  expect(shownRows(rows)).toEqual(['0,0 甲'])
})

test('single quotes, CDATA and line ends within a cell are read', () => {
  const rows = `<Row><Cell ss:Index='2'><Data ss:Type='String'>甲&#10;乙</Data></Cell><Cell><Data ss:Type="String"><![CDATA[<5 & >3]]></Data></Cell></Row>`
  expect(shownRows(rows)).toEqual(['0,1 甲\n乙', '0,2 <5 & >3'])
})

test('a workbook in GB2312 is read as it says', () => {
  const gb2312 = Buffer.from([0xc3, 0xe0, 0xb2, 0xdd])
  const [before = '', after = ''] = workbookOf(`<Row>${cell('@')}</Row>`, 'GB2312').split('@')
  expect(shown(Buffer.concat([Buffer.from(before), gb2312, Buffer.from(after)]))).toEqual([
    '0,0 绵草',
  ])
})

type Span = { readonly across: number; readonly down: number }
type Placed = Span & { readonly row: number; readonly column: number }

/** Cells side by side, each past what those above take; one reaches no further than to the next that is taken. */
function laidOut(spans: readonly (readonly Span[])[]): readonly (readonly Placed[])[] {
  const taken = new Set<string>()
  const isTaken = (row: number, column: number) => taken.has(`${row},${column}`)
  return spans.map((cells, row) => {
    let next = 0
    return cells.map(({ across, down }) => {
      while (isTaken(row, next)) next += 1
      const column = next
      const free = [1, 2].find((by) => by > across || isTaken(row, column + by)) ?? 3
      next += free
      for (let y = row; y <= row + down; y += 1)
        for (let x = column; x < next; x += 1) taken.add(`${y},${x}`)
      return { row, column, across: free - 1, down }
    })
  })
}

function rowsOf(placed: readonly (readonly Placed[])[], isSaid: boolean): string {
  const draw = ({ row, column, across, down }: Placed) => {
    const index = isSaid ? `ss:Index="${column + 1}"` : ''
    const merge = `ss:MergeAcross="${across}" ss:MergeDown="${down}"`
    return cell(`${row}-${column}`, `${index} ${merge}`)
  }
  return placed.map((cells) => `<Row>${cells.map(draw).join('')}</Row>`).join('')
}

test('however cells are merged, a place left out is that which would be said', () => {
  const span = fc.record({ across: fc.nat(2), down: fc.nat(2) })
  const spans = fc.array(fc.array(span, { minLength: 1, maxLength: 5 }), { maxLength: 5 })
  fc.assert(
    fc.property(spans.map(laidOut), (placed) => {
      const expected = placed.flat().map(({ row, column }) => `${row},${column} ${row}-${column}`)
      expect(shownRows(rowsOf(placed, false))).toEqual(expected)
      expect(shownRows(rowsOf(placed, true))).toEqual(expected)
    }),
  )
})
