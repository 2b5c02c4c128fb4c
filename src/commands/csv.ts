/** CSV as people write it: RFC 4180, with a header line; UTF-8 with or without a byte order mark. */

export type CsvRow = {
  /** From 1, as an editor counts; the header is line 1. */
  readonly line: number
  /** Cell by heading; a heading without a cell is left out. */
  readonly cells: Readonly<Record<string, string>>
}

const CELL = /(?:"(?<quoted>(?:[^"]|"")*)"|(?<plain>[^,\r\n]*))(?<end>,|\r?\n|\r|$)/uy

/** The rows under the header, those without any word left out. */
export function readCsv(text: string): readonly CsvRow[] {
  const [header, ...rows] = lines(text.replace(/^\uFEFF/u, ''))
  const names = header?.cells.map((name) => name.trim()) ?? []
  return rows
    .filter(({ cells }) => cells.some((cell) => cell.trim() !== ''))
    .map(({ line, cells }) => ({
      line,
      cells: Object.fromEntries(
        cells.flatMap((cell, at) => {
          const name = names[at]
          return name === undefined || name === '' ? [] : [[name, cell.trim()]]
        }),
      ),
    }))
}

type Line = { readonly line: number; readonly cells: string[] }

function lines(text: string): Line[] {
  const found: Line[] = []
  let line = 1
  let row: Line = { line, cells: [] }
  const cell = new RegExp(CELL)
  while (cell.lastIndex < text.length) {
    const groups = cell.exec(text)?.groups
    if (groups === undefined) break
    const { quoted, plain = '', end = '' } = groups
    row.cells.push(quoted?.replaceAll('""', '"') ?? plain)
    line += (quoted?.match(/\n/gu)?.length ?? 0) + (end === '' || end === ',' ? 0 : 1)
    if (end === ',') continue
    found.push(row)
    row = { line, cells: [] }
  }
  if (row.cells.length > 0) found.push(row)
  return found
}
