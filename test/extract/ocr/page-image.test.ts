import { afterEach, expect, test, vi } from 'vitest'
import { pdfOf } from '../../../scripts/make/pdf.ts'
import { openPdf } from '../../../src/extract/pdf/open.ts'

afterEach(() => {
  vi.unstubAllEnvs()
  vi.resetModules()
})

/** A page in a font that is only named, drawn by a program that looks for a font anew. */
async function drawn() {
  vi.resetModules()
  const { pageImage } = await import('../../../src/extract/ocr/page-image.ts')
  const ink = [{ kind: 'text', text: '绩效自评', x: 20, y: 40, size: 20 }] as const
  const opened = await openPdf(pdfOf([{ width: 140, height: 60, ink }]))
  try {
    return await pageImage(await opened.document.getPage(1), false)
  } finally {
    await opened.close()
  }
}

test('a page whose font is not in the file is known for empty boxes where no font is found', async () => {
  vi.stubEnv('JIXIAO_FONT', '')
  const { isBoxed, image } = await drawn()
  expect(isBoxed).toBe(true)
  expect(image.width).toBe(Math.ceil((140 * 220) / 72))
})

test('a font of one’s own that is not there is none', async () => {
  vi.stubEnv('JIXIAO_FONT', '/nowhere/font.ttf')
  expect((await drawn()).isBoxed).toBe(true)
})
