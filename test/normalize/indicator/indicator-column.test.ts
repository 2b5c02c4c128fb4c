/** What the columns of indicators are for: in a table, and alike in a flattened text. */
import { expect, test } from 'vitest'
import { flatTable, formOf, table } from '../drawing.ts'

/** Levels with their weights, name, target, actual, weight, score and note of each row, and what is kept beside it. */
function read(rows: string, draw: typeof table) {
  const form = formOf(draw(rows))
  return {
    rows: form.indicators.map((row) => {
      const levels = [row.level1, row.level1_weight, row.level2, row.level2_weight, row.level3]
      const values = [row.target, row.actual, row.weight, row.score, row.note]
      const extra = row.extra.map(({ heading, text }) => `${heading}=${text.value}`)
      const own = [...levels, ...values].map(({ value }) => value ?? '').join('|')
      return [own, ...extra].join(' ')
    }),
    notes: form.notes.map(({ code, path }) => `${code} ${path}`.trim()),
  }
}

const LEVELS = '一级指标 | 二级指标 | 三级指标'
const ROWS = `产出指标 | 数量指标 | 修整草坪 | 20公顷 | 21公顷 | 60 | 58
效益指标 | 社会效益 | 游人满意 | 90% | 93% | 40 | 40`
const READ = [
  '产出指标||数量指标||修整草坪|20公顷|21公顷|60|58|',
  '效益指标||社会效益||游人满意|90%|93%|40|40|',
]

test.each([
  ['all are known', `${LEVELS} | 指标值 | 完成值 | 分值 | 得分\n${ROWS}`, READ, []],
  [
    'a heading comes twice',
    `${LEVELS} | 指标值 | 完成值 | 分值 | 分值\n${ROWS}`,
    [
      '产出指标||数量指标||修整草坪|20公顷|21公顷|60|| 分值=58',
      '效益指标||社会效益||游人满意|90%|93%|40|| 分值=40',
    ],
    ['heading_repeated'],
  ],
  [
    'a second target',
    `${LEVELS} | 指标值 | 指标值 | 分值 | 得分\n${ROWS}`,
    [
      '产出指标||数量指标||修整草坪|20公顷||60|58| 指标值=21公顷',
      '效益指标||社会效益||游人满意|90%||40|40| 指标值=93%',
    ],
    ['heading_repeated'],
  ],
  [
    'a sign and a unit without a value',
    `${LEVELS} | 符号 | 单位 | 分值 | 得分
     产出指标 | 数量指标 | 修整草坪 | ≥ | 公顷 | 60 | 58`,
    ['产出指标||数量指标||修整草坪|||60|58| 符号=≥ 单位=公顷'],
    [],
  ],
  [
    'weights beside levels whose headings nobody knows',
    `丙丁 | 分值 | 戊己 | 分值 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
     产出指标 | 60 | 数量指标 | 60 | 修整草坪 | 20公顷 | 21公顷 | 60 | 58
     效益指标 | 40 | 社会效益 | 40 | 游人满意 | 90% | 93% | 40 | 40`,
    [
      '产出指标|60|数量指标|60|修整草坪|20公顷|21公顷|60|58|',
      '效益指标|40|社会效益|40|游人满意|90%|93%|40|40|',
    ],
    ['column_guessed indicators', 'column_guessed indicators'],
  ],
  [
    'a weight beside a level that is blank',
    `一级指标 | 分值 | 二级指标 | 分值 | 三级指标 | 指标值 | 完成值 | 得分
     产出指标 | 60 | 数量指标 | 60 | 修整草坪 | 20公顷 | 21公顷 | 58
      | 5 | 质量指标 | | 成活率 | 90% | 93% | 40`,
    [
      '产出指标|60|数量指标|60|修整草坪|20公顷|21公顷||58|',
      '产出指标|60|质量指标||成活率|90%|93%||40| 分值=5',
    ],
    ['row_too_long indicators[1]', 'level_inferred indicators[1].level1'],
  ],
  [
    'a first level in the place of the second',
    `${LEVELS} | 指标值 | 完成值 | 分值 | 得分
     产出指标 | 数量指标 | 修整草坪 | 20公顷 | 21公顷 | 60 | 58
      | 效益指标 | 游人满意 | 90% | 93% | 40 | 40
      | 成本指标 | 总成本 | 90 | 93 | 4 | 4`,
    [
      '产出指标||数量指标||修整草坪|20公顷|21公顷|60|58|',
      '效益指标||效益指标||游人满意|90%|93%|40|40|',
      '效益指标||成本指标||总成本|90|93|4|4|',
    ],
    [
      'unknown_level indicators[1].level2',
      ...[1, 2].map((at) => `level_inferred indicators[${at}].level1`),
    ],
  ],
  [
    'a remark, and a heading that stays unknown',
    `${LEVELS} | 指标值 | 完成值 | 分值 | 得分 | 偏差原因及改进措施 | 丙丁
     产出指标 | 数量指标 | 修整草坪 | 20公顷 | 21公顷 | 60 | 58 | 雨季 | 甲
     效益指标 | 社会效益 | 游人满意 | 90% | 93% | 40 | 40 | 无 | 乙`,
    [
      '产出指标||数量指标||修整草坪|20公顷|21公顷|60|58|雨季 丙丁=甲',
      '效益指标||社会效益||游人满意|90%|93%|40|40|无 丙丁=乙',
    ],
    ['unknown_heading'],
  ],
  [
    'no levels, and a score of another party',
    `指标名称 | 目标值 | 实际值 | 权重 | 自评得分 | 复核得分
     修整草坪 | 20公顷 | 21公顷 | 60 | 58 | 57
     游人满意 | 90% | 93% | 40 | 40 | 39`,
    ['||||修整草坪|20公顷|21公顷|60|58| 复核得分=57', '||||游人满意|90%|93%|40|40| 复核得分=39'],
    [],
  ],
  [
    'headings of another region',
    `考核内容 | 考核要点 | 目标数 | 实绩 | 权数 | 得 分
     产出指标 | 修整草坪 | 20公顷 | 21公顷 | 60 | 58
     效益指标 | 游人满意 | 90% | 93% | 40 | 40`,
    ['产出指标||||修整草坪|20公顷|21公顷|60|58|', '效益指标||||游人满意|90%|93%|40|40|'],
    ['column_guessed indicators', 'column_guessed indicators'],
  ],
])('%s', (_, rows, lines, notes) => {
  expect(read(rows, table)).toEqual({ rows: lines, notes })
  expect(read(rows, flatTable)).toEqual({ rows: lines, notes })
})

test('a third level above a fourth is merged over its rows', () => {
  const rows = `${LEVELS} | 四级指标 | 指标值 | 完成值 | 分值 | 得分
    产出指标 | 数量指标 | 草坪 | 修整草坪 | 20公顷 | 21公顷 | 60 | 58
    ^ | ^ | ^ | 补种 | 5公顷 | 6公顷 | 10 | 10`
  const form = formOf(table(rows))
  expect(form.indicators.map(({ level3, level4 }) => [level3.value, level4.value])).toEqual([
    ['草坪', '修整草坪'],
    ['草坪', '补种'],
  ])
})
