/** Texts that programs dump of a PDF's pages: in the order in which it was drawn, or laid out in blanks. */
import type { Ink } from '../../make/pdf.ts'
import { lengthOf, type TypesetPage } from '../layout/typeset.ts'

type Words = Ink & { readonly kind: 'text' }

/** Words whose bases are nearer than this share a line. Points. */
const SAME_LINE = 2

function wordsOf({ ink }: TypesetPage): readonly Words[] {
  return ink.filter((one): one is Words => one.kind === 'text')
}

/** A line for each piece of text, joined by a blank where the next goes on to the right of it. */
export function rawDump(pages: readonly TypesetPage[]): string {
  return pages.map((page) => `${rawLines(wordsOf(page)).join('\n')}\n\f`).join('')
}

function rawLines(words: readonly Words[]): readonly string[] {
  const lines: string[] = []
  let last: Words | undefined
  for (const one of words) {
    const goesOn = last && Math.abs(last.y - one.y) < SAME_LINE && one.x > last.x
    if (goesOn) lines[lines.length - 1] = `${lines.at(-1)} ${one.text}`
    else lines.push(one.text)
    last = one
  }
  return lines
}

/** Each line of a page with its words as far from the margin as on paper, a blank for half an em. */
export function layoutDump(pages: readonly TypesetPage[]): string {
  return pages.map((page) => `${layoutLines(page).join('\n')}\n\f`).join('')
}

function layoutLines(page: TypesetPage): readonly string[] {
  const lines: Words[][] = []
  for (const one of wordsOf(page).toSorted((a, b) => a.y - b.y || a.x - b.x)) {
    const line = lines.at(-1)
    if (line?.[0] && Math.abs(line[0].y - one.y) < SAME_LINE) line.push(one)
    else lines.push([one])
  }
  return lines.map((line) => inBlanks(line.toSorted((a, b) => a.x - b.x)))
}

/** Blanks a point: half an em of the size of tables. */
const BLANK = 4.5

function inBlanks(line: readonly Words[]): string {
  let text = ''
  let used = 0
  for (const one of line) {
    const wanted = Math.round(one.x / BLANK)
    const gap = Math.max(wanted - used, text === '' ? 0 : 2)
    text += ' '.repeat(gap) + one.text
    used += gap + Math.round(lengthOf(one.text, 1) * 2)
  }
  return text
}
