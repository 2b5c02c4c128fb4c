/** The levels that rows of indicators stand under, printed beside them, merged over them or in rows of their own. */
import { describe, expect, test } from 'vitest'
import { extraLines, flatTable, formOf, indicatorLines, table } from '../drawing.ts'

const HEADINGS = '一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分'

function read(rows: string, draw = table) {
  const form = formOf(draw(rows))
  return {
    rows: indicatorLines(form),
    extra: extraLines(form),
    notes: form.notes.map(({ code, path }) => `${code} ${path}`),
  }
}

describe('in rows of their own', () => {
  test('numbered, with the weight behind the name', () => {
    const rows = `指标名称 | 指标值 | 完成值 | 分值 | 得分
      一、产出指标（50分） | < | < | < | <
      （一）数量指标 | < | < | < | <
      修整草坪 | 20 | 21 | 50 | 48
      （二）质量指标 | < | < | < | <
      成活率 | 95% | 96% | 10 | 9
      二、效益指标 | < | < | < | <
      （一）社会效益 | < | < | < | <
      游人满意 | 90% | 93% | 30 | 30`
    expect(read(rows)).toMatchObject({
      rows: [
        '产出指标|50|数量指标|修整草坪|20|21|50|48|',
        '产出指标|50|质量指标|成活率|95%|96%|10|9|',
        '效益指标||社会效益|游人满意|90%|93%|30|30|',
      ],
      notes: [],
    })
  })

  test('beside the sums of what stands below', () => {
    const rows = `序号 | 指标名称 | 指标值 | 完成值 | 分值 | 得分
      1 | 产出指标 | | | 60 | 57
      1.1 | 修整草坪 | 20 | 21 | 50 | 48
      1.2 | 成活率 | 95% | 96% | 10 | 9
      2 | 效益指标 | | | 30 | 30
      2.1 | 游人满意 | 90% | 93% | 30 | 30`
    const levels = {
      rows: [
        '产出指标|60||修整草坪|20|21|50|48|',
        '产出指标|60||成活率|95%|96%|10|9|',
        '效益指标|30||游人满意|90%|93%|30|30|',
      ],
      extra: ['产出指标: 57', '效益指标: 30'],
      notes: [],
    }
    expect(read(rows)).toEqual(levels)
    expect(read(rows, flatTable)).toEqual(levels)
  })

  test('over a second level that has a column', () => {
    const rows = `二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
      产出指标 | < | < | < | < | <
      数量指标 | 修整草坪 | 20 | 21 | 50 | 48`
    expect(read(rows).rows).toEqual(['产出指标||数量指标|修整草坪|20|21|50|48|'])
  })
})

describe('merged over rows', () => {
  test('hold for each of them, and go on where none is printed, which is noted', () => {
    const rows = `${HEADINGS}
      产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48
      ^ | ^ | 补种 | 30 | 31 | 5 | 4
      ^ | 质量指标 | 成活率 | 95% | | 10 | 9
       | | 游人满意 | 90% | 93% | 30 | 30`
    expect(read(rows)).toMatchObject({
      rows: [
        '产出指标||数量指标|修整草坪|20|21|50|48|',
        '产出指标||数量指标|补种|30|31|5|4|',
        '产出指标||质量指标|成活率|95%||10|9|',
        '产出指标||质量指标|游人满意|90%|93%|30|30|',
      ],
      notes: ['level_inferred indicators[3].level1', 'level_inferred indicators[3].level2'],
    })
  })

  test('each with its weight, of which one cannot be read', () => {
    const rows = `一级指标 | 权重 | 二级指标 | 权重 | 三级指标 | 指标值 | 完成值 | 得分
      产出指标 | 50 | 数量指标 | 30 | 修整草坪 | 20 | 21 | 48
      ^ | ^ | 质量指标 | 2x | 成活率 | 95% | 96% | 9`
    expect(read(rows)).toMatchObject({
      rows: ['产出指标|50|数量指标|修整草坪|20|21||48|', '产出指标|50|质量指标|成活率|95%|96%||9|'],
      notes: ['unreadable_number indicators[1].level2_weight'],
    })
  })
})

test('cells of a flattened row find their columns by what they can be', () => {
  const rows = `${HEADINGS} | 备注
    产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48 | 无
    补种 | 30 | 31 | 5 | 4
    质量指标 | 成活率 | 95% | 10 | 9`
  expect(read(rows, flatTable)).toMatchObject({
    rows: [
      '产出指标||数量指标|修整草坪|20|21|50|48|无',
      '产出指标||数量指标|补种|30|31|5|4|',
      '产出指标||质量指标|成活率|95%||10|9|',
    ],
    notes: [
      'row_shifted indicators[2].target',
      ...['level1', 'level2'].map((level) => `level_inferred indicators[1].${level}`),
      'level_inferred indicators[2].level1',
      'list_unproved indicators',
    ],
  })
})

test('a sign before the value belongs to it, a direction does not', () => {
  const rows = `指标类型 | 一级指标 | 二级指标 | 三级指标 | 指标性质 | 指标值 | 计量单位 | 完成值 | 分值 | 得分
    共性指标（30分） | 产出指标 | 数量指标 | 修整草坪 | ≥ | 20 | 公顷 | 21 | 50 | 48
    个性指标 | 效益指标 | 社会效益 | 游人满意 | 正向 | 90 | % | 93 | 30 | 30`
  const lines = [
    '产出指标||数量指标|修整草坪|≥20公顷|21|50|48|',
    '效益指标||社会效益|游人满意|90%|93|30|30|',
  ]
  expect(read(rows).rows).toEqual(lines)
  expect(read(rows, flatTable).rows).toEqual(lines)
})
