/** Outcomes as a table by folder, and the survivors as lines that an editor can open. */
import { readFileSync } from 'node:fs'
import { dirname } from 'node:path'
import type { Mutant, Outcome, Result } from './mutant.ts'

type Tried = { readonly mutant: Mutant; readonly outcome: Outcome }

function triedOf(mutants: readonly Mutant[], results: readonly Result[]): readonly Tried[] {
  return results.flatMap(({ id, outcome }) => {
    const mutant = mutants[id]
    return mutant === undefined ? [] : [{ mutant, outcome }]
  })
}

export function tableOf(mutants: readonly Mutant[], results: readonly Result[]): string {
  const tried = triedOf(mutants, results)
  const folders = Map.groupBy(tried, ({ mutant }) => dirname(mutant.file))
  return [
    '| folder | mutants | killed | hung | survived | unreached | score |',
    '| --- | --- | --- | --- | --- | --- | --- |',
    ...[...folders].toSorted().map(([folder, own]) => rowOf(folder, own)),
    rowOf('all', tried),
  ].join('\n')
}

function rowOf(folder: string, tried: readonly Tried[]): string {
  const count = (outcome: Outcome) => tried.filter((one) => one.outcome === outcome).length
  const counts = (['killed', 'hung', 'survived', 'unreached'] as const).map(count)
  const [killed = 0, hung = 0] = counts
  const share = (killed + hung) / tried.length
  const score = `${(100 * share).toFixed(1)} %`
  return `| ${[folder, tried.length, ...counts, score].join(' | ')} |`
}

/** Half of the interval in which the score of all mutants is with 95 % certainty, in percent, for a sample. */
export function marginOf(results: readonly Result[]): number {
  const noticed = results.filter(({ outcome }) => outcome === 'killed' || outcome === 'hung')
  const share = noticed.length / results.length
  return 196 * Math.sqrt((share * (1 - share)) / results.length)
}

export function survivorsOf(mutants: readonly Mutant[], results: readonly Result[]): string {
  return triedOf(mutants, results)
    .toSorted(
      ({ mutant: one }, { mutant: other }) =>
        (one.file < other.file ? -1 : Number(one.file > other.file)) || one.start - other.start,
    )
    .filter(({ outcome }) => outcome === 'survived' || outcome === 'unreached')
    .map(({ mutant, outcome }) => lineOf(mutant, outcome))
    .join('\n')
}

function lineOf({ file, line, start, end, operator, becomes }: Mutant, outcome: Outcome): string {
  const short = (words: string) => words.replaceAll(/\s+/gu, ' ').slice(0, 90)
  const source = readFileSync(file, 'utf8').slice(start, end)
  return `${file}:${line} ${outcome} ${operator}: ${short(source)} → ${short(becomes)}`
}
