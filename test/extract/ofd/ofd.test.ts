import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { lineFrom, makeOfd, ofdOf, textAt, xmlOf } from '../../../scripts/make/ofd.ts'
import { zipOf } from '../../../scripts/make/zip.ts'
import type { Block, Cell, Note, Place } from '../../../src/extract/document.ts'
import { ExtractError } from '../../../src/extract/error.ts'
import { readOfd } from '../../../src/extract/ofd/ofd.ts'
import { sharedPath } from '../../shared.ts'

const settings = { ocr: 'off', maxPages: 10 } as const
const place: Place = { kind: 'flow', block: 1 }

async function read(bytes: Uint8Array) {
  const notes: Note[] = []
  const { blocks, pages } = await readOfd(bytes, settings, (note) => notes.push(note))
  const drawn = blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map((c) => `${c.row},${c.column} ${c.rowSpan}x${c.colSpan} ${c.text}`),
  )
  return { drawn, pages, codes: notes.map(({ code }) => code) }
}

function cell(at: readonly [number, number, number, number], text: string): Cell {
  const [row, column, rowSpan, colSpan] = at
  return { row, column, rowSpan, colSpan, text, place }
}

const form: Block = {
  type: 'table',
  rowCount: 3,
  columnCount: 3,
  spans: 'kept',
  place,
  cells: [
    cell([0, 0, 1, 1], '项目名称'),
    cell([0, 1, 1, 2], '河堤维护 <二期> & 附属'),
    cell([1, 0, 2, 1], '产出'),
    cell([1, 1, 1, 1], '≥95%'),
    cell([1, 2, 1, 1], ''),
    cell([2, 1, 1, 1], '12.50'),
    cell([2, 2, 1, 1], '已全部完成'),
  ],
}

const title: Block = { type: 'paragraph', text: '绩效自评表', level: null, place }

test('words and ruled cells come back as they were drawn', async () => {
  const { drawn, pages, codes } = await read(await makeOfd([title, form]))
  expect(drawn).toEqual([
    '绩效自评表',
    [
      '0,0 1x1 项目名称',
      '0,1 1x2 河堤维护 <二期> & 附属',
      '1,0 2x1 产出',
      '1,1 1x1 ≥95%',
      '1,2 1x1 ',
      '2,1 1x1 12.50',
      '2,2 1x1 已全部完成',
    ],
  ])
  expect(pages).toBe(1)
  expect(codes).toEqual([])
})

const object = (attributes: string, code: string) =>
  `<ofd:TextObject ID="1" Boundary="20 20 80 20" Font="1" Size="4" ${attributes}>${code}</ofd:TextObject>`
const code = (text: string, offsets = '') =>
  `<ofd:TextCode X="0" Y="4" ${offsets}>${text}</ofd:TextCode>`

describe('what is drawn as text', () => {
  const cases: readonly (readonly [string, string, readonly string[]])[] = [
    [
      'offsets run-length encoded',
      object('', code('实际完成值', 'DeltaX="g 4 4"')),
      ['实际完成值'],
    ],
    ['no offsets', object('', code('实际完成值')), ['实际完成值']],
    [
      'two lines in one code',
      object('', code('上行下行', 'DeltaX="4 -4 4" DeltaY="0 14 0"')),
      ['上行', '下行'],
    ],
    [
      'a code that goes on where the last one set',
      object('', `${code('甲乙')}<ofd:TextCode Y="14">丙丁</ofd:TextCode>`),
      ['甲乙', '丙丁'],
    ],
    ['shrunk by a matrix', object('CTM="0.5 0 0 0.5 0 0"', code('分值', 'DeltaX="4"')), ['分值']],
    [
      'in nested blocks',
      `<ofd:PageBlock><ofd:PageBlock>${object('', code('内'))}</ofd:PageBlock></ofd:PageBlock>`,
      ['内'],
    ],
    [
      'one glyph for two characters',
      object(
        '',
        `<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1"><ofd:Glyphs>7</ofd:Glyphs></ofd:CGTransform>${code('fi的', 'DeltaX="4"')}`,
      ),
      ['fi的'],
    ],
    ['a huge run length', object('', code('甲乙', 'DeltaX="g 999999999 4"')), ['甲乙']],
    ['another prefix', object('', code('前缀')).replaceAll('ofd:', 'o:'), ['前缀']],
  ]
  test.each(cases)('%s', async (_, content, expected) => {
    const { drawn, codes } = await read(await ofdOf([content]))
    expect(drawn.flatMap((block) => (typeof block === 'string' ? block.split('\n') : []))).toEqual(
      expected,
    )
    expect(codes).toEqual([])
  })
})

