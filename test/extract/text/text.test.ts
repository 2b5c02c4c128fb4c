import fc from 'fast-check'
import { expect, test } from 'vitest'
import { detectFormat } from '../../../src/extract/detect.ts'
import type { Note } from '../../../src/extract/document.ts'
import { ExtractError } from '../../../src/extract/error.ts'
import { readText, textToBlocks } from '../../../src/extract/text/text.ts'

const settings = { ocr: 'off', maxPages: 10 } as const

/** A paragraph as its words, a table as its rows. */
function drawn(text: string): readonly (string | readonly (readonly string[])[])[] {
  return textToBlocks(text).map((block) => {
    if (block.type === 'paragraph') return block.text
    const rows = Array.from({ length: block.rowCount }, (_, row) => row)
    return rows.map((row) =>
      block.cells.filter((cell) => cell.row === row).map((cell) => cell.text),
    )
  })
}

test.each([
  [
    'a row a line, blanks kept',
    '自评表\n\n资金\t\t预算\n\t合计\t12\n\t\t\n注：无',
    [
      '自评表',
      [
        ['资金', '', '预算'],
        ['', '合计', '12'],
        ['', '', ''],
      ],
      '注：无',
    ],
  ],
  [
    'a quoted cell of two lines',
    '"资金\n（万元）"\t预算\n合计\t12\n',
    [
      [
        ['资金\n（万元）', '预算'],
        ['合计', '12'],
      ],
    ],
  ],
  [
    'a row cut by a line end in a cell',
    'a\tb\tc\nd\te\tf\n1\t2\t3\ng\t上半\n下半\ti\n',
    [
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
        ['1', '2', '3'],
        ['g', '上半\n下半', 'i'],
      ],
    ],
  ],
  [
    'a lone tab is no table',
    '\t缩进的一段话。\n\n填表人：甲\t审核人：乙\n',
    ['\t缩进的一段话。', '填表人：甲\t审核人：乙'],
  ],
  [
    'a cell a line, rows parted by a blank line, tables by two',
    '概况\n\t项目\n\t绿化\n\n\t资金\n（万元）\n\t\n\t12\n\n\n\t项目\n\t道路\n\n',
    [
      '概况',
      [
        ['项目', '绿化'],
        ['资金\n（万元）', '', '12'],
      ],
      [['项目', '道路']],
    ],
  ],
  [
    'a cell of several paragraphs',
    '\ta\n\tb\n\tc\n\n\td\n\t一\n\n二\n\n三\n\n\n\tf\n\n\n后文',
    [
      [
        ['a', 'b', 'c'],
        ['d', '一\n二\n三', 'f'],
      ],
      '后文',
    ],
  ],
  [
    'a cell that ends with an empty line',
    '\ta\n\tb\n\tc\n\n\td\n\te\n\n\n\tf\n\n\n\tg\n\th\n',
    [
      [
        ['a', 'b', 'c'],
        ['d', 'e', 'f'],
      ],
      [['g', 'h']],
    ],
  ],
  [
    'empty cells run together on one line',
    '\ta\n\tb\n\tc\n\n\t\te\n\tf\n',
    [
      [
        ['a', 'b', 'c'],
        ['', 'e', 'f'],
      ],
    ],
  ],
  [
    'a Markdown table, its bars, line ends and blanks',
    '# 自评表\n\n| 项目 | | 绿化 |\n| --- | :-: | ---: |\n| 资金<br>（万元） | | 12\\|13 |\n|||0|\n\n注',
    [
      '# 自评表',
      [
        ['项目', '', '绿化'],
        ['资金\n（万元）', '', '12|13'],
        ['', '', '0'],
      ],
      '注',
    ],
  ],
  [
    'rows with bars, blank cells left out and added at the end',
    '自评表\n项目 | 绿化 | 主管 | 甲局 |\n12 | 13 |||\n合计 | 98 | |\n注',
    [
      '自评表',
      [
        ['项目', '绿化', '主管', '甲局'],
        ['12', '13'],
        ['合计', '98'],
      ],
      '注',
    ],
  ],
  [
    'a cell a line before a bar, blank ones too',
    '自评表\n项目 |\n绿化 |\n|\n12 |\n注',
    ['自评表', [['项目'], ['绿化'], [''], ['12']], '注'],
  ],
  ['a lone bar is no table', '电话|传真\n注', ['电话|传真', '注']],
  [
    'comma-separated values, quoted ones too',
    '项目,预算,执行,得分\n"甲,乙","1,280.5",,"9\n分"\n丙,1,2,3\n丁,,,"说""好"""\n注',
    [
      [
        ['项目', '预算', '执行', '得分'],
        ['甲,乙', '1,280.5', '', '9\n分'],
        ['丙', '1', '2', '3'],
        ['丁', '', '', '说"好"'],
      ],
      '注',
    ],
  ],
  [
    'sentences with as many commas are no table',
    '一,二,三,四\n一句长长的话在这里停一停再往下说个没完,又一句长长的话在这里停一停再往下说个没完,再一句长长的话在这里停一停再往下说个没完,完\n注',
    [
      '一,二,三,四',
      '一句长长的话在这里停一停再往下说个没完,又一句长长的话在这里停一停再往下说个没完,再一句长长的话在这里停一停再往下说个没完,完',
      '注',
    ],
  ],
  [
    'a dump keeps its blanks',
    '  项目    绿化\r\n主管     甲局',
    ['  项目    绿化', '主管     甲局'],
  ],
])('%s', (_, text, blocks) => {
  expect(drawn(text)).toEqual(blocks)
})

