import { expect, test } from 'vitest'
import { columnsOf } from '../../../../src/normalize/dump/layout/column.ts'
import { windowsIn } from '../../../../src/normalize/dump/layout/heading.ts'
import { linesIn } from '../../../../src/normalize/dump/layout/word.ts'

/** Each column as its kind, its role, and its field or the level that it names. */
function columnsUnder(text: string): readonly string[] {
  const lines = linesIn(text.split('\n'))
  return windowsIn(lines).flatMap((window) =>
    columnsOf(window, lines.slice(window.end)).map(({ heading, kind, role, field, level }) =>
      [heading?.text ?? '—', kind, role, field, level].filter((part) => part !== null).join(' '),
    ),
  )
}

test.each([
  [
    '一级指标  二级指标  三级指标  年度指标值  实际完成值  分值  得分  偏差原因',
    [
      ...['一级指标 level1 merged 1', '二级指标 level2 merged 2', '三级指标 name name level3'],
      ...['年度指标值 value expected target', '实际完成值 value expected actual'],
      ...['分值 mark number weight', '得分 mark number score', '偏差原因 text other note'],
    ],
  ],
  [
    '序号  一级指标  分值  二级指标  分值  三级指标  标准  指标值  自评得分  复评分',
    [
      ...['序号 ordinal other ordinal', '一级指标 level1 merged 1', '分值 mark merged weight 1'],
      ...['二级指标 level2 merged 2', '分值 mark merged weight 2', '三级指标 name name level3'],
      ...['标准 text other', '指标值 value expected target'],
      ...['自评得分 mark number score', '复评分 mark other mark'],
    ],
  ],
  [
    '三级指标  一级指标  二级指标  指标值  计量单位  符号  得分',
    [
      ...['三级指标 name name level3', '一级指标 level1 merged 1', '二级指标 level2 merged 2'],
      ...['指标值 value expected target', '计量单位 unit other target_unit'],
      ...['符号 operator other target_operator', '得分 mark number score'],
    ],
  ],
  [
    '一级指标  二级指标  三级指标  四级指标  指标值  得分',
    [
      ...['一级指标 level merged 1', '二级指标 level1 merged 2', '三级指标 level2 merged 3'],
      ...['四级指标 name name level3', '指标值 value expected target', '得分 mark number score'],
    ],
  ],
  [
    '资金来源  年初预算数  全年预算数  全年执行数  分值  执行率  得分  备注',
    [
      ...['资金来源 text name label', '年初预算数 amount number amount'],
      ...['全年预算数 amount number amount', '全年执行数 amount number amount'],
      ...['分值 mark number weight', '执行率 rate other rate'],
      ...['得分 mark number score', '备注 text other note'],
    ],
  ],
  [
    '年初预算数  全年预算数  全年执行数',
    [
      ...['— text name label', '年初预算数 amount number amount'],
      ...['全年预算数 amount number amount', '全年执行数 amount number amount'],
    ],
  ],
  ['预期目标     实际完成情况', ['预期目标 text other target', '实际完成情况 text other actual']],
])('%s', (text, columns) => {
  expect(columnsUnder(text)).toEqual(columns)
})

test('labels of money without a heading stand left of the amounts, as their lines do', () => {
  const starts = (text: string) => {
    const lines = linesIn(text.split('\n'))
    const [window] = windowsIn(lines)
    const [label] = window ? columnsOf(window, lines.slice(window.end)) : []
    return [label?.start, label?.end]
  }
  const heads = '年初预算数  全年预算数  全年执行数'
  expect(starts(`            ${heads}\n  财政拨款      80          70        60`)).toEqual([2, 8])
  expect(starts(`     ${heads}\n  合计   80     70       60`)).toEqual([2, 4])
  expect(starts(`${heads}\n80        70        60`)).toEqual([-1, 0])
})
