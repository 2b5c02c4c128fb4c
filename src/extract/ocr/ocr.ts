/** Door to recognition for the readers of pages: the image of a page → its words and rules. */
import { availableParallelism } from 'node:os'
import type { Block, Note } from '../document.ts'
import type { Page } from '../page/page.ts'
import { cacheFolder, withPageCache } from './cache.ts'
import type { Grey } from './grey.ts'
import { asDisplayed, type Turn } from './placing.ts'
import { type PageFrame, readScan } from './scan.ts'
import { openTesseract } from './tesseract.ts'

/** More workers than this take more memory than they save time. */
const MOST_JOBS = 4

/** Reads page images one after the other. Close it when the file is done, or the process does not end. */
export type Scanner = {
  /** The page as it stands upright. What it shows beyond what any page of print holds is noted. */
  readonly read: (image: Grey, frame: PageFrame, note: (note: Note) => void) => Promise<Page>
  /** The blocks made of the pages read, with their places on the pages as displayed. */
  readonly placed: (blocks: readonly Block[]) => readonly Block[]
  readonly close: () => Promise<void>
}

/** A scanner whose workers start with the first page that is not in the cache. */
export function openScanner(): Scanner {
  const engine = openTesseract(Math.min(MOST_JOBS, availableParallelism()))
  const folder = cacheFolder(process.env)
  const turns = new Map<number, Turn>()
  return {
    read: async (image, frame, note) => {
      const { page, turn, cut } = await withPageCache(
        folder,
        image,
        engine.recognize,
        (recognize) => readScan(image, frame, recognize),
      )
      if (turn.quarters !== 0 || turn.angle !== 0) turns.set(frame.number, turn)
      if (cut)
        note({ code: 'limit_reached', lost: true, place: null, args: { page: frame.number } })
      return page
    },
    placed: (blocks) => asDisplayed(blocks, turns),
    close: engine.close,
  }
}
