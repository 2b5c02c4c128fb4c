/**
 * What a judgement rests on. A contradiction is the document's own only where its cells are: between cells whose borders are
 * a guess, and numbers that were pieced together and that no sum bears out, the reading may be at fault.
 */
import type { Form, FormNote, FormNoteCode } from '../normalize/report.ts'
import type { Judgement } from './judge.ts'

/** Notes that say a reading is a guess. */
const GUESSES: ReadonlySet<FormNoteCode> = new Set([
  'boundary_guessed',
  'column_guessed',
  'row_shifted',
  'list_unproved',
])

/** The judgement, a doubt instead of a contradiction where it rests on a guess of the reading. */
export function downgradedOnGuess(judgement: Judgement, { notes }: Form): Judgement {
  if (judgement.severity !== 'error') return judgement
  const guesses = notes.filter(({ code }) => GUESSES.has(code))
  const isGuess = judgement.paths.some((path) => guesses.some((note) => covers(note, path)))
  return isGuess ? { ...judgement, severity: 'warning' } : judgement
}

/** Whether a note is about a field, the row or the list that it is in, or the rows that a total sums up. */
function covers({ code, path: about }: FormNote, path: string): boolean {
  if (path === about || path.startsWith(`${about}.`) || path.startsWith(`${about}[`)) return true
  return code === 'list_unproved' && about === 'indicators' && path.startsWith('total.')
}