test('what is not shown is noted', async () => {
  const hidden = object('Visible="false"', code('旧稿'))
  const { drawn, codes } = await read(await ofdOf([hidden + textAt('新稿', 20, 60)]))
  expect(drawn).toEqual(['新稿'])
  expect(codes).toEqual(['hidden_content'])
})

test('rules are lines, thin areas and frames of either', async () => {
  const rule = (x: number, y: number, w: number, h: number) =>
    `<ofd:PathObject ID="1" Boundary="${x} ${y} ${w} ${h}" Stroke="false" Fill="true"><ofd:AbbreviatedData>M 0 0 L ${w} 0 L ${w} ${h} L 0 ${h} C</ofd:AbbreviatedData></ofd:PathObject>`
  const content = [
    rule(20, 20, 60, 0.3),
    rule(20, 30, 60, 0.3),
    lineFrom([20, 20], [20, 30]),
    lineFrom([50, 20], [50, 30]),
    '<ofd:PathObject ID="1" CTM="1 0 0 -1 0 10" Boundary="80 20 1 10"><ofd:AbbreviatedData>M0 0L0 10</ofd:AbbreviatedData></ofd:PathObject>',
    textAt('得分', 22, 27),
    textAt('98.5', 52, 27),
  ]
  const { drawn, codes } = await read(await ofdOf([content.join('')]))
  expect(drawn).toEqual([['0,0 1x1 得分', '0,1 1x1 98.5']])
  expect(codes).toEqual([])
})

describe('broken files', () => {
  test.each([
    ['no ZIP', () => Buffer.from('OFD'), 'corrupt'],
    ['no root', () => zipOf({ 'a.txt': 'a' }), 'corrupt'],
    ['no pages', () => zipOf({ 'OFD.xml': xmlOf('OFD', '') }), 'no_content'],
  ] as const)('with %s are refused', async (_, make, code) => {
    await expect(read(await make())).rejects.toMatchObject({ name: 'ExtractError', code })
  })

  test('with a missing page give the other pages', async () => {
    const bytes = await ofdOf([textAt('第一页', 20, 20)], {
      'Doc_0/Document.xml': xmlOf(
        'Document',
        '<ofd:Pages><ofd:Page ID="1" BaseLoc="none.xml"/><ofd:Page ID="2" BaseLoc="/Doc_0/Pages/Page_0/Content.xml"/></ofd:Pages>',
      ),
    })
    const { drawn, pages, codes } = await read(bytes)
    expect(drawn).toEqual(['第一页'])
    expect(pages).toBe(2)
    expect(codes).toEqual(['part_missing', 'page_failed'])
  })

  test('with XML that breaks off keep what stands before', async () => {
    const part = xmlOf('Page', `<ofd:Content>${textAt('留下的字', 20, 20)}<ofd:TextObject`)
    const { drawn, codes } = await read(
      await ofdOf([''], { 'Doc_0/Pages/Page_0/Content.xml': part }),
    )
    expect(drawn).toEqual(['留下的字'])
    expect(codes).toEqual(['unreadable_text'])
  })

  test('with entities expand none', async () => {
    const bomb = `<!DOCTYPE a [<!ENTITY b "字字字字"><!ENTITY c SYSTEM "file:///etc/passwd">]>`
    const part =
      bomb + xmlOf('Page', `<ofd:Content>${object('', code('&b;&c;'))}</ofd:Content>`).slice(38)
    const { drawn, codes } = await read(
      await ofdOf([''], { 'Doc_0/Pages/Page_0/Content.xml': part }),
    )
    expect(drawn.join('')).not.toMatch(/字|root/u)
    expect(codes).toContain('unreadable_text')
  })
})

