import { describe, expect, test } from 'vitest'
import { listField, listRunAt, withCountedRows } from '../../../src/normalize/dump/list-run.ts'
import { fold } from '../../../src/normalize/words/heading.ts'
import { meaningOf } from '../../../src/normalize/words/meaning.ts'
import { lineTokens, wordTokens } from './drawn.ts'

const headings = (text: string) => listRunAt(wordTokens(text), 0)?.matches ?? []

describe('headings of a list', () => {
  test.each([
    ['序号 项目名称 主管部门 全年预算数 自评得分', 5],
    ['项目名称 主管部门 执行率 自评得分', 4],
    ['项目名称 全年预算数 自评等级 自评结果', 4],
    // Without a result, without money or a department, with two names, with groups.
    ['序号 项目名称 主管部门 全年预算数', 0],
    ['序号 项目名称 执行率 自评得分', 0],
    ['序号 项目名称 项目名称 全年预算数 自评得分', 0],
    ['序号 项目名称 项目资金 全年预算数 自评得分', 0],
    ['序号 项目名称 一级指标 全年预算数 自评得分', 0],
    ['主管部门 项目名称 全年预算数 自评得分', 0],
  ])('%s', (text, count) => {
    expect(headings(text)).toHaveLength(count)
  })

  test('in a row that is known some may be unknown, but no figure', () => {
    const found = (words: string) => {
      const text = `序号\n项目名称\n主管部门\n全年预算数\n${words}\n自评得分\n1`
      const rows = [0, text.split('\n').length - 1]
      return listRunAt(lineTokens(text, rows), 0)?.matches.length ?? 0
    }
    expect(found('丙丁')).toBe(6)
    expect(found('丙丁\n戊己')).toBe(7)
    expect(found('丙丁\n戊己\n庚辛')).toBe(0)
    expect(found('80')).toBe(0)
  })
})

test.each([
  ['项目名称', 'level3'],
  ['序号', 'ordinal'],
  ['自评得分', 'score'],
  ['主管部门', 'extra'],
  ['执行率', 'rate'],
  ['全年预算数', 'amount'],
  ['本年支出数', 'amount'],
  ['备注', 'extra'],
])('what stands under %s', (words, field) => {
  expect(listField(meaningOf(fold(words)), words)).toBe(field)
})

describe('lines with a number as many lines below the one before as there are headings', () => {
  const matches = headings('序号 项目名称 全年预算数 自评得分')
  const rows = (text: string, of = matches) =>
    withCountedRows(lineTokens(text.replaceAll(' ', '\n')), of).map(({ beginsRow }) => beginsRow)
  const [first, inner] = [true, [false, false, false]]

  test('begin a row each', () => {
    expect(rows('1 公园 80 90 2 公厕 76 95')).toEqual([first, ...inner, first, ...inner])
    expect(rows('1 公园 80 90')).toEqual([first, ...inner])
  })

  test('what is less than a row at the end need not', () => {
    expect(rows('1 公园 80 90 合计 80')).toEqual([first, ...inner, first, false])
  })

  test('else nothing is known of rows', () => {
    const nothing = (count: number) => Array.from({ length: count }, () => null)
    expect(rows('1 公园 80 90 3 公厕 76 95')).toEqual(nothing(8))
    expect(rows('1 公园 80')).toEqual(nothing(3))
    expect(rows('1 公园 80 90', headings('项目名称 主管部门 全年预算数 自评得分'))).toEqual(
      nothing(4),
    )
    expect(withCountedRows(wordTokens('1 公园 80 90'), matches)[0]?.beginsRow).toBe(null)
  })
})
