/** A form that breaks off: the page on which it went on is missing. */

import { FULL_WEIGHT } from '../full-weight.ts'
import type { Form, FormNote } from '../report.ts'
import { addNote, type Notes } from '../value/sourced.ts'

/** How far below full marks weights may add up where a part is weighed elsewhere. */
const MARGIN = 15

/** The note of a scored form whose rows end before their weights are full and before any total. */
export function incompleteNotes(form: Form): readonly FormNote[] {
  const notes: Notes = []
  const { indicators, funds, total, kind } = form
  const last = indicators.at(-1)
  const isScored = indicators.some(({ score }) => score.value !== null)
  const hasTotal = [total.weight, total.score, total.grade].some(({ raw }) => raw !== null)
  if (!last || !isScored || hasTotal || !kind.endsWith('self_evaluation')) return notes
  // A row without a weight may hold whatever is missing.
  if (indicators.some(({ weight }) => weight.value === null)) return notes
  const weights = [...indicators, ...funds].map(({ weight }) => weight.value ?? 0)
  const sum = weights.reduce((all, weight) => all + weight, 0)
  if (sum >= FULL_WEIGHT - MARGIN || sum <= FULL_WEIGHT / 10) return notes
  const path = `indicators[${indicators.length - 1}]`
  const args = { sum: Math.round(sum * 100) / 100, full: FULL_WEIGHT }
  addNote(notes, { code: 'form_incomplete', path, place: last.level3.place, args })
  return notes
}
