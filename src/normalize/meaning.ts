/** What the words of a cell may stand for, in each part of a form. */
import { bare, lookUp, lookUpTable } from './heading.ts'
import { closingLabels, plainLabels, totalLabels } from './vocabulary/closing.ts'
import { type FundField, fundHeadings, fundMarks } from './vocabulary/fund.ts'
import { type GoalField, goalHeadings, goalPatterns } from './vocabulary/goal.ts'
import { type HeaderField, headerLabels } from './vocabulary/header.ts'
import { type IndicatorField, indicatorHeadings, indicatorMarks } from './vocabulary/indicator.ts'

export type Meaning = {
  readonly header?: HeaderField
  readonly fund?: FundField
  readonly goal?: GoalField
  readonly indicator?: IndicatorField
  readonly label?: 'total' | 'closing' | 'plain'
}

const headers = lookUpTable(headerLabels)
const funds = lookUpTable(fundHeadings)
const goals = lookUpTable(goalHeadings)
const indicators = lookUpTable(indicatorHeadings)
const labels = lookUpTable({ total: totalLabels, closing: closingLabels, plain: plainLabels })

const NOTHING: Meaning = {}
const SERIAL = /^(?:\d{1,2}[.、]|[(]\d{1,2}[)])/u

function build(): ReadonlyMap<string, Meaning> {
  const all = new Map<string, Meaning>()
  const add = <Field>(table: ReadonlyMap<string, Field>, key: keyof Meaning): void => {
    for (const [words, field] of table) all.set(words, { ...all.get(words), [key]: field })
  }
  add(headers, 'header')
  add(funds, 'fund')
  add(goals, 'goal')
  add(indicators, 'indicator')
  add(labels, 'label')
  return all
}

const meanings = build()

/** What folded words stand for, with or without brackets, weights or a serial number; nothing for other words. */
export function meaningOf(folded: string): Meaning {
  if (folded === '' || folded.length > 40) return NOTHING
  const found = lookUp(meanings, folded)
  if (found) return found
  const unnumbered = folded.replace(SERIAL, '')
  const known = unnumbered === folded ? undefined : lookUp(meanings, bare(unnumbered))
  return known ?? goalMeaning(bare(folded))
}

/** The end of every heading of a goal. */
const GOAL_END = /(?:目标|情况|程度|述|说明)$/u

/** A heading of goals that is put together from the usual words: 部门年度目标. */
function goalMeaning(name: string): Meaning {
  if (!GOAL_END.test(name) || name.length > LONGEST_GUESS) return NOTHING
  const [goal] = goalPatterns.find(([, pattern]) => pattern.test(name)) ?? []
  return goal ? { goal } : NOTHING
}

/** Characters of the longest unknown heading that is guessed at: longer words are contents. */
const LONGEST_GUESS = 16

function marked<Field>(
  marks: readonly (readonly [Field, readonly string[]])[],
  folded: string,
): Field | undefined {
  if (folded.length > LONGEST_GUESS) return undefined
  return marks.find(([, words]) => words.some((word) => folded.includes(word)))?.[0]
}

/** What an unknown heading of an indicator table may stand for, by a word in it. */
export function guessIndicator(folded: string): IndicatorField | undefined {
  return marked(indicatorMarks, folded)
}

/** What an unknown heading of a funds block may stand for, by a word in it. */
export function guessFund(folded: string): FundField | undefined {
  return marked(fundMarks, folded)
}
