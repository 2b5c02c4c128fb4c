/** What every format's reader is. */
import type { Block, Note } from './document.ts'
import type { EngineName } from './ocr/engine-name.ts'

/** What the reading of one file may cost, and whether pixels are recognised. Set at the command line only. */
export type ReadSettings = {
  readonly ocr: 'auto' | 'off' | 'force'
  /** Pages read at most; the rest is noted. */
  readonly maxPages: number
  /** Lines of a scan recognised at once, one where nothing is said. What is read does not depend on it. */
  readonly ocrJobs?: number | undefined
  /** What recognises pixels: the best that runs on this machine, where nothing is said. */
  readonly engine?: EngineName | undefined
}

/** Pages read of one document where nothing else is said. */
export const MOST_PAGES = 5000

/** Archives within archives, where nothing else is asked for. */
export const USUAL_NESTING = 4

export type Reading = {
  /** Null where the format has no pages. */
  readonly pages: number | null
  /** In reading order. */
  readonly blocks: readonly Block[]
}

/** A page has been recognised from its pixels, which takes seconds; `of` is the number of pages. */
export type PageDone = (page: number, of: number) => void

/** Reads one format. Oddities go to `note`; throws `ExtractError` when there is nothing to read. */
export type Reader = (
  bytes: Uint8Array,
  settings: ReadSettings,
  note: (note: Note) => void,
  done?: PageDone,
) => Promise<Reading>
