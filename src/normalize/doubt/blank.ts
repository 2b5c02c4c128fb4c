/** A form published empty: its template stands there, and nothing that somebody would have filled in. */
import type { Extra, Form, FormNote, Sourced } from '../report.ts'
import { addNote, isHandwritten, type Notes, wordsIn } from '../value/sourced.ts'

/** The note of a form without any value: no amount, goal, target, result or score. Weights and names are of the template. */
export function blankNotes(form: Form): readonly FormNote[] {
  const notes: Notes = []
  if (form.kind === 'project_summary' || !filledFields(form).every(isEmpty)) return notes
  addNote(notes, { code: 'form_blank', path: '', place: form.title.place, args: {} })
  return notes
}

/** What a person fills in; what cannot be read is filled in as well. */
function filledFields({ funds, goals, indicators, total }: Form): readonly Sourced<unknown>[] {
  return [
    ...funds.flatMap((fund) => [
      fund.initial_budget,
      fund.annual_budget,
      fund.executed,
      fund.execution_rate,
      fund.score,
      ...texts(fund.extra),
    ]),
    ...goals.flatMap(({ expected, actual }) => [expected, actual]),
    ...indicators.flatMap(({ target, actual, score, note, extra }) => [
      ...[target, actual, score, note],
      ...texts(extra),
    ]),
    ...[total.score, total.grade],
  ]
}

function texts(extra: readonly Extra[]): readonly Sourced<string>[] {
  return extra.map(({ text }) => text)
}

function isEmpty({ value, raw }: Sourced<unknown>): boolean {
  if (value !== null) return false
  return raw === null || (wordsIn(raw) === null && !isHandwritten(raw))
}
