/** What a form says as a bureau prints it: words with fields in braces → text, and which fields it tells. */
import type { Content } from './content/content.ts'
import type { Style } from './family.ts'

/** A field that a cell tells: the form it belongs to, and its path there (`indicators.3.target`). */
export type Print = { readonly form: number; readonly path: string }

export type Printed = { readonly text: string; readonly prints: readonly Print[] }

export type Printer = {
  readonly content: Content
  readonly form: number
  readonly style: Style
}

/** Parts of the target that stand in columns of their own. */
const PARTS = new Set(['operator', 'value', 'measure'])

/**
 * The words of a template. `row` is the path that fields without one belong to (`indicators.3`); what stands in no
 * field of the form (`{n}`, the row's number) tells nothing.
 */
export function print(printer: Printer, template: string, row?: string): Printed {
  if (template === '' || template.startsWith('=')) return { text: template.slice(1), prints: [] }
  const prints: Print[] = []
  const words = template.includes('{') || row === undefined ? template : `{${template}}`
  const isAlone = /^\{[^}]*\}$/u.test(words)
  const text = words.replaceAll(/\{([^}]*)\}/gu, (_, field: string) => {
    if (field === 'n') return String(1 + Number(row?.split('.')[1] ?? 0))
    const path = pathOf(printer, field, row)
    const value = valueAt(printer.content, path)
    if (field === 'money_unit') prints.push({ form: printer.form, path: 'funds.unit' })
    else prints.push({ form: printer.form, path })
    if (field === 'money_unit') return printer.style.moneyUnit ?? ''
    return written(printer.style, path, value, isAlone)
  })
  return { text, prints }
}

/** The form's own heading: the whole line, and the fields that it names. */
export function printTitle(printer: Printer, template: string): Printed {
  const { text, prints } = print(printer, template)
  return { text, prints: [{ form: printer.form, path: 'title' }, ...prints] }
}

function pathOf({ content }: Printer, field: string, row: string | undefined): string {
  if (row === undefined || field.includes('.') || field in content) return field
  return `${row}.${field}`
}

function valueAt(content: Content, path: string): unknown {
  let value: unknown = content
  for (const step of path.split('.')) value = (value as Record<string, unknown> | undefined)?.[step]
  return value ?? null
}

function written(style: Style, path: string, value: unknown, isAlone: boolean): string {
  const field = path.split('.').at(-1) ?? ''
  if (value === null || value === '') return isAlone && !PARTS.has(field) ? style.nothing : ''
  if (typeof value !== 'number') return String(value)
  if (field === 'execution_rate') return rate(style, value)
  if (/budget|executed/u.test(field)) return amount(style, value)
  return String(value)
}

function rate({ rate: kind }: Style, value: number): string {
  if (kind === 'ratio') return String(Math.round(value * 100) / 10_000)
  return kind === 'percent' ? `${value}%` : String(value)
}

function amount({ decimals, thousands }: Style, value: number): string {
  const [whole = '', part = ''] = value.toFixed(decimals).split('.')
  const grouped = thousands ? whole.replaceAll(/\B(?=(?:\d{3})+$)/gu, ',') : whole
  return part === '' ? grouped : `${grouped}.${part}`
}
