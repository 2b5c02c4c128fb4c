import { describe, expect, test } from 'vitest'
import { drawForm } from '../../src/drawing/form.ts'
import type { PrintedForm, PrintedFund } from '../../src/printed/printed.ts'

function fund(label: string, unit: string | null): PrintedFund {
  const amounts = { initial_budget: null, annual_budget: 12, executed: 12 }
  return { label, unit, ...amounts, weight: null, execution_rate: null, score: null }
}

function drawn(funds: readonly PrintedFund[]): string {
  const organization = { name: null, code: null }
  const form: PrintedForm = {
    ...{
      kind: 'project_self_evaluation',
      title: null,
      year: null,
      period: null,
      project_name: '河道清淤',
    },
    ...{ department: organization, unit: organization, contact: { person: null, phone: null } },
    ...{ funds, goals: [], indicators: [], extra: null, findings: [] },
    total: { weight: null, score: null, grade: null },
  }
  return drawForm(form, 'zh').join('\n').replaceAll(/[│\s]/gu, '')
}

describe('the unit of the funds', () => {
  test('stands above them where they share it', () => {
    const text = drawn([fund('总额', '万元'), fund('其他', '万元')])
    expect(text).toContain('项目资金（')
    expect(text.match(/万/gu)).toHaveLength(1)
  })

  test('stands with each row where they differ, and nowhere where it is unknown', () => {
    const text = drawn([fund('总额', '万元'), fund('其他', '元'), fund('结转', null)])
    expect(text).not.toContain('项目资金（')
    expect(text).toContain('总额（万')
    expect(text).toContain('其他（元）')
    expect(text).not.toContain('结转（')
  })
})

test('further words of a row stand behind its name', () => {
  const text = drawn([{ ...fund('总额', '万元'), extra: { 到位率: '98%', 备查: null } }])
  expect(text).toContain('总额到位率：98%')
  expect(text).not.toContain('备查')
})
