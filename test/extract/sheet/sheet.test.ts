import { readFileSync } from 'node:fs'
import { utils, type WorkBook, type WorkSheet, write } from '@e965/xlsx'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Note } from '../../../src/extract/document.ts'
import { readSheet } from '../../../src/extract/sheet/sheet.ts'
import { xlsxOf } from '../../office.ts'

const settings = { ocr: 'off', maxPages: 10 } as const

function workbookOf(sheets: Readonly<Record<string, WorkSheet>>): WorkBook {
  const workbook = utils.book_new()
  for (const [name, sheet] of Object.entries(sheets)) utils.book_append_sheet(workbook, sheet, name)
  return workbook
}

async function read(workbook: WorkBook, bookType: 'xlsx' | 'biff8' | 'xlml' = 'xlsx') {
  return readBytes(write(workbook, { type: 'buffer', bookType, cellStyles: true }))
}

async function readBytes(bytes: Uint8Array) {
  const notes: Note[] = []
  const { blocks } = await readSheet(bytes, settings, (note) => notes.push(note))
  const drawn = blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map(
          (cell) => `${cell.row},${cell.column} ${cell.rowSpan}×${cell.colSpan} ${cell.text}`,
        ),
  )
  return { drawn, blocks, notes, codes: notes.map(({ code }) => code) }
}

function sheetOf(rows: readonly (readonly unknown[])[], merges: readonly string[] = []): WorkSheet {
  const sheet = utils.aoa_to_sheet(rows as unknown[][])
  sheet['!merges'] = merges.map((range) => utils.decode_range(range))
  return sheet
}

test.each(['xlsx', 'biff8', 'xlml'] as const)(
  '%s: merges, blanks and lines around the table',
  async (type) => {
    const rows = [
      ['自评表'],
      ['项目', '绿化', null],
      ['资金', '预算', '执行'],
      [null, 12, null],
      ['注：无'],
    ]
    const { drawn, codes } = await read(
      workbookOf({ Sheet1: sheetOf(rows, ['A1:C1', 'B2:C2', 'A3:A4']) }),
      type,
    )
    expect(drawn).toEqual([
      '自评表',
      [
        '0,0 1×1 项目',
        '0,1 1×2 绿化',
        '1,0 2×1 资金',
        '1,1 1×1 预算',
        '1,2 1×1 执行',
        '2,1 1×1 12',
        '2,2 1×1 ',
      ],
      '注：无',
    ])
    expect(codes).toEqual([])
  },
)

test('numbers are read as displayed', async () => {
  const sheet = sheetOf([['率', '额', '日', '码', '和']])
  sheet['A2'] = { t: 'n', v: 0.9614, z: '0.00%' }
  sheet['B2'] = { t: 'n', v: 1280.5, z: '#,##0.00' }
  sheet['C2'] = { t: 'n', v: 44561, z: 'yyyy"年"m"月"d"日"' }
  sheet['D2'] = { t: 'n', v: 361007230010, z: 'General' }
  sheet['E2'] = { t: 'n', v: 0.1 + 0.2, z: 'General' }
  sheet['!ref'] = 'A1:E2'
  const { blocks } = await read(workbookOf({ Sheet1: sheet }))
  const [table] = blocks
  const shown = table?.type === 'table' ? table.cells.slice(5).map(({ text }) => text) : []
  expect(shown).toEqual(['96.14%', '1,280.50', '2021年12月31日', '361007230010', '0.3'])
})

test('hidden sheets, rows and columns are left out and noted', async () => {
  const sheet = sheetOf([
    ['甲', '暗', '乙'],
    ['旧', '旧', '旧'],
    ['丙', '藏', '丁'],
  ])
  sheet['!rows'] = [{}, { hidden: true }, {}]
  sheet['!cols'] = [{ wch: 9 }, { hidden: true, wch: 9 }, { wch: 9 }]
  const workbook = workbookOf({ 表: sheet, 字典: sheetOf([['下拉']]) })
  workbook.Workbook = { Sheets: [{ Hidden: 0 }, { Hidden: 1 }] }
  const { drawn, notes } = await read(workbook)
  expect(drawn).toEqual([['0,0 1×1 甲', '0,1 1×1 乙', '1,0 1×1 丙', '1,1 1×1 丁']])
  expect(notes).toMatchObject([
    { code: 'hidden_content', lost: true, args: { words: '下拉' }, place: { sheet: '字典' } },
    {
      code: 'hidden_content',
      lost: true,
      args: { words: '暗 旧 旧 旧 藏' },
      place: { sheet: '表' },
    },
  ])
})

test('several sheets begin with their names; blank rows part tables', async () => {
  const first = sheetOf([['甲', 1], [null], ['乙', 2], [null], [null], ['丙', 3], ['丁', 4]])
  const { drawn } = await read(
    workbookOf({
      道路: first,
      Sheet2: sheetOf([
        ['戊', 5],
        ['己', 6],
      ]),
    }),
  )
  expect(drawn.map((block) => (typeof block === 'string' ? block : block.length))).toEqual([
    '道路',
    6,
    4,
    4,
  ])
})

