/** One sentence a reading note in each language. */
import type { Sentence } from '../language.ts'
import type { NoteCode } from './document.ts'

const unwritten: Sentence = { zh: () => '', en: () => '' }

export const readingWording: Readonly<Record<NoteCode, Sentence>> = {
  hidden_content: unwritten,
  nested_table: unwritten,
  layout_table: unwritten,
  spans_repaired: unwritten,
  unreadable_text: unwritten,
  page_without_text: unwritten,
  page_failed: unwritten,
  page_recognized: unwritten,
  low_confidence: unwritten,
  table_continued: unwritten,
  limit_reached: unwritten,
  embedded_object: unwritten,
  encoding_guessed: unwritten,
  part_missing: unwritten,
}
