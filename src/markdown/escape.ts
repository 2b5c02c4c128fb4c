/** Strangers' words inside Markdown: they are read as words, never as its signs. */
import { printable } from '../terminal/printable.ts'

/** Signs that mark emphasis, code, links, tags and struck text. */
const SIGNS = /[\\`*_[\]<>~]/gu
/** What makes of a line a heading, a list, a quotation, a rule or a row of a table. */
const LEADS = /^(?:[#+=|-]|(?<number>\d{1,9})(?=[.)](?:\s|$)))/u

/** One line of words, blanks at its ends left out. */
export function escapedLine(words: string): string {
  const line = printable(words).replaceAll(/\s+/gu, ' ').trim().replaceAll(SIGNS, String.raw`\$&`)
  return line.replace(LEADS, (lead, number?: string) =>
    number === undefined ? `\\${lead}` : `${number}\\`,
  )
}

/** Words in a cell of a Markdown table; their lines are kept. */
export function escapedCell(words: string): string {
  const lines = printable(words).trim().split('\n')
  return lines
    .map((line) => line.trim().replaceAll(SIGNS, String.raw`\$&`).replaceAll('|', String.raw`\|`))
    .join('<br>')
}

const ENTITIES: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;' }

/** Words in a cell of an HTML table; their lines are kept. */
export function escapedHtml(words: string): string {
  const text = printable(words)
    .trim()
    .replaceAll(/[&<>]/gu, (sign) => ENTITIES[sign] ?? sign)
  return text.replaceAll(/\s*\n\s*/gu, '<br>')
}