test('a sheet that claims every row costs what it holds', async () => {
  const cell = (at: string, words: string) =>
    `<c r="${at}" t="inlineStr"><is><t>${words}</t></is></c>`
  const bytes =
    xlsxOf(`<dimension ref="A1:XFD1048576"/><cols><col min="3" max="16384" width="9"/></cols><sheetData>
    <row r="1">${cell('A1', '甲')}${cell('B1', '乙')}</row><row r="2">${cell('B2', '丁')}</row>
    <row r="1048576"><c r="XFD1048576"/></row></sheetData>
    <mergeCells><mergeCell ref="A1:A1048576"/><mergeCell ref="C1:XFD1048576"/></mergeCells>`)
  const { drawn } = await readBytes(bytes)
  expect(drawn).toEqual([['0,0 2×1 甲', '0,1 1×1 乙', '1,1 1×1 丁']])
})

test('ten thousand rows are read', async () => {
  const rows = Array.from({ length: 10_000 }, (_, row) => [row, '指标', row / 2])
  const { blocks } = await read(workbookOf({ Sheet1: sheetOf(rows) }))
  expect(blocks[0]).toMatchObject({ rowCount: 10_000, columnCount: 3 })
})

test.each([
  ['no workbook', Buffer.from('PK\x03\x04 no archive'), 'corrupt'],
  ['no words', write(workbookOf({ Sheet1: sheetOf([[]]) }), { type: 'buffer' }), 'no_content'],
])('%s is a typed error', async (_, bytes, code) => {
  await expect(readBytes(bytes)).rejects.toMatchObject({ name: 'ExtractError', code })
})

test('merges never overlap in what is read, whatever the file says', async () => {
  const corner = fc.integer({ min: 0, max: 6 })
  const merge = fc.tuple(corner, corner, corner, corner).map(([r, c, r2, c2]) => ({
    s: { r: Math.min(r, r2), c: Math.min(c, c2) },
    e: { r: Math.max(r, r2), c: Math.max(c, c2) },
  }))
  const rows = Array.from({ length: 5 }, (_, row) => [row, row, row, row])
  await fc.assert(
    fc.asyncProperty(fc.array(merge, { maxLength: 6 }), async (merges) => {
      const sheet = sheetOf(rows)
      sheet['!merges'] = merges
      const { blocks } = await read(workbookOf({ Sheet1: sheet }))
      for (const block of blocks) {
        if (block.type === 'paragraph') continue
        const slots = block.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0)
        expect(slots).toBe(block.rowCount * block.columnCount)
      }
    }),
    { numRuns: 60 },
  )
})

test('a workbook with a part that cannot be unpacked is refused, not searched without end', async () => {
  const bytes = Buffer.from(await xlsxOf('<sheetData/>'))
  // The first member begins behind its name, which the 30 bytes of its header tell the length of.
  const start = 30 + bytes.readUInt16LE(26) + bytes.readUInt16LE(28)
  bytes.fill(0xff, start, start + 20)
  await expect(readBytes(bytes)).rejects.toMatchObject({ code: 'corrupt' })
})

test('pictures and the words of shapes are noted as lost', async () => {
  const cell = '<c r="A1" t="inlineStr"><is><t>汇总</t></is></c>'
  const bytes = xlsxOf(`<sheetData><row r="1">${cell}</row></sheetData>`, '', {
    'xl/media/image1.png': 'pixels',
    'xl/drawings/drawing1.xml': '<xdr:sp><a:t>附注一</a:t></xdr:sp>',
  })
  const { notes } = await readBytes(bytes)
  expect(notes.map(({ lost, args }) => [lost, args])).toEqual([
    [true, { kind: 'image', count: 1 }],
    [true, { kind: 'shape', count: 1 }],
  ])
})

test('a workbook whose list of properties is damaged is read all the same', async () => {
  const bytes = readFileSync('fixtures/xls/project-form/input.xls')
  const whole = await readBytes(bytes)
  // [MS-OLEPS] 2.21: the first set of properties begins 48 bytes into its stream, with its size and their number.
  const format = Buffer.from('e0859ff2f94f6810ab9108002b27b3d9', 'hex')
  const damaged = Buffer.from(bytes)
  damaged.writeUInt32LE(0x57575757, damaged.indexOf(format) + 16 + 4 + 4)
  expect((await readBytes(damaged)).drawn).toEqual(whole.drawn)
})

const oneCell =
  '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>一</t></is></c></row></sheetData>'

test.each([
  ['columns', `<cols><col min="1" max="2000000000" width="9"/></cols>${oneCell}`],
  [
    'columns with a prefix',
    `<x:cols><x:col width="9" min='1' max='2000000000'/></x:cols>${oneCell}`,
  ],
  ['a cell', oneCell.replace('A1', 'FXSHRXX1')],
])(
  'a sheet that claims two thousand million columns by %s is refused at once',
  async (_, content) => {
    const read = readSheet(xlsxOf(content), { ocr: 'off', maxPages: 1 }, () => undefined)
    await expect(read).rejects.toMatchObject({ code: 'corrupt' })
  },
)
