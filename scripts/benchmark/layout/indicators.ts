/** Indicators as rows, under headings, with what bureaus put between, above and below them. */
import type { MadeIndicator } from '../content/indicators.ts'
import type { Indicators } from '../family.ts'
import { type Print, type Printed, type Printer, print } from '../print.ts'
import { columnSpans, flat, headingRows, levelOf } from './columns.ts'
import { type Piece, piece, pieceOf, type Row } from './grid.ts'
import { leadBy } from './labels.ts'

/** Rows, and which of them are headings. */
export type Laying = { readonly rows: readonly Row[]; readonly headings: number }

export function indicatorsDown(printer: Printer, spec: Indicators, width: number): Laying {
  const inner = width - (spec.lead === undefined ? 0 : 1)
  const each = columnSpans(spec, inner)
  const heads = headingRows(printer, spec.columns, each)
  const total = spec.total === undefined ? [] : [totalRow(printer, spec, each)]
  const body = bodyRows(printer, spec, each, heads)
  const numbers = spec.numbersRow ? [each.map((span, at) => piece(String(at + 1), span))] : []
  const rows = [
    ...heads,
    ...numbers,
    ...(spec.totalFirst ? total : []),
    ...body,
    ...(spec.totalFirst ? [] : total),
  ]
  return { rows: leadBy(spec.lead, rows), headings: heads.length }
}

type Each = readonly number[]

function bodyRows(printer: Printer, spec: Indicators, each: Each, heads: readonly Row[]) {
  const all = printer.content.indicators
  const rows: Row[] = []
  for (const [at, indicator] of all.entries()) {
    const every = spec.headingsEvery ?? Number.POSITIVE_INFINITY
    if (at > 0 && at % every === 0) rows.push(...heads)
    rows.push(...bannersAbove(printer, spec, at, each))
    rows.push(rowOf(printer, spec, at, each))
    const isLast = at === all.length - 1 || isFirst(all, at + 1, 1)
    if (spec.subtotal !== undefined && isLast) {
      rows.push(
        subtotal(
          spec,
          all.filter(({ level1 }) => level1 === indicator.level1),
          each,
        ),
      )
    }
    if (spec.residue !== undefined && isLast) rows.push(residue(spec.residue, each))
  }
  return rows
}

/** Whether an indicator is the first of its level 1 or 2, or of what is printed without a break. */
function isFirst(all: readonly MadeIndicator[], at: number, level: 1 | 2): boolean {
  const [above, own] = [all[at - 1], all[at]]
  if (above?.level1 !== own?.level1) return true
  return level === 2 && above?.level2 !== own?.level2
}

/** How many indicators from `at` on belong to the same level, and stand in one piece. */
function heightOf({ content }: Printer, spec: Indicators, at: number, level: 1 | 2): number {
  const all = content.indicators
  let height = 1
  while (at + height < all.length && !isFirst(all, at + height, level)) {
    if (spec.headingsEvery !== undefined && (at + height) % spec.headingsEvery === 0) break
    if (level === 1 && spec.banners?.[1] !== undefined && isFirst(all, at + height, 2)) break
    height += 1
  }
  return height
}

function rowOf(printer: Printer, spec: Indicators, at: number, each: Each): Row {
  const own = `indicators.${at}`
  return flat(spec.columns).flatMap((column, index): readonly Piece[] => {
    const level = levelOf(column)
    const printed = print(printer, column[1], own)
    if (level === null || spec.levels === 'repeated') return [pieceOf(printed, each[index])]
    const isHead = isFirst(printer.content.indicators, at, level) || isAfterHeadings(spec, at)
    const height = heightOf(printer, spec, at, level)
    if (spec.levels === 'blank') {
      return [isHead ? pieceOf(forAll(printed, at, height), each[index]) : piece('', each[index])]
    }
    return isHead ? [pieceOf(forAll(printed, at, height), each[index], height)] : []
  })
}

function isAfterHeadings({ headingsEvery }: Indicators, at: number): boolean {
  return headingsEvery !== undefined && at > 0 && at % headingsEvery === 0
}

/** What one cell tells of all the rows that it stands for. */
function forAll({ text, prints }: Printed, at: number, height: number): Printed {
  const told = prints.flatMap(({ form, path }) =>
    Array.from({ length: height }, (_, below): Print => {
      return { form, path: path.replace(`indicators.${at}.`, `indicators.${at + below}.`) }
    }),
  )
  return { text, prints: told }
}

function bannersAbove(printer: Printer, spec: Indicators, at: number, each: Each): readonly Row[] {
  const all = printer.content.indicators
  const width = each.reduce((sum, one) => sum + one, 0)
  return (spec.banners ?? []).flatMap((words, index) => {
    const level = index === 0 ? 1 : 2
    if (words === undefined || !isFirst(all, at, level)) return []
    let height = 1
    while (at + height < all.length && !isFirst(all, at + height, level)) height += 1
    return [[pieceOf(forAll(print(printer, words, `indicators.${at}`), at, height), width)]]
  })
}

function subtotal(spec: Indicators, rows: readonly MadeIndicator[], each: Each): Row {
  const sum = (field: 'weight' | 'score') => {
    const total = rows.reduce((all, row) => all + row[field], 0)
    return String(Math.round(10 * total) / 10)
  }
  return flat(spec.columns).map(([, value], at) => {
    if (at === 0) return piece(spec.subtotal ?? '', each[at])
    return piece(value === 'weight' || value === 'score' ? sum(value) : '', each[at])
  })
}

function residue(words: readonly string[], each: Each): Row {
  return each.map((span, at) => piece(words[at] ?? '', span))
}

/** The label as wide as all columns before the first of weight and score, which stand under their headings. */
function totalRow(printer: Printer, spec: Indicators, each: Each): Row {
  const columns = flat(spec.columns)
  const first = columns.findIndex(([, value]) => value === 'weight' || value === 'score')
  const width = each.slice(0, first).reduce((sum, one) => sum + one, 0)
  const label = pieceOf(print(printer, spec.total ?? ''), width)
  const values = columns.slice(first).map(([, value], at) => {
    const isOwn = value === 'weight' || value === 'score'
    return isOwn
      ? pieceOf(print(printer, `{total.${value}}`), each[first + at])
      : piece('', each[first + at])
  })
  return [label, ...values]
}
