/** What a rule is, and the terms that rules speak in. */

import { type Decimal, decimalOf, printDecimal } from '../arithmetic/decimal.ts'
import type { Printed } from '../arithmetic/interval.ts'
import type { Place } from '../extract/document.ts'
import type { Form, PrintedNumber, Report, Sourced } from '../normalize/report.ts'
import type { Finding, Severity } from './finding.ts'

/** A finding before it is known which rule and which form it is of. */
export type Judgement = Omit<Finding, 'code' | 'form'>

/** One rule: what contradicts it in a form of a report. Empty where it holds or cannot be judged. */
export type Judge = (form: Form, report: Report) => readonly Judgement[]

/** A field that takes part in a judgement. */
export type Field = { readonly path: string; readonly sourced: Sourced<unknown> }

/** A printed number that takes part in an equation. */
export type Term = { readonly path: string; readonly sourced: PrintedNumber }

/** What is said about the fields, the first of which it is about. */
type Statement = {
  readonly expected?: string | null
  readonly actual?: string | null
  readonly args?: Readonly<Record<string, string | number>>
}

export function judgement(
  severity: Severity,
  fields: readonly [Field, ...Field[]],
  { expected = null, actual = null, args = {} }: Statement,
): Judgement {
  const places: Place[] = []
  for (const { sourced } of fields)
    if (sourced.place !== null && !places.includes(sourced.place)) places.push(sourced.place)
  const paths = fields.map(({ path }) => path)
  return { severity, path: fields[0].path, paths, places, expected, actual, args }
}

/** The value of a printed number, exact; null where there is none. */
export function exactValue({ value }: Sourced<number>): Decimal | null {
  return value === null ? null : decimalOf(value)
}

/** A printed number with the precision it is printed in; null where there is none. */
export function printedOf(number: PrintedNumber): Printed | null {
  const value = exactValue(number)
  if (value === null) return null
  return { value, decimals: number.decimals ?? decimalsOf(value) }
}

function decimalsOf(value: Decimal): number {
  return printDecimal(value).split('.')[1]?.length ?? 0
}

/** Whether the cell is there and says nothing; other words that could not be read are noted by the normalizer. */
export function isBlankCell({ value, raw }: Sourced<unknown>): boolean {
  return value === null && raw !== null && /^[\s—–―－\-/─_]*$/u.test(raw)
}
