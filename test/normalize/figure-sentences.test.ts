/**
 * How precisely, and how completely, the figures of a narrative are read: invented sentences with the figures that a
 * careful reader takes from them, written before the rules. Rules were made by the first half alone.
 */
import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readFigures } from '../../src/normalize/figure/figure.ts'

/** The year of the document in which every sentence is thought to stand. */
const DOCUMENT_YEAR = 2022

type Case = { readonly sentence: string; readonly figures: readonly string[] }

/** A sentence a line; under it, behind a tab, each of its figures: label, value with unit, year. */
function casesOf(half: string): readonly Case[] {
  const text = readFileSync(new URL(`figure-sentences/${half}.txt`, import.meta.url), 'utf8')
  const blocks = text.trimEnd().split(/\n(?!\t)/u)
  return blocks.map((block) => {
    const [sentence = '', ...figures] = block.split(/\n\t?/u)
    return { sentence, figures: figures.map(judged) }
  })
}

/** A figure without what says only that it is the document's own: 部门整体, 项目 (but 项目支出), 本年, 全年. */
function judged(figure: string): string {
  return figure.replace(/^(?:本年度?|全年|当年|部门|单位|整体|项目(?!支出)|绩效)+(?=\S{2})/u, '')
}

function figuresOf(sentence: string): readonly string[] {
  const place = { kind: 'line', line: 1 } as const
  const paragraph = { type: 'paragraph', text: sentence, level: null, place } as const
  return readFigures([paragraph], DOCUMENT_YEAR).map(({ label, value, decimals, unit, year }) =>
    judged(`${label} ${value.toFixed(decimals)}${unit} ${year}`),
  )
}

function measure(cases: readonly Case[]) {
  const read = cases.map(({ sentence, figures }) => {
    const given = figuresOf(sentence)
    const wrong = given.filter((figure) => !figures.includes(figure))
    const missed = figures.filter((figure) => !given.includes(figure))
    return { sentence, given, wrong, missed }
  })
  const count = (of: (one: (typeof read)[number]) => readonly string[]) => read.flatMap(of).length
  const right = count(({ given }) => given) - count(({ wrong }) => wrong)
  return {
    precision:
      right /
      Math.max(
        1,
        count(({ given }) => given),
      ),
    recall: right / Math.max(1, right + count(({ missed }) => missed)),
    faults: read.filter(({ wrong, missed }) => wrong.length + missed.length > 0),
  }
}

test.each([
  ['first-half', 0.99],
  ['second-half', 0.98],
] as const)('figures of the narrative, %s', (half, leastPrecision) => {
  const cases = casesOf(half)
  expect(cases).toHaveLength(100)
  const { precision, recall } = measure(cases)
  expect(precision).toBeGreaterThanOrEqual(leastPrecision)
  expect(recall).toBeGreaterThanOrEqual(0.9)
})
