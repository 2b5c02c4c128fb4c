/** Labels and the values right of them; both may be wrapped, each around the middle of its row. */
import { fold } from '../../heading.ts'
import { meaningOf } from '../../meaning.ts'
import { type DraftRow, draftCell } from './draft.ts'
import { type Line, mean, textOf, type Word } from './word.ts'

type Label = { readonly words: readonly Word[]; readonly centre: number; readonly start: number }

/** Words of the longest label, and lines over which one is broken. */
const LONGEST = 3
const HIGHEST = 4
/** More characters than a line has: a line up or down is farther than any way along it. */
const PAGE_WIDTH = 1000

/** Rows of labels and values, from the top. */
export function pairRows(lines: readonly Line[]): readonly DraftRow[] {
  const words = lines.flat()
  const labels = labelsIn(lines)
  const taken = new Set(labels.flatMap((label) => label.words))
  const rows = rowsOf(labels)
  const values = new Map<Label, Word[]>()
  const loose: Word[] = []
  for (const word of words.filter((other) => !taken.has(other))) {
    const label = labelOf(word, rows)
    if (label) values.set(label, [...(values.get(label) ?? []), word])
    else loose.push(word)
  }
  const read = rows.map((row) =>
    row
      .flatMap((label) => [label.words, values.get(label) ?? []])
      .map((own, column) =>
        draftCell(column, textOf(own), own[0]?.line ?? row[0]?.words[0]?.line ?? 0),
      ),
  )
  const first = loose[0]
  return first ? [[draftCell(0, textOf(loose), first.line)], ...read] : read
}

export function isLabel(text: string): boolean {
  const { header, label } = meaningOf(fold(text))
  return header !== undefined || label !== undefined
}

function labelsIn(lines: readonly Line[]): readonly Label[] {
  const labels: Label[] = []
  const taken = new Set<Word>()
  for (const [at, line] of lines.entries()) {
    for (const [index, word] of line.entries()) {
      if (taken.has(word)) continue
      const words = beside(line, index) ?? broken(word, lines.slice(at + 1, at + HIGHEST))
      if (!words) continue
      for (const own of words) taken.add(own)
      labels.push({ words, centre: mean(words.map((own) => own.line)), start: word.start })
    }
  }
  return labels
}

/** A label on one line. Right of another value it must stand apart. */
function beside(line: Line, index: number): readonly Word[] | null {
  const [before, first] = [line[index - 1], line[index]]
  for (let size = LONGEST; size >= 1; size--) {
    const words = line.slice(index, index + size)
    if (words.length === size && isLabel(words.map(({ text }) => text).join(''))) {
      const isApart = !before || !first || first.start - before.end > 1 || first.text.length > 3
      return isApart ? words : null
    }
  }
  return null
}

/** A label broken over lines that begin under each other. */
function broken(word: Word, below: readonly Line[]): readonly Word[] | null {
  const words = [word]
  for (const line of below) {
    const next = line.find(({ start }) => Math.abs(start - word.start) <= 1)
    if (!next) continue
    words.push(next)
    if (words.length > LONGEST || isLabel(next.text)) return null
    if (isLabel(words.map(({ text }) => text).join(''))) return words
  }
  return null
}

/** Labels whose middles are on one height, left to right. */
function rowsOf(labels: readonly Label[]): readonly (readonly Label[])[] {
  const rows: Label[][] = []
  for (const label of labels.toSorted((a, b) => a.centre - b.centre)) {
    const last = rows.at(-1)
    const [first] = last ?? []
    if (last && first && label.centre - first.centre < 1) last.push(label)
    else rows.push([label])
  }
  return rows.map((row) => row.toSorted((a, b) => a.start - b.start))
}

/** The label left of a word in the row nearest to it; of two rows as near the label that is. */
function labelOf(word: Word, rows: readonly (readonly Label[])[]): Label | null {
  let best: Label | null = null
  let least = Number.POSITIVE_INFINITY
  for (const row of rows) {
    const own = row.findLast(({ words }) => words.every(({ end }) => end <= word.start))
    const off = Math.abs(mean(row.map(({ centre }) => centre)) - word.line)
    const far = off * PAGE_WIDTH + word.start - (own?.start ?? 0)
    if (own && far < least) {
      best = own
      least = far
    }
  }
  return best
}
