/** The door: what people decide about a reading, one transaction each. Nothing that was read is changed by it. */
import { correct, fieldAt, fits, kindOf } from '../normalize/correct.ts'
import type { Form } from '../normalize/report.ts'
import { sourcedFields } from '../normalize/sourced-fields.ts'
import { reportOf } from '../pipeline.ts'
import {
  activeCorrection,
  closeCorrection,
  documentOf,
  type FieldAddress,
  insertCorrection,
  selectCorrection,
  selectCorrections,
} from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import { selectStored } from '../store/raw-document.ts'
import { inTransaction } from '../store/save.ts'
import {
  closeDecision,
  closeReview,
  hasFinding,
  insertReview,
  insertVerdict,
  type NewVerdict,
  selectReview,
} from '../store/verdicts.ts'
import { selectVocabulary } from '../store/vocabulary.ts'
import { parserVersion } from '../version.ts'
import { applyCorrections, asRead } from './apply.ts'

/** Why a decision is not taken; nothing was written. */
export type Refusal =
  /** There is no such document, form, field or decision. */
  | { readonly problem: 'unknown' }
  /** The words are not what the field holds. */
  | { readonly problem: 'unfit'; readonly kind: string }
  /** Somebody else has corrected the field since the person looked at it. */
  | { readonly problem: 'overtaken'; readonly by: string; readonly words: string | null }

export type Decided = { readonly id: number; readonly sha256: string } | Refusal

export type Person = { readonly who: string; readonly why: string }

/** What stood for the field when the person looked at it: the number of a correction, or 0. */
export type Wanted = { readonly words: string | null; readonly seen: number }

function now(): string {
  return new Date().toISOString()
}

/** Puts words in place of a field. The audit of the form runs at once. */
export function correctField(
  database: Database,
  address: FieldAddress,
  { words, seen }: Wanted,
  { who, why }: Person,
): Decided {
  return inTransaction(database, () => {
    const form = readForm(database, address)
    const field = form && fieldAt(form, address.path)
    if (!field) return { problem: 'unknown' }
    const kind = kindOf(field, address.path)
    if (!fits(kind, words)) return { problem: 'unfit', kind }
    const standing = activeCorrection(database, address)
    if (standing !== undefined && standing.id !== seen) {
      return { problem: 'overtaken', by: standing.who, words: standing.words }
    }
    const at = now()
    const id = insertCorrection(database, {
      ...{ ...address, ...asRead(field) },
      ...{ words, state: 'applies', why, who, at },
    })
    const { sha256, form: ordinal } = address
    closeReview(database, { sha256, form: ordinal, who, at })
    applyCorrections(database, sha256)
    return { id, sha256 }
  })
}

/** Takes a correction back; the field is again as it was read. */
export function undoCorrection(database: Database, id: number, who: string): Decided {
  return inTransaction(database, () => {
    const correction = selectCorrection(database, id)
    if (correction === undefined || correction.undone_at !== null) return { problem: 'unknown' }
    const at = now()
    closeCorrection(database, id, { who, at })
    closeReview(database, { ...correction, who, at })
    applyCorrections(database, correction.sha256)
    return { id, sha256: correction.sha256 }
  })
}

/** Gives a verdict on a finding of a form, or of a document as a whole. */
export function judgeFinding(database: Database, verdict: Omit<NewVerdict, 'at'>): Decided {
  return inTransaction(database, () => {
    if (!hasFinding(database, verdict)) return { problem: 'unknown' }
    const id = insertVerdict(database, { ...verdict, at: now() })
    return { id, sha256: verdict.sha256 }
  })
}

/** Takes a verdict or a confirmation back. */
export function undoDecision(
  database: Database,
  decision: { readonly table: 'verdicts' | 'reviews'; readonly id: number },
  who: string,
): Decided {
  return inTransaction(database, () => {
    const sha256 = closeDecision(database, decision, { who, at: now() })
    return sha256 === undefined ? { problem: 'unknown' } : { id: decision.id, sha256 }
  })
}

type FormAddress = Pick<FieldAddress, 'sha256' | 'form'>

/** Confirms that a form, as it is corrected now, says what its document says. */
export function confirmForm(database: Database, address: FormAddress, who: string): Decided {
  return inTransaction(database, () => {
    const form = readForm(database, address)
    if (form === null) return { problem: 'unknown' }
    const { sha256, form: ordinal } = address
    const known = selectReview(database, sha256, ordinal)
    if (known !== undefined) return { id: known.id, sha256 }
    const corrections = selectCorrections(database, sha256).filter(
      (one) => one.form === ordinal && one.state === 'applies',
    )
    const counted = { ...countNumbers(form, corrections), parser_version: parserVersion }
    return { id: insertReview(database, { ...address, ...counted, who, at: now() }), sha256 }
  })
}

type Replaced = { readonly path: string; readonly words: string | null }

/** Numbers that stand in a form before or after correction, and those of them that had been read wrongly. */
function countNumbers(form: Form, corrections: readonly Replaced[]) {
  const numeric = (one: Form) =>
    sourcedFields(one)
      .filter(({ source }) => 'decimals' in source && source.value !== null)
      .map(({ path }) => path)
  const numbers = new Set([...numeric(form), ...numeric(correct(form, corrections))])
  const wrong = corrections.filter(({ path }) => numbers.has(path))
  return { numbers: numbers.size, wrong: wrong.length }
}

/** A form as it is read; null where the database has no such form. */
function readForm(database: Database, { sha256, form }: FormAddress): Form | null {
  const document = documentOf(database, sha256)
  if (document === undefined) return null
  const vocabulary = selectVocabulary(database, document)
  return reportOf(selectStored(database, document), vocabulary, false).forms[form] ?? null
}
