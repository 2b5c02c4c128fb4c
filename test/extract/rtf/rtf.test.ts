import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Note } from '../../../src/extract/document.ts'
import { ExtractError } from '../../../src/extract/error.ts'
import { readRtf } from '../../../src/extract/rtf/rtf.ts'

const settings = { ocr: 'off', maxPages: 10 } as const

async function readBytes(bytes: Uint8Array) {
  const notes: Note[] = []
  const { blocks } = await readRtf(bytes, settings, (note) => notes.push(note))
  const drawn = blocks.map((block) =>
    block.type === 'paragraph'
      ? block.text
      : block.cells.map((c) => `${c.row},${c.column} ${c.rowSpan}x${c.colSpan} ${c.text}`),
  )
  return { drawn, blocks, codes: notes.map(({ code }) => code) }
}

const HEAD =
  "{\\rtf1\\ansi\\ansicpg936\\deff0{\\fonttbl{\\f0\\fcharset0 Times New Roman;}{\\f1\\fcharset134 \\'cb\\'ce\\'cc\\'e5;}{\\f2\\fcharset2 Wingdings 2;}{\\f3\\fcharset2 Symbol;}{\\f4\\fcharset136 PMingLiU;}}"

function read(body: string) {
  return readBytes(Buffer.from(`${HEAD}${body}}`, 'latin1'))
}

describe('characters', () => {
  const cases: readonly (readonly [string, string, string])[] = [
    ['bytes of the document’s code page', "\\'b7\\'d6\\'d6\\'b5", '分值'],
    ['a second byte that is written as itself', "\\'81@", '丂'],
    ['bytes of a font’s own character set', "{\\f4\\'a4\\'c0}", '分'],
    ['Unicode with a fallback byte', '\\u20998?\\u20540?', '分值'],
    ['Unicode with two fallback bytes', "\\uc2\\u20998\\'b7\\'d6 8", '分 8'],
    ['Unicode without any fallback', '{\\uc0\\u20998\\u20540}', '分值'],
    ['Unicode beyond the first plane', '\\u-10187?\\u-9157?', '\ud835\udc3b'],
    ['Unicode whose fallback is cut off by a group', '{\\u20998}{8}', '分8'],
    ['glyphs of symbol fonts', "{\\f2\\'52\\'a3}{\\f3\\'b3}95%", '☑□≥95%'],
    ['glyphs as private characters', '{\\f3\\u-3917?}', '≥'],
    ['signs that have names', '\\ldblquote A\\rdblquote\\~\\emdash\\{\\}', '“A”\u00a0—{}'],
    ['line ends of the file, which mean nothing', 'a\r\nb', 'ab'],
  ]
  test.each(cases)('%s', async (_, body, expected) => {
    const { drawn, codes } = await read(`${body}\\par`)
    expect(drawn).toEqual([expected])
    expect(codes).toEqual([])
  })
})

describe('what is read and what is not', () => {
  const cases: readonly (readonly [string, string, readonly string[], readonly string[]])[] = [
    ['a field’s result', '{\\field{\\*\\fldinst PAGE}{\\fldrslt 7}}', ['7'], []],
    ['headers', 'a\\par{\\header b\\par}', ['a'], []],
    ['destinations nobody knows', 'a{\\*\\unknown b}', ['a'], []],
    ['hidden words', 'a{\\v b}c', ['ac'], ['hidden_content']],
    ['struck words', 'a{\\strike b}c', ['ac'], ['hidden_content']],
    ['words of a rejected revision', 'a{\\deleted b}c', ['ac'], []],
    [
      'pictures',
      'a{\\*\\shppict{\\pict ff00}}{\\nonshppict{\\pict ff00}}',
      ['a'],
      ['embedded_object'],
    ],
    ['binary data', 'a{\\pict\\bin4 }}}}}b', ['ab'], ['embedded_object']],
    ['footnotes, after the text', 'a{\\footnote b\\par}c\\par', ['ac', 'b'], []],
    ['starred footnotes', 'a{\\*\\footnote b}c\\par', ['ac', 'b'], []],
    [
      'text boxes, after the text',
      'a{\\shp{\\*\\shpinst{\\sp{\\sn x}{\\sv 1}}{\\shptxt b\\par}}}c\\par',
      ['ac', 'b'],
      [],
    ],
    ['list numbers', '{\\listtext 1.\\tab}a', ['1.\ta'], []],
    ['the Unicode form of doubled words', 'a{\\upr{b}{\\*\\ud{c}}}', ['ac'], []],
  ]
  test.each(cases)('%s', async (_, body, expected, expectedCodes) => {
    const { drawn, codes } = await read(body)
    expect(drawn).toEqual(expected)
    expect(codes).toEqual(expectedCodes)
  })
})

