/** The only file that knows all four rooms. */
import { audit } from './audit/audit.ts'
import type { Finding } from './audit/finding.ts'
import { findingSentence } from './audit/wording.ts'
import { USUAL_NESTING } from './extract/archive/unpack.ts'
import type { RawDocument, SourceFile } from './extract/document.ts'
import { ExtractError } from './extract/error.ts'
import { extract } from './extract/extract.ts'
import { MOST_PAGES, type PageDone, type ReadSettings } from './extract/reader.ts'
import { readingWording } from './extract/wording.ts'
import type { Language } from './language.ts'
import { normalize } from './normalize/normalize.ts'
import type { Report } from './normalize/report.ts'
import { noteWording } from './normalize/wording.ts'
import { segment, segmentForSearch } from './segment.ts'
import {
  type DocumentRows,
  failedRows,
  rowsOf,
  type Say,
  type Told,
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
  readonly durations: Durations
}

/** What reading one file from disk may cost. Set at the command line only. */
export type FileSettings = ReadSettings & {
  /** Archives within archives, at most. */
  readonly maxNesting: number
  /** Characters read for each byte of the file, at most: what gives more was made to fill memory or disk. */
  readonly maxRatio: number
}

type DocumentSettings = Omit<FileSettings, 'maxNesting'>

/** What is right for files from anywhere. */
export const usualLimits = {
  maxPages: MOST_PAGES,
  maxNesting: USUAL_NESTING,
  maxRatio: 200,
} as const

/** A small file may give this many characters whatever its size. */
const HARMLESS_OUTPUT = 8_000_000

/** A pure function of the file's bytes and the settings. Throws `ExtractError` where the file cannot be read. */
export async function processFile(
  file: SourceFile,
  settings: DocumentSettings,
  done?: PageDone,
): Promise<Processed> {
  const document = await readDocument(file, settings, done)
  const report = normalize(document, segment)
  return { document, report, findings: audit(report) }
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
    const { report, findings, ...times } = understood(document)
    const rows = documentRows({ document, report, findings })
    const durations = { extract_ms, ...times }
    return { rows, cuts: cutTexts(rows, segmentForSearch), durations }
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    const { path, sha256, format, bytes } = file
    const durations = { extract_ms: performance.now() - start, normalize_ms: 0, audit_ms: 0 }
    const rows = failedRows({ path, sha256, format, size: bytes.length }, error)
    return { rows, cuts: {}, durations }
  }
}

/** What the rules of now make of a document that was read before. */
export function rowsOfDocument(document: RawDocument): TimedRows<UnderstoodRows> {
  const { report, findings, ...times } = understood(document)
  const rows = understoodRows(report, findings, sayInBoth)
  const durations = { extract_ms: 0, ...times }
  return { rows, cuts: cutTexts(rows, segmentForSearch), durations }
}

/**
 * What the rules of now understand of a document that was read before. Without topics it needs no dictionary, and every
 * topic is null.
 */
export function reportOf(document: RawDocument, hasTopics: boolean): Report {
  return normalize(document, hasTopics ? segment : () => [])
}

/** The rows of a document, its report and its findings. */
export function documentRows({ document, report, findings }: Processed): DocumentRows {
  return rowsOf(document, report, findings, sayInBoth)
}

type Understood = Omit<Processed, 'document'> & Omit<Durations, 'extract_ms'>

function understood(document: RawDocument): Understood {
  const start = performance.now()
  const report = normalize(document, segment)
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
  refuseFlood(document, settings.maxRatio)
  return document
}

function refuseFlood({ source, blocks }: RawDocument, maxRatio: number): void {
  let characters = 0
  for (const block of blocks) {
    if (block.type === 'paragraph') characters += block.text.length
    else for (const cell of block.cells) characters += cell.text.length
  }
  if (characters > Math.max(HARMLESS_OUTPUT, source.size * maxRatio)) {
    throw new ExtractError('too_large', 'The file unfolds to far more text than its size allows.')
  }
}

/** The sentence of a finding or note in both languages. */
export const sayInBoth: Say = (told) => ({ zh: sentence(told, 'zh'), en: sentence(told, 'en') })

function sentence(told: Told, language: Language): string {
  switch (told.stage) {
    case 'audit':
      return findingSentence(told.finding, language)
    case 'normalize':
      return noteWording[told.note.code][language](told.note.args)
    case 'extract':
      return readingWording[told.note.code][language](told.note.args)
  }
}
