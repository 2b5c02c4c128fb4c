/** Figures of a run, drawn where something was not read, and joined with those of an earlier run. */
import { expect, test } from 'vitest'
import { formatTable } from '../../../scripts/benchmark/draw.ts'
import { type Figures, joined, type Row } from '../../../scripts/benchmark/figures.ts'
import { newTally } from '../../../scripts/benchmark/tally.ts'

function row(tool: string, format: Row['format'], right: number): Row {
  const { differences: _, ...counts } = { ...newTally(), right, missing: 1 }
  return { ...{ tool, format, split: 'dev', documents: 1 }, counts }
}

function figures(rows: readonly Row[], change: Partial<Figures> = {}): Figures {
  const names = [...new Set(rows.map(({ tool }) => tool))]
  const tools = names.map((name) => ({ name, version: '1', about: '' }))
  return { ...{ seed: 1, each: 1, tools, rows, worst: [] }, ...change }
}

test('a split of which no family was read has no share', () => {
  const cells = formatTable(figures([row('jixiao', 'html', 1)]), 'jixiao').split('\n')[2]
  expect(cells?.split(' | ').slice(2, 4)).toEqual(['66.7', '–'])
})

test('what a later run did not read stays', () => {
  const kept = figures([
    ...[row('jixiao', 'html', 1), row('jixiao', 'scan-poor', 2), row('plain', 'html', 3)],
  ])
  const later = figures([row('jixiao', 'html', 9)])
  const all = joined(kept, later)
  expect(all.rows).toEqual([
    ...[row('jixiao', 'html', 9), row('jixiao', 'scan-poor', 2), row('plain', 'html', 3)],
  ])
  expect(all.tools.map(({ name }) => name)).toEqual(['jixiao', 'plain'])
})

test('of other documents nothing stays', () => {
  const kept = figures([row('jixiao', 'scan-poor', 2)])
  const later = figures([row('jixiao', 'html', 9)], { seed: 2 })
  expect(joined(kept, later)).toEqual(later)
})
