/** One page of a PDF → words and rules, in points from the top left of the page as displayed. */
import { OPS, type PDFDocumentProxy, type PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { imagePixels } from '../ocr/page-image.ts'
import type { Quarters } from '../ocr/placing.ts'
import type { Page } from '../page/page.ts'
import { MOSTLY_IMAGE, type PageContent } from '../page/recognition.ts'
import { joinMarks, type Mark } from '../page/words.ts'
import { isCommonCharacter, readableText } from './character.ts'
import { type Drawing, interpret, type Operators } from './interpret.ts'
import type { Matrix } from './matrix.ts'
import type { DrawnGlyph, DrawnImage, Font } from './player.ts'
import { type PixelsOf, unseenGlyphs } from './unseen.ts'

/** A page as read, with what decides whether its pixels must be read instead. */
export type PdfPage = {
  readonly page: Page
  /** How far the page was turned clockwise for its text to run from left to right. */
  readonly quarters: Quarters
  readonly content: PageContent
  /** Words that the page does not show: what somebody's recognition put behind an image. */
  readonly layer: Page['words']
  /** Whether it shows characters whose font is not in the file. */
  readonly lacksFont: boolean
  /** Glyphs left out because they slant, such as a watermark's. */
  readonly slanted: number
  /** Whether the page drew more than is kept. */
  readonly cut: boolean
  /** How pdf.js calls the fonts that the page uses; it keeps them until the document is cleaned up. */
  readonly fonts: readonly string[]
}

/** The share of the glyphs that must run one way for the page to be turned that way. */
const SIDEWAYS = 0.8

type Layers = Awaited<ReturnType<PDFDocumentProxy['getOptionalContentConfig']>>

/**
 * Reads one page. A page whose text runs sideways is turned upright, its boxes with it. Throws what pdf.js throws for
 * a page that it cannot read.
 */
export async function readPage(
  proxy: PDFPageProxy,
  number: number,
  layers: Layers,
): Promise<PdfPage> {
  const operators: Operators = await proxy.getOperatorList()
  const fonts = new Map<string, Font | null>()
  const play = (rotation: number): Played => {
    const viewport = proxy.getViewport({ scale: 1, rotation })
    const { width, height } = viewport
    const drawing = interpret(operators, {
      toPage: viewport.transform as unknown as Matrix,
      page: { x0: 0, top: 0, x1: width, bottom: height },
      fontOf: (id) => fontOf(proxy, id, fonts),
      hiddenLayer: (properties) => !layers.isVisible(properties as never),
    })
    return { width, height, drawing }
  }
  const first = play(proxy.rotate)
  const turn = sidewaysTurn(first.drawing.glyphs)
  const played = turn === 0 ? first : play((proxy.rotate + 360 - turn) % 360)
  const quarters = (((360 - turn) / 90) % 4) as Quarters
  const pixelsOf: PixelsOf = (name) => imagePixels(proxy, name)
  const read = await pageFrom(played, number, operators, pixelsOf)
  return { ...read, quarters, fonts: [...fonts.keys()] }
}

type Played = { readonly width: number; readonly height: number; readonly drawing: Drawing }

/** Which way nearly all text of the page runs, where that is not from left to right; 0 otherwise. */
function sidewaysTurn(glyphs: readonly DrawnGlyph[]): Mark['turn'] {
  const counts = new Map<Mark['turn'], number>()
  for (const { turn, font } of glyphs) {
    if (!font.vertical) counts.set(turn, (counts.get(turn) ?? 0) + 1)
  }
  const most = [...counts].find(([, count]) => count > SIDEWAYS * glyphs.length)
  return most?.[0] ?? 0
}

async function pageFrom(
  { width, height, drawing }: Played,
  number: number,
  operators: Operators,
  pixelsOf: PixelsOf,
): Promise<Omit<PdfPage, 'quarters' | 'fonts'>> {
  const { edges, areas, images, slanted, cut } = drawing
  const imageShare = coverage(images, width, height)
  const unseen =
    imageShare < MOSTLY_IMAGE ? new Set<DrawnGlyph>() : await unseenGlyphs(drawing, pixelsOf)
  const { visible, invisible, unreadable } = marksOf(drawing.glyphs, unseen)
  const layer = joinMarks(invisible, edges)
  const words = visible.length > 0 ? joinMarks(visible, edges) : layer
  return {
    layer,
    lacksFont: drawing.glyphs.some(({ font, invisible: unseen }) => font.missing && !unseen),
    page: { number, width, height, words, edges, areas },
    content: {
      readable: visible.length,
      unreadable,
      invisible: invisible.length,
      imageShare,
      shapes: paintedPaths(operators),
    },
    slanted,
    cut,
  }
}

type ExportedFont = {
  readonly name?: string
  readonly vertical?: boolean
  readonly composite?: boolean
  readonly fontMatrix?: readonly number[]
  readonly isType3Font?: boolean
  readonly missingFile?: boolean
}

/** The font that the page knows by this name, kept in `known`; null where it could not be loaded. */
function fontOf(
  { commonObjs }: PDFPageProxy,
  id: string,
  known: Map<string, Font | null>,
): Font | null {
  const cached = known.get(id)
  if (cached !== undefined) return cached
  const font = commonObjs.has(id) ? readFont(commonObjs.get(id)) : null
  known.set(id, font)
  return font
}

function readFont(font: ExportedFont): Font {
  return {
    name: font.name ?? '',
    vertical: font.vertical ?? false,
    composite: font.composite ?? false,
    fontMatrix: font.fontMatrix ?? [0.001, 0, 0, 0.001, 0, 0],
    isType3Font: font.isType3Font ?? false,
    missing: font.missingFile ?? false,
  }
}

type Read = {
  readonly visible: readonly Mark[]
  readonly invisible: readonly Mark[]
  readonly unreadable: number
}

/**
 * The glyphs as text; those that are `unseen` count as drawn without ink. All glyphs of a font that is mostly unreadable are:
 * what it seems to say is chance.
 */
function marksOf(glyphs: readonly DrawnGlyph[], unseen: ReadonlySet<DrawnGlyph>): Read {
  const byFont = Map.groupBy(glyphs, ({ font }) => font)
  const mute = new Set([...byFont].filter(([, drawn]) => saysNothing(drawn)).map(([font]) => font))
  const visible: Mark[] = []
  const invisible: Mark[] = []
  let unreadable = 0
  for (const glyph of glyphs) {
    const { unicode, font, box, turn } = glyph
    const inkless = glyph.invisible || unseen.has(glyph)
    const text = mute.has(font) && unicode.trim() !== '' ? null : readableText(unicode, font.name)
    if (text === null) unreadable += 1
    else if (text !== '') (inkless ? invisible : visible).push({ text, box, turn })
  }
  return { visible, invisible, unreadable }
}

/** Share of the words from which a page’s text runs sideways. Chosen. */
const MOSTLY = 0.25

function saysNothing(glyphs: readonly DrawnGlyph[]): boolean {
  const unknown = glyphs.filter(({ unicode, font }) => readableText(unicode, font.name) === null)
  if (unknown.length > MOSTLY * glyphs.length) return true
  const font = glyphs[0]?.font
  return (font?.composite ?? false) && codesOnly(glyphs)
}

/** A font of many-byte codes that names no characters: the codes, which only count its glyphs, come out as text. */
function codesOnly(glyphs: readonly DrawnGlyph[]): boolean {
  if (glyphs.some(({ unicode, code }) => unicode !== String.fromCharCode(code))) return false
  const strange = glyphs.filter(({ unicode }) => unicode < ' ' || !isCommonCharacter(unicode))
  return strange.length > 0.05 * glyphs.length
}

/** The side of the raster on which images are laid to see how much of the page they cover. */
const RASTER = 24

function coverage(images: readonly DrawnImage[], width: number, height: number): number {
  const covered = new Uint8Array(RASTER * RASTER)
  for (const { box } of images) {
    const { x0, top, x1, bottom } = box
    const from = { x: Math.round((x0 / width) * RASTER), y: Math.round((top / height) * RASTER) }
    const to = { x: Math.round((x1 / width) * RASTER), y: Math.round((bottom / height) * RASTER) }
    for (let y = from.y; y < Math.min(to.y, RASTER); y += 1) {
      covered.fill(1, y * RASTER + from.x, y * RASTER + Math.min(to.x, RASTER))
    }
  }
  return covered.reduce((sum, cell) => sum + cell, 0) / covered.length
}

function paintedPaths({ fnArray }: Operators): number {
  return fnArray.filter((code) => code === OPS.constructPath).length
}
