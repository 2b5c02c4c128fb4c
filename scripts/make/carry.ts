/** Tables as the files that carry them: a web page, and the kinds of text that converters and browsers write. */
import type { Format } from '../../src/extract/document.ts'
import type { LaidCell, LaidTable } from './lay-out.ts'

export type Carrier = {
  readonly name: string
  readonly format: Format
  readonly write: (title: string, tables: readonly LaidTable[]) => string
}

function page(title: string, tables: readonly LaidTable[]): string {
  const drawn = tables.map((table) => `<table border="1">${table.map(htmlRow).join('')}</table>`)
  return `<!DOCTYPE html><html><body><h1>${title}</h1>${drawn.join('')}</body></html>`
}

function htmlRow(row: readonly LaidCell[]): string {
  const cells = row.map(
    ({ text, rowSpan, colSpan }) =>
      `<td rowspan="${rowSpan}" colspan="${colSpan}">${text.replaceAll('\n', '<br>')}</td>`,
  )
  return `<tr>${cells.join('')}</tr>`
}

/** A text of the cells that begin in each row. */
function rows(write: (row: readonly string[]) => string, between: string): Carrier['write'] {
  return (title, tables) => {
    const written = tables.map((table) =>
      table.map((row) => write(row.map(({ text }) => text))).join(between),
    )
    return `${title}\n${between}${written.join(`${between}\n`)}\n`
  }
}

const joined = (text: string) => text.replaceAll('\n', '')

/** Every slot of the grid, those that a merged cell covers blank. */
function slotsOf(table: LaidTable): readonly (readonly string[])[] {
  const grid: string[][] = table.map(() => [])
  for (const [at, cells] of table.entries()) for (const cell of cells) place(grid, at, cell)
  return grid
}

/** Puts a cell into the first free slot of a row, and blanks into the others that it covers. */
function place(grid: readonly string[][], at: number, { text, rowSpan, colSpan }: LaidCell): void {
  const own = grid[at] ?? []
  const free = own.findIndex((slot) => slot === undefined)
  const column = free === -1 ? own.length : free
  for (const row of grid.slice(at, at + rowSpan)) {
    for (let across = column; across < column + colSpan; across += 1) row[across] = ''
  }
  own[column] = text
}

function markdown(title: string, tables: readonly LaidTable[]): string {
  const written = tables.map((table) => {
    const [head = [], ...body] = slotsOf(table)
    const line = (row: readonly string[]) =>
      `| ${row.map((text) => text.replaceAll('\n', '<br>')).join(' | ')} |`
    return [line(head), `|${' --- |'.repeat(head.length)}`, ...body.map(line)].join('\n')
  })
  return `# ${title}\n\n${written.join('\n\n')}\n`
}

/** A blank cell as browsers copy it. */
const NO_BREAK = '\u00a0'

export const carriers: readonly Carrier[] = [
  { name: 'page', format: 'html', write: page },
  { name: 'markdown', format: 'text', write: markdown },
  { name: 'tabs', format: 'text', write: rows((row) => row.map(joined).join('\t'), '\n') },
  {
    name: 'tab cells',
    format: 'text',
    write: rows((row) => row.map((text) => `\t${text}`).join('\n'), '\n\n'),
  },
  {
    name: 'bars',
    format: 'text',
    write: rows(
      (row) =>
        `${row
          .map(joined)
          .filter((text) => text !== '')
          .join(' | ')} |||`,
      '\n',
    ),
  },
  {
    name: 'bar cells',
    format: 'text',
    write: rows((row) => row.map((text) => `${joined(text)} |`).join('\n'), '\n'),
  },
  {
    name: 'lines',
    format: 'text',
    write: rows((row) => row.map((text) => text || NO_BREAK).join('\n'), '\n'),
  },
  {
    name: 'parted lines',
    format: 'text',
    write: rows((row) => row.map((text) => text || NO_BREAK).join('\n\n'), '\n\n'),
  },
  {
    name: 'blanks',
    format: 'text',
    write: rows(
      (row) =>
        row
          .map(joined)
          .filter((text) => text !== '')
          .join(' '),
      '\n',
    ),
  },
]
