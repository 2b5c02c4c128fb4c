/** The numbered headings of the narrative. */
import type { Paragraph } from '../extract/document.ts'
import type { Section } from './report.ts'

export function readSections(_paragraphs: readonly Paragraph[]): readonly Section[] {
  return []
}
