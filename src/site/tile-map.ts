/** Provinces as tiles, shaded by one figure each. */
import type { Language } from '../language/language.ts'
import { escapeHtml } from '../report/markup.ts'
import { type Tile, tiles } from './tiles.ts'

export type TileValue = {
  readonly value: number
  /** As it stands on the tile. */
  readonly words: string
  /** Forms behind it, in words. */
  readonly told: string
  readonly isSmall: boolean
  readonly href: string
}

/** Pixels of a tile. Chosen. */
const SIZE = 58
/** Pixels between tiles. */
const GAP = 4

/** Shades from the least fifth of the values to the greatest. */
const SHADES = 5

export function drawTileMap(
  title: string,
  values: ReadonlyMap<string, TileValue>,
  language: Language,
): string {
  const ranked = [...values.values()].map(({ value }) => value).sort((one, other) => one - other)
  const drawn = tiles.map((tile) => drawTile(tile, values.get(tile.name), ranked, language))
  const columns = Math.max(...tiles.map(({ column }) => column)) + 1
  const rows = Math.max(...tiles.map(({ row }) => row)) + 1
  return `<figure class="card map"><figcaption>${escapeHtml(title)}</figcaption><svg viewBox="0 0 ${columns * (SIZE + GAP)} ${rows * (SIZE + GAP)}" role="group" aria-label="${escapeHtml(title)}">${drawn.join('')}</svg></figure>`
}

function drawTile(
  { column, row, name, short, english, letters }: Tile,
  found: TileValue | undefined,
  ranked: readonly number[],
  language: Language,
): string {
  const [x, y] = [column * (SIZE + GAP), row * (SIZE + GAP)]
  const label = language === 'zh' ? short : letters
  const box = (kind: string) =>
    `<rect class="tile ${kind}" x="${x + 1}" y="${y + 1}" width="${SIZE}" height="${SIZE}" rx="6"/>`
  const text = (kind: string, dy: number, words: string) =>
    `<text class="${kind}" x="${x + 1 + SIZE / 2}" y="${y + dy}" text-anchor="middle">${escapeHtml(words)}</text>`
  if (found === undefined)
    return `<g aria-hidden="true">${box('blank')}${text(`where blank`, 34, label)}</g>`
  const shade = shadeOf(found.value, ranked)
  const kind = `shade${shade}${found.isSmall ? ' few' : ''}`
  const said = `${language === 'zh' ? name : english}: ${found.words} (${found.told})`
  return `<a href="${escapeHtml(found.href)}" aria-label="${escapeHtml(said)}"><title>${escapeHtml(said)}</title>${box(kind)}${text(`where on${shade}`, 26, label)}${text(`amount on${shade}`, 45, found.words)}</a>`
}

function shadeOf(value: number, ranked: readonly number[]): number {
  const below = ranked.filter((one) => one < value).length
  const most = ranked.filter((one) => one < (ranked.at(-1) ?? 0)).length
  return most === 0 ? 0 : Math.round((below / most) * (SHADES - 1))
}
