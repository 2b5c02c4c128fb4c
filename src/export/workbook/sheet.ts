/** One sheet of a workbook: its frame around rows that are written as they come. */
import { cell, columnName, escaped } from './cell.ts'
import { headerStyle } from './style.ts'

export const MAIN = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
export const HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** Characters of a sheet's name; Excel takes no more. */
const NAME_LENGTH = 31

/** Characters of the words that show when a heading is chosen; Excel takes no more. */
const PROMPT_LENGTH = 255

/** Characters of the heading of those words. */
const PROMPT_TITLE_LENGTH = 32

export type Sheet = { readonly name: string; readonly text: () => Iterable<string> }

/** A table with a heading for each column: frozen, filtered, explained where a heading is chosen. */
export type TableFrame = {
  readonly headings: readonly string[]
  /** What each column is; empty where nobody wrote it down. */
  readonly words: readonly string[]
  /** In characters of the usual font. */
  readonly widths: readonly number[]
  /** Rows below the headings. */
  readonly rows: number
}

/** The text of a sheet that is one table; `rows` are `<row>` elements. */
export function* tableText(frame: TableFrame, rows: () => Iterable<string>): Generator<string> {
  const { headings, widths } = frame
  const range = `A1:${columnName(headings.length - 1)}${frame.rows + 1}`
  yield `${HEAD}<worksheet xmlns="${MAIN}"><dimension ref="${range}"/>` +
    '<sheetViews><sheetView workbookViewId="0">' +
    '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>' +
    `</sheetView></sheetViews>${columnsXml(widths)}<sheetData>`
  yield `<row>${headings.map((heading) => cell(heading, headerStyle)).join('')}</row>`
  yield* rows()
  yield `</sheetData><autoFilter ref="${range}"/>${prompts(frame)}</worksheet>`
}

/** The text of a sheet of several small tables below each other. */
export function* pageText(widths: readonly number[], rows: readonly string[]): Generator<string> {
  yield `${HEAD}<worksheet xmlns="${MAIN}">${columnsXml(widths)}<sheetData>`
  yield* rows.map((row) => `<row>${row}</row>`)
  yield '</sheetData></worksheet>'
}

function columnsXml(widths: readonly number[]): string {
  const columns = widths.map(
    (width, at) =>
      `<col min="${at + 1}" max="${at + 1}" width="${Math.ceil(width)}" customWidth="1"/>`,
  )
  return `<cols>${columns.join('')}</cols>`
}

/** What each column is, shown by the spreadsheet beside the heading that is chosen. */
function prompts({ headings, words }: TableFrame): string {
  const told = words.flatMap((text, at) => {
    if (text === '') return []
    const title = escaped((headings[at] ?? '').slice(0, PROMPT_TITLE_LENGTH))
    const prompt = escaped(text.slice(0, PROMPT_LENGTH))
    return `<dataValidation allowBlank="1" showInputMessage="1" promptTitle="${title}" prompt="${prompt}" sqref="${columnName(at)}1"/>`
  })
  return told.length === 0
    ? ''
    : `<dataValidations count="${told.length}">${told.join('')}</dataValidations>`
}

/** A name that Excel takes for a sheet; a further part of one stream says which. */
export function sheetName(name: string, part: number): string {
  const suffix = part === 0 ? '' : ` (${part + 1})`
  const allowed = name.replaceAll(/[[\]:*?/\\]/gu, ' ')
  return allowed.slice(0, NAME_LENGTH - suffix.length) + suffix
}
