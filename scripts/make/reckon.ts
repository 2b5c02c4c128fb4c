/** What of a made form was read: each value it prints is right, wrong, named, or gone without a word. */

import type { Form, Report } from '../../src/normalize/report.ts'
import { fold } from '../../src/normalize/words/heading.ts'
import type { MadeForm, MadeRole } from './made-form.ts'

/** Counts of printed values; `named` is missing in its field, but kept in `extra` or named by a note. */
export type Tally = { right: number; wrong: number; named: number; silent: number }

const FIELDS = ['level3', 'target', 'actual', 'weight', 'score', 'note'] as const

/** The values of a form against the first that the report has. */
export function reckon(made: MadeForm, report: Report): Tally {
  const tally: Tally = { right: 0, wrong: 0, named: 0, silent: 0 }
  const [form] = report.forms
  const named = form?.project_name.value ?? form?.department.name.value
  count(tally, form, { printed: made.pairs[0]?.[1] ?? '', read: named, path: 'project_name' })
  for (const row of made.rows) if (typeof row !== 'string') countRow(tally, made, row, form)
  countFunds(tally, made, form)
  const [, weight, score] = made.total
  if (weight) {
    count(tally, form, { printed: weight, read: form?.total.weight.value, path: 'total.weight' })
  }
  if (score) {
    count(tally, form, { printed: score, read: form?.total.score.value, path: 'total.score' })
  }
  return tally
}

function countRow(tally: Tally, made: MadeForm, row: readonly string[], form: Form | undefined) {
  const words = (role: MadeRole) =>
    row[made.columns.findIndex((column) => column.role === role)] ?? ''
  const name = words('level3')
  // A row of numbers or a subtotal has no indicator.
  if (!/\p{Script=Han}/u.test(name)) return
  const at = form?.indicators.findIndex(({ level3 }) => same(level3.value, name)) ?? -1
  const read = form?.indicators[at]
  for (const field of FIELDS) {
    const parts =
      field === 'target' ? [words('operator'), words('target'), words('unit')] : [words(field)]
    const printed = parts.join('')
    const path = `indicators${read ? `[${at}].${field}` : ''}`
    if (printed !== '') count(tally, form, { printed, read: read?.[field].value, path })
  }
}

const MONEY = [
  ['年初预算数', 'initial_budget'],
  ['全年预算数', 'annual_budget'],
  ['全年执行数', 'executed'],
] as const

function countFunds(tally: Tally, { funds }: MadeForm, form: Form | undefined): void {
  const isTurned = MONEY.every(([heading]) => !funds[0]?.some((text) => text.startsWith(heading)))
  const [head = [], ...rows] = isTurned
    ? (funds[0] ?? []).map((_, at) => funds.map((row) => row[at] ?? ''))
    : funds
  for (const row of rows) {
    const at = form?.funds.findIndex(({ label }) => same(label.value, row[0] ?? '')) ?? -1
    for (const [heading, field] of MONEY) {
      const printed = row[head.findIndex((text) => text.startsWith(heading))]
      const path = `funds${at < 0 ? '' : `[${at}].${field}`}`
      if (printed) count(tally, form, { printed, read: form?.funds[at]?.[field].value, path })
    }
  }
}

function same(read: string | number | null | undefined, printed: string): boolean {
  if (typeof read === 'number') return read === Number.parseFloat(printed)
  return typeof read === 'string' && fold(read) === fold(printed)
}

type Outcome = {
  readonly printed: string
  readonly read: string | number | null | undefined
  readonly path: string
}

function count(tally: Tally, form: Form | undefined, { printed, read, path }: Outcome): void {
  if (same(read, printed)) tally.right += 1
  else if (read !== null && read !== undefined) tally.wrong += 1
  else if (form && isNamed(form, printed, path)) tally.named += 1
  else tally.silent += 1
}

/** Whether words stand in `extra`, or a note is about the form, the list, the row or the field. */
function isNamed(form: Form, printed: string, path: string): boolean {
  const extra = [form, ...form.funds, ...form.indicators].flatMap((part) => part.extra)
  return (
    form.notes.some((note) => path.startsWith(note.path)) ||
    extra.some(({ text }) => text.value !== null && fold(text.value).includes(fold(printed)))
  )
}
