/** Libraries that give tables: every slot of the grid that a merged cell covers has its words. */
import { readFile } from 'node:fs/promises'
import { read, utils } from '@e965/xlsx'
import mammoth from 'mammoth'
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Reading } from '../reading.ts'
import { type RawRow, readByRule } from './plain-rule.ts'
import type { Tool } from './tool.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

/** The version of one of the project's own packages, which are pinned. */
async function pinned(name: string): Promise<string> {
  const { dependencies } = JSON.parse(await readFile('package.json', 'utf8'))
  return dependencies[name]
}

async function readEach(
  files: readonly string[],
  rowsOf: (bytes: Buffer) => Promise<readonly RawRow[]>,
): Promise<ReadonlyMap<string, Reading>> {
  const readings = new Map<string, Reading>()
  for (const file of files) {
    readings.set(file, readByRule(file, await rowsOf(await readFile(file))))
  }
  return readings
}

const about = 'tables with merged cells filled, as pandas’ read_html does. Knows cells, not forms.'

export const htmlTables: Tool = {
  name: 'parse5 + plain rule',
  formats: ['html'],
  about: `parse5: ${about}`,
  hint: '',
  version: () => pinned('parse5'),
  read: (files) => readEach(files, async (bytes) => htmlRows(bytes.toString())),
}

export const wordTables: Tool = {
  name: 'mammoth + plain rule',
  formats: ['docx'],
  about: `mammoth’s HTML, its ${about}`,
  hint: '',
  version: () => pinned('mammoth'),
  read: (files) =>
    readEach(files, async (buffer) => htmlRows((await mammoth.convertToHtml({ buffer })).value)),
}

export const bookTables: Tool = {
  name: 'SheetJS + plain rule',
  formats: ['xlsx', 'xls'],
  about: `The cells as displayed, ${about}`,
  hint: '',
  version: () => pinned('@e965/xlsx'),
  read: (files) => readEach(files, async (bytes) => bookRows(bytes)),
}

function htmlRows(html: string): readonly RawRow[] {
  const rows: string[][] = []
  walk(parse(html), rows)
  return rows
}

/** Paragraphs outside tables are rows of one cell. */
function walk(node: Node, rows: string[][]): void {
  if (isElement(node) && node.tagName === 'table') rows.push(...tableRows(node))
  else if (isElement(node) && /^(?:p|h\d)$/u.test(node.tagName)) rows.push([textOf(node)])
  else if ('childNodes' in node) for (const child of node.childNodes) walk(child, rows)
}

function isElement(node: Node): node is Element {
  return 'tagName' in node
}

function textOf(node: Node): string {
  if ('value' in node) return node.value
  return 'childNodes' in node ? node.childNodes.map(textOf).join('') : ''
}

function within(node: Node, names: RegExp): readonly Element[] {
  if (!('childNodes' in node)) return []
  return node.childNodes.flatMap((child) => {
    if (isElement(child) && names.test(child.tagName)) return [child]
    return within(child, names)
  })
}

function tableRows(table: Element): string[][] {
  const grid: string[][] = within(table, /^tr$/u).map(() => [])
  for (const [row, element] of within(table, /^tr$/u).entries()) {
    for (const cell of within(element, /^t[dh]$/u)) fill(grid, row, cell)
  }
  return grid.map((row) => Array.from(row, (text) => text ?? ''))
}

function fill(grid: readonly string[][], row: number, cell: Element): void {
  const span = (name: string) => Number(cell.attrs.find((one) => one.name === name)?.value ?? 1)
  const own = grid[row] ?? []
  let column = 0
  while (own[column] !== undefined) column += 1
  for (const below of grid.slice(row, row + span('rowspan'))) {
    for (let at = column; at < column + span('colspan'); at += 1) below[at] = textOf(cell)
  }
}

function bookRows(bytes: Buffer): readonly RawRow[] {
  const book = read(bytes, { type: 'buffer' })
  return book.SheetNames.flatMap((name) => {
    const sheet = book.Sheets[name] ?? {}
    const rows = utils.sheet_to_json<string[]>(sheet, { header: 1, raw: false, defval: '' })
    for (const { s, e } of sheet['!merges'] ?? []) {
      for (const row of rows.slice(s.r, e.r + 1)) row.fill(rows[s.r]?.[s.c] ?? '', s.c, e.c + 1)
    }
    return rows
  })
}
