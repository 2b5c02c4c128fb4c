import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { Note, Table } from '../../../src/extract/document.ts'
import { ExtractError } from '../../../src/extract/error.ts'
import { readHtml } from '../../../src/extract/html/html.ts'

const settings = { ocr: 'off', maxPages: 10 } as const

async function read(html: string | Uint8Array) {
  const notes: Note[] = []
  const bytes = typeof html === 'string' ? Buffer.from(html) : html
  const { blocks } = await readHtml(bytes, settings, (note) => notes.push(note))
  return { blocks, codes: notes.map(({ code }) => code) }
}

/** Each cell as `row,column rows×columns text`. */
function drawn(table: Table): readonly string[] {
  return table.cells.map(
    ({ row, column, rowSpan, colSpan, text }) => `${row},${column} ${rowSpan}×${colSpan} ${text}`,
  )
}

async function readCells(rows: string) {
  const { blocks, codes } = await read(`<table>${rows}</table>`)
  const table = blocks.find((block) => block.type === 'table')
  return { cells: table === undefined ? [] : drawn(table), codes }
}

test('spans put the next cells where the page shows them', async () => {
  const { cells, codes } = await readCells(
    '<tr><td rowspan=2>资金<td colspan=2>年初<tr><td>12<td>34<tr><td>合计<td>1<td>2',
  )
  expect(cells).toEqual([
    '0,0 2×1 资金',
    '0,1 1×2 年初',
    '1,1 1×1 12',
    '1,2 1×1 34',
    '2,0 1×1 合计',
    '2,1 1×1 1',
    '2,2 1×1 2',
  ])
  expect(codes).toEqual([])
})

test.each([
  [
    'rowspan 0 reaches the end of its group',
    '<tr><td rowspan=0>a<td>b<tr><td>c',
    ['0,0 2×1 a', '0,1 1×1 b', '1,1 1×1 c'],
    [],
  ],
  [
    'a rowspan stays inside the table',
    '<tr><td rowspan=9>a<td>b',
    ['0,0 1×1 a', '0,1 1×1 b'],
    ['spans_repaired'],
  ],
  [
    'a colspan stops before a cell from above',
    '<tr><td>a<td rowspan=2>b<tr><td colspan=2>c',
    ['0,0 1×1 a', '0,1 2×1 b', '1,0 1×1 c'],
    ['spans_repaired'],
  ],
  [
    'a span that is no number is 1',
    '<tr><td colspan=x>a<td rowspan=-3>b',
    ['0,0 1×1 a', '0,1 1×1 b'],
    [],
  ],
] as const)('%s', async (_, rows, cells, codes) => {
  expect(await readCells(rows)).toEqual({ cells, codes })
})

test('lines inside a cell stay lines; entities are characters', async () => {
  const { cells } = await readCells(
    '<tr><td>年度<br>指标值<td><p>&ge;95&percnt;</p><p>m<sup>2</sup></p><td>见注<sup>[1]</sup>',
  )
  expect(cells).toEqual(['0,0 1×1 年度\n指标值', '0,1 1×1 ≥95%\nm²', '0,2 1×1 见注'])
})

test('a heading keeps its level; a caption stands before its table', async () => {
  const { blocks } = await read(
    '<h2>一、概况</h2>正文<br>另一行<table><caption>自评表</caption><tr><td>甲<td>乙</table>',
  )
  expect(
    blocks.map((block) => (block.type === 'table' ? drawn(block) : [block.level, block.text])),
  ).toEqual([
    [2, '一、概况'],
    [null, '正文'],
    [null, '另一行'],
    [null, '自评表'],
    ['0,0 1×1 甲', '0,1 1×1 乙'],
  ])
})

test('a table that frames the page gives its contents', async () => {
  const { blocks, codes } = await read(
    '<table><tr><td>菜单<td><h1>公开</h1><table><tr><td>甲<td>乙</table></table>',
  )
  expect(blocks.map((block) => (block.type === 'table' ? drawn(block) : block.text))).toEqual([
    '菜单',
    '公开',
    ['0,0 1×1 甲', '0,1 1×1 乙'],
  ])
  expect(codes).toEqual(['layout_table'])
})

test('navigation and scripts are no words; hidden and struck words are noted', async () => {
  const { blocks, codes } = await read(
    '<nav>首页</nav><script>alert(1)</script><p>得分<s>8</s>9</p><p style="display: none">旧表</p>',
  )
  expect(blocks.map((block) => block.type === 'paragraph' && block.text)).toEqual(['得分9'])
  expect(codes).toEqual(['hidden_content', 'hidden_content'])
})

test('a page in GB18030 is read whatever it declares', async () => {
  const gbk = Uint8Array.of(0xbc, 0xa8, 0xd0, 0xa7, 0xd7, 0xd4, 0xc6, 0xc0)
  for (const meta of ['', '<meta charset=gb2312>', '<meta charset=utf-8>']) {
    const { blocks } = await read(Buffer.concat([Buffer.from(`${meta}<p>`), gbk]))
    expect(blocks[0]).toMatchObject({ text: '绩效自评' })
  }
})

