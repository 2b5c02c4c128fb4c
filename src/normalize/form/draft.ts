/** A form in the making: the rows of its sections, and where reading stands. */
import type { Paragraph } from '../../extract/document.ts'
import type { IndicatorBlock } from '../indicator/indicators.ts'
import type { FundBlock } from '../money/funding.ts'
import type { Row, Slot } from '../sheet/row.ts'
import type { GoalBlock } from './goals.ts'
import type { Project } from './project-list.ts'
import type { SectionName } from './section-end.ts'

/** A form as the rows of its sections, before anything is read. */
export type Draft = {
  /** Paragraphs between the form before and this one. */
  readonly above: readonly Paragraph[]
  /** Paragraphs between two tables of the form. */
  readonly between: Paragraph[]
  /** Rows of the table that hold only a title or a year. */
  readonly titles: Row[]
  /** Label and value rows, before and after the other sections. */
  readonly pairs: Row[]
  readonly funds: (FundBlock & { readonly headings: Row[]; readonly rows: Row[] })[]
  readonly goals: (GoalBlock & { readonly rows: Row[] })[]
  readonly indicators: (IndicatorBlock & { readonly headings: Row[]; readonly rows: Row[] })[]
  readonly totals: Row[]
  /** Paragraphs after the form, up to the next table or title. */
  readonly below: Paragraph[]
  /** The form is one project of a list; its money stands in the list's columns. */
  readonly project: Project | null
}

/** The reading position: the form being filled and the section that takes the next row. */
export type Cursor = {
  draft: Draft | null
  section: SectionName
  /** The cell whose rows a section takes: rows it is not merged into belong to the next one. */
  lead: Slot | null
  above: Paragraph[]
  /** Rows of the present table that may yet turn out to be the header of a form. */
  pending: Row[]
}
