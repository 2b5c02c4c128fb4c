/** How far long scans are, told on a terminal while their pages are recognised. */
import type { RecognizedPage } from '../ingest/pool.ts'
import type { Language, Sentence } from '../language/language.ts'
import { clearLine, rewriteLine } from '../terminal/terminal.ts'
import { clock } from './run-display.ts'

const wording = {
  page: {
    zh: ({ path, page, of, left }) => `已识别到第 ${page} 页，共 ${of} 页${left}：${path}`,
    en: ({ path, page, of, left }) => `page ${page} of ${of} recognised${left}: ${path}`,
  },
  left: {
    zh: ({ time }) => `，剩余约 ${time}`,
    en: ({ time }) => `, about ${time} left`,
  },
} as const satisfies Record<string, Sentence>

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
    hear: (page) => rewriteLine(sentenceAt(page, performance.now() / 1000)),
    clear: clearLine,
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
    return wording.page[language]({ path, page, of, left })
  }
}
