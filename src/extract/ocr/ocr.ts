/** Door to recognition for the readers of pages: the image of a page → its words and rules. */

import type { Block, Note, NoteCode } from '../document.ts'
import { HANDWRITTEN } from '../handwritten.ts'
import { blocksOf, type PageBlocks } from '../page/blocks.ts'
import type { Page, Word } from '../page/page.ts'
import { type Cache, cacheFolder, withPageCache } from './cache.ts'
import { engineVersions, usualEngine } from './engine.ts'
import type { EngineName } from './engine-name.ts'
import { isFilledIn } from './filled-in.ts'
import type { Grey } from './pixels.ts'
import { asDisplayed, displayedBox, type Turn } from './placing.ts'
import type { Engine } from './recognizer.ts'
import { type PageFrame, readScan } from './scan.ts'
import { pagesOf } from './sheet.ts'
import { withTextLayer } from './text-layer.ts'
import { engineFor } from './warm.ts'

/** Reads page images one after the other. Close it when the file is done, or the process does not end. */
export type Scanner = {
  /**
   * The blocks of a page as it stands upright, or of the two pages on a sheet. Notes what was recognised and what not.
   * `layer`: words that somebody else recognised, where they stand on the page as displayed.
   */
  readonly read: (
    image: Grey,
    frame: PageFrame,
    note: (note: Note) => void,
    layer?: readonly Word[],
  ) => Promise<readonly PageBlocks[]>
  /** The blocks made of the pages read, with their places on the pages as displayed. */
  readonly placed: (blocks: readonly Block[]) => readonly Block[]
  readonly close: () => Promise<void>
}

/** A scanner that reads so many lines at once; its workers start with the first page that is not in the cache. */
export function openScanner(jobs = 1, name?: EngineName): Scanner {
  let opened: Opened | null = null
  const turns = new Map<number, Turn>()
  return {
    read: async (image, frame, note, layer = []) => {
      // Which engine runs here is asked with the first page: most documents have no scan.
      opened ??= opening(name ?? usualEngine(), jobs)
      const { engine, cache } = opened
      const scan = await withPageCache(cache, image, engine.recognize, (recognize) =>
        readScan(image, frame, recognize, layer),
      )
      const { turn, cut, beside } = scan
      const words = withTextLayer(scan.page.words, layer, (box) => displayedBox(box, turn))
      const page = { ...scan.page, words }
      if (isMoved(turn)) turns.set(frame.number, turn)
      noteRecognized(page, frame, note)
      noteHandwriting(page, note)
      if (isFilledIn(image)) {
        note({ code: 'part_missing', lost: true, place: null, args: { page: frame.number } })
      }
      if (cut)
        note({ code: 'limit_reached', lost: true, place: null, args: { page: frame.number } })
      if (beside !== 'nothing') {
        const args = { page: frame.number }
        note({ code: 'border_left_out', lost: beside === 'marked', place: null, args })
      }
      return pagesOf(page).map(blocksOf)
    },
    placed: (blocks) => asDisplayed(blocks, turns),
    close: async () => opened?.engine.close(),
  }
}

function isMoved({ quarters, angle, bend }: Turn): boolean {
  return quarters !== 0 || angle !== 0 || bend !== null
}

type Opened = { readonly engine: Engine; readonly cache: Cache | null }

function opening(name: EngineName, jobs: number): Opened {
  const folder = cacheFolder(process.env)
  const cache = folder === null ? null : { folder, version: engineVersions[name] }
  return { engine: engineFor(name, jobs), cache }
}

/** Print is read with more confidence on the whole; a photograph, a map or print too coarse to read is not. */
const PRINT_CONFIDENCE = 0.82

function noteRecognized(
  { words }: Page,
  { number, width, height }: PageFrame,
  note: (note: Note) => void,
): void {
  const box = { x0: 0, top: 0, x1: width, bottom: height }
  const place = { kind: 'page', page: number, box } as const
  const characters = words.reduce((sum, { text }) => sum + text.length, 0)
  const say = (code: NoteCode, lost: boolean): void => {
    note({ code, lost, place, args: { page: number, characters } })
  }
  // An image that cannot be decoded is drawn as nothing: a page without a word may have lost all of them.
  say(characters === 0 ? 'page_without_text' : 'page_recognized', characters === 0)
  const sure = words.reduce((sum, { text, confidence = 1 }) => sum + text.length * confidence, 0)
  if (sure < PRINT_CONFIDENCE * characters) say('low_confidence', true)
}

function noteHandwriting({ number, words }: Page, note: (note: Note) => void): void {
  const places = words.filter(({ text }) => text.includes(HANDWRITTEN)).map(({ box }) => box)
  if (places.length === 0) return
  const box = {
    x0: Math.min(...places.map(({ x0 }) => x0)),
    top: Math.min(...places.map(({ top }) => top)),
    x1: Math.max(...places.map(({ x1 }) => x1)),
    bottom: Math.max(...places.map(({ bottom }) => bottom)),
  }
  const place = { kind: 'page', page: number, box } as const
  note({ code: 'handwriting', lost: true, place, args: { page: number, count: places.length } })
}
