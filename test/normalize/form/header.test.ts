import { describe, expect, test } from 'vitest'
import type { Cell } from '../../../src/extract/document.ts'
import {
  contactOf,
  organizationOf,
  type Pair,
  readHeader,
} from '../../../src/normalize/form/header.ts'
import { fold } from '../../../src/normalize/words/heading.ts'
import { meaningOf } from '../../../src/normalize/words/meaning.ts'
import { extraLines, formOf, table } from '../drawing.ts'

function cell(text: string): Cell {
  const place = { kind: 'line', line: 1 } as const
  return { row: 0, column: 0, rowSpan: 1, colSpan: 1, text, place }
}

function pair(label: string, words: string): Pair {
  return { label, meaning: meaningOf(fold(label)), cell: cell(words), words }
}

const INDICATORS = `一级指标 | 二级指标 | 三级指标 | 指标值 | 完成值 | 分值 | 得分
产出指标 | 数量指标 | 修整草坪 | 20 | 21 | 50 | 48`

/** The header of a form with these rows above its indicators. */
function headed(rows: string) {
  const form = formOf(table(`${rows}\n${INDICATORS}`))
  const { department, unit, contact, total } = form
  return {
    project: form.project_name.value,
    department: [department.name.value, department.code.value],
    unit: [unit.name.value, unit.code.value],
    contact: [contact.person.value, contact.phone.value],
    total: [total.score.value, total.grade.value],
    extra: extraLines(form),
  }
}

describe('labels beside their words', () => {
  test('with codes of organizations', () => {
    const rows = `项目名称 | 公园维护 | < | < | < | < | <
主管部门 | (406)某县园林局 | < | 实施单位 | 219-某县公园管理所 | < | <
项目负责人 | 白鹭 | < | 联系电话 | 0576-8511003 | < | <`
    expect(headed(rows)).toMatchObject({
      project: '公园维护',
      department: ['某县园林局', '406'],
      unit: ['某县公园管理所', '219'],
      contact: ['白鹭', '0576-8511003'],
      extra: [],
    })
  })

  test('in one cell, led by words about them, and with a telephone without a label', () => {
    const rows = `项目名称：公园维护 | < | < | < | < | < | <
基本信息 | 主管部门 | 某县园林局 | < | < | < | <
项目负责人 | 白鹭 | 0576-85110032 | < | < | < | <`
    expect(headed(rows)).toMatchObject({
      project: '公园维护',
      department: ['某县园林局', null],
      contact: ['白鹭', '0576-85110032'],
    })
  })

  test('several of which share a cell', () => {
    const rows = `主管部门—实施单位 | 园林局—公园管理所 | < | < | < | < | <
项目负责人及电话 | 白鹭，13900000322 | < | < | < | < | <`
    expect(headed(rows)).toMatchObject({
      department: ['园林局', null],
      unit: ['公园管理所', null],
      contact: ['白鹭', '13900000322'],
    })
    expect(headed('实施单位/负责人 | 公园管理所/白鹭 | < | < | < | < | <')).toMatchObject({
      unit: ['公园管理所', null],
      contact: ['白鹭', null],
    })
  })

  test('the nearer of two departments is the one, the other is kept', () => {
    const [city, district] = ['市级主管部门 | 甲市园林局 | <', '区级主管部门 | 乙区园林局 | < | <']
    const read = headed(`项目名称 | 公园维护 | < | < | < | < | <\n${city} | ${district}`)
    expect(read.department[0]).toBe('乙区园林局')
    expect(read.extra).toEqual(['市级主管部门: 甲市园林局'])
  })

  test('what comes again or has no field is kept', () => {
    const rows = `项目名称 | __公园维护__ | < | < | < | < | <
项目名称 | 公厕维护 | < | < | < | < | <
备用 | 无 | < | 填表说明 | 甲 | < | <`
    expect(headed(rows)).toMatchObject({
      project: '公园维护',
      extra: ['项目名称: 公厕维护', '备用: 无', '填表说明: 甲'],
    })
  })

  test('a grade is one, and words that give none are kept', () => {
    const rows = (grade: string) =>
      `项目名称 | 公园维护 | < | < | < | < | <\n自评总分 | 97.9 | < | 自评等级 | ${grade} | < | <`
    expect(headed(rows('优')).total).toEqual([97.9, '优'])
    expect(headed(rows('完成情况较好'))).toMatchObject({
      total: [97.9, null],
      extra: ['自评等级: 完成情况较好'],
    })
  })
})

test.each([
  ['(406)园林局', '园林局', '406'],
  ['[105]园林局', '园林局', '105'],
  ['（219）园林局', '园林局', '219'],
  ['219-园林局', '园林局', '219'],
  ['219－园林局', '园林局', '219'],
  ['105036园林局', '园林局', '105036'],
  // Numbers that are part of a name, or too short for a code.
  ['105036医院', '105036医院', null],
  ['120急救中心', '120急救中心', null],
  ['12园林局', '12园林局', null],
  ['(1)园林局', '(1)园林局', null],
  [null, null, null],
])('an organization and its code: %s', (value, name, code) => {
  const { name: own, code: found } = organizationOf({
    ...{ value, raw: value, place: null, basis: 'printed' },
  })
  expect([own.value, found.value]).toEqual([name, code])
})

describe('a person and a telephone', () => {
  const contact = (...pairs: readonly Pair[]) => {
    const { person, phone } = contactOf(readHeader(pairs))
    return [person.value, phone.value]
  }

  test.each([
    ['白鹭 13900000322', '白鹭', '13900000322'],
    ['白鹭（0576-85110032）', '白鹭', '0576-85110032'],
    ['白鹭/85110032', '白鹭', '85110032'],
    ['白鹭:0576-8511003转12', '白鹭', '0576-8511003转12'],
    ['白鹭，，13900000322', '白鹭', '13900000322'],
    ['13900000322', null, '13900000322'],
    ['白鹭', '白鹭', null],
    ['白鹭 12', '白鹭12', null],
  ])('in one cell: %s', (words, person, phone) => {
    expect(contact(pair('项目负责人', words))).toEqual([person, phone])
    expect(contact(pair('项目负责人及电话', words))).toEqual([person, phone])
  })

  test('each beside its label', () => {
    expect(contact(pair('项目负责人', '白鹭'), pair('联系电话', '0000'))).toEqual(['白鹭', '0000'])
    expect(contact(pair('项目负责人', '白鹭 85110032'), pair('联系电话', '0000'))).toEqual([
      '白鹭85110032',
      '0000',
    ])
    expect(contact()).toEqual([null, null])
  })
})
