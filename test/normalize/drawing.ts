/** Small documents drawn as text, for tests of the normalizer. */
import type { Block, Cell, RawDocument, Table } from '../../src/extract/document.ts'
import { normalize } from '../../src/normalize/normalize.ts'
import type { Form, Fund, Indicator, Report } from '../../src/normalize/report.ts'
import type { AddedWord } from '../../src/normalize/words/added-words.ts'

/** A row a line, cells parted by `|`; `<` merges a cell with its left neighbour, `^` with the one above. */
export function table(drawing: string): Table {
  const rows = drawn(drawing)
  const cells: Cell[] = []
  for (const [row, texts] of rows.entries()) {
    for (const [column, text] of texts.entries()) {
      if (text === '<' || text === '^') continue
      const width = texts.slice(column + 1).findIndex((next) => next !== '<')
      const colSpan = width < 0 ? texts.length - column : width + 1
      const below = rows.slice(row + 1).findIndex((next) => next[column] !== '^')
      const rowSpan = below < 0 ? rows.length - row : below + 1
      cells.push({
        row,
        column,
        rowSpan,
        colSpan,
        text: text.replaceAll('/n', '\n'),
        place: at(row, column),
      })
    }
  }
  return { ...sized(rows), cells, spans: 'kept' }
}

/** The same drawing without spans: a flattened text, in which every cell stands alone. */
export function flatTable(drawing: string): Table {
  const rows = drawn(drawing)
  const cells = rows.flatMap((texts, row) =>
    texts.map((text, column) => ({
      row,
      column,
      rowSpan: 1,
      colSpan: 1,
      text,
      place: at(row, column),
    })),
  )
  return { ...sized(rows), cells, spans: 'lost' }
}

function at(row: number, column: number): Cell['place'] {
  return { kind: 'line', line: row * 100 + column + 1 }
}

function drawn(drawing: string): readonly (readonly string[])[] {
  const lines = drawing.split('\n').filter((line) => line.trim() !== '')
  return lines.map((line) => line.split('|').map((text) => text.trim()))
}

function sized(
  rows: readonly (readonly string[])[],
): Pick<Table, 'type' | 'rowCount' | 'columnCount' | 'place'> {
  const columnCount = Math.max(...rows.map((texts) => texts.length))
  return { type: 'table', rowCount: rows.length, columnCount, place: { kind: 'flow', block: 1 } }
}

/** The report of tables and lines of text. */
export function reportOf(...parts: readonly (Table | string)[]): Report {
  return reportWith([], ...parts)
}

/** The same with words added to the vocabulary. */
export function reportWith(
  vocabulary: readonly AddedWord[],
  ...parts: readonly (Table | string)[]
): Report {
  const blocks: Block[] = parts.map((part, index) =>
    typeof part === 'string'
      ? { type: 'paragraph', text: part, level: null, place: { kind: 'flow', block: index + 1 } }
      : part,
  )
  const source: RawDocument['source'] = { path: 'drawn', sha256: '', format: 'html', size: 0 }
  return normalize({ source, pages: null, blocks, notes: [] }, (text) => [text], vocabulary)
}

/** The only form of a document. */
export function formOf(...parts: readonly (Table | string)[]): Form {
  const { forms } = reportOf(...parts)
  const [form] = forms
  if (!form || forms.length > 1) throw new Error(`expected one form, found ${forms.length}`)
  return form
}

/** Indicators as lines: level 1, its weight, level 2, level 3, target, actual, weight, score, note. */
export function indicatorLines({ indicators }: Form): readonly string[] {
  return indicators.map(indicatorLine)
}

function indicatorLine(row: Indicator): string {
  const fields = [row.level1, row.level1_weight, row.level2, row.level3, row.target, row.actual]
  return [...fields, row.weight, row.score, row.note].map(({ value }) => value ?? '').join('|')
}

/** Money rows as lines: source, label, unit, initial, annual, executed, weight, rate, score. */
export function fundLines({ funds }: Form): readonly string[] {
  return funds.map(fundLine)
}

function fundLine(row: Fund): string {
  const amounts = [row.initial_budget, row.annual_budget, row.executed]
  const marks = [row.weight, row.execution_rate, row.score]
  const values = [row.label, row.unit, ...amounts, ...marks].map(({ value }) => value ?? '')
  return [row.source, ...values].join('|')
}

/** What a form keeps without a field, as `heading: words`. */
export function extraLines({ extra }: Pick<Form, 'extra'>): readonly string[] {
  return extra.map(({ heading, text }) => `${heading}: ${text.value}`)
}
