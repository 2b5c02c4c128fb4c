/** Numbers that Word gives by itself stand in the text as they are printed. */
import { expect, test } from 'vitest'
import { readDocx } from '../../../src/extract/docx/docx.ts'
import { docxOf, wordPart } from '../../office.ts'

const level = (depth: number, format: string, text: string, more = '') =>
  `<w:lvl w:ilvl="${depth}"><w:start w:val="1"/><w:numFmt w:val="${format}"/>${more}<w:lvlText w:val="${text}"/></w:lvl>`
const definition = (id: number, ...levels: readonly string[]) =>
  `<w:abstractNum w:abstractNumId="${id}">${levels.join('')}</w:abstractNum>`
const list = (id: number, of: number, override = '') =>
  `<w:num w:numId="${id}"><w:abstractNumId w:val="${of}"/>${override}</w:num>`

const chinese = definition(
  1,
  level(0, 'chineseCountingThousand', '%1、'),
  level(1, 'chineseCountingThousand', '（%2）'),
  level(2, 'decimal', '%3.'),
)
const nested = definition(2, level(0, 'decimal', '%1'), level(1, 'decimal', '%1.%2'))
const bullets = definition(3, level(0, 'bullet', '\uF0B7'))

const numbered = (words: string, number: string, depth = 0) =>
  `<w:p><w:pPr><w:numPr><w:ilvl w:val="${depth}"/><w:numId w:val="${number}"/></w:numPr></w:pPr>${words === '' ? '' : `<w:r><w:t>${words}</w:t></w:r>`}</w:p>`
const plain = (words: string) => `<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`
const cell = (content: string) => `<w:tc><w:tcPr/>${content}</w:tc>`

async function textsOf(body: string, lists: string, parts: Readonly<Record<string, string>> = {}) {
  const bytes = docxOf(body, { 'word/numbering.xml': wordPart('numbering', lists), ...parts })
  const { blocks } = await readDocx(bytes, { ocr: 'off', maxPages: 10 }, () => undefined)
  return blocks.map((block) =>
    block.type === 'paragraph' ? block.text : block.cells.map(({ text }) => text),
  )
}

test('headings of several levels, each counted under the one above', async () => {
  const body = [
    numbered('概况', '1'),
    numbered('职能', '1', 1),
    numbered('机构', '1', 1),
    plain('正文'),
    numbered('绩效', '1'),
    numbered('目标', '1', 1),
    numbered('数量', '1', 2),
    numbered('质量', '1', 2),
  ]
  expect(await textsOf(body.join(''), chinese + list(1, 1))).toEqual([
    ...[
      '一、概况',
      '（一）职能',
      '（二）机构',
      '正文',
      '二、绩效',
      '（一）目标',
      '1. 数量',
      '2. 质量',
    ],
  ])
})

test('numbers made of those above, lists that share a definition, one that starts anew', async () => {
  const override = '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="1"/></w:lvlOverride>'
  const lists = nested + list(1, 2) + list(2, 2) + list(3, 2, override)
  const body = [
    numbered('甲', '1'),
    numbered('乙', '1', 1),
    numbered('丙', '2'),
    numbered('丁', '2', 1),
    numbered('戊', '3'),
  ]
  expect(await textsOf(body.join(''), lists)).toEqual(['1 甲', '1.1 乙', '2 丙', '2.1 丁', '1 戊'])
})

test('rows that are numbered by themselves, and lists in a cell', async () => {
  const rows = [
    `<w:tr>${cell(numbered('', '1', 0))}${cell(numbered('修路', '2') + numbered('架桥', '2'))}</w:tr>`,
    `<w:tr>${cell(numbered('', '1', 0))}${cell(plain('种树'))}</w:tr>`,
  ]
  const dotted = definition(4, level(0, 'decimal', '%1.'))
  const lists = nested + dotted + list(1, 2) + list(2, 4)
  expect(await textsOf(`<w:tbl>${rows.join('')}</w:tbl>`, lists)).toEqual([
    ['1', '1. 修路\n2. 架桥', '2', '种树'],
  ])
})

