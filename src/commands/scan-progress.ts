/** How far long scans are, told on a terminal while their pages are recognised. */
import type { RecognizedPage } from '../ingest/pool.ts'
import type { Language, Sentence } from '../language.ts'
import { printableLine } from '../terminal/printable.ts'
import { clock } from './run-display.ts'

const wording = {
  page: {
    zh: ({ path, page, of, left }) => `${path}：已识别到第 ${page} 页，共 ${of} 页${left}`,
    en: ({ path, page, of, left }) => `${path}: page ${page} of ${of} recognised${left}`,
  },
  left: {
    zh: ({ time }) => `，剩余约 ${time}`,
    en: ({ time }) => `, about ${time} left`,
  },
} as const satisfies Record<string, Sentence>

const CLEARED = '\r\u001b[K'

export type ScanProgress = {
  readonly hear: (page: RecognizedPage) => void
  /** Takes the line away, so that something else can be said. */
  readonly clear: () => void
}

/** Keeps one line of the terminal up to date; silent elsewhere. */
export function scanProgress(language: Language): ScanProgress {
  if (!process.stderr.isTTY) return { hear: () => undefined, clear: () => undefined }
  const sentenceAt = progressSentences(language)
  return {
    hear: (page) => process.stderr.write(CLEARED + sentenceAt(page, performance.now() / 1000)),
    clear: () => process.stderr.write(CLEARED),
  }
}

/** The sentence for each page as it is recognised, by the time in seconds; the second of a file tells the pace. */
export function progressSentences(
  language: Language,
): (page: RecognizedPage, seconds: number) => string {
  const first = new Map<string, { readonly page: number; readonly seconds: number }>()
  return ({ path, page, of }, seconds) => {
    const begun = first.get(path)
    if (!begun) first.set(path, { page, seconds })
    const pace = begun && (seconds - begun.seconds) / (page - begun.page)
    const left =
      pace === undefined ? '' : wording.left[language]({ time: clock((of - page) * pace) })
    return printableLine(wording.page[language]({ path, page, of, left }))
  }
}