test('graphics that multiply by reference are cut, and that is noted', async () => {
  const unit = (id: number, content: string) =>
    `<ofd:CompositeGraphicUnit ID="${id}"><ofd:Content>${content}</ofd:Content></ofd:CompositeGraphicUnit>`
  const ten = (id: number) => `<ofd:CompositeObject ResourceID="${id}"/>`.repeat(10)
  const units = [1, 2, 3, 4, 5, 6].map((id) => unit(id, id < 6 ? ten(id + 1) : textAt('字', 9, 9)))
  const bytes = await ofdOf([ten(1)], {
    'Doc_0/Document.xml': xmlOf(
      'Document',
      '<ofd:CommonData><ofd:PublicRes>Res.xml</ofd:PublicRes></ofd:CommonData><ofd:Pages><ofd:Page ID="1" BaseLoc="Pages/Page_0/Content.xml"/></ofd:Pages>',
    ),
    'Doc_0/Res.xml': xmlOf(
      'Res',
      `<ofd:CompositeGraphicUnits>${units.join('')}</ofd:CompositeGraphicUnits>`,
    ),
  })
  const { drawn, codes } = await read(bytes)
  expect(drawn).toEqual(['字'])
  expect(codes).toEqual(['limit_reached'])
})

test('a page of pixels alone is noted for recognition', async () => {
  const image =
    '<ofd:ImageObject ID="1" ResourceID="5" Boundary="0 0 210 297" CTM="210 0 0 297 0 0"/>'
  const { drawn, codes } = await read(await ofdOf([image]))
  expect(drawn).toEqual([])
  expect(codes).toEqual(['page_without_text'])
})

test('whatever a page holds, nothing but an ExtractError comes out', async () => {
  const piece = fc.constantFrom(
    ...[
      '<ofd:TextObject Size="4" Boundary="1 2 3 4">',
      '</ofd:TextObject>',
      '<ofd:TextObject Size="-1">',
    ],
    ...[
      '<ofd:TextCode X="1" Y="NaN" DeltaX="g g 3 1e9">',
      '</ofd:TextCode>',
      '<ofd:TextCode DeltaY="g 9">',
    ],
    ...['<ofd:PathObject CTM="0 0 0 0 0 0" Boundary="a">', '</ofd:PathObject>', '<ofd:PageBlock>'],
    ...[
      '<ofd:AbbreviatedData>M 1 L',
      '</ofd:AbbreviatedData>',
      'M 0 0 L 50 0 C',
      '自评',
      '&#0;',
      '&x;',
      '<',
    ],
    ...[
      '<ofd:CGTransform CodePosition="0" CodeCount="2" GlyphCount="1e9"/>',
      '<ofd:CompositeObject/>',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 30 }), async (pieces) => {
      const bytes = await ofdOf([pieces.join('')])
      await read(bytes).catch((error) => expect(error).toBeInstanceOf(ExtractError))
    }),
    { numRuns: 150 },
  )
})

const shared = sharedPath()

describe.skipIf(!shared)('real files, where the shared material stands beside the checkout', () => {
  const folder = join(shared ?? '.', 'ofd')
  test.each(shared ? readdirSync(folder).filter((name) => name.endsWith('.ofd')) : [])(
    '%s gives text',
    async (name) => {
      const { drawn, codes } = await read(readFileSync(join(folder, name)))
      expect(drawn.flat().join('')).not.toBe('')
      expect(codes.filter((one) => one === 'page_failed')).toEqual([])
    },
  )
})