test('places are lines', () => {
  const [, table] = textToBlocks('题\n\n甲\t乙\n丙\t丁\n')
  expect(table?.place).toEqual({ kind: 'line', line: 3 })
  expect(table?.type === 'table' && table.cells[3]?.place).toEqual({ kind: 'line', line: 4 })
})

const sample = '绩效自评\t得分\n产出\t10\n'

test.each([
  ['UTF-8', Buffer.from(sample)],
  ['UTF-8 with its mark', Buffer.from(`\ufeff${sample}`)],
  ['UTF-16 LE with its mark', Buffer.from(`\ufeff${sample}`, 'utf16le')],
  ['UTF-16 BE with its mark', Buffer.from(`\ufeff${sample}`, 'utf16le').swap16()],
  ['UTF-16 LE', Buffer.from(sample, 'utf16le')],
  ['UTF-16 BE', Buffer.from(sample, 'utf16le').swap16()],
  ['GB18030', Buffer.from('bca8d0a7d7d4c6c009b5c3b7d60ab2fab3f60931300a', 'hex')],
])('%s is read', async (_, bytes) => {
  const notes: Note[] = []
  const { blocks } = await readText(bytes, settings, (note) => notes.push(note))
  expect(blocks[0]).toMatchObject({ type: 'table', rowCount: 2, columnCount: 2 })
  expect(notes).toEqual([])
})

test('a damaged UTF-8 file stays UTF-8, and says so', async () => {
  const notes: Note[] = []
  const bytes = Buffer.concat([Buffer.from('绩效自评'.repeat(50)), Uint8Array.of(0xe7, 0xbb)])
  const { blocks } = await readText(bytes, settings, (note) => notes.push(note))
  expect(blocks[0]).toMatchObject({ text: `${'绩效自评'.repeat(50)}\ufffd` })
  expect(notes).toMatchObject([{ code: 'unreadable_text', lost: true, args: { characters: 1 } }])
})

test('any text becomes blocks that keep its words', () => {
  const piece = fc.constantFrom('甲', '乙', '12', '\t', '\n', '\n\n', ' ', '"', '|', ',')
  fc.assert(
    fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
      const text = pieces.join('')
      const words = drawn(text)
        .flat(2)
        .join('')
        .replace(/[\s"|,]/gu, '')
      expect(words).toBe(text.replace(/[\s"|,]/gu, ''))
    }),
  )
})

test('a million bars in a line are no row, and stray signs in many lines cost no more than the lines', () => {
  expect(textToBlocks(`${'|'.repeat(1_000_000)}\n`.repeat(3))).toHaveLength(3)
  expect(textToBlocks('甲 |\n'.repeat(20_000))).toHaveLength(1)
  expect(textToBlocks('| 甲 |\n'.repeat(20_000))).toHaveLength(1)
  expect(textToBlocks('a,"b,c\n'.repeat(20_000))).toHaveLength(1)
})

test('any bytes give a reading or a typed error', async () => {
  await fc.assert(
    fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
      const outcome = await readText(bytes, settings, () => {}).catch((error: unknown) => error)
      if (outcome instanceof Error) expect(outcome).toBeInstanceOf(ExtractError)
      else expect(outcome).toHaveProperty('blocks')
    }),
  )
})

test.each([
  ['utf-16le', Buffer.from([0xff, 0xfe])],
  ['utf-16be', Buffer.from([0xfe, 0xff])],
] as const)('half a character in %s costs that character alone', async (encoding, mark) => {
  const words = Buffer.from(`植树\ud800造林\n${'项目支出绩效自评表\n'.repeat(20)}`, 'utf16le')
  const bytes = Buffer.concat([mark, encoding === 'utf-16le' ? words : words.swap16()])
  expect(detectFormat(bytes, 'a')).toBe('text')
  const notes: Note[] = []
  const { blocks } = await readText(bytes, settings, (note) => notes.push(note))
  expect(JSON.stringify(blocks)).toContain('植树\ufffd造林')
  expect(notes).toMatchObject([{ code: 'unreadable_text', lost: true, args: { characters: 1 } }])
})
