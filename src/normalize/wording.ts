/** One sentence a normalizing note in each language. */
import type { Sentence } from '../language.ts'
import type { FormNoteCode } from './report.ts'

const unwritten: Sentence = { zh: () => '', en: () => '' }

export const noteWording: Readonly<Record<FormNoteCode, Sentence>> = {
  unknown_heading: unwritten,
  unknown_level: unwritten,
  unreadable_number: unwritten,
  heading_repeated: unwritten,
  row_too_long: unwritten,
  row_shifted: unwritten,
  level_inferred: unwritten,
  boundary_guessed: unwritten,
  column_guessed: unwritten,
  unit_unknown: unwritten,
  reading_chosen: unwritten,
  reading_doubtful: unwritten,
}