test('headings are told by outline, by style and by the style’s name', async () => {
  const styles = '{\\stylesheet{\\s1\\outlinelevel0 Title;}{\\s2 heading 2;}{\\s3 Body;}}'
  const { blocks } = await read(
    `${styles}\\pard\\s1 a\\par\\pard\\s2 b\\par\\pard\\s3 c\\par\\pard\\outlinelevel2 d\\par`,
  )
  expect(blocks).toMatchObject([{ level: 1 }, { level: 2 }, { level: null }, { level: 3 }])
})

const row = (cells: string, texts: string) => `\\trowd ${cells}\\pard\\intbl ${texts}\\row `

describe('tables', () => {
  test('cells merged across and down', async () => {
    const { drawn, codes } = await read(
      [
        row('\\clvmgf\\cellx1000\\clmgf\\cellx2000\\clmrg\\cellx3000', 'a\\cell b\\cell\\cell'),
        row('\\clvmrg\\cellx1000\\cellx2000\\cellx3000', '\\cell c\\par d\\cell e\\cell'),
        '\\pard f\\par',
      ].join(''),
    )
    expect(drawn).toEqual([['0,0 2x1 a', '0,1 1x2 b', '1,1 1x1 c\nd', '1,2 1x1 e'], 'f'])
    expect(codes).toEqual([])
  })

  test('rows of different cells stand on common columns', async () => {
    const { drawn } = await read(
      row('\\cellx1000\\cellx4000', 'a\\cell b\\cell') +
        row('\\cellx1000\\cellx2500\\cellx4000', 'c\\cell d\\cell e\\cell'),
    )
    expect(drawn[0]).toContain('0,1 1x2 b')
  })

  test('a nested table follows the one around it', async () => {
    const { drawn, codes } = await read(
      `\\trowd\\cellx5000\\pard\\intbl\\itap2 x\\nestcell y\\nestcell{\\*\\nesttableprops\\trowd\\cellx900\\cellx1800\\nestrow}{\\nonesttables\\par}\\pard\\intbl a\\cell\\row`,
    )
    expect(drawn).toEqual([['0,0 1x1 a'], ['0,0 1x1 x', '0,1 1x1 y']])
    expect(codes).toEqual(['nested_table'])
  })

  test('a row whose cells are not defined keeps their order only', async () => {
    const { blocks } = await read('\\trowd\\pard\\intbl a\\cell b\\cell\\row')
    expect(blocks).toMatchObject([{ spans: 'lost', columnCount: 2 }])
  })
})

test('a file cut short keeps what it had, and says so', async () => {
  const { drawn, codes } = await readBytes(Buffer.from(`${HEAD}\\pard\\intbl a\\cell {b`))
  expect(drawn).toEqual([['0,0 1x1 a', '0,1 1x1 b']])
  expect(codes).toEqual(['part_missing'])
})

test('groups without end are refused', async () => {
  await expect(readBytes(Buffer.from(`{\\rtf1${'{'.repeat(5000)}`))).rejects.toMatchObject({
    name: 'ExtractError',
    code: 'corrupt',
  })
})

test('whatever the bytes, nothing but an ExtractError comes out', async () => {
  const piece = fc.constantFrom(
    ...['{', '}', '\\', "\\'b7", '\\u-1', '\\cell', '\\row', '\\nestrow', '\\itap3', '\\trowd'],
    ...[
      '\\cellx9',
      '\\cellx-9',
      '\\*',
      '\\bin3',
      '\\intbl',
      '\\pard',
      '\\shptxt',
      '\\fonttbl',
      'a',
      ' ',
    ],
  )
  await fc.assert(
    fc.asyncProperty(fc.array(piece, { maxLength: 60 }), async (pieces) => {
      const read = readBytes(Buffer.from(`{\\rtf1${pieces.join('')}`))
      await read.catch((error) => expect(error).toBeInstanceOf(ExtractError))
    }),
  )
})
