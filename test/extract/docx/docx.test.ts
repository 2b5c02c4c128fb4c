import { expect, test } from 'vitest'
import type { Note } from '../../../src/extract/document.ts'
import { readDocx } from '../../../src/extract/docx/docx.ts'
import { docxOf, wordPart, zipOf } from '../../office.ts'

const settings = { ocr: 'off', maxPages: 10 } as const

async function read(bytes: Buffer) {
  const notes: Note[] = []
  const { blocks } = await readDocx(bytes, settings, (note) => notes.push(note))
  const drawn = blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map(
          (cell) => `${cell.row},${cell.column} ${cell.rowSpan}×${cell.colSpan} ${cell.text}`,
        ),
  )
  return { drawn, blocks, codes: notes.map(({ code }) => code) }
}

const text = (words: string) => `<w:r><w:t>${words}</w:t></w:r>`
const paragraph = (words: string) => `<w:p>${text(words)}</w:p>`
const cell = (words: string, properties = '') =>
  `<w:tc><w:tcPr>${properties}</w:tcPr>${words === '' ? '<w:p/>' : paragraph(words)}</w:tc>`
const row = (...cells: readonly string[]) => `<w:tr>${cells.join('')}</w:tr>`
const table = (...rows: readonly string[]) => `<w:tbl>${rows.join('')}</w:tbl>`

test('merges down and across keep their cells', async () => {
  const body = table(
    row(cell('产出', '<w:vMerge w:val="restart"/>'), cell('数量', '<w:gridSpan w:val="2"/>')),
    row(cell('', '<w:vMerge/>'), cell('10'), cell('9')),
  )
  expect((await read(docxOf(body))).drawn).toEqual([
    ['0,0 2×1 产出', '0,1 1×2 数量', '1,1 1×1 10', '1,2 1×1 9'],
  ])
})

test('tracked changes are accepted, struck words left out and noted', async () => {
  const body = `<w:p>${text('得分')}<w:del w:id="1"><w:r><w:delText>8</w:delText></w:r></w:del><w:ins w:id="2">${text('9')}</w:ins></w:p>
    <w:p>${text('分值')}<w:r><w:rPr><w:strike/></w:rPr><w:t>5</w:t></w:r>${text('6')}</w:p>`
  const { drawn, codes } = await read(docxOf(body))
  expect(drawn).toEqual(['得分9', '分值6'])
  expect(codes).toEqual(['hidden_content'])
})

test('headings keep their level under Chinese style names', async () => {
  const styles = wordPart(
    'styles',
    '<w:style w:type="paragraph" w:styleId="a1"><w:name w:val="标题 2"/></w:style>',
  )
  const body = `<w:p><w:pPr><w:pStyle w:val="a1"/></w:pPr>${text('一、概况')}</w:p>${paragraph('正文')}`
  const { blocks, codes } = await read(docxOf(body, { 'word/styles.xml': styles }))
  expect(blocks).toMatchObject([
    { text: '一、概况', level: 2 },
    { text: '正文', level: null },
  ])
  expect(codes).toEqual([])
})

test('a table in a text box is read; a nested table is read and noted', async () => {
  const inner = table(row(cell('甲'), cell('1')))
  const box = `<w:p><w:r><w:pict><v:shape><v:textbox><w:txbxContent>${inner}</w:txbxContent></v:textbox></v:shape></w:pict></w:r></w:p>`
  const outer = table(
    row(cell('指标'), cell('内容')),
    row(cell('明细'), `<w:tc><w:tcPr/>${inner}<w:p/></w:tc>`),
    row(cell('总分'), cell('100')),
  )
  const { drawn, codes } = await read(docxOf(box + outer))
  expect(drawn[0]).toEqual(['0,0 1×1 甲', '0,1 1×1 1'])
  expect(drawn.slice(1).flat()).toContain('2,1 1×1 100')
  expect(codes).toEqual(['nested_table'])
})

test.each([
  ['not a ZIP archive', Buffer.from('PK but no archive'), 'corrupt'],
  ['an archive without a document', zipOf({ 'a.txt': 'a' }), 'corrupt'],
  ['broken XML', docxOf('<w:p>'), 'corrupt'],
  ['no words', docxOf('<w:p/>'), 'no_content'],
])('%s is a typed error', async (_, bytes, code) => {
  await expect(read(bytes)).rejects.toMatchObject({ name: 'ExtractError', code })
})

test('a small file of a million paragraphs is refused at once', async () => {
  const read = readDocx(
    docxOf('<w:p/>'.repeat(1_000_000)),
    { ocr: 'off', maxPages: 1 },
    () => undefined,
  )
  await expect(read).rejects.toMatchObject({ code: 'too_large' })
})
