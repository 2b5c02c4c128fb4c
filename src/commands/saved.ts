/** What is asked on the command line: SQL as typed, or a saved question and its filters. */
import type { Language, Sentence } from '../language/language.ts'
import { nearestWord } from '../language/nearest.ts'
import { StoreError } from '../store/error.ts'
import { type SavedQuestion, savedQuestions } from '../store/saved-question.ts'
import type { StoredValue } from '../store/value.ts'

export type Filters = {
  readonly year?: number
  readonly department?: string
  readonly copies?: true
}

export type AskedQuestion = {
  readonly sql: string
  readonly parameters: Readonly<Record<string, StoredValue>>
}

const wording = {
  empty: {
    zh: () => '问题是空的：请写一条 SQL，或 @名称；jixiao query --list 列出已存问题。',
    en: () =>
      'The question is empty: give SQL, or @name; jixiao query --list shows the saved ones.',
  },
  unknown: {
    zh: ({ name }) => `没有名为 @${name} 的问题；query --list 列出全部。`,
    en: ({ name }) => `There is no saved question @${name}; query --list shows them all.`,
  },
  meant: {
    zh: ({ name, meant }) => `没有名为 @${name} 的问题。是否想用 @${meant}？`,
    en: ({ name, meant }) => `There is no saved question @${name}. Did you mean @${meant}?`,
  },
  noParameter: {
    zh: ({ name, parameter }) => `这个问题没有 --${parameter}：${name}。`,
    en: ({ name, parameter }) => `This question takes no --${parameter}: ${name}.`,
  },
} satisfies Record<string, Sentence>

/**
 * The statement of `@name`, or the one typed, with the filters that it names. Throws `StoreError` for an unknown name and
 * for a filter that the statement does not take.
 */
export function questionOf(question: string, filters: Filters, language: Language): AskedQuestion {
  if (question.trim() === '') throw new StoreError('bad_query', wording.empty[language]())
  const { sql, parameters: known } = question.startsWith('@')
    ? saved(question.slice(1), language)
    : typed(question)
  const { year = null, department = null, copies } = filters
  const given = { year, department, copies: copies === undefined ? null : 1 }
  const stray = Object.entries(given).find(
    ([name, value]) => value !== null && !known.includes(name),
  )
  if (stray !== undefined) {
    const sentence = wording.noParameter[language]({ name: question, parameter: stray[0] })
    throw new StoreError('bad_query', sentence)
  }
  const parameters = Object.entries(given).filter(([name]) => known.includes(name))
  return { sql, parameters: Object.fromEntries(parameters) }
}

function saved(name: string, language: Language): SavedQuestion {
  const question = savedQuestions().find((one) => one.name === name)
  if (question !== undefined) return question
  const meant = nearestWord(
    name,
    savedQuestions().map((one) => one.name),
  )
  const told = meant === undefined ? wording.unknown : wording.meant
  throw new StoreError('bad_query', told[language]({ name, meant: meant ?? '' }))
}

function typed(sql: string): Pick<SavedQuestion, 'sql' | 'parameters'> {
  const names = ['year', 'department', 'copies']
  return { sql, parameters: names.filter((name) => new RegExp(`:${name}\\b`, 'u').test(sql)) }
}
