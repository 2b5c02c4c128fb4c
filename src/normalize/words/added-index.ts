/** What added words mean: words of the vocabulary on their right side, or a field by its name. */

import type { FundSource, Level1Code, Level2Code } from '../report.ts'
import { fundSources } from '../vocabulary/fund.ts'
import type { Meaning } from '../vocabulary/meaning.ts'
import { type AddedWord, type AddedWords, withAddedWords } from './added-words.ts'
import { fundSource } from './fund-source.ts'
import { bareHeading, fold } from './heading.ts'
import {
  exactLevels,
  foldLevel,
  LEVEL1_CODES,
  LEVEL2_CODES,
  levelNamed,
  levelNames,
} from './level.ts'
import { exactWords, meaningOf, PARTS } from './meaning.ts'
import { titleIn } from './title.ts'

/** Everything that one word means. */
type Sense = {
  readonly meaning: Meaning | null
  readonly level1: Level1Code | null
  readonly level2: Level2Code | null
  readonly source: FundSource | null
  readonly isTitle: boolean
}

const NOTHING: Sense = { meaning: null, level1: null, level2: null, source: null, isTitle: false }

const fieldSenses: ReadonlyMap<string, Sense> = new Map<string, Sense>([
  ...Object.entries(PARTS).flatMap(([part, fields]) =>
    Object.keys(fields).map(
      (field) => [`${part}.${field}`, { ...NOTHING, meaning: { [part]: field } }] as const,
    ),
  ),
  ...LEVEL1_CODES.map((level1) => [`level1.${level1}`, { ...NOTHING, level1 }] as const),
  ...LEVEL2_CODES.map((level2) => [`level2.${level2}`, { ...NOTHING, level2 }] as const),
  ...fundSources.map(([source]) => [`source.${source}`, { ...NOTHING, source }] as const),
  ['title', { ...NOTHING, isTitle: true }],
])

/** What a right side stands for; null where nobody knows it. */
function senseOf(means: string): Sense | null {
  const named = fieldSenses.get(means.trim())
  if (named) return named
  const found = meaningOf(fold(means))
  const meaning = Object.keys(found).length > 0 ? found : null
  const levels = exactLevels(means)
  if (meaning || levels.level1 || levels.level2) return { ...NOTHING, meaning, ...levels }
  const source = fundSource(means)
  if (source !== 'unknown') return { ...NOTHING, source }
  return titleIn(means) === null ? null : { ...NOTHING, isTitle: true }
}

/** Whether the vocabulary, or what is added to it, knows words as a heading, label, level, money source or title. */
export function isKnown(words: string, added: readonly AddedWord[] = []): boolean {
  return withAddedWords(indexAddedWords(added), () => senseOf(words) !== null)
}

/** The fields of each part, with a word that means them; a name is what follows the part: `weight` of `indicator.`. */
export const fieldExamples: readonly (readonly [
  part: string,
  fields: readonly (readonly [name: string, word: string])[],
])[] = [
  ...Object.entries(PARTS).map(([part, fields]) => [`${part}.`, Object.entries(fields)] as const),
  ['level1.', LEVEL1_CODES.map((code) => [code, levelNamed(code, 'level1')])],
  ['level2.', LEVEL2_CODES.map((code) => [code, levelNamed(code, 'level2')])],
  ['source.', fundSources.map(([source, [word = '']]) => [source, word])],
]

/** Every word that a right side may be: the names of fields, and what the vocabulary lists. */
export const knownWords: readonly string[] = [
  ...fieldSenses.keys(),
  ...exactWords,
  ...levelNames,
  ...fundSources.flatMap(([, words]) => words),
]

const learnt = new WeakMap<readonly AddedWord[], AddedWords>()

/** Added words as they are looked up; those that mean nothing are left out. */
export function indexAddedWords(words: readonly AddedWord[]): AddedWords {
  const before = learnt.get(words)
  if (before) return before
  const senses = words.flatMap(({ words: printed, means }) => {
    const sense = senseOf(means)
    return sense === null ? [] : [{ printed, sense }]
  })
  const by = <Value>(pick: (sense: Sense) => Value | null, key: (printed: string) => string) =>
    senses.flatMap(({ printed, sense }) => {
      const value = pick(sense)
      return value === null ? [] : [[key(printed), value] as const]
    })
  const made = {
    meanings: new Map(
      by(
        ({ meaning }) => meaning,
        (printed) => bareHeading(fold(printed)),
      ),
    ),
    level1: new Map(by(({ level1 }) => level1, foldLevel)),
    level2: new Map(by(({ level2 }) => level2, foldLevel)),
    sources: by(({ source }) => source, fold).map(([word, source]) => [source, word] as const),
    titles: by(({ isTitle }) => (isTitle ? true : null), fold).map(([title]) => title),
  }
  learnt.set(words, made)
  return made
}
