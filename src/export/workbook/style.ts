/** How cells look: number formats, and colours for what contradicts itself. */

/** The number formats in use, by the numbers that SpreadsheetML itself gives them. */
const formats = { plain: 0, whole: 1, rate: 2, count: 3, money: 4, text: 49 } as const
type Format = keyof typeof formats

/** A contradiction, a doubt, or nothing of the kind. */
export type CellMark = 'none' | 'error' | 'warning'

const FONTS = { plain: 0, header: 1, title: 2, link: 3, error: 4, warning: 5 } as const
const FILLS = { none: 0, header: 2, error: 3, warning: 4 } as const

const names = Object.keys(formats) as Format[]
const marks: readonly CellMark[] = ['none', 'error', 'warning']

/** Styles beside the formats and their marks. */
const HEADER = names.length * marks.length
export const headerStyle = HEADER
export const titleStyle = HEADER + 1
export const linkStyle = HEADER + 2

/** The number of a style in the workbook. */
export function styleOf(format: Format, mark: CellMark): number {
  return marks.indexOf(mark) * names.length + names.indexOf(format)
}

/** How the values of a column are written, by its name and type. */
export function formatOf(name: string, type: 'integer' | 'number' | 'text'): Format {
  if (type === 'text') return 'text'
  if (/^(?:initial_budget|annual_budget|executed)$|_change$/u.test(name)) return 'money'
  if (/_rate$|_percent$/u.test(name)) return 'rate'
  if (/^(?:year|page|ordinal|id)$|_id$/u.test(name)) return 'whole'
  return type === 'integer' ? 'count' : 'plain'
}

const colours = { error: 'FF9C0006', warning: 'FF7F6000', link: 'FF0563C1' } as const
const grounds = { header: 'FF1F4E79', error: 'FFFFC7CE', warning: 'FFFFEB9C' } as const

/** The part `xl/styles.xml`, without its declaration. */
export function stylesXml(namespace: string): string {
  const fonts = [
    font('', 11),
    font('<b/>', 11, 'FFFFFFFF'),
    font('<b/>', 14),
    font('<u/>', 11, colours.link),
    font('<b/>', 11, colours.error),
    font('', 11, colours.warning),
  ]
  const fills = [
    '<fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill>',
    ...[grounds.header, grounds.error, grounds.warning].map(
      (colour) =>
        `<fill><patternFill patternType="solid"><fgColor rgb="${colour}"/></patternFill></fill>`,
    ),
  ]
  const cells = marks.flatMap((mark) =>
    names.map((name) =>
      mark === 'none'
        ? style(formats[name], FONTS.plain, FILLS.none)
        : style(formats[name], FONTS[mark], FILLS[mark]),
    ),
  )
  const others = [
    style(0, FONTS.header, FILLS.header),
    style(0, FONTS.title, FILLS.none),
    style(formats.count, FONTS.link, FILLS.none),
  ]
  return (
    `<styleSheet xmlns="${namespace}"><fonts count="${fonts.length}">${fonts.join('')}</fonts>` +
    `<fills count="${Object.keys(FILLS).length + 1}">${fills.join('')}</fills>` +
    '<borders count="1"><border/></borders><cellStyleXfs count="1"><xf/></cellStyleXfs>' +
    `<cellXfs count="${cells.length + others.length}">${[...cells, ...others].join('')}</cellXfs></styleSheet>`
  )
}

function font(weight: string, size: number, colour?: string): string {
  const painted = colour === undefined ? '' : `<color rgb="${colour}"/>`
  return `<font>${weight}<sz val="${size}"/>${painted}<name val="等线"/></font>`
}

function style(format: number, font: number, fill: number): string {
  return `<xf numFmtId="${format}" fontId="${font}" fillId="${fill}" applyNumberFormat="1" applyFont="1" applyFill="1"/>`
}
