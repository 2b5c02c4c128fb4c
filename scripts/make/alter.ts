/** What must not matter to a reader: changes of a form's layout and wording that change nothing it says. */
import type { MadeColumn, MadeForm, MadeRole, MadeRow } from './made-form.ts'

export type Change = { readonly name: string; readonly alter: (form: MadeForm) => MadeForm }

/** Words that no heading has, as long as a usual one. */
const NONSENSE = ['琢砾', '涸絮瓣', '檐菁舱', '蔻翎']

function renamed(...roles: readonly MadeRole[]): Change {
  return {
    name: `renamed ${roles.join(', ')}`,
    alter: (form) => ({
      ...form,
      columns: form.columns.map((column) => {
        const at = roles.indexOf(column.role)
        return at < 0 ? column : { ...column, heading: NONSENSE[at] ?? '' }
      }),
    }),
  }
}

function inserted(name: string, at: number, row: (form: MadeForm) => MadeRow): Change {
  return { name, alter: (form) => ({ ...form, rows: form.rows.toSpliced(at, 0, row(form)) }) }
}

/** The rows with each blank level filled with the one above it. */
function spelledOut({ columns, rows }: MadeForm): readonly MadeRow[] {
  let above: readonly string[] = []
  return rows.map((row) => {
    if (typeof row === 'string') return row
    above = row.map((cell, at) =>
      cell === '' && /^level/u.test(columns[at]?.role ?? '') ? (above[at] ?? '') : cell,
    )
    return above
  })
}

/** Values before levels stand where they did; those after them in the order turned by one. */
function permuted(form: MadeForm): MadeForm {
  const first = form.columns.findIndex(({ role }) => role === 'level3') + 1
  const turn = <Item>(row: readonly Item[]): readonly Item[] => [
    ...row.slice(0, first),
    ...row.slice(first).slice(-2),
    ...row.slice(first, -2),
  ]
  const rows = form.rows.map((row) => (typeof row === 'string' ? row : turn(row)))
  return { ...form, columns: turn(form.columns), rows }
}

function withSerial(form: MadeForm): MadeForm {
  const serial: MadeColumn = { role: 'serial', heading: '序号' }
  const rows = spelledOut(form).map((row, at) =>
    typeof row === 'string' ? row : [String(at + 1), ...row],
  )
  return { ...form, columns: [serial, ...form.columns], rows }
}

function subtotal({ columns, rows }: MadeForm): MadeRow {
  return columns.map(({ role }, at) => {
    if (role === 'level1') return '小计'
    if (role !== 'weight' && role !== 'score') return ''
    const sum = rows.slice(0, 3).reduce((total, row) => total + Number(row[at] ?? 0), 0)
    return Number.isNaN(sum) ? '' : String(sum)
  })
}

/** Money with its sources across and its measures down. */
function turnedMoney(form: MadeForm): MadeForm {
  const [head = []] = form.funds
  return { ...form, funds: head.map((_, at) => form.funds.map((row) => row[at] ?? '')) }
}

function wrapped(text: string): string {
  const third = Math.max(1, Math.ceil(text.length / 3))
  return [text.slice(0, third), text.slice(third, 2 * third), text.slice(2 * third)]
    .filter((line) => line !== '')
    .join('\n')
}

export const changes: readonly Change[] = [
  { name: 'as it is', alter: (form) => form },
  renamed('target'),
  renamed('actual'),
  renamed('weight'),
  renamed('score'),
  renamed('weight', 'score'),
  renamed('target', 'actual'),
  renamed('level1', 'level2', 'level3'),
  inserted('a banner', 3, () => '以下为效益及满意度情况'),
  inserted('a remark', 2, () => '注：本表各项数据截至年末。'),
  inserted('a subtotal', 3, subtotal),
  { name: 'a serial column', alter: withSerial },
  inserted('a row of numbers', 0, ({ columns }) => columns.map((_, at) => String(at + 1))),
  { name: 'columns permuted', alter: permuted },
  { name: 'levels spelled out', alter: (form) => ({ ...form, rows: spelledOut(form) }) },
  { name: 'the total first', alter: (form) => ({ ...form, totalFirst: true }) },
  { name: 'money turned', alter: turnedMoney },
  {
    name: 'headings wrapped',
    alter: (form) => ({
      ...form,
      columns: form.columns.map(({ role, heading }) => ({ role, heading: wrapped(heading) })),
    }),
  },
]
