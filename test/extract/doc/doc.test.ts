import { readFileSync } from 'node:fs'
import { CFB } from '@e965/xlsx'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { readDoc } from '../../../src/extract/doc/doc.ts'
import type { Note } from '../../../src/extract/document.ts'
import { ExtractError } from '../../../src/extract/error.ts'

const settings = { ocr: 'off', maxPages: 10 } as const
const report = readFileSync('fixtures/doc/report-with-form/input.doc')

async function read(bytes: Uint8Array) {
  const notes: Note[] = []
  const { blocks } = await readDoc(bytes, settings, (note) => notes.push(note))
  return { blocks, codes: notes.map(({ code }) => code) }
}

/** The report with its streams changed; a stream that becomes null is left out. */
function withStreams(change: (name: string, content: Buffer) => Buffer | null): Buffer {
  const container = CFB.read(report, { type: 'buffer' })
  const changed = CFB.utils.cfb_new()
  for (const [index, path] of container.FullPaths.entries()) {
    const entry = container.FileIndex[index]
    if (entry?.type !== 2) continue
    const name = path.replace('Root Entry/', '')
    const content = change(name, Buffer.from(entry.content as number[]))
    if (content) CFB.utils.cfb_add(changed, `/${name}`, content)
  }
  return Buffer.from(CFB.write(changed, { type: 'buffer' }) as Buffer)
}

/** The report with a number of its head changed. */
function withHead(at: number, value: number): Buffer {
  return withStreams((name, content) => {
    if (name === 'WordDocument') content.writeUInt16LE(value, at)
    return content
  })
}

test('words that are not shown are left out, a field shows its result, footnotes follow', async () => {
  const { blocks, codes } = await read(report)
  const paragraphs = blocks.filter((block) => block.type === 'paragraph')
  expect(paragraphs.slice(0, 3)).toMatchObject([
    { text: '一、项目概况', level: 1 },
    {
      text: '本项目由青禾市河道管理所实施，全年执行236.08万元，执行率95%，详见第1页。',
      level: null,
    },
    { text: '（一）自评结果', level: 2 },
  ])
  expect(paragraphs.at(-1)).toMatchObject({ text: '指市本级财政安排的项目。' })
  expect(codes.toSorted()).toEqual(['hidden_content', 'nested_table'])
})

describe('documents that cannot be read', () => {
  test.each([
    ['with a password', withHead(10, 0x0300), 'encrypted'],
    ['of Word 95', withHead(0, 0xa5dc), 'unsupported'],
    ['of Word 6', withHead(2, 101), 'unsupported'],
    ['of nobody knows what', withHead(0, 7), 'corrupt'],
    [
      'without text',
      withStreams((name, content) => (name === 'WordDocument' ? null : content)),
      'unsupported',
    ],
    [
      'without tables of positions',
      withStreams((name, content) => (name.endsWith('Table') ? null : content)),
      'corrupt',
    ],
    [
      'whose text is cut off',
      withStreams((name, content) =>
        name === 'WordDocument' ? content.subarray(0, 2000) : content,
      ),
      'corrupt',
    ],
    ['that are no container', Buffer.from('not a container'), 'corrupt'],
    ['that are cut off', report.subarray(0, 3000), 'corrupt'],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes)).rejects.toMatchObject({ name: 'ExtractError', code })
  })
})

test('whatever bytes change, nothing but an ExtractError comes out', async () => {
  const streams = fc.constantFrom('WordDocument', '1Table', '0Table', 'Data')
  const change = fc.tuple(streams, fc.nat(), fc.constantFrom(0, 1, 0x7f, 0x80, 0xff))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
      const bytes = withStreams((name, content) => {
        for (const [stream, at, value] of changes) {
          if (stream === name) content[at % content.length] = value
        }
        return content
      })
      await read(bytes).catch((error) => expect(error).toBeInstanceOf(ExtractError))
    }),
    { numRuns: 150 },
  )
})

test('whatever bytes of the container change, nothing but an ExtractError comes out', async () => {
  const change = fc.tuple(fc.nat(), fc.nat(255))
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 20 }), async (changes) => {
      const bytes = Buffer.from(report)
      for (const [at, value] of changes) bytes[at % 4096] = value
      await read(bytes).catch((error) => expect(error).toBeInstanceOf(ExtractError))
    }),
    { numRuns: 100 },
  )
})
