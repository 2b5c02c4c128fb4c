import type { Format, Note, RawDocument, SourceFile } from './document.ts'
import type { PageDone, Reader, ReadSettings } from './reader.ts'

/** One line a format. Readers are imported when first needed: their libraries are heavy. */
const readers = {
  pdf: async () => (await import('./pdf/pdf.ts')).readPdf,
  ofd: async () => (await import('./ofd/ofd.ts')).readOfd,
  docx: async () => (await import('./docx/docx.ts')).readDocx,
  doc: async () => (await import('./doc/doc.ts')).readDoc,
  rtf: async () => (await import('./rtf/rtf.ts')).readRtf,
  xlsx: async () => (await import('./sheet/sheet.ts')).readSheet,
  xls: async () => (await import('./sheet/sheet.ts')).readSheet,
  html: async () => (await import('./html/html.ts')).readHtml,
  text: async () => (await import('./text/text.ts')).readText,
  image: async () => (await import('./ocr/image.ts')).readImage,
} satisfies Record<Format, () => Promise<Reader>>

/** The door: one file's words in reading order. Throws `ExtractError` where there is nothing to read. */
export async function extract(
  file: SourceFile,
  settings: ReadSettings,
  done?: PageDone,
): Promise<RawDocument> {
  const notes: Note[] = []
  const read = await readers[file.format]()
  const { pages, blocks } = await read(file.bytes, settings, (note) => notes.push(note), done)
  const { path, sha256, format, bytes } = file
  return { source: { path, sha256, format, size: bytes.length }, pages, blocks, notes }
}
