/** What a run of the benchmark found, as it is kept: counts by tool, format and split, and the families that are read worst. */
import type { FormatName } from './formats.ts'
import type { Sample } from './sample.ts'
import { addTally, type Difference, f1, newTally, type Tally } from './tally.ts'

/** The counts of a tally without the differences themselves. */
export type Counts = Omit<Tally, 'differences'>

export type Row = {
  readonly tool: string
  readonly format: FormatName
  readonly split: 'dev' | 'test'
  readonly documents: number
  readonly counts: Counts
}

export type Worst = {
  readonly family: string
  readonly split: 'dev' | 'test'
  readonly about: string
  /** The share of fields that are right over all formats, and the formats below the best of them. */
  readonly f1: number
  readonly formats: readonly { readonly format: FormatName; readonly f1: number }[]
  readonly counts: Counts
  /** What differs, the gravest first. */
  readonly differences: readonly string[]
}

export type Figures = {
  readonly seed: number
  readonly each: number
  readonly tools: readonly {
    readonly name: string
    readonly version: string
    readonly about: string
  }[]
  readonly rows: readonly Row[]
  readonly worst: readonly Worst[]
}

export type Scored = { readonly tool: string; readonly sample: Sample; readonly tally: Tally }

export function rowsOf(scored: readonly Scored[]): readonly Row[] {
  const groups = Map.groupBy(scored, ({ tool, sample }) => {
    return `${tool}|${sample.format}|${sample.document.family.split}`
  })
  return [...groups.values()].flatMap((group) => {
    const [first] = group
    if (first === undefined) return []
    const { tool, sample } = first
    const { split } = sample.document.family
    return [
      { tool, format: sample.format, split, documents: group.length, counts: sum(group).counts },
    ]
  })
}

/**
 * Kept figures with those of a later run: what it did not read stays. Of other documents nothing
 * stays; the worst families are those of the later run, where it asked jixiao.
 */
export function joined(kept: Figures, later: Figures): Figures {
  if (kept.seed !== later.seed || kept.each !== later.each) return later
  const isRead = ({ tool, format }: Row) =>
    later.rows.some((row) => row.tool === tool && row.format === format)
  const renewed = kept.tools.map(
    (tool) => later.tools.find(({ name }) => name === tool.name) ?? tool,
  )
  const others = later.tools.filter(({ name }) => kept.tools.every((tool) => tool.name !== name))
  return {
    ...{ seed: later.seed, each: later.each, tools: [...renewed, ...others] },
    rows: [...later.rows, ...kept.rows.filter((row) => !isRead(row))],
    worst: later.rows.some(({ tool }) => tool === 'jixiao') ? later.worst : kept.worst,
  }
}

function sum(scored: readonly Scored[]) {
  const total = newTally()
  for (const { tally } of scored) addTally(total, tally)
  const { differences, ...counts } = total
  return { total, counts, differences }
}

/** Differences that are kept of each family. */
const SHOWN = 6

/** The families that one tool reads worst, by the share of fields that are right over all formats. */
export function worstOf(scored: readonly Scored[], count: number): readonly Worst[] {
  const byFamily = Map.groupBy(scored, ({ sample }) => sample.document.family)
  const all = [...byFamily].map(([{ name, split, about }, own]): Worst => {
    const { total, counts } = sum(own)
    const formats = own.map(({ sample, tally }) => ({ format: sample.format, f1: f1(tally) }))
    const differences = own.flatMap(({ sample, tally }) =>
      tally.differences.map((one) => ({ format: sample.format, ...one })),
    )
    const gravest = differences.toSorted((a, b) => gravity(b) - gravity(a))
    return {
      ...{ family: name, split, about, f1: f1(total), formats, counts },
      differences: distinct(gravest.map(drawn)).slice(0, SHOWN),
    }
  })
  return all
    .filter((family) => family.f1 < 1)
    .toSorted((a, b) => a.f1 - b.f1 || a.family.localeCompare(b.family))
    .slice(0, count)
}

/** A wrong number that nothing names is worst, a lost one next. */
function gravity({ isNumber, isSaid, actual }: Difference): number {
  return (
    4 * Number(isNumber && actual !== null && !isSaid) +
    2 * Number(isNumber && !isSaid) +
    Number(isNumber)
  )
}

function drawn({ format, where, expected, actual, isSaid }: Difference & { format: FormatName }) {
  const read = actual === null ? 'nothing' : JSON.stringify(actual)
  const printed = expected === null ? 'nothing' : JSON.stringify(expected)
  return `${format}: ${where} is ${printed}, read as ${read}${isSaid ? ' (said)' : ''}`
}

/** One example of each field and kind of fault, whatever the row and the format. */
function distinct(lines: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return lines.filter((line) => {
    const key = `${/(\w+) is (?:nothing)?/u.exec(line)?.[0]}${line.endsWith('nothing')}`
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
