/** Lines of a dump, for tests of how they are read. */
import type { Paragraph } from '../../../src/extract/document.ts'
import { cellTokens } from '../../../src/normalize/dump/cell-line.ts'
import type { DumpColumn } from '../../../src/normalize/dump/columns.ts'
import { type Token, tokensOf } from '../../../src/normalize/dump/token.ts'
import type { DumpField } from '../../../src/normalize/vocabulary/column-field.ts'

export function linesOf(text: string): readonly Paragraph[] {
  return text.split('\n').map((line, at) => ({
    type: 'paragraph',
    text: line,
    level: null,
    place: { kind: 'line', line: at + 1 },
  }))
}

/** The words of lines that a page was dumped in. */
export function wordTokens(text: string): readonly Token[] {
  return tokensOf(linesOf(text))
}

/** Lines that hold a cell each, or one of its lines; `rows` are those that begin a row, where that is known. */
export function lineTokens(text: string, rows: readonly number[] = []): readonly Token[] {
  return cellTokens(linesOf(text), { parted: false, rows: new Set(rows) }, new Set())
}

export function columnsNamed(...fields: readonly string[]): readonly DumpColumn[] {
  return fields.map((field) => ({ field: field as DumpField, words: '' }))
}

/** Costs are sums of decimals. */
export function rounded(cost: number): number {
  return Math.round(cost * 1000) / 1000
}
