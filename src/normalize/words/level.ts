/** Printed level names → the official framework's codes. The names themselves are data in the vocabulary. */

import type { Level1Code, Level2Code } from '../report.ts'
import {
  LEVEL1_ALIASES,
  LEVEL1_MARKS,
  LEVEL1_OF,
  LEVEL2_ALIASES,
  LEVEL2_MARKS,
  type LevelAlias,
} from '../vocabulary/level.ts'
import { addedWords } from './added-words.ts'
import { differsByOneCharacter } from './misprint.ts'
import { foldWidth } from './width.ts'

type LevelCodes = {
  readonly level1_code: Level1Code | null
  readonly level2_code: Level2Code | null
}

/**
 * The official framework's codes for printed level names; null where nothing fits. Where the two disagree (社会效益指标
 * under 产出指标) level 1 follows level 2.
 */
export function levelCodes(level1: string | null, level2: string | null): LevelCodes {
  const first = foldLevel(level1)
  const second = foldLevel(level2)
  const level2_code = findCode(second, LEVEL2) ?? (second === '' ? findExact(first, LEVEL2) : null)
  // A level-1 name in level 2's place (效益指标 | 效益指标) says nothing about level 2, but about level 1.
  const misplaced = level2_code === null ? findExact(second, LEVEL1) : null
  const printed = findCode(first, LEVEL1) ?? homeOf(findCode(first, LEVEL2))
  return {
    level1_code: settle(printed ?? misplaced, misplaced ?? homeOf(level2_code)),
    level2_code,
  }
}

/** The families that a merged cell or an old template files under one another. */
const MOVABLE = new Set<Level1Code>(['output', 'benefit', 'satisfaction', 'cost', 'execution'])

/** Level 1 as printed, unless level 2 belongs elsewhere in the same framework. */
function settle(printed: Level1Code | null, home: Level1Code | null): Level1Code | null {
  if (printed === null || home === null) return printed ?? home
  // 成本指标 was level 2 of 产出 until 2022 and is level 1 since: each form keeps its own.
  if (printed === 'cost' && home === 'output') return printed
  if (home === 'satisfaction') return home
  return MOVABLE.has(printed) ? home : printed
}

function homeOf(code: Level2Code | null): Level1Code | null {
  return code === null ? null : (LEVEL1_OF[code] ?? null)
}

type Vocabulary<Code> = {
  readonly exact: ReadonlyMap<string, Code>
  readonly marks: readonly LevelAlias<Code>[]
  readonly added: () => ReadonlyMap<string, Code>
}

const LEVEL1: Vocabulary<Level1Code> = {
  exact: new Map(LEVEL1_ALIASES.map(([name, code]) => [name, code])),
  marks: LEVEL1_MARKS,
  added: () => addedWords().level1,
}
const LEVEL2: Vocabulary<Level2Code> = {
  exact: new Map(LEVEL2_ALIASES.map(([name, code]) => [name, code])),
  marks: LEVEL2_MARKS,
  added: () => addedWords().level2,
}

/** Every code of each level. */
export const LEVEL1_CODES: readonly Level1Code[] = [...new Set(LEVEL1.exact.values())]
export const LEVEL2_CODES: readonly Level2Code[] = [...new Set(LEVEL2.exact.values())]

/** The name of a code, as forms print it. */
export function levelNamed(code: Level1Code | Level2Code, level: 'level1' | 'level2'): string {
  const vocabulary: Vocabulary<string> = level === 'level1' ? LEVEL1 : LEVEL2
  const [name = code] = [...vocabulary.exact].find(([, known]) => known === code) ?? []
  return `${name}指标`
}

/** Every name that the vocabulary lists. */
export const levelNames: readonly string[] = [...LEVEL1.exact.keys(), ...LEVEL2.exact.keys()]

/**
 * The codes of a name that the vocabulary lists, at each level.
 * @example 数量 → {"level2":"quantity"}
 * @example 河道 → {}
 */
export function exactLevels(name: string): {
  readonly level1: Level1Code | null
  readonly level2: Level2Code | null
} {
  const folded = foldLevel(name)
  return { level1: findExact(folded, LEVEL1), level2: findExact(folded, LEVEL2) }
}

const SERIAL = /^(?:[(]?[一二三四五六七八九十\d]+[)]?[、.:]|[(][一二三四五六七八九十\d]+[)]|[①-⑩])/u
const WEIGHT = /(?:[([]|(?<!\d))\d+(?:\.\d+)?[分%]?[)\]]?$/u
const QUOTES = /[“”"'‘’「」《》·]/gu
/** 指 is what a cell cut off at its edge leaves of 指标; 指标等 is a template's. */
const SUFFIX = /(?:类)?(?:指标|指)(?:等|值|情况)?$/u

/** Most names: nothing but a suffix to take off. */
const HAN = /^[一-龥]*$/u

/**
 * The name that the vocabulary knows: without serial, weight, quotes and “指标”.
 * @example 1.“产出”指标（50分） → "产出"
 */
export function foldLevel(name: string | null): string {
  if (name === null) return ''
  if (HAN.test(name)) return name.replace(SUFFIX, '')
  return foldWidth(name)
    .replace(QUOTES, '')
    .replace(SERIAL, '')
    .replace(WEIGHT, '')
    .replace(/[:;,。]$/u, '')
    .replace(SUFFIX, '')
}

function findCode<Code>(name: string, vocabulary: Vocabulary<Code>): Code | null {
  if (name === '') return null
  return (
    findExact(name, vocabulary) ??
    vocabulary.marks.find(([mark]) => name.includes(mark))?.[1] ??
    findMisprint(name, vocabulary.exact)
  )
}

function findExact<Code>(name: string, vocabulary: Vocabulary<Code>): Code | null {
  return vocabulary.added().get(name) ?? vocabulary.exact.get(name) ?? null
}

/** Shorter names differ from their neighbours in one character by rights. */
const SHORTEST_MISPRINT = 4

/** The code of the names that differ in one character (社会效応), where they all agree. */
function findMisprint<Code>(name: string, exact: ReadonlyMap<string, Code>): Code | null {
  if (name.length < SHORTEST_MISPRINT) return null
  const codes = new Set<Code>()
  for (const [known, code] of exact) if (differsByOneCharacter(name, known)) codes.add(code)
  const [code, ...others] = codes
  return others.length === 0 ? (code ?? null) : null
}
