/** Labels and the values right of them; both may be wrapped, each around the middle of its row. */
import { parseDecimal } from '../../value/score.ts'
import { fold } from '../../words/heading.ts'
import { meaningOf } from '../../words/meaning.ts'
import { type DraftRow, draftCell } from './draft.ts'
import { type LayoutWord, type Line, mean, textOf } from './word.ts'

type Label = {
  readonly words: readonly LayoutWord[]
  readonly centre: number
  readonly start: number
}
type Row = { readonly labels: readonly Label[]; readonly centre: number }

/** Words of the longest label, and lines over which one is broken. */
const LONGEST = 3
/** Lines over which a label is broken, at most. Chosen. */
const HIGHEST = 4
/** Characters that labels under each other may lean. */
const LEAN = 4
/** What it costs, in lines, that a label has no value. */
const EMPTY = 0.4

/** Rows of labels and values, from the top. */
export function pairRows(lines: readonly Line[]): readonly DraftRow[] {
  const words = lines.flat()
  const labels = labelsIn(lines)
  const rows = rowsOf(labels)
  const values = valuesOf(words, labels, rows)
  const taken = new Set([...labels.flatMap((label) => label.words), ...[...values.values()].flat()])
  const loose = words.filter((word) => !taken.has(word))
  const read = rows.map((row) =>
    row.labels
      .flatMap((label) => [label.words, values.get(label) ?? []])
      .map((own, column) =>
        draftCell(column, textOf(own), own[0]?.line ?? row.labels[0]?.words[0]?.line ?? 0),
      ),
  )
  const first = loose[0]
  return first ? [[draftCell(0, textOf(loose), first.line)], ...read] : read
}

export function isLabel(text: string): boolean {
  const { header, label } = meaningOf(fold(text))
  return header !== undefined || label !== undefined
}

/** Whether words at the head of a line label a goal or what came of it. */
export function isGoalLabel(text: string): boolean {
  return meaningOf(fold(text)).goal !== undefined
}

/** 年初预算数 beside an amount. */
function isMoneyLabel(text: string, next: LayoutWord | undefined): boolean {
  const { fund } = meaningOf(fold(text))
  return fund !== undefined && next !== undefined && parseDecimal(fold(next.text)) !== null
}

function labelsIn(lines: readonly Line[]): readonly Label[] {
  const labels: Label[] = []
  const taken = new Set<LayoutWord>()
  for (const [at, line] of lines.entries()) {
    for (const [index, word] of line.entries()) {
      if (taken.has(word)) continue
      const below = lines.slice(at + 1, at + HIGHEST).map((own) => own.filter((w) => !taken.has(w)))
      const words = longest(beside(line, index), broken(word, below, index === 0))
      if (!words) continue
      for (const own of words) taken.add(own)
      labels.push({ words, centre: mean(words.map((own) => own.line)), start: word.start })
    }
  }
  return labels
}

function longest(
  beside: readonly LayoutWord[] | null,
  broken: readonly LayoutWord[] | null,
): readonly LayoutWord[] | null {
  return broken && (beside?.length ?? 0) <= 1 ? broken : beside
}

/** A label on one line. Right of another value it must stand apart. */
function beside(line: Line, index: number): readonly LayoutWord[] | null {
  const [before, first] = [line[index - 1], line[index]]
  for (let size = LONGEST; size >= 1; size--) {
    const words = line.slice(index, index + size)
    if (words.length < size) continue
    const text = words.map((word) => word.text).join('')
    const next = line[index + size]
    const isGoal = index === 0 && next !== undefined && isGoalLabel(text)
    if (isLabel(text) || isGoal || isMoneyLabel(text, next)) {
      const isApart = !before || !first || first.start - before.end > 1 || first.text.length > 3
      return isApart ? words : null
    }
  }
  return null
}

/** A label broken over lines that begin under each other. */
function broken(
  word: LayoutWord,
  below: readonly Line[],
  isFirst: boolean,
): readonly LayoutWord[] | null {
  const words = [word]
  for (const line of below) {
    const next = line.find(({ start }) => Math.abs(start - word.start) <= 1)
    if (!next) continue
    if (isFirst && isGoalLabel(word.text) && isGoalLabel(next.text)) return null
    words.push(next)
    if (words.length > LONGEST) return null
    const text = words.map((own) => own.text).join('')
    if (isLabel(text) || (isFirst && isGoalLabel(text))) return words
    if (isLabel(next.text)) return null
  }
  return null
}

/** Labels whose middles are on one height, left to right. */
function rowsOf(labels: readonly Label[]): readonly Row[] {
  const rows: Label[][] = []
  for (const label of labels.toSorted((a, b) => a.centre - b.centre)) {
    const last = rows.at(-1)
    const [first] = last ?? []
    if (last && first && label.centre - first.centre < 1) last.push(label)
    else rows.push([label])
  }
  return rows.map((row) => ({
    labels: row.toSorted((a, b) => a.start - b.start),
    centre: mean(row.map(({ centre }) => centre)),
  }))
}

/** The words of each label: those right of the labels under each other, shared out over the rows. */
function valuesOf(
  words: readonly LayoutWord[],
  labels: readonly Label[],
  rows: readonly Row[],
): ReadonlyMap<Label, readonly LayoutWord[]> {
  const starts = columnStarts(labels)
  const taken = new Set(labels.flatMap((label) => label.words))
  const free = words.filter((word) => !taken.has(word))
  const values = new Map<Label, LayoutWord[]>()
  for (const [column, start] of starts.entries()) {
    const end = starts[column + 1] ?? Number.POSITIVE_INFINITY
    const own = free.filter((word) => word.start > start && word.start <= end - 1)
    for (const [word, row] of shared(own, rows)) {
      const label = row.labels.findLast((other) => other.words.every((w) => w.end <= word.start))
      if (label) values.set(label, [...(values.get(label) ?? []), word])
    }
  }
  return values
}

/** Where labels that stand under each other begin. */
function columnStarts(labels: readonly Label[]): readonly number[] {
  const starts: number[] = []
  for (const { start } of labels.toSorted((a, b) => a.start - b.start)) {
    if (start - (starts.at(-1) ?? Number.NEGATIVE_INFINITY) > LEAN) starts.push(start)
  }
  return starts
}

/** The lines of a column shared out over the rows in their order, each row's lines around its middle. */
function shared(
  words: readonly LayoutWord[],
  rows: readonly Row[],
): readonly (readonly [LayoutWord, Row])[] {
  const lines = [...new Set(words.map(({ line }) => line))].toSorted((a, b) => a - b)
  type Share = { readonly cost: number; readonly ends: readonly number[] }
  let best: Share[] = [{ cost: 0, ends: [] }]
  for (const { centre } of rows) {
    best = Array.from({ length: lines.length + 1 }, (_, end) => {
      const shares = best.slice(0, end + 1).flatMap(({ cost, ends }, from): readonly Share[] => {
        const own = lines.slice(from, end)
        const off = own.length > 0 ? Math.abs(mean(own) - centre) : EMPTY
        return [{ cost: cost + off, ends: [...ends, end] }]
      })
      return shares.reduce((least, share) => (share.cost < least.cost ? share : least))
    })
  }
  const ends = best.at(-1)?.ends ?? []
  return words.flatMap((word) => {
    const row = rows[ends.findIndex((end) => lines.indexOf(word.line) < end)]
    return row ? [[word, row] as const] : []
  })
}
