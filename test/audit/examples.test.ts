/** The examples in the doc comment of each rule: a form in a few words, and all that the rule says about it. */
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { audit, RULES } from '../../src/audit/audit.ts'
import type { Finding, Rule } from '../../src/audit/finding.ts'
import { findingSentence } from '../../src/audit/wording.ts'
import type { Report } from '../../src/normalize/report.ts'
import { figure, form, report } from './form.ts'

/** The examples of a rule, without the frame of the comment. */
function examplesOf(rule: string): readonly string[] {
  const source = readFileSync(`src/audit/rules/${rule.replaceAll('_', '-')}.ts`, 'utf8')
  return source
    .split('\n * @example\n')
    .slice(1)
    .map((block) => (block.split('\n */')[0] ?? '').replaceAll(/^ \* ?/gmu, ''))
}

/** `row: …`, `fund: …`, `total: …` and the like, a line each. */
function reportOf(example: string): Report {
  const given = [...example.matchAll(/^(\w+): (.*)$/gmu)]
  const all = (key: string) =>
    given.flatMap(([, found, words = '']) => (found === key ? [words] : []))
  const [title] = all('title')
  const [year] = all('year').map(Number)
  const [project] = all('project')
  const judged = form({
    ...{ funds: all('fund'), rows: all('row'), total: all('total')[0] ?? '' },
    ...(title === undefined ? {} : { title }),
    ...(year === undefined ? {} : { year }),
    ...(project === undefined ? {} : { project }),
  })
  return report([judged], all('text').map(figure))
}

/** A finding as it stands in an example: what it is about, then what it says in each language. */
function said(finding: Finding): string {
  const sentences = (['en', 'zh'] as const).map((language) => findingSentence(finding, language))
  return [`→ ${finding.severity} ${finding.paths.join(', ')}`, ...sentences].join('\n    ')
}

/** Where the fields of a finding stand, each place once. */
function placesOf({ paths }: Finding, { forms: [judged], figures }: Report): readonly unknown[] {
  const places = paths.map((path) => {
    const steps = path === 'figures' ? [] : path.split(/[.[\]]+/u).filter((step) => step !== '')
    const field = steps.reduce<unknown>((part, step) => Reflect.get(Object(part), step), judged)
    return path === 'figures' ? figures[0]?.place : Reflect.get(Object(field), 'place')
  })
  return [...new Set(places.filter((place) => place !== null))]
}

describe.each(Object.keys(RULES) as Rule[])('the examples of %s', (rule) => {
  const examples = examplesOf(rule)

  test('are there', () => {
    expect(examples).not.toEqual([])
  })

  test.each(examples)('%s', (example) => {
    const judged = reportOf(example)
    const findings = audit(judged).filter(({ code }) => code === rule)
    expect(findings.map(said).join('\n')).toBe(example.slice(example.indexOf('→')).trimEnd())
    for (const finding of findings) {
      expect(finding.path).toBe(finding.paths[0])
      expect(finding.places).toEqual(placesOf(finding, judged))
    }
  })
})
