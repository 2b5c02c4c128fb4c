/** Fields that a hand filled in: they have no value, and a note says why. */

import type { Form, FormNote } from '../report.ts'
import { sourcedFields } from '../sourced-fields.ts'
import { addNote, isHandwritten, type Notes } from '../value/sourced.ts'

/** A note for each place with handwriting, with all fields that rest on it. */
export function handwrittenNotes(form: Form): readonly FormNote[] {
  const written = sourcedFields(form).filter(({ source }) => isHandwritten(source.raw))
  const places = Map.groupBy(written, ({ source, path }) => JSON.stringify(source.place) ?? path)
  const notes: Notes = []
  for (const [first, ...others] of places.values()) {
    if (first === undefined) continue
    const { path } = first
    const paths = others.length === 0 ? {} : { paths: [path, ...others.map((one) => one.path)] }
    addNote(notes, { code: 'handwritten', path, place: first.source.place, args: {}, ...paths })
  }
  return notes
}
