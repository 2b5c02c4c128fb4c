/** Pages of ink as an OFD. */
import { lineFrom, ofdOf, textAt } from '../../make/ofd.ts'
import type { TypesetPage } from '../layout/typeset.ts'

const MILLIMETRES = 25.4 / 72

export function pageOfd(pages: readonly TypesetPage[]): Promise<Buffer> {
  const [first] = pages
  if (first === undefined) throw new Error('A document has no pages.')
  const contents = pages.map(({ ink }) =>
    ink
      .map((one) => {
        if (one.kind === 'text') {
          return textAt(one.text, scaled(one.x), scaled(one.y), scaled(one.size))
        }
        if (one.kind !== 'rule') return ''
        const [[x0, y0], [x1, y1]] = [one.from, one.to]
        return lineFrom([scaled(x0), scaled(y0)], [scaled(x1), scaled(y1)])
      })
      .join(''),
  )
  const size = { width: scaled(first.width), height: scaled(first.height) }
  return ofdOf(contents, {}, size)
}

/** Points as millimetres, to a hundredth. */
function scaled(points: number): number {
  return Math.round(points * MILLIMETRES * 100) / 100
}
