/** Where a document speaks of a performance form and no form came of it: nothing is lost in silence. */
import type { Paragraph, Place } from '../../extract/document.ts'
import { isLevelName } from '../column/shape.ts'
import type { Draft } from '../form/draft.ts'
import type { FormNote } from '../report.ts'
import { type Row, rowsOf, type Slot } from '../sheet/row.ts'
import type { SheetBlock, SheetTable } from '../sheet/table.ts'
import { isFigure } from '../value/score.ts'
import { addNote, type Notes } from '../value/sourced.ts'
import { fold, withoutLayoutSpace } from '../words/heading.ts'
import { listTitleIn, titleIn } from '../words/title.ts'

/** Different names of levels that are no chance. */
const LEVEL_NAMES = 3

/** The tables and lines that speak of a form and belong to none of `drafts`. */
export function unreadForms(
  blocks: readonly SheetBlock[],
  drafts: readonly Draft[],
): readonly FormNote[] {
  const notes: Notes = []
  const used = tablesOf(drafts)
  const note = (words: string, place: Place): void => {
    addNote(notes, { code: 'form_unread', path: '', place, args: { words } })
  }
  let tables = 0
  let above: Paragraph[] = []
  for (const block of blocks) {
    if (block.type === 'paragraph') {
      above.push(block)
      continue
    }
    for (const title of titledLines(above)) note(withoutLayoutSpace(title.text), title.place)
    const index = tables++
    const words = used.has(index) ? null : (wordsOfForm(block, index) ?? titledForm(block, above))
    if (words !== null) note(words, block.place)
    above = []
  }
  for (const title of titledLines(above)) note(withoutLayoutSpace(title.text), title.place)
  if (drafts.length === 0 && notes.length === 0) {
    const seen = lineOfForm(blocks.filter((block) => block.type === 'paragraph'))
    if (seen) note(withoutLayoutSpace(seen.text).slice(0, LONGEST), seen.place)
  }
  return notes
}

/** Characters of the longest line that is taken for a title. Chosen; longer ones are sentences. */
const LONGEST = 60

export function tablesOf(drafts: readonly Draft[]): ReadonlySet<number> {
  const rows = drafts.flatMap(({ pairs, titles, funds, goals, indicators, totals }) => [
    ...pairs,
    ...titles,
    ...totals,
    ...[...funds, ...indicators].flatMap((block) => [...block.headings, ...block.rows]),
    ...goals.flatMap((block) => [block.heading, ...block.rows]),
  ])
  return new Set(rows.map(({ table }) => table))
}

/** Lines between a form and its title, at most: a year, a unit of money, who filled it in. */
const LINES_BELOW_TITLE = 3
/** Rows of the smallest form. */
const FEWEST_ROWS = 4

/** The title right above a table that has rows and figures as a form does. */
function titledForm({ rowCount, cells }: SheetTable, above: readonly Paragraph[]): string | null {
  if (rowCount < FEWEST_ROWS || !cells.some(({ text }) => /\d/u.test(text))) return null
  const lines = above.filter(({ text }) => text.trim() !== '').slice(-1 - LINES_BELOW_TITLE)
  const titles = lines.map(({ text }) => titleIn(text))
  return (
    titles.findLast((title) => title?.includes('自评') && /表(?:[(（].*)?$/u.test(title)) ?? null
  )
}

/** Lines with bare figures below a title that are no chance. */
const FIGURE_LINES = 6
/** The name of another table, below which figures are no longer the form's. */
const OTHER_TABLE = /^[^\d,，。；]{2,30}表(?:[(（].*)?$/u

/** Titles of forms whose cells were left as lines: below them stand lines with figures of their own, and no table. */
function titledLines(lines: readonly Paragraph[]): readonly Paragraph[] {
  const found: Paragraph[] = []
  let title: Paragraph | null = null
  let figures = 0
  for (const line of lines) {
    if (isFormTitle(line.text)) [title, figures] = [line, 0]
    else if (OTHER_TABLE.test(line.text.trim())) title = null
    else if (title && hasFigure(line.text)) figures += 1
    if (title && figures === FIGURE_LINES) {
      found.push(title)
      title = null
    }
  }
  return found
}

function isFormTitle(text: string): boolean {
  const title = titleIn(text) ?? listTitleIn(text)
  return title?.includes('自评') === true && /表(?:[(（].*)?$/u.test(title)
}

function hasFigure(text: string): boolean {
  return text.split(/\s+/u).some((part) => isFigure(fold(part)))
}

/** The words by which a table shows that it is a form; null where it shows nothing of the kind. */
function wordsOfForm(table: SheetTable, index: number): string | null {
  const rows = rowsOf(table, index)
  const slots = rows.flatMap(({ words }) => words)
  const headings = distinct(slots, ({ meaning }) => meaning.indicator?.startsWith('level') === true)
  const levels = distinct(slots, ({ folded }) => isLevelName(folded) && /指标|目标/u.test(folded))
  const values = distinct(slots, ({ meaning: { indicator } }) => VALUES.has(indicator ?? ''))
  const money = distinct(slots, ({ meaning: { fund } }) => MONEY.has(fund ?? ''))
  const marks = distinct(slots, ({ meaning: { indicator } }) => MARKS.has(indicator ?? ''))
  if (headings.length >= 2 && values.length > 0) return joined([...headings, ...values])
  if (levels.length >= LEVEL_NAMES) return joined(levels)
  if (money.length >= 2 && marks.length > 0) return joined([...money, ...marks])
  return titleOver(rows)
}

const VALUES: ReadonlySet<string> = new Set(['target', 'actual', 'value', 'weight', 'score'])
const MARKS: ReadonlySet<string> = new Set(['weight', 'score'])
const MONEY: ReadonlySet<string> = new Set(['initial_budget', 'annual_budget', 'executed'])

function distinct(slots: readonly Slot[], is: (slot: Slot) => boolean): readonly string[] {
  return [...new Set(slots.filter(is).map(({ cell }) => withoutLayoutSpace(cell.text)))]
}

function joined(words: readonly string[]): string {
  return words.slice(0, 6).join('、')
}

/** The title of a form in a row of its own above further rows. */
function titleOver(rows: readonly Row[]): string | null {
  const above = rows.slice(0, -1).filter(({ words }) => words.length === 1)
  for (const { words } of above) {
    const title = titleIn(words[0]?.cell.text ?? '')
    if (title?.includes('自评')) return title
  }
  return null
}

/** The first of enough short lines that hold names of levels or their headings. */
function lineOfForm(lines: readonly Paragraph[]): Paragraph | null {
  const names = new Set<string>()
  let first: Paragraph | null = null
  for (const line of lines) {
    for (const name of namesIn(line)) {
      names.add(name)
      first ??= line
    }
  }
  return names.size > LEVEL_NAMES ? first : null
}

const NAME =
  /[一二三]级指标|(?:产出|效益|满意度|成本|数量|质量|时效|经济效益|社会效益|生态效益|可持续影响)指标/gu
/** Characters of a line, beside blanks and bars, that is no sentence. */
const SENTENCE = /[，。；]/u

function namesIn({ text }: Paragraph): readonly string[] {
  return text
    .split(/[\s|｜]+/u)
    .filter((part) => part.length <= LONGEST && !SENTENCE.test(part))
    .flatMap((part) => part.match(NAME) ?? [])
}
