/** Which engine reads what. */
import type { EngineName } from './engine-name.ts'
import { hasPaddle, openPaddle } from './paddle.ts'
import type { Engine } from './recognizer.ts'
import { openTesseract } from './tesseract.ts'

/** The better engine that runs on this machine. What is read depends on it, so it belongs to a reading's settings. */
export function usualEngine(): EngineName {
  return hasPaddle() ? 'paddle' : 'tesseract'
}

/** Written with what was read: another version of an engine or of its parameters reads anew. */
export const engineVersions: Readonly<Record<EngineName, string>> = {
  paddle: 'ppocr-4-2-tesseract-7-3',
  tesseract: 'tesseract-7-3',
}

/** An engine that reads so many lines at once. */
export function openEngine(name: EngineName, jobs: number): Engine {
  const tesseract = openTesseract(jobs)
  if (name === 'tesseract') return tesseract
  const paddle = openPaddle(jobs)
  return {
    jobs,
    recognize: (image, alphabet) =>
      alphabet === 'text' ? paddle.recognize(image) : tesseract.recognize(image, alphabet),
    close: async () => {
      await Promise.all([paddle.close(), tesseract.close()])
    },
  }
}
