import { expect, test } from 'vitest'
import type { Table } from '../../../src/extract/document.ts'
import { outcomeOf } from '../../../src/store/rows.ts'
import { reportOf, table } from '../drawing.ts'

/** A form whose merged cells were left out, with the money and the rows given. */
function lost({ money, rows, total }: { money: string; rows: string; total: string }): Table {
  const drawn = table(`
    项目名称 | 河堤养护
    项目资金（万元） | | 年初预算数 | 全年预算数 | 全年执行数 | 分值 | 执行率 | 得分
    ${money}
    一级指标 | 二级指标 | 三级指标 | 年度指标值 | 实际完成值 | 分值 | 得分
    ${rows}
    总分 | | | | | 100 | ${total}`)
  return { ...drawn, spans: 'lost' }
}

const sound = {
  money: `年度资金总额 | 60 | 60 | 45 | 10 | 75% | 7.5
    其中：财政拨款 | 40 | 40 | 30 | - | 75% | -
    其他资金 | 20 | 20 | 15 | - | 75% | -`,
  rows: `产出指标 | 数量指标 | 养护长度 | ≥5公里 | 6公里 | 40 | 40
    质量指标 | 合格率 | 100% | 100% | 30 | 30
    效益指标 | 社会效益指标 | 防洪能力 | 提升 | 提升 | 20 | 18`,
  total: '95.5',
}

function unproved(changes: Partial<typeof sound>) {
  const report = reportOf('项目支出绩效自评表', '（2022年度）', lost({ ...sound, ...changes }))
  const paths = report.forms.flatMap(({ notes }) =>
    notes.filter(({ code }) => code === 'list_unproved').map(({ path }) => path),
  )
  return { paths, unread: report.unread.map(({ code }) => code), outcome: outcomeOf(report) }
}

test('a form whose sums hold is borne out', () => {
  expect(unproved({})).toEqual({ paths: [], unread: [], outcome: 'complete' })
})

test.each([
  ['weights that make no total', { rows: sound.rows.replace('40 | 40', '50 | 40') }],
  ['scores that make no total', { total: '90' }],
  ['a score above its weight', { rows: sound.rows.replace('20 | 18', '18 | 20') }],
])('%s leave the indicators unproved, and the document doubtful', (_, changes) => {
  expect(unproved(changes)).toEqual({
    paths: ['indicators'],
    unread: ['form_doubtful'],
    outcome: 'partial',
  })
})

test.each([
  ['a rate that does not follow', sound.money.replace('10 | 75%', '10 | 57%')],
  ['parts that do not make the whole', sound.money.replace('40 | 40 | 30', '30 | 40 | 30')],
])('%s leaves the money unproved', (_, money) => {
  expect(unproved({ money })).toEqual({ paths: ['funds'], unread: [], outcome: 'complete' })
})

test('a table with its merged cells stands by itself, whatever its sums', () => {
  const drawn = lost({ ...sound, total: '90' })
  const report = reportOf('项目支出绩效自评表', '（2022年度）', { ...drawn, spans: 'kept' })
  expect(report.forms[0]?.notes.map(({ code }) => code)).not.toContain('list_unproved')
})

test('figures of a line that were run together are told', () => {
  const drawn = lost({ ...sound, rows: sound.rows.replace('40 | 40', '2020 | 2020') })
  const report = reportOf('项目支出绩效自评表', { ...drawn, spans: 'kept' })
  expect(report.forms[0]?.notes.map(({ code }) => code)).toContain('list_unproved')
})

test('a title over lines with figures that became no form is told', () => {
  const lines = Array.from({ length: 8 }, (_, at) => `第${at + 1}处 养护 ${at + 1}00.00 9${at}.5`)
  const report = reportOf('2023年度项目支出绩效自评结果一览表', ...lines)
  expect(report.unread).toEqual([
    expect.objectContaining({
      code: 'form_unread',
      args: { words: '2023年度项目支出绩效自评结果一览表' },
    }),
  ])
  const accounts = reportOf('附件2 项目支出绩效自评表', '收入支出决算总表', ...lines)
  expect(accounts.unread).toEqual([])
})
