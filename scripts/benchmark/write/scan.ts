/** Pages as a scanner or a telephone sees them. The bytes depend on the machine's fonts (fonts-noto-cjk). */
import type { Canvas } from '@napi-rs/canvas'
import { type PdfObject, pdfOf } from '../../make/pdf.ts'
import type { Random } from '../../make/report.ts'
import { askew, look, stamped } from '../../make/scanned/damage.ts'
import { photographed } from '../../make/scanned/photograph.ts'
import { drawnInk, pens } from '../../make/scanned/sheet.ts'
import type { TypesetPage } from '../layout/typeset.ts'

type Quality = {
  readonly dpi: number
  readonly pen: keyof typeof pens
  readonly jpeg: number
  readonly after: (canvas: Canvas, random: Random, dpi: number) => Canvas
}

const qualities = {
  good: { dpi: 200, pen: 'usual', jpeg: 85, after: (canvas) => canvas },
  usual: {
    dpi: 150,
    pen: 'usual',
    jpeg: 75,
    after: (canvas, random, dpi) => askew(stamped('#d8302c')(canvas, random, dpi), random),
  },
  poor: { dpi: 100, pen: 'faint', jpeg: 60, after: (canvas) => canvas },
  photograph: {
    dpi: 200,
    pen: 'usual',
    jpeg: 60,
    after: (canvas, random) => photographed(canvas, random),
  },
} as const satisfies Record<string, Quality>

/** A PDF whose pages are pictures. */
export function scanOf(
  pages: readonly TypesetPage[],
  quality: keyof typeof qualities,
  random: Random,
): Uint8Array {
  const { dpi, pen, jpeg, after }: Quality = qualities[quality]
  const pictures = pages.map((page): PdfObject => {
    const drawn = after(drawnInk(page, look(random, dpi, pens[pen]), random), random, dpi)
    const size = `/Width ${drawn.width} /Height ${drawn.height}`
    return {
      dictionary: `/Type /XObject /Subtype /Image ${size} /ColorSpace /DeviceRGB /BitsPerComponent 8 /Filter /DCTDecode`,
      stream: drawn.toBuffer('image/jpeg', jpeg),
    }
  })
  const sheets = pages.map(({ width, height }, at) => {
    const operators = `q ${width} 0 0 ${height} 0 0 cm /X${at} Do Q`
    return { width, height, ink: [{ kind: 'raw', operators } as const] }
  })
  return pdfOf(sheets, pictures)
}