test('deep nesting is bounded', async () => {
  const { blocks, codes } = await read(`${'<div>'.repeat(20_000)}深处`)
  expect(blocks[0]).toMatchObject({ text: '深处' })
  expect(codes).toEqual(['limit_reached'])
})

const span = fc.integer({ min: 0, max: 5 })
const cell = fc.record({ rowspan: span, colspan: span })

test.each(['<table><tr><td>', '<table><tr><td>a<td>', '<div><table><tr><td><ol><li>'])(
  'tables in tables without end are bounded: %s',
  async (nest) => {
    const { blocks, codes } = await read(`${nest.repeat(5000)}9.5`)
    expect(codes).toContain('limit_reached')
    expect(JSON.stringify(blocks)).toContain('9.5')
  },
)

test('no two cells overlap, whatever the spans', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.array(fc.array(cell, { maxLength: 6 }), { minLength: 1, maxLength: 6 }),
      async (rows) => {
        const html = rows
          .map((cells) =>
            cells
              .map(({ rowspan, colspan }) => `<td rowspan=${rowspan} colspan=${colspan}>字`)
              .join(''),
          )
          .join('<tr>')
        const { blocks } = await read(`<p>表</p><table><tr>${html}</table>`)
        for (const block of blocks) if (block.type === 'table') expectNoOverlap(block)
      },
    ),
    { numRuns: 200 },
  )
})

function expectNoOverlap(table: Table): void {
  const covered = new Set<string>()
  for (const { row, column, rowSpan, colSpan } of table.cells) {
    expect(row + rowSpan).toBeLessThanOrEqual(table.rowCount)
    expect(column + colSpan).toBeLessThanOrEqual(table.columnCount)
    for (let y = row; y < row + rowSpan; y += 1) {
      for (let x = column; x < column + colSpan; x += 1) {
        expect(covered.has(`${y},${x}`)).toBe(false)
        covered.add(`${y},${x}`)
      }
    }
  }
}

test('any bytes give a reading or a typed error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 200 }), async (bytes) => {
      const outcome = await readHtml(bytes, settings, () => {}).catch((error: unknown) => error)
      expect(outcome instanceof ExtractError || 'blocks' in (outcome as object)).toBe(true)
    }),
  )
})

test('a page saved as a mail is read in the encoding of its part', async () => {
  const mail = [
    'MIME-Version: 1.0',
    'Content-Type: multipart/related; boundary="part"',
    '',
    '--part',
    'Content-Type: text/html; charset=gb2312',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    '<p>=BC=A8=D0=A7=D7=D4=',
    '=C6=C0</p>',
    '--part',
    'Content-Type: image/png',
    '',
    'x',
    '--part--',
  ]
  const { blocks, codes } = await read(mail.join('\r\n'))
  expect(blocks).toMatchObject([{ text: '绩效自评' }])
  expect(codes).toEqual([])
})

test('a table drawn with nested divs is read by its rows, and noted', async () => {
  const rows = ['一级指标|分值|得分', '产出|50|48', '效益|30|30', '满意度|10|9', '总分|97']
  const html = rows.map((row) => {
    const cells = row.split('|').map((text) => `<div><span>${text}</span></div>`)
    return `<div>${cells.join('')}</div>`
  })
  const { blocks, codes } = await read(`<p>自评表</p><div>${html.join('')}</div>`)
  const [heading, table] = blocks
  expect(heading).toMatchObject({ type: 'paragraph', text: '自评表' })
  expect(table?.type === 'table' && drawn(table).at(-1)).toBe('4,1 1×1 97')
  expect(table).toMatchObject({ rowCount: 5, columnCount: 3, spans: 'lost' })
  expect(codes).toEqual(['drawn_table'])
})

test('sections of a page are no drawn table', async () => {
  const section = `<div>${'<div>本年度完成全部工作，资金按进度拨付，各项指标按期完成，效益明显，群众满意，无偏差，后续将继续加强管理，提高资金使用效益，并做好绩效评价结果的应用。</div>'.repeat(3)}</div>`
  const { blocks, codes } = await read(`<div>${section.repeat(5)}</div>`)
  expect(blocks.every(({ type }) => type === 'paragraph')).toBe(true)
  expect(codes).toEqual([])
})

test('every cell has a place of its own, counted from 1', async () => {
  const { blocks } = await read(
    '<table><tr><td>a<td>b</table><p>之后</p><table><tr><td rowspan=2>a<td>b<tr><td>c</table>',
  )
  const places = blocks.map((block) =>
    block.type === 'table' ? block.cells.map((cell) => cell.place) : block.place,
  )
  const first = { kind: 'cell', block: 1, table: 1 }
  const second = { kind: 'cell', block: 3, table: 2 }
  expect(places).toEqual([
    [
      { ...first, row: 1, column: 1 },
      { ...first, row: 1, column: 2 },
    ],
    { kind: 'flow', block: 2 },
    [
      { ...second, row: 1, column: 1 },
      { ...second, row: 1, column: 2 },
      { ...second, row: 2, column: 2 },
    ],
  ])
})
