/** What the lines of a table hold, column by column. */
import type { Box } from '../document.ts'
import { textOf } from './lines.ts'
import type { Word } from './page.ts'

/** What one line holds in a stretch of columns, ends exclusive. */
export type Entry = { readonly from: number; readonly to: number; readonly words: readonly Word[] }
export type EntryLine = { readonly entries: readonly Entry[]; readonly box: Box }

const FIGURE = /^[^\p{L}]*\d[^\p{L}]*[%a-z*†‡)\]]{0,3}$/u
const NOTHING = /^[-–—.*…/]+$|^n\/?a$/iu
/** Whether an entry is a number, or the sign for none. */
export function isFigure(entry: Pick<Entry, 'words'>): boolean {
  const text = textOfEntry(entry)
  return FIGURE.test(text) || NOTHING.test(text)
}

export function textOfEntry({ words }: Pick<Entry, 'words'>): string {
  return textOf({ words, box: words[0]?.box ?? { x0: 0, top: 0, x1: 0, bottom: 0 } })
}

/** How many Han characters the words have. */
export function hanLength({ words }: Pick<Entry, 'words'>): number {
  return words.reduce((sum, word) => sum + (word.text.match(/\p{Script=Han}/gu) ?? []).length, 0)
}
