/**
 * A layout family as data: what its forms hold, and how a bureau prints them. Words in braces stand for what a form
 * says, by its canonical path (`{project_name}`, `{funds.0.executed}`); inside a list by the field alone (`target`), words
 * alone there behind a sign (`=见附件`).
 */
import type { FormKind } from '../../src/normalize/report.ts'
import type { FrameworkName } from './content/framework.ts'

export type Family = {
  readonly name: string
  readonly kind: FormKind
  /** Layouts whose figures may be looked at while rules are written, and those that are for measuring alone. */
  readonly split: 'dev' | 'test'
  /** Who prints forms like this, and what is peculiar in them. */
  readonly about: string
  readonly framework: FrameworkName
  /** Sources of money with the words of their rows; the first is the total. */
  readonly money?: readonly Source[]
  readonly style?: Partial<Style>
  /** So many forms in the document, one after another; each prints `body`. */
  readonly forms?: number
  /** Printed once, before the forms. */
  readonly head?: readonly Part[]
  readonly body: readonly Part[]
  readonly page?: PageStyle
}

export type Source = readonly [source: string, label: string]

/** How a bureau writes its figures. */
export type Style = {
  readonly decimals: 0 | 2 | 6
  readonly thousands: boolean
  readonly rate: 'percent' | 'bare' | 'ratio'
  /** What stands in a cell that has no value. */
  readonly nothing: '' | '—' | '/'
  readonly moneyUnit: '万元' | '元' | null
  /** A contradiction that the bureau printed: it stays in the truth. */
  readonly contradiction: 'none' | 'total' | 'score above weight'
  /** Indicators for each level 2, at most. */
  readonly each: 1 | 2 | 3
}

export type PageStyle = {
  readonly turned?: boolean
  /** Whether the headings of indicators are printed again on each page. */
  readonly repeatsHeadings?: boolean
  /** Points; small pages break forms. */
  readonly height?: number
}

export type Part =
  | { readonly line: string; readonly isTitle?: true }
  | { readonly table: readonly Section[] }
  /** Forms next to each other in one table. */
  | { readonly beside: readonly Section[] }

export type Section =
  /** Labels beside values, some pairs a row. */
  | { readonly labels: readonly (readonly Label[])[] }
  | { readonly money: Money }
  | { readonly goals: Goals }
  | { readonly indicators: Indicators }
  /** Words over the whole width. */
  | { readonly row: string; readonly isTitle?: true }
  /** Cells of one row, as wide as each other. */
  | { readonly cells: readonly string[] }
  /** A row for each form of the document. */
  | { readonly list: readonly Column[] }
  /** Indicators that several projects share, each project a group of columns. */
  | { readonly projects: Projects }

export type Label = readonly [label: string, value: string]

/** A field of the list's items, or words with fields in braces, under a heading. */
export type Column = readonly [heading: string, value: string]

export type Group = { readonly over: string; readonly columns: readonly Column[] }

export type Money = {
  readonly turn: 'sources down' | 'sources across' | 'pairs'
  /** Words of a cell that is merged along the rows. */
  readonly lead?: string
  /** The heading over the sources. */
  readonly corner: string
  readonly columns: readonly Column[]
  /** Weight and score are printed for the total alone, over all rows. */
  readonly mergesScore?: true
}

export type Goals = {
  readonly lead?: string
  readonly columns: readonly Column[]
  readonly rows: number
}

export type Indicators = {
  readonly turn?: 'down' | 'across' | 'cards' | 'halves'
  readonly lead?: string
  /** Levels 1 and 2: one merged cell, one cell over blank ones, or the words in every row. */
  readonly levels: 'merged' | 'blank' | 'repeated'
  readonly columns: readonly (Column | Group)[]
  /** Rows over the whole width, for each level 1 and each level 2. */
  readonly banners?: readonly [string, string?]
  /** The total below (or above) weights and scores, behind this label. */
  readonly total?: string
  readonly totalFirst?: true
  readonly subtotal?: string
  readonly numbersRow?: true
  /** Rows of the template that nobody filled in. */
  readonly residue?: readonly string[]
  /** So many indicators, then the headings again. */
  readonly headingsEvery?: number
}

export type Projects = {
  readonly columns: readonly Column[]
  readonly own: readonly Column[]
}
