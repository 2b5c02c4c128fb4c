import type { Paragraph } from '../extract/document.ts'
import type { NarrativeFigure } from './report.ts'

/** The amounts, rates and scores that the narrative states, in the order of the text. */
export function readFigures(
  _paragraphs: readonly Paragraph[],
  _year: number | null,
): readonly NarrativeFigure[] {
  return []
}
