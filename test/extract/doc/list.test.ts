/** Numbers that Word gives by itself, from the lists of a Word 97 document. */
import { readFileSync } from 'node:fs'
import { CFB } from '@e965/xlsx'
import { expect, test } from 'vitest'
import { view } from '../../../src/extract/doc/binary.ts'
import { readDoc } from '../../../src/extract/doc/doc.ts'
import { PART, readFib } from '../../../src/extract/doc/fib.ts'
import { readDocx } from '../../../src/extract/docx/docx.ts'

const settings = { ocr: 'off', maxPages: 10 } as const
const doc = readFileSync('fixtures/doc/numbered-lists/input.doc')

async function textsOf(read: typeof readDoc, bytes: Uint8Array): Promise<readonly unknown[]> {
  const { blocks } = await read(bytes, settings, () => undefined)
  return blocks.map((block) =>
    block.type === 'paragraph' ? block.text : block.cells.map(({ text }) => text),
  )
}

test('stand before their words as in the document they were saved from', async () => {
  const texts = await textsOf(readDoc, doc)
  expect(texts).toEqual([
    ...['一、概况', '（一）职能', '（二）机构', '正文', '二、绩效', '（一）目标'],
    ...['1. 数量', '2. 质量', '1 甲', '1.1 乙', '1.2 丙', '1 戊', '项目符号'],
    ...['①圈', 'A) 字母', '②圈二', ['序号', '内容', '2', '2.1、2021年完成'], '末'],
  ])
  const source = readFileSync('fixtures/doc/numbered-lists/source.docx')
  expect(texts).toEqual(await textsOf(readDocx, source))
})

test('that cannot be read leave their words as they are', async () => {
  const container = CFB.read(doc, { type: 'buffer' })
  const stream = (name: string) => CFB.find(container, `/${name}`)?.content as Buffer
  const head = readFib(view(Uint8Array.from(stream('WordDocument'))))
  const table = stream(head.tableStream)
  const part = head.part(view(Uint8Array.from(table)), PART.lists)
  // As many uses as no document has: the part ends long before.
  Buffer.from(table.buffer, table.byteOffset, table.length).writeUInt32LE(
    9_000_000,
    part.byteOffset,
  )
  const broken = Buffer.from(CFB.write(container, { type: 'buffer' }) as Buffer)
  expect(await textsOf(readDoc, broken)).toContain('概况')
})
