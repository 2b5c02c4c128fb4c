/** A page of a document for the working paper of a form: the cells of its findings outlined, with their numbers. */
import type { Context } from 'hono'
import { selectFormPage, type WholeFormPage } from '../../store/form-page.ts'
import type { CompactPlace } from '../../store/place.ts'
import { formAddress, parseFormAddress } from '../address.ts'
import type { Guarded } from '../guard.ts'
import type { WebContext } from '../page.ts'
import type { ServedPicture } from '../services.ts'
import { pictureSource } from './source.ts'

/** What is outlined follows the corrections: it is asked for anew each time. */
const FRESH = { 'Content-Type': 'image/svg+xml; charset=utf-8', 'Cache-Control': 'no-store' }

/** The address of a page of `whole`'s document, outlined. */
export function outlinedAddress({ document, ordinal }: WholeFormPage, page: number): string {
  return `${formAddress({ sha256: document.sha256, form: ordinal })}/pictures/${page}.svg`
}

export async function outlinedAnswer(
  context: Context<Guarded>,
  house: WebContext,
): Promise<Response> {
  const { sha256 = '', form = '', page: name = '' } = context.req.param()
  const [, number] = /^([1-9]\d{0,5})\.svg$/u.exec(name) ?? []
  const address = parseFormAddress(sha256, form)
  const whole = address && selectFormPage(house.database, address)
  const source = number && whole ? pictureSource(whole, Number(number)) : null
  const picture = source && (await house.services.picture(source))
  if (!picture || !whole) return context.notFound()
  return context.body(outlined(picture, whole, Number(number)), 200, FRESH)
}

/** The findings of a working paper, in its order; the number of each is its place, from 1. */
export function paperFindings({ findings }: WholeFormPage): WholeFormPage['findings'] {
  return findings.filter(({ severity }) => severity !== 'info')
}

/** A picture within a picture may hold nothing of elsewhere: the page is carried in it. */
function outlined(
  { png, width, height }: ServedPicture,
  whole: WholeFormPage,
  page: number,
): string {
  const marks = numberedPlaces(whole, page).map(({ place, numbers }) => mark(place, numbers))
  const data = Buffer.from(png).toString('base64')
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}"><image href="data:image/png;base64,${data}" width="${width}" height="${height}"/>${marks.join('')}</svg>`
}

type OnPage = Extract<CompactPlace, readonly ['page', ...unknown[]]>

/** The cells of findings on a page, each with the numbers of all findings that it takes part in. */
function numberedPlaces(whole: WholeFormPage, page: number) {
  const marked = paperFindings(whole).flatMap(({ path, paths }, at) =>
    [...new Set([path, ...paths])].flatMap((one) => {
      const place = whole.sources[one]?.place ?? null
      return place?.[0] === 'page' && place[1] === page ? { place, number: at + 1 } : []
    }),
  )
  const cells = Map.groupBy(marked, ({ place }) => JSON.stringify(place))
  return [...cells.values()].flatMap((all) => {
    const [first] = all
    if (first === undefined) return []
    return { place: first.place, numbers: [...new Set(all.map(({ number }) => number))] }
  })
}

/** Points: how far the outline stands from its cell, and the size of the flag with its numbers. */
const AROUND = 1.5
const FLAG = { height: 8, digit: 4.2, padding: 2 } as const

/** An outline that covers no word of the cell, and a flag on its upper corner. */
function mark([, , x0, top, x1, bottom]: OnPage, numbers: readonly number[]): string {
  const words = numbers.join(',')
  const width = FLAG.digit * words.length + 2 * FLAG.padding
  const [x, y] = [x1 + AROUND - width, top - AROUND - FLAG.height / 2]
  const outline = rectangle(
    x0 - AROUND,
    top - AROUND,
    x1 - x0 + 2 * AROUND,
    bottom - top + 2 * AROUND,
  )
  const flag = rectangle(x, y, width, FLAG.height)
  return `<rect ${outline} fill="none" stroke="#b34700" stroke-width="1.5"/><rect ${flag} fill="#b34700"/><text x="${(x + FLAG.padding).toFixed(2)}" y="${(y + FLAG.height - 2).toFixed(2)}" font-family="sans-serif" font-size="7" fill="#fff">${words}</text>`
}

function rectangle(x: number, y: number, width: number, height: number): string {
  const sides = { x, y, width, height }
  return Object.entries(sides)
    .map(([name, value]) => `${name}="${value.toFixed(2)}"`)
    .join(' ')
}
