import type { RawDocument } from '../extract/document.ts'
import type { Report } from './report.ts'

/** Cuts a text into words; handed in, so that this room needs no package. */
export type Segment = (text: string) => readonly string[]

/** The door: the canonical reading of a document. Pure; never throws on any document. */
export function normalize(document: RawDocument, _segment: Segment): Report {
  const { source, pages, notes } = document
  return { source, pages, forms: [], sections: [], figures: [], notes }
}
