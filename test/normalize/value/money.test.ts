/** The unit of amounts, and amounts in 分. */
import { expect, test } from 'vitest'
import type { Fund, MoneyUnit, Sourced } from '../../../src/normalize/report.ts'
import { rowsOf } from '../../../src/normalize/sheet/row.ts'
import {
  type AmountUnits,
  blockUnit,
  isAmount,
  moneyUnit,
  unitIn,
  unitOfAmount,
  withAmountsInFen,
} from '../../../src/normalize/value/amount.ts'
import type { Notes } from '../../../src/normalize/value/sourced.ts'
import { fund } from '../../audit/form.ts'
import { flatTable } from '../drawing.ts'

test.each([
  ['项目资金(万元)', '万元'],
  ['单位:元', '元'],
  ['亿元', '亿元'],
  ['百元', null],
  ['千元', null],
  ['万美元', null],
  ['港元', null],
  ['项目资金', null],
] as const)('%s names the unit %s', (words, unit) => {
  expect(moneyUnit(words)).toBe(unit)
})

test.each([
  ['120万', '万元'],
  ['120元', '元'],
  ['120', null],
  ['项目资金', null],
] as const)('the amount %s prints the unit %s', (words, unit) => {
  expect(unitOfAmount(words)).toBe(unit)
})

test('the amounts of a row are three', () => {
  const fields = ['initial_budget', 'annual_budget', 'executed', 'weight', undefined]
  expect(fields.map(isAmount)).toEqual([true, true, true, false, false])
})

/** `万元` as a unit that is printed. */
function unit(value: MoneyUnit | null): Sourced<MoneyUnit> {
  return { value, raw: value, place: { kind: 'line', line: 1 }, basis: 'printed' }
}

function priced(row: string, units: AmountUnits, around: Fund['unit']) {
  const notes: Notes = []
  const { initial_budget_fen, annual_budget_fen, executed_fen, ...rest } = withAmountsInFen(
    { ...fund(row), unit: around },
    units,
    { path: 'funds[0]', notes },
  )
  const fen = [initial_budget_fen, annual_budget_fen, executed_fen]
  return { unit: rest.unit.value, fen, notes: notes.map(({ code, path }) => `${code} ${path}`) }
}

test('each amount is in its own unit, else in that of those beside it, else in the form’s', () => {
  const none = unit(null)
  expect(priced('total | 1 | 2 | 3', {}, unit('万元'))).toEqual({
    ...{ unit: '万元', fen: [1_000_000, 2_000_000, 3_000_000], notes: [] },
  })
  expect(priced('total | 1 | 2 | 3', { annual_budget: unit('元') }, none)).toEqual({
    ...{ unit: '元', fen: [100, 200, 300], notes: [] },
  })
  expect(priced('total | 1 | 2 | 3', {}, none)).toEqual({
    ...{ unit: null, fen: [null, null, null], notes: [] },
  })
  // The unit of an amount that is blank, or a heading without one, says nothing.
  expect(priced('total | 1 | | 3', { annual_budget: unit('元') }, unit('万元')).unit).toBe('万元')
  expect(priced('total | 1 | 2 | 3', { annual_budget: none }, unit('万元')).unit).toBe('万元')
})

test('units that differ are noted, and the row has none', () => {
  const units = { annual_budget: unit('万元'), executed: unit('元') }
  expect(priced('total | 1 | 2 | 3', units, unit('亿元'))).toEqual({
    ...{ unit: null, fen: [null, 2_000_000, 300], notes: ['units_differ funds[0].unit'] },
  })
})

test('the unit of a block is the first that its headings name; an amount among them names none', () => {
  const around = unit('亿元')
  const named = (drawing: string) => blockUnit(rowsOf(flatTable(drawing), 0), around)
  expect(named('资金（万元） | 执行数（元）').value).toBe('万元')
  expect(named('资金 | 120元 | 执行数（元）').value).toBe('元')
  expect(named('资金 \n 执行数（元）').value).toBe('元')
  expect(named('资金 | 执行数')).toBe(around)
})

test('a cell names its unit with its amount or in its words', () => {
  const unitsOf = (drawing: string) =>
    rowsOf(flatTable(drawing), 0).flatMap(({ slots }) => slots.map((slot) => unitIn(slot)?.value))
  expect(unitsOf('120万 | 资金（元） | 资金')).toEqual(['万元', '元', undefined])
})