test('the digits of a number and of the words behind it are never one figure', async () => {
  const lists = nested + definition(4, level(0, 'decimal', '%1.')) + list(1, 2) + list(2, 4)
  expect(await textsOf(numbered('2022年', '1') + numbered('5万元', '2'), lists)).toEqual([
    '1、2022年',
    '1、5万元',
  ])
})

test('styles that number by themselves, lists that a paragraph leaves, bullets', async () => {
  const styles = wordPart(
    'styles',
    `<w:style w:type="paragraph" w:styleId="a"><w:name w:val="条"/><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:style>
     <w:style w:type="paragraph" w:styleId="b"><w:name w:val="款"/><w:basedOn w:val="a"/><w:pPr><w:numPr><w:ilvl w:val="1"/></w:numPr></w:pPr></w:style>`,
  )
  const styled = (style: string, more = '') =>
    `<w:p><w:pPr><w:pStyle w:val="${style}"/>${more}</w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`
  const body = [
    styled('a'),
    styled('b'),
    styled('b', '<w:numPr><w:numId w:val="0"/></w:numPr>'),
    numbered('点', '3'),
  ]
  const parts = { 'word/styles.xml': styles }
  expect(await textsOf(body.join(''), chinese + bullets + list(1, 1) + list(3, 3), parts)).toEqual([
    ...['一、甲', '（一）甲', '甲', '点'],
  ])
})

test('legal numbers are digits, levels that never restart go on', async () => {
  const legal = definition(
    5,
    level(0, 'chineseCounting', '第%1条'),
    level(1, 'decimal', '%1.%2', '<w:lvlRestart w:val="0"/><w:isLgl/>'),
  )
  const body = [
    numbered('甲', '1'),
    numbered('乙', '1', 1),
    numbered('丙', '1'),
    numbered('丁', '1', 1),
  ]
  expect(await textsOf(body.join(''), legal + list(1, 5))).toEqual([
    ...['第一条甲', '1.1 乙', '第二条丙', '2.2 丁'],
  ])
})

test('what a change had before, and the unread form of a drawing, count for nothing', async () => {
  const changed = `<w:p><w:pPr><w:pPrChange w:id="1"><w:pPr><w:numPr><w:numId w:val="1"/></w:numPr></w:pPr></w:pPrChange></w:pPr><w:r><w:t>甲</w:t></w:r></w:p>`
  expect(await textsOf(changed + numbered('乙', '1'), chinese + list(1, 1))).toEqual([
    '甲',
    '一、乙',
  ])
})

test('a list that is defined nowhere numbers nothing', async () => {
  expect(await textsOf(numbered('甲', '9'), chinese + list(1, 1))).toEqual(['甲'])
})

test('boxes to tick in Word are signs', async () => {
  const box = (isTicked: boolean) =>
    `<w:sdt><w:sdtPr><w14:checkbox xmlns:w14="http://schemas.microsoft.com/office/word/2010/wordml"><w14:checked w14:val="${isTicked ? 1 : 0}"/></w14:checkbox></w:sdtPr><w:sdtContent><w:r><w:t>${isTicked ? '☒' : '☐'}</w:t></w:r></w:sdtContent></w:sdt>`
  const field = (isTicked: boolean) =>
    `<w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:checkBox><w:sizeAuto/><w:default w:val="0"/>${isTicked ? '<w:checked/>' : ''}</w:checkBox></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMCHECKBOX </w:instrText></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r>`
  const words = (text: string) => `<w:r><w:t>${text}</w:t></w:r>`
  const body = [box, field].map(
    (one) => `<w:p>${one(true)}${words('是')}${one(false)}${words('否')}</w:p>`,
  )
  expect(await textsOf(body.join(''), chinese)).toEqual(['☑是□否', '☑是□否'])
})
