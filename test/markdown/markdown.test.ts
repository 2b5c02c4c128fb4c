import { describe, expect, test } from 'vitest'
import type { Block, Paragraph, RawDocument } from '../../src/extract/document.ts'
import { escapedCell, escapedHtml, escapedLine } from '../../src/markdown/escape.ts'
import { markdownOf } from '../../src/markdown/markdown.ts'
import { rowLines } from '../../src/markdown/table.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import { table } from '../normalize/drawing.ts'

const place = { kind: 'line', line: 1 } as const

function written(blocks: readonly Block[], notes: RawDocument['notes'] = []): string {
  const source = { path: 'a.txt', sha256: '', format: 'text', size: 0 } as const
  const document = { source, pages: null, blocks, notes }
  const report = normalize(document, () => [])
  return markdownOf({ document, report, findings: [] }, 'en')
}

function paragraph(text: string, level: number | null = null): Paragraph {
  return { type: 'paragraph', text, level, place }
}

describe('words stay words', () => {
  test.each([
    ['# 一', String.raw`\# 一`],
    ['1. 一', String.raw`1\. 一`],
    ['2021.5', '2021.5'],
    ['- 一', String.raw`\- 一`],
    ['| 一', String.raw`\| 一`],
    ['*一*_二_<b>`', String.raw`\*一\*\_二\_\<b\>\``],
    ['一\n\n二\u0007', '一 二\uFFFD'],
  ])('%j', (words, expected) => expect(escapedLine(words)).toBe(expected))

  test('in a cell of either table', () => {
    expect(escapedCell('一|二\n三')).toBe(String.raw`一\|二<br>三`)
    expect(escapedHtml('<script>\n一&二')).toBe('&lt;script&gt;<br>一&amp;二')
  })
})

test('rows shorter than others are brought to their width', () => {
  expect(rowLines([['甲'], ['一', '二']])).toEqual(['| 甲 |  |', '| --- | --- |', '| 一 | 二 |'])
})

test('headings that the file declares, numbered headings and the text under them', () => {
  const blocks = [
    paragraph('自评报告', 1),
    paragraph('一、基本情况'),
    paragraph('（一）概况。本单位为二级预算单位，内设三个科室，人员十二名。'),
    paragraph(
      '1. 项目实施良好，全年共完成两项任务，其中一项为重点任务，另一项为一般任务，两项任务都按时完成，并且验收合格。',
    ),
    paragraph('无编号的文字'),
  ]
  expect(written(blocks)).toBe(
    `${[
      ...[
        '# 自评报告',
        '## 一、基本情况',
        '### （一）概况',
        '本单位为二级预算单位，内设三个科室，人员十二名。',
      ],
      ...[
        '#### 1.项目实施良好',
        '全年共完成两项任务，其中一项为重点任务，另一项为一般任务，两项任务都按时完成，并且验收合格。',
      ],
      '无编号的文字',
    ].join('\n\n')}\n`,
  )
})

test('merged cells keep their spans, plain tables are rows of Markdown', () => {
  expect(written([table('名称 | 数量\n树 | 3')])).toBe(
    '| 名称 | 数量 |\n| --- | --- |\n| 树 | 3 |\n',
  )
  expect(written([table('名称 | <\n树 | 3')])).toBe(
    '<table>\n<tr><td colspan="2">名称</td></tr>\n<tr><td>树</td><td>3</td></tr>\n</table>\n',
  )
})

test('what was lost in reading stands at the top', () => {
  const notes = [{ code: 'page_failed', lost: true, place: null, args: { page: 2 } }] as const
  expect(written([paragraph('一')], notes)).toMatch(/^> .*2.*\n\n一\n$/u)
})
