/** The grid of money, a source a row, a source a column, or amounts beside labels. */
import type { Money } from '../family.ts'
import { type Printer, print } from '../print.ts'
import { type Piece, piece, pieceOf, type Row, spans } from './grid.ts'
import { leadBy } from './labels.ts'

export function moneyWidth({ turn, lead, columns }: Money, sources: number): number {
  const own = turn === 'sources across' ? 1 + sources : turn === 'pairs' ? 4 : 1 + columns.length
  return own + (lead === undefined ? 0 : 1)
}

export function moneyRows(printer: Printer, money: Money, width: number): readonly Row[] {
  const lead = money.lead === undefined ? undefined : print(printer, money.lead)
  const inner = width - (lead === undefined ? 0 : 1)
  const rows = bodyOf(printer, money, inner)
  const [first = [], ...others] = leadBy(lead?.text, rows)
  if (lead === undefined) return rows
  const [cell, ...rest] = first
  return [[{ ...(cell ?? piece('')), prints: lead.prints }, ...rest], ...others]
}

function bodyOf(printer: Printer, money: Money, width: number): readonly Row[] {
  if (money.turn === 'sources down') return sourcesDown(printer, money, width)
  return money.turn === 'pairs' ? pairs(printer, money, width) : across(printer, money, width)
}

const MERGED = /^(?:weight|score)$/u

function sourcesDown(printer: Printer, money: Money, width: number): readonly Row[] {
  const { content } = printer
  const each = spans(1 + money.columns.length, width, [0, 1, 2])
  const heads = [money.corner, ...money.columns.map(([heading]) => heading)]
  const rows = content.funds.map((_, row) => {
    const own = `funds.${row}`
    const values = money.columns.flatMap(([, value], at): readonly Piece[] => {
      const isMerged = money.mergesScore === true && MERGED.test(value)
      if (isMerged && row > 0) return []
      const height = isMerged ? content.funds.length : 1
      return [pieceOf(print(printer, value, own), each[at + 1], height)]
    })
    return [pieceOf(print(printer, 'label', own), each[0]), ...values]
  })
  return [heads.map((words, at) => pieceOf(print(printer, words), each[at])), ...rows]
}

/** Sources as columns, what was planned and spent as rows. */
function across(printer: Printer, money: Money, width: number): readonly Row[] {
  const sources = printer.content.funds.map((_, at) => `funds.${at}`)
  const each = spans(
    1 + sources.length,
    width,
    sources.map((_, at) => at + 1),
  )
  const labels = sources.map((own, at) => pieceOf(print(printer, 'label', own), each[at + 1]))
  const rows = money.columns.map(([heading, value]) => [
    pieceOf(print(printer, heading), each[0]),
    ...sources.map((own, at) => pieceOf(print(printer, value, own), each[at + 1])),
  ])
  return [[pieceOf(print(printer, money.corner), each[0]), ...labels], ...rows]
}

/** Two pairs of label and amount a row; the label of a source leads its first. */
function pairs(printer: Printer, money: Money, width: number): readonly Row[] {
  const each = spans(4, width, [1, 3])
  return printer.content.funds.flatMap((_, at) => {
    const own = `funds.${at}`
    const cells = [
      [print(printer, 'label', own), print(printer, money.columns[0]?.[1] ?? '', own)] as const,
      ...money.columns
        .slice(1)
        .map(([heading, value]) => [print(printer, heading), print(printer, value, own)] as const),
    ]
    if (cells.length % 2 === 1) cells.push([print(printer, ''), print(printer, '')])
    return Array.from({ length: cells.length / 2 }, (_, row) =>
      cells
        .slice(2 * row, 2 * row + 2)
        .flatMap(([label, value], side) => [
          pieceOf(label, each[2 * side]),
          pieceOf(value, each[2 * side + 1]),
        ]),
    )
  })
}
