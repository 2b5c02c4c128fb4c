/** Opens a PDF with pdf.js: no network, no scripts, no system fonts, everything it needs from its own package. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentProxy,
  PDFWorker,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { WorkerMessageHandler } from 'pdfjs-dist/legacy/build/pdf.worker.mjs'
import { ExtractError } from '../error.ts'
import { boundedPort } from './bounded-port.ts'

/** Images of more pixels than this are not decoded. An A3 page at 400 dpi has 31 million. */
const MOST_PIXELS = 40_000_000

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export type OpenedPdf = {
  readonly document: PDFDocumentProxy
  /** To be called before each page: it may draw as much as the one before. */
  readonly beginPage: () => void
  /** What `reading` gives. Throws `ExtractError` where the page draws without end, which ends the document, too. */
  readonly bounded: <Read>(reading: Promise<Read>) => Promise<Read>
  readonly close: () => Promise<void>
}

/** The opened document; close it when done. Throws `ExtractError` for what no page can be read from. */
export async function openPdf(bytes: Uint8Array): Promise<OpenedPdf> {
  const { port, begin, silent } = boundedPort()
  WorkerMessageHandler.initializeFromPort(port)
  const worker = new PDFWorker({ port: port as never, verbosity: VerbosityLevel.ERRORS })
  const task = getDocument({
    worker,
    // pdf.js takes the bytes for itself, so it gets its own.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(home, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
    wasmUrl: `${join(home, 'wasm')}/`,
    iccUrl: `${join(home, 'iccs')}/`,
    useSystemFonts: false,
    disableFontFace: true,
    enableXfa: false,
    fontExtraProperties: true,
    maxImageSize: MOST_PIXELS,
    verbosity: VerbosityLevel.ERRORS,
  })
  let isEndless = false
  const endless = silent.then(() => {
    isEndless = true
    throw new ExtractError('too_large', 'A page of the PDF draws without end.')
  })
  endless.catch(() => {})
  const close = async (): Promise<void> => {
    // Nobody would answer.
    if (!isEndless) await task.destroy()
    worker.destroy()
    port.terminate()
  }
  const bounded = <Read>(reading: Promise<Read>): Promise<Read> => Promise.race([reading, endless])
  try {
    return { document: await task.promise, beginPage: begin, bounded, close }
  } catch (cause) {
    await close()
    throw asExtractError(cause)
  }
}

function asExtractError(cause: unknown): ExtractError {
  if (cause instanceof PasswordException) {
    return new ExtractError('encrypted', 'The PDF is protected by a password.', { cause })
  }
  const isDamaged = cause instanceof InvalidPDFException
  const message = isDamaged ? 'The PDF is damaged.' : 'The PDF cannot be opened.'
  return new ExtractError('corrupt', message, { cause })
}
