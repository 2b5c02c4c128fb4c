/** Saved questions: SQL files with a comment on top that says in both languages what they ask. */
import { readdirSync, readFileSync } from 'node:fs'
import type { Language } from '../language/language.ts'

export type SavedQuestion = {
  readonly name: string
  /** What it asks, as one or two sentences. */
  readonly words: Readonly<Record<Language, string>>
  /** Names that the statement takes, such as `year`; each may stay null. */
  readonly parameters: readonly string[]
  readonly sql: string
}

const folder = new URL('./questions/', import.meta.url)

/** Every saved question, by name. */
export function savedQuestions(): readonly SavedQuestion[] {
  return readdirSync(folder)
    .filter((name) => name.endsWith('.sql'))
    .sort()
    .map((name) =>
      readQuestion(name.slice(0, -'.sql'.length), readFileSync(new URL(name, folder), 'utf8')),
    )
}

function readQuestion(name: string, text: string): SavedQuestion {
  const lines = text.trimEnd().split('\n')
  const comments = lines.filter((line) => line.startsWith('-- ')).map((line) => line.slice(3))
  const isChinese = (comment: string) => /^\p{Script=Han}/u.test(comment)
  const sql = lines.filter((line) => !line.startsWith('--')).join('\n')
  return {
    name,
    words: {
      zh: comments.filter(isChinese).join(''),
      en: comments.filter((comment) => !isChinese(comment)).join(' '),
    },
    parameters: [...new Set([...sql.matchAll(/(?<![\w:]):([a-z]+)/gu)].map(([, one = '']) => one))],
    sql,
  }
}
