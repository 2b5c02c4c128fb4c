/** What the pages are handed: everything that is done below the store's doors, or outside this process. */
import type { Language } from '../language/language.ts'
import type { FieldAddress } from '../store/corrections.ts'
import type { Database } from '../store/database.ts'
import type { StoredValue } from '../store/value.ts'
import type { NewVerdict } from '../store/verdicts.ts'

export type PictureSource = {
  readonly path: string
  readonly pathBytes: string | null
  readonly sha256: string
  readonly page: number
  readonly dpi: number
}

/** A page as PNG, its size in points. */
export type ServedPicture = {
  readonly png: Uint8Array
  readonly width: number
  readonly height: number
}

/** What came of a decision: its number and document, or why it was not taken. */
export type DecisionResult =
  | { readonly id: number; readonly sha256: string }
  | { readonly problem: 'unknown' }
  | { readonly problem: 'unfit'; readonly kind: string }
  | { readonly problem: 'overtaken'; readonly by: string; readonly words: string | null }

export type AnswerTable = {
  readonly columns: readonly string[]
  readonly rows: readonly (readonly StoredValue[])[]
  readonly isCut: boolean
}

export type Deciding = {
  readonly correct: (
    database: Database,
    address: FieldAddress,
    wanted: { readonly words: string | null; readonly seen: number },
    person: { readonly who: string; readonly why: string },
  ) => DecisionResult
  readonly undoCorrection: (database: Database, id: number, who: string) => DecisionResult
  readonly judge: (database: Database, verdict: Omit<NewVerdict, 'at'>) => DecisionResult
  readonly undo: (
    database: Database,
    decision: { readonly table: 'verdicts' | 'reviews'; readonly id: number },
    who: string,
  ) => DecisionResult
  readonly confirm: (
    database: Database,
    form: Pick<FieldAddress, 'sha256' | 'form'>,
    who: string,
  ) => DecisionResult
}

/** Why a run was not started. */
export type UploadProblem = 'busy' | 'nothingSent' | 'outside'

/** Runs over files that a person brings in. */
export type Uploads = {
  /** Folders below which a person may name files, besides those that were dropped. */
  readonly roots: readonly string[]
  readonly isRunning: () => boolean
  /** What the last run said where it could not be made at all; null where it could. */
  readonly refusal: () => string | null
  /** Null where the run was started. */
  readonly start: (paths: readonly string[]) => Promise<UploadProblem | null>
  readonly retry: () => Promise<UploadProblem | null>
  /** Keeps a dropped file; returns its path. */
  readonly keep: (name: string, bytes: Uint8Array) => Promise<string>
}

export type AccuracyFigures = {
  readonly numbers: number
  readonly wrong: number
  readonly share: number
  readonly low: number
  readonly high: number
}

/** One table of words about why a form was read as it was. */
export type ReasonTable = {
  readonly heading: string
  readonly columns: readonly string[]
  readonly rows: readonly (readonly string[])[]
  readonly below: string
}

export type Services = Deciding & {
  /** Why a form was read as it was, in the person's language; nothing where there is no such form. */
  readonly why: (form: number, language: Language) => readonly ReasonTable[]
  readonly uploads: Uploads
  /** Null where nothing was reviewed. */
  readonly accuracy: (
    forms: readonly { readonly numbers: number; readonly wrong: number }[],
  ) => AccuracyFigures | null
  /** The parts of a bundle for the maintainers by file name; null where there is no such form. */
  readonly bundle: (
    database: Database,
    form: Pick<FieldAddress, 'sha256' | 'form'>,
  ) => Readonly<Record<string, string>> | null
  /** Why a file could not be read, by the code of its failure. */
  readonly reason: (code: string, language: Language) => string
  /** A document whose forms are all confirmed as a sample of `jixiao verify`, its files by name; or why there is none. */
  readonly sample: (
    database: Database,
    sha256: string,
  ) => Promise<
    | { readonly files: Readonly<Record<string, Uint8Array>> }
    | { readonly problem: 'unconfirmed' | 'gone' }
  >
  /** Null where the page cannot be drawn. */
  readonly picture: (source: PictureSource) => Promise<ServedPicture | null>
  /** Cuts words for the search. */
  readonly segment: (text: string) => readonly string[]
  /** Throws `StoreError` for what cannot be asked, or takes too long. */
  readonly ask: (
    sql: string,
    parameters: Readonly<Record<string, StoredValue>>,
    limit: number,
  ) => Promise<AnswerTable>
  /** The same for a page that is shown soon and comes again for the answer: until then with what was last answered. */
  readonly askSoon: (
    sql: string,
    parameters: Readonly<Record<string, StoredValue>>,
    limit: number,
  ) => Promise<
    | { readonly answer: AnswerTable }
    | { readonly last: { readonly answer: AnswerTable; readonly at: Date } | null }
  >
}

/** How the server was started. */
export type Settings = {
  readonly isReadOnly: boolean
  readonly language: Language
  /** Who decides where nobody said another name. */
  readonly who: string
  /** Names under which the server may be asked for, beside those of this machine alone. */
  readonly hosts: readonly string[]
}
