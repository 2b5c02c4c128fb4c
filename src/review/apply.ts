/** What standing corrections make of a document's forms: made anew whenever the document is read or a person decides. */
import { audit } from '../audit/audit.ts'
import type { Place } from '../extract/document.ts'
import { correct, fieldAt } from '../normalize/correct.ts'
import type { Form, Report, Sourced } from '../normalize/report.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { inBothLanguages, reportOf } from '../pipeline.ts'
import {
  type AsRead,
  type Correction,
  type CorrectionState,
  correctedForms,
  documentOf,
  saveCorrected,
  selectCorrections,
  setCorrectionState,
} from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import { type CompactPlace, compactPlace, expandedPlace } from '../store/place.ts'
import { selectStored } from '../store/raw-document.ts'
import { auditRow, formRows } from '../store/rows.ts'
import { selectVocabulary } from '../store/vocabulary.ts'

/** How a field is read now, as a correction keeps it. */
export function asRead(field: Sourced<unknown> | null): AsRead {
  if (field === null) return { raw: null, place: null, read_value: null }
  const { raw, place, value } = field
  return {
    raw,
    place: place === null ? null : JSON.stringify(compactPlace(place)),
    read_value: JSON.stringify(value),
  }
}

/**
 * Puts what is corrected beside what was read, for every form of the document; called whenever either has changed, within
 * the same transaction. A correction whose field is now read in another way is left for a person to decide.
 */
export function applyCorrections(database: Database, sha256: string): void {
  const standing = selectCorrections(database, sha256)
  const document = documentOf(database, sha256)
  if (document === undefined) return
  const before = correctedForms(database, document)
  if (standing.length === 0 && before.length === 0) return
  const vocabulary = selectVocabulary(database, document)
  const report = reportOf(selectStored(database, document), vocabulary, needsTopics(standing))
  const ordinals = new Set([...before, ...standing.map(({ form }) => form)])
  for (const ordinal of ordinals) {
    const own = standing.filter(({ form }) => form === ordinal)
    applyToForm(database, { document, ordinal, report, vocabulary }, own)
  }
}

/** Topics take the dictionary, which takes seconds; no other field changes them. */
function needsTopics(corrections: readonly Correction[]): boolean {
  return corrections.some(({ path }) => path.endsWith('.level3'))
}

type FormPlace = {
  readonly document: number
  readonly ordinal: number
  readonly report: Report
  readonly vocabulary: readonly AddedWord[]
}

function applyToForm(
  database: Database,
  { document, ordinal, report, vocabulary }: FormPlace,
  corrections: readonly Correction[],
): void {
  const form = report.forms[ordinal]
  const states = corrections.map((correction) => {
    const state = form === undefined ? 'missing' : stateOf(form, correction)
    if (state !== correction.state) setCorrectionState(database, correction.id, state)
    return state
  })
  if (form === undefined) return
  const applying = corrections.filter((_, at) => states[at] === 'applies')
  const corrected = correct(form, applying, vocabulary)
  saveCorrected(database, {
    document,
    ordinal,
    corrections: applying.length,
    read: formRows(form, ordinal),
    corrected: formRows(corrected, ordinal),
    findings: auditOf(report, ordinal, corrected),
  })
}

function auditOf(report: Report, ordinal: number, corrected: Form) {
  const forms = report.forms.with(ordinal, corrected)
  return audit({ ...report, forms })
    .filter(({ form }) => form === ordinal)
    .map((finding) => auditRow(finding, inBothLanguages))
}

/** Whether a correction still speaks about what is read. */
export function stateOf(
  form: Form,
  correction: AsRead & { path: string; words: string | null },
): CorrectionState {
  const field = fieldAt(form, correction.path)
  if (field === null) return 'missing'
  const now = asRead(field)
  if (
    now.raw === correction.raw &&
    now.read_value === correction.read_value &&
    meets(now, correction)
  ) {
    return 'applies'
  }
  const made = fieldAt(correct(form, [correction]), correction.path)
  return JSON.stringify(made?.value) === now.read_value ? 'agrees' : 'changed'
}

/** Whether two places are one: boxes may move a little from one reading to the next. */
function meets(one: AsRead, other: AsRead): boolean {
  if (one.place === other.place) return true
  if (one.place === null || other.place === null) return false
  const [a, b] = [placeOf(one.place), placeOf(other.place)]
  if (a.kind === 'page' && b.kind === 'page') {
    return a.page === b.page && overlap(a, b)
  }
  return a.kind === 'flow' && b.kind === 'flow' && a.block === b.block
}

function placeOf(text: string): Place {
  return expandedPlace(JSON.parse(text) as CompactPlace)
}

type OnPage = Extract<Place, { kind: 'page' }>

function overlap({ box: a }: OnPage, { box: b }: OnPage): boolean {
  return a.x0 < b.x1 && b.x0 < a.x1 && a.top < b.bottom && b.top < a.bottom
}
