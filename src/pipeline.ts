/** The only file that knows all four rooms. */
import { audit } from './audit/audit.ts'
import type { Finding } from './audit/finding.ts'
import { findingSentence } from './audit/wording.ts'
import type { Block, RawDocument, SourceFile } from './extract/document.ts'
import { ExtractError } from './extract/error.ts'
import { extract } from './extract/extract.ts'
import type { PageDone, ReadSettings } from './extract/reader.ts'
import { countCharacters, rejectOverlongRows, rejectOverlongText } from './extract/text-limit.ts'
import { readingWording } from './extract/wording.ts'
import type { Language } from './language/language.ts'
import { type Explanation, explain } from './normalize/explain.ts'
import { normalize } from './normalize/normalize.ts'
import type { Report } from './normalize/report.ts'
import { noteWording } from './normalize/wording.ts'
import type { AddedWord } from './normalize/words/added-words.ts'
import { segment, segmentForSearch } from './segment/segment.ts'
import {
  type DocumentRows,
  failedRows,
  type Outcome,
  outcomeOf,
  rowsOf,
  type Say,
  type StageRemark,
  type UnderstoodRows,
  understoodRows,
} from './store/rows.ts'
import { type CutTexts, cutTexts } from './store/search-index.ts'

/** One file, read, understood and judged. */
export type Processed = {
  readonly document: RawDocument
  readonly report: Report
  readonly findings: readonly Finding[]
}

/** How long each stage took, milliseconds. */
export type Durations = {
  readonly extract_ms: number
  readonly normalize_ms: number
  readonly audit_ms: number
}

export type TimedRows<Rows = DocumentRows> = {
  readonly rows: Rows
  /** How the texts that can be searched are cut. */
  readonly cuts: CutTexts
  /** Characters of the rows and cuts together. */
  readonly characters: number
  readonly durations: Durations
}

/** What reading one file from disk may cost. Set at the command line only. */
export type FileSettings = ReadSettings & {
  /** Archives within archives, at most. */
  readonly maxNesting: number
  /** Characters read for each byte of the file, at most, and a few times as many made of them: see flood.ts. */
  readonly maxRatio: number
  /** Words added to the vocabulary. */
  readonly vocabulary?: readonly AddedWord[] | undefined
}

type DocumentSettings = Omit<FileSettings, 'maxNesting'>

/** A pure function of the file's bytes and the settings. Throws `ExtractError` where the file cannot be read. */
export async function processFile(
  file: SourceFile,
  settings: DocumentSettings,
  done?: PageDone,
): Promise<Processed> {
  const document = await readDocument(file, settings, done)
  const report = normalize(document, segment, settings.vocabulary)
  return { document, report, findings: audit(report) }
}

/** Why each form of a document that was read was read as it was, with words added to the vocabulary. */
export function explained(
  document: RawDocument,
  vocabulary: readonly AddedWord[] = [],
): readonly Explanation[] {
  return explain(document, vocabulary)
}

/**
 * The rows of one file, also of one that cannot be read. A pure function of bytes and settings, keyed by sha256 and
 * parser version: whichever machine runs it, the rows are the same.
 */
export async function rowsOfFile(
  file: SourceFile,
  settings: DocumentSettings,
  done?: PageDone,
): Promise<TimedRows> {
  const start = performance.now()
  try {
    const document = await readDocument(file, settings, done)
    const extract_ms = performance.now() - start
    const { report, findings, ...times } = understood(document, settings.vocabulary)
    const rows = documentRows({ document, report, findings })
    const durations = { extract_ms, ...times }
    const cuts = cutTexts(rows, segmentForSearch)
    const characters = countCharacters(rows) + countCharacters(cuts)
    rejectOverlongRows(characters, file.bytes, settings.maxRatio)
    return { rows, cuts, characters, durations }
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    const { path, sha256, format, bytes } = file
    const durations = { extract_ms: performance.now() - start, normalize_ms: 0, audit_ms: 0 }
    const rows = failedRows({ path, sha256, format, size: bytes.length }, error)
    return { rows, cuts: {}, characters: 0, durations }
  }
}

/** What the rules of now, and the words added to them, make of a document that was read before. */
export function rowsOfDocument(
  document: RawDocument,
  vocabulary: readonly AddedWord[],
): Omit<TimedRows<UnderstoodRows>, 'characters'> & { readonly outcome: Outcome } {
  const { report, findings, ...times } = understood(document, vocabulary)
  const rows = understoodRows(report, findings, inBothLanguages)
  const durations = { extract_ms: 0, ...times }
  const outcome = outcomeOf(report)
  return { rows, cuts: cutTexts(rows, segmentForSearch), durations, outcome }
}

/**
 * What the rules of now understand of a document that was read before. Without topics it needs no dictionary, and every
 * topic is null.
 */
export function reportOf(
  document: RawDocument,
  vocabulary: readonly AddedWord[],
  hasTopics: boolean,
): Report {
  return normalize(document, hasTopics ? segment : () => [], vocabulary)
}

/** The rows of a document, its report and its findings. */
export function documentRows({ document, report, findings }: Processed): DocumentRows {
  return rowsOf(document, report, findings, inBothLanguages)
}

type Understood = Omit<Processed, 'document'> & Omit<Durations, 'extract_ms'>

function understood(
  document: RawDocument,
  vocabulary: readonly AddedWord[] | undefined,
): Understood {
  const start = performance.now()
  const report = normalize(document, segment, vocabulary)
  const normalized = performance.now()
  const findings = audit(report)
  const audit_ms = performance.now() - normalized
  return { report, findings, normalize_ms: normalized - start, audit_ms }
}

/** The words and tables of a file. Throws `ExtractError` where it cannot be read, or was made to fill memory or disk. */
export async function readDocument(
  file: SourceFile,
  settings: DocumentSettings,
  done?: PageDone,
): Promise<RawDocument> {
  const document = await extract(file, settings, done)
  const characters = countCharacters(document.blocks.map(textsOf))
  rejectOverlongText(characters, file.bytes.length, settings.maxRatio)
  return document
}

function textsOf(block: Block): readonly string[] {
  return block.type === 'paragraph' ? [block.text] : block.cells.map(({ text }) => text)
}

/** The sentence of a finding or note in both languages. */
export const inBothLanguages: Say = (told) => ({
  zh: sentence(told, 'zh'),
  en: sentence(told, 'en'),
})

function sentence(told: StageRemark, language: Language): string {
  switch (told.stage) {
    case 'audit':
      return findingSentence(told.finding, language)
    case 'normalize':
      return noteWording[told.note.code][language](told.note.args)
    case 'extract':
      return readingWording[told.note.code][language](told.note.args)
  }
}
