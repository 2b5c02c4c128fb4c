/** Fields that a hand filled in: they have no value, and a note says why. */

import type { Block } from '../../extract/document.ts'
import type { Form, FormNote } from '../report.ts'
import { sourcedFields } from '../sourced-fields.ts'
import { addNote, isHandwritten, type Notes } from '../value/sourced.ts'

/** Whether a hand wrote in any of the blocks: most have nothing of it, and need not be looked through field by field. */
export function hasHandwriting(blocks: readonly Block[]): boolean {
  const isWritten = ({ text }: { readonly text: string }) => isHandwritten(text)
  return blocks.some((block) =>
    block.type === 'table' ? block.cells.some(isWritten) : isWritten(block),
  )
}

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
