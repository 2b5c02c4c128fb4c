/** PDF: pages in order, one page in memory at a time. */
import type { PDFDocumentProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import type { Note, NoteCode } from '../document.ts'
import { ExtractError } from '../error.ts'
import { blocksOf, type PageBlocks } from '../page/blocks.ts'
import { joinPages } from '../page/pages.ts'
import { needsRecognition } from '../page/recognition.ts'
import type { Reader } from '../reader.ts'
import { openPdf } from './open.ts'
import { type PdfPage, readPage } from './page.ts'

export const readPdf: Reader = async (bytes, { maxPages }, note) => {
  const { task, document } = await openPdf(bytes)
  try {
    const pages = document.numPages
    if (pages < 1) throw new ExtractError('no_content', 'The PDF has no pages.')
    if (pages > maxPages) {
      note({ code: 'limit_reached', lost: true, place: null, args: { read: maxPages, of: pages } })
    }
    const read = await readPages(document, Math.min(pages, maxPages), note)
    return { pages, blocks: joinPages(read, note) }
  } finally {
    await task.destroy()
  }
}

async function readPages(
  document: PDFDocumentProxy,
  count: number,
  note: (note: Note) => void,
): Promise<readonly PageBlocks[]> {
  const layers = await document.getOptionalContentConfig()
  const read: PageBlocks[] = []
  for (let number = 1; number <= count; number += 1) {
    const blocks = await readOne(document, number, layers, note)
    if (blocks) read.push(blocks)
  }
  return read
}

type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>

/** The blocks of one page; null, with a note, where it cannot be read. */
async function readOne(
  document: PDFDocumentProxy,
  number: number,
  layers: Layers,
  note: (note: Note) => void,
): Promise<PageBlocks | null> {
  try {
    const proxy = await document.getPage(number)
    try {
      const read = await readPage(proxy, number, layers)
      noteOddities(read, note)
      return needsRecognition(read.content) ? null : blocksOf(read.page)
    } finally {
      proxy.cleanup()
    }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    note({
      code: 'page_failed',
      lost: true,
      place: null,
      args: { page: number, why: error.message },
    })
    return null
  }
}

function noteOddities(read: PdfPage, note: (note: Note) => void): void {
  const { page, content, slanted, cut } = read
  const { number, width, height } = page
  const box = { x0: 0, top: 0, x1: width, bottom: height }
  const place = { kind: 'page', page: number, box } as const
  const say = (code: NoteCode, lost: boolean, characters: number): void => {
    note({ code, lost, place, args: { page: number, characters } })
  }
  const { readable, unreadable, invisible } = content
  if (unreadable > 0) say('unreadable_text', true, unreadable)
  const unseen = slanted + (readable > 0 ? invisible : 0)
  if (unseen > 0) say('hidden_content', true, unseen)
  if (readable === 0 && invisible > 0) say('low_confidence', false, invisible)
  if (cut) say('limit_reached', true, readable)
  if (needsRecognition(content)) say('page_without_text', true, readable)
}
