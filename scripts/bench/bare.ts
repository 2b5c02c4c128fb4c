/** What the libraries beneath the readers do alone: bytes opened and gone through, and nothing made of them. */
export const bare = {
  pdf: async (bytes: Uint8Array): Promise<void> => {
    const { openPdf } = await import('../../src/extract/pdf/open.ts')
    const { document, beginPage, close } = await openPdf(bytes)
    for (let number = 1; number <= document.numPages; number += 1) {
      beginPage()
      const page = await document.getPage(number)
      await page.getTextContent()
      await page.getOperatorList()
      page.cleanup()
    }
    await close()
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
