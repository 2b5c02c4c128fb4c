/** PDF: pages in order, one page in memory at a time. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Note, NoteCode, Place } from '../document.ts'
import { ExtractError } from '../error.ts'
import { openScanner, type Scanner } from '../ocr/ocr.ts'
import { pageImage } from '../ocr/page-image.ts'
import { asDisplayed, displayedBox, type Turn } from '../ocr/placing.ts'
import { blocksOf, type PageBlocks } from '../page/blocks.ts'
import type { Page } from '../page/page.ts'
import { joinPages } from '../page/pages.ts'
import { hasUnreadPicture, needsRecognition } from '../page/recognition.ts'
import type { Reader, ReadSettings } from '../reader.ts'
import { type OpenedPdf, openPdf } from './open.ts'
import { type PdfPage, readPage } from './page.ts'

/**
 * pdf.js keeps each font until it is told to forget them all. Reports bound into one file bring their own fonts each; a
 * page printed by a browser may share a hundred small ones with its neighbours, and these shall not be loaded twice.
 */
const MOST_FONTS = 300

export const readPdf: Reader = async (bytes, { maxPages, ocr, ocrJobs, engine }, note, done) => {
  const opened = await openPdf(bytes)
  const { document } = opened
  const scanner = openScanner(ocrJobs, engine)
  try {
    const pages = document.numPages
    if (pages < 1) throw new ExtractError('no_content', 'The PDF has no pages.')
    if (pages > maxPages) {
      note({ code: 'limit_reached', lost: true, place: null, args: { read: maxPages, of: pages } })
    }
    const turns = new Map<number, Turn>()
    const noteDisplayed = (one: Note): void => note(noteOnPage(one, turns))
    const count = Math.min(pages, maxPages)
    const recognized = (page: number) => done?.(page, count)
    const surroundings = {
      ocr,
      scanner,
      note: noteDisplayed,
      recognized,
      turns,
      fonts: new Set<string>(),
    }
    const read = await readPages(opened, count, surroundings)
    const blocks = scanner.placed(joinPages(read, noteDisplayed))
    return { pages, blocks: asDisplayed(blocks, turns) }
  } finally {
    await scanner.close()
    await opened.close()
  }
}

type Surroundings = {
  readonly ocr: ReadSettings['ocr']
  readonly scanner: Scanner
  readonly note: (note: Note) => void
  readonly recognized: (page: number) => void
  /** How the pages were turned whose own text runs sideways, by number. */
  readonly turns: Map<number, Turn>
  /** The fonts that pdf.js holds. */
  readonly fonts: Set<string>
}

async function readPages(
  opened: OpenedPdf,
  count: number,
  surroundings: Surroundings,
): Promise<readonly PageBlocks[]> {
  const { document } = opened
  const layers = await document.getOptionalContentConfig()
  const read: PageBlocks[] = []
  for (let number = 1; number <= count; number += 1) {
    read.push(...(await readOne(opened, number, layers, surroundings)))
    if (surroundings.fonts.size <= MOST_FONTS) continue
    await document.cleanup()
    surroundings.fonts.clear()
  }
  return read
}

type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>

/**
 * The blocks of one page, or of the two on one sheet; none, with a note, where it cannot be read. Throws `ExtractError`
 * where it draws without end.
 */
async function readOne(
  { document, beginPage, bounded }: OpenedPdf,
  number: number,
  layers: Layers,
  { ocr, scanner, note, recognized, turns, fonts }: Surroundings,
): Promise<readonly PageBlocks[]> {
  try {
    beginPage()
    const proxy = await document.getPage(number)
    try {
      const read = await bounded(readPage(proxy, number, layers))
      for (const font of read.fonts) fonts.add(font)
      if (read.quarters !== 0) turns.set(number, turnOf(read))
      noteOddities(read, note)
      if (ocr !== 'force' && !needsRecognition(read.content)) {
        if (hasUnreadPicture(read.content)) notePicture(placeOf(read.page), note)
        return [blocksOf(read.page)]
      }
      if (ocr !== 'off') {
        turns.delete(number)
        const { width, height } = proxy.getViewport({ scale: 1 })
        beginPage()
        const isBare = read.content.readable === 0
        const { image, isBoxed } = await bounded(pageImage(proxy, isBare))
        if (isBoxed && read.lacksFont) {
          note({
            code: 'font_missing',
            lost: true,
            place: placeOf(read.page),
            args: { page: number },
          })
        }
        const blocks = await scanner.read(image, { number, width, height }, note, layerOf(read))
        recognized(number)
        return blocks
      }
      const place = placeOf(read.page)
      const characters = charactersOf(read.page)
      note({ code: 'page_without_text', lost: true, place, args: { page: number, characters } })
      return [blocksOf(read.page)]
    } finally {
      proxy.cleanup()
    }
  } catch (error) {
    if (!(error instanceof Error) || error instanceof ExtractError) throw error
    note({
      code: 'page_failed',
      lost: true,
      place: null,
      args: { page: number, why: error.message },
    })
    return []
  }
}

/** What somebody's recognition put behind a scan; a layer that runs another way than the page is none. */
function layerOf({ layer, quarters }: PdfPage): Page['words'] {
  return quarters === 0 ? layer : []
}

function turnOf({ quarters, page: { width, height } }: PdfPage): Turn {
  return { quarters, angle: 0, width, height, bend: null }
}

function noteOnPage(note: Note, turns: ReadonlyMap<number, Turn>): Note {
  const { place } = note
  const turn = place?.kind === 'page' ? turns.get(place.page) : undefined
  if (place?.kind !== 'page' || !turn) return note
  return { ...note, place: { ...place, box: displayedBox(place.box, turn) } }
}

function placeOf({ number, width, height }: Page): Place {
  return { kind: 'page', page: number, box: { x0: 0, top: 0, x1: width, bottom: height } }
}

function charactersOf({ words }: Page): number {
  return words.reduce((sum, { text }) => sum + text.length, 0)
}

function notePicture(place: Place, note: (note: Note) => void): void {
  note({ code: 'embedded_object', lost: true, place, args: { kind: 'image' } })
}

function noteOddities(read: PdfPage, note: (note: Note) => void): void {
  const { page, content, slanted, cut } = read
  const { number } = page
  const place = placeOf(page)
  const say = (code: NoteCode, lost: boolean, characters: number): void => {
    note({ code, lost, place, args: { page: number, characters } })
  }
  const { readable, unreadable, invisible } = content
  if (unreadable > 0) say('unreadable_text', true, unreadable)
  const unseen = slanted + (readable > 0 ? invisible : 0)
  if (unseen > 0) say('hidden_content', true, unseen)
  if (readable === 0 && invisible > 0) say('low_confidence', false, invisible)
  if (cut) say('limit_reached', true, readable)
  // It may hold an image that is too large to be decoded.
  if (isEmpty(read)) say('page_without_text', false, 0)
}

function isEmpty({ page: { edges }, content }: PdfPage): boolean {
  const { readable, unreadable, invisible, imageShare, shapes } = content
  return readable + unreadable + invisible + imageShare + shapes + edges.length === 0
}
