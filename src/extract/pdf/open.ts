/** Opens a PDF with pdf.js: no network, no scripts, no system fonts, everything it needs from its own package. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import {
  getDocument,
  InvalidPDFException,
  PasswordException,
  type PDFDocumentLoadingTask,
  type PDFDocumentProxy,
  VerbosityLevel,
} from 'pdfjs-dist/legacy/build/pdf.mjs'
import { ExtractError } from '../error.ts'

/** Images of more pixels than this are not decoded. An A3 page at 400 dpi has 31 million. */
const MOST_PIXELS = 40_000_000

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

/** The opened document; destroy the task when done. Throws `ExtractError` for what no page can be read from. */
export async function openPdf(
  bytes: Uint8Array,
): Promise<{ readonly task: PDFDocumentLoadingTask; readonly document: PDFDocumentProxy }> {
  const task = getDocument({
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
  try {
    return { task, document: await task.promise }
  } catch (cause) {
    await task.destroy()
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
