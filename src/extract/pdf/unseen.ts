/**
 * Text on a page that is a picture, drawn with ink and yet seen by nobody: white on the white of the picture, or under it.
 * It is what another program recognised, or anything at all.
 */
import type { Pixels } from '../ocr/pixels.ts'
import type { Drawing } from './interpret.ts'
import type { DrawnGlyph, DrawnImage } from './player.ts'

/** The pixels of an image by its name; null where they cannot be had. */
export type PixelsOf = (name: string) => Promise<Pixels | null>

/** A page in more pieces than this is no scan. */
const MOST_PICTURES = 200

type Pictures = ReadonlyMap<DrawnImage, Pixels | null>

/** The glyphs of a page mostly under images that these hide; none where no glyph is white or was drawn before an image. */
export async function unseenGlyphs(
  { glyphs, areas, images: drawn }: Drawing,
  pixelsOf: PixelsOf,
): Promise<ReadonlySet<DrawnGlyph>> {
  const images = drawn.slice(0, MOST_PICTURES)
  const doubted = glyphs.filter((glyph, at) => {
    const under = (image: DrawnImage) => at < image.after && contains(image.box, glyph)
    if (glyph.white && areas.some((area) => contains(area, glyph))) return images.some(under)
    return images.some((image) => under(image) || (glyph.white && contains(image.box, glyph)))
  })
  const concerned = images.filter(({ box }) => doubted.some((glyph) => contains(box, glyph)))
  const pictures: Pictures = new Map(
    await Promise.all(
      concerned.map(async (image) => {
        return [image, image.name === null ? null : await pixelsOf(image.name)] as const
      }),
    ),
  )
  const order = new Map(glyphs.map((glyph, at) => [glyph, at]))
  return new Set(doubted.filter((glyph) => isUnseen(glyph, order.get(glyph) ?? 0, pictures)))
}

function isUnseen(glyph: DrawnGlyph, order: number, pictures: Pictures): boolean {
  return [...pictures].some(([image, pixels]) => {
    if (pixels === null || !contains(image.box, glyph)) return false
    // An image with an alpha channel may let the text below it show.
    if (order < image.after) return pixels.channels !== 4
    return glyph.white && isLight(pixels, image, glyph)
  })
}

type Boxed = Pick<DrawnGlyph, 'box'>

function contains({ x0, top, x1, bottom }: DrawnImage['box'], { box }: Boxed): boolean {
  const [x, y] = [(box.x0 + box.x1) / 2, (box.top + box.bottom) / 2]
  return x >= x0 && x <= x1 && y >= top && y <= bottom
}

/** White shows on what is darker than this, of 255, but for the print that it may lie on: so much of what is under it. */
const LIGHT = 170
/** Share of the pixels under a character that its print covers at most. */
const PRINT_SHARE = 0.8
/** Places under a glyph that are looked at, each way. */
const PLACES = 5

function isLight({ width, height, data, channels }: Pixels, { box }: DrawnImage, glyph: Boxed) {
  const shades: number[] = []
  for (let row = 0; row < PLACES; row += 1) {
    for (let column = 0; column < PLACES; column += 1) {
      const [across, down] = [(column + 0.5) / PLACES, (row + 0.5) / PLACES]
      const x = glyph.box.x0 + across * (glyph.box.x1 - glyph.box.x0)
      const y = glyph.box.top + down * (glyph.box.bottom - glyph.box.top)
      const u = Math.floor(((x - box.x0) / (box.x1 - box.x0)) * (width - 1))
      const v = Math.floor(((y - box.top) / (box.bottom - box.top)) * (height - 1))
      shades.push(data[(v * width + u) * channels] ?? 255)
    }
  }
  const paper = shades.toSorted((a, b) => a - b)[Math.floor(PRINT_SHARE * shades.length)] ?? 255
  return paper >= LIGHT
}
