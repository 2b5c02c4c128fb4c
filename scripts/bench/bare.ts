/** What the libraries beneath the readers do alone: bytes opened and gone through, and nothing made of them. */
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

const home = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))

export const bare = {
  pdf: async (bytes: Uint8Array): Promise<void> => {
    const { getDocument } = await import('pdfjs-dist/legacy/build/pdf.mjs')
    const task = getDocument({
      data: new Uint8Array(bytes),
      cMapUrl: `${join(home, 'cmaps')}/`,
      cMapPacked: true,
      standardFontDataUrl: `${join(home, 'standard_fonts')}/`,
      useSystemFonts: false,
      verbosity: 0,
    })
    const document = await task.promise
    for (let number = 1; number <= document.numPages; number += 1) {
      const page = await document.getPage(number)
      await page.getTextContent()
      await page.getOperatorList()
      page.cleanup()
    }
    await task.destroy()
  },
  docx: async (bytes: Uint8Array): Promise<void> => {
    const { default: mammoth } = await import('mammoth')
    await mammoth.convertToHtml({ buffer: Buffer.from(bytes) })
  },
  html: async (bytes: Uint8Array): Promise<void> => {
    const { parse } = await import('parse5')
    parse(new TextDecoder().decode(bytes))
  },
}
