/** The benchmark's documents: layouts of every kind, the same bytes from the same seed, and a truth that is printed. */
import { createHash } from 'node:crypto'
import { expect, test } from 'vitest'
import {
  type BenchmarkDocument,
  boxesOf,
  makeDocument,
} from '../../../scripts/benchmark/document.ts'
import { families } from '../../../scripts/benchmark/families.ts'
import { type FormatName, formats } from '../../../scripts/benchmark/formats.ts'
import type { LaidCell } from '../../../scripts/benchmark/layout/grid.ts'

const made = new Map(families.map((family) => [family.name, makeDocument(family, 1, 0)]))

function named(name: string): BenchmarkDocument {
  const document = made.get(name)
  if (document === undefined) throw new Error(`No family is called ${name}.`)
  return document
}

test('there are layouts of every kind of form, part of them for measuring alone', () => {
  expect(new Set(families.map(({ name }) => name)).size).toBe(families.length)
  expect(families.length).toBeGreaterThanOrEqual(60)
  expect([...new Set(families.map(({ kind }) => kind))].sort()).toEqual([
    ...['department_evaluation', 'department_self_evaluation', 'performance_monitoring'],
    ...['performance_target', 'project_evaluation', 'project_self_evaluation', 'project_summary'],
    'transfer_self_evaluation',
  ])
  const tests = families.filter(({ split }) => split === 'test').length
  expect(tests / families.length).toBeGreaterThan(1 / 3)
})

/** Every second format is enough for a test; pictures depend on the machine's fonts. */
const written: readonly FormatName[] = [
  'html',
  'doc',
  'xls',
  'pdf',
  'pdf-glyphs',
  'ofd',
  'raw-dump',
]
const some = ['usual', 'sources across', 'broken over pages', 'list of projects', 'cards']

async function digestOf(names: readonly string[], seed: number): Promise<string> {
  const hash = createHash('sha256')
  for (const family of families.filter(({ name }) => names.includes(name))) {
    const document = makeDocument(family, seed, 0)
    hash.update(JSON.stringify(document.truth))
    for (const format of written) hash.update(await formats[format].write(document))
  }
  return hash.digest('hex')
}

test('the same seed gives the same bytes, today and later; another seed gives others', async () => {
  expect(await digestOf(some, 1)).toBe(
    '8d092bddededa0ed07d55fbdefeadcf335308206ac65e240c1f8d61a5e0fe399',
  )
  const first = await digestOf(['cards'], 1)
  expect(await digestOf(['cards'], 1)).toBe(first)
  expect(await digestOf(['cards'], 2)).not.toBe(first)
})

function cellsOf({ laid }: BenchmarkDocument): readonly Pick<LaidCell, 'text' | 'prints'>[] {
  return laid.flatMap((part): readonly Pick<LaidCell, 'text' | 'prints'>[] =>
    part.type === 'line' ? [part] : part.cells,
  )
}

/** The faults of every document, each behind the name of its family. */
function faultsOfAll(faultsOf: (document: BenchmarkDocument) => readonly string[]) {
  return [...made].flatMap(([name, document]) =>
    faultsOf(document).map((fault) => `${name}: ${fault}`),
  )
}

test('every family prints its truth: each name, amount and score stands in some cell', () => {
  const faults = faultsOfAll((document) => {
    const words = cellsOf(document).map(({ text }) => text.replaceAll(/[\s,]/gu, ''))
    const values = document.truth.flatMap((form) => [
      ...[form.project_name ?? null, form.total.score ?? null],
      ...[...form.indicators, ...form.funds].flatMap((row) =>
        ['level3', 'actual', 'weight', 'annual_budget'].map((field) => row[field] ?? null),
      ),
    ])
    expect(values.some((value) => value !== null)).toBe(true)
    return values
      .map(String)
      .filter((value) => value !== 'null' && !words.some((text) => text.includes(value)))
  })
  expect(faults).toEqual([])
})

test('every family covers each slot of its tables once', () => {
  const faults = faultsOfAll(({ laid }) =>
    laid.flatMap((part) => {
      if (part.type === 'line') return []
      const covered = part.cells.reduce((sum, cell) => sum + cell.rowSpan * cell.colSpan, 0)
      const slots = part.rowCount * part.columnCount
      return covered === slots ? [] : [`${covered} covered of ${slots}`]
    }),
  )
  expect(faults).toEqual([])
})

test('every family knows on which page and where each field stands', () => {
  const faults = faultsOfAll((document) => {
    const { pages } = document.typeset
    const fields = boxesOf(document)
    const none = fields.filter(({ size }) => size === 0).map(() => 'a form without places')
    const boxes = fields.flatMap((own) =>
      [...own].flatMap(([path, all]) => all.map((box) => ({ path, ...box }))),
    )
    const outside = boxes.filter(({ page, bbox: [x0, top, x1, bottom] }) => {
      const { width = 0, height = 0 } = pages[page - 1] ?? {}
      return !(0 < x0 && x0 < x1 && x1 < width && 0 < top && top < bottom && bottom < height)
    })
    return [...none, ...outside.map(({ path, page }) => `${path} outside page ${page}`)]
  })
  expect(faults).toEqual([])
})

test('a contradiction that is printed stays in the truth', () => {
  const [form] = named('total that does not add up').truth
  const sum = [...(form?.indicators ?? []), ...(form?.funds ?? [])].reduce(
    (total, row) => total + Number(row['score'] ?? 0),
    0,
  )
  expect(Number(form?.total.score)).toBeCloseTo(sum - 1.5, 6)
  const [above] = named('score above its weight').truth
  expect(above?.indicators.some(({ weight, score }) => Number(score) > Number(weight))).toBe(true)
})

test('what a form does not print is not in its truth', () => {
  const [form] = named('scores without weights').truth
  expect(form?.indicators.every(({ weight }) => weight === null)).toBe(true)
  expect(form?.indicators.every(({ score }) => score !== null)).toBe(true)
  const [target] = named('target').truth
  expect(target?.indicators.every(({ actual, score }) => actual === null && score === null)).toBe(
    true,
  )
})
