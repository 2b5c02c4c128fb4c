/** Indicators in other builds than a row each: as columns, as cards, in two halves, or shared by several projects. */
import type { Column, Indicators, Projects } from '../family.ts'
import { type Printer, print } from '../print.ts'
import { columnSpans, flat, headingRows } from './columns.ts'
import { type Piece, piece, pieceOf, type Row, spans } from './grid.ts'
import { leadBy } from './labels.ts'

/** Fields as rows, an indicator a column. */
export function indicatorsAcross(
  printer: Printer,
  spec: Indicators,
  width: number,
): readonly Row[] {
  const all = printer.content.indicators
  const each = spans(1 + all.length, width, [0])
  const rows = flat(spec.columns).map(([heading, value]) => [
    piece(heading, each[0]),
    ...all.map((_, at) => pieceOf(print(printer, value, `indicators.${at}`), each[at + 1])),
  ])
  return rows
}

/** Labels beside values, two pairs a row, again and again. */
export function cards(printer: Printer, spec: Indicators, width: number): readonly Row[] {
  const columns = flat(spec.columns)
  const inner = width - (spec.lead === undefined ? 0 : 1)
  const each = spans(4, inner, [1, 3])
  return printer.content.indicators.flatMap((_, at) => {
    const pairs = columns.map(
      ([label, value]) => [label, print(printer, value, `indicators.${at}`)] as const,
    )
    const rows: Row[] = []
    for (let first = 0; first < pairs.length; first += 2) {
      const own = pairs.slice(first, first + 2)
      const last = own.length === 1 ? inner - (each[0] ?? 1) : undefined
      rows.push(
        own.flatMap(([label, printed], side) => [
          piece(label, each[2 * side]),
          pieceOf(printed, last ?? each[2 * side + 1]),
        ]),
      )
    }
    return leadBy(spec.lead === undefined ? undefined : `${spec.lead}${at + 1}`, rows)
  })
}

/** The first half of the indicators beside the second, each under the same headings. */
export function halves(printer: Printer, spec: Indicators, width: number): readonly Row[] {
  const all = printer.content.indicators
  const height = Math.ceil(all.length / 2)
  const each = columnSpans(spec, width / 2)
  const heads = headingRows(printer, spec.columns, each).map((row) => [...row, ...row])
  const rows = Array.from({ length: height }, (_, row) =>
    [row, row + height].flatMap((at): readonly Piece[] =>
      flat(spec.columns).map(([, value], index) =>
        at < all.length
          ? pieceOf(print(printer, value, `indicators.${at}`), each[index])
          : piece('', each[index]),
      ),
    ),
  )
  return [...heads, ...rows]
}

/** What is common to the projects, then the columns of each under its name. */
export function projectColumns(printers: readonly Printer[], spec: Projects): readonly Row[] {
  const [first] = printers
  if (first === undefined) throw new Error('A document without forms has no projects.')
  const groups = printers.map((printer) =>
    pieceOf(print(printer, '{project_name}'), spec.own.length),
  )
  const upper = [...spec.columns.map(([heading]) => piece(heading, 1, 2)), ...groups]
  const lower = printers.flatMap(() => spec.own.map(([heading]) => piece(heading)))
  const rows = first.content.indicators.map((_, at) => [
    ...spec.columns.map((column) => shared(printers, column, at)),
    ...printers.flatMap((printer) =>
      spec.own.map(([, value]) => pieceOf(print(printer, value, `indicators.${at}`))),
    ),
  ])
  return [upper, lower, ...rows]
}

/** A cell that tells the same of every project. */
function shared(printers: readonly Printer[], [, value]: Column, at: number): Piece {
  const told = printers.map((printer) => print(printer, value, `indicators.${at}`))
  return { ...pieceOf({ text: told[0]?.text ?? '', prints: told.flatMap(({ prints }) => prints) }) }
}

/** One project a row. */
export function projectList(
  printers: readonly Printer[],
  columns: readonly Column[],
): readonly Row[] {
  const rows = printers.map((printer, at) =>
    columns.map(([, value]) => {
      if (value === 'n') return piece(String(at + 1))
      return pieceOf(print(printer, value.includes('{') ? value : `{${value}}`))
    }),
  )
  return [columns.map(([heading]) => piece(heading)), ...rows]
}
