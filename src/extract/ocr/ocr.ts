/** Door to recognition for the readers of pages: the image of a page → its words and rules. */
import { availableParallelism } from 'node:os'
import type { Page } from '../page/page.ts'
import { cacheFolder, withPageCache } from './cache.ts'
import type { Grey } from './grey.ts'
import { type PageFrame, readScan } from './scan.ts'
import { openTesseract } from './tesseract.ts'

/** More workers than this take more memory than they save time. */
const MOST_JOBS = 4

/** Reads page images one after the other. Close it when the file is done, or the process does not end. */
export type Scanner = {
  readonly read: (image: Grey, frame: PageFrame) => Promise<Page>
  readonly close: () => Promise<void>
}

/** A scanner whose workers start with the first page that is not in the cache. */
export function openScanner(): Scanner {
  const engine = openTesseract(Math.min(MOST_JOBS, availableParallelism()))
  const folder = cacheFolder(process.env)
  return {
    read: (image, frame) =>
      withPageCache(folder, image, engine.recognize, (recognize) =>
        readScan(image, frame, recognize),
      ),
    close: engine.close,
  }
}
