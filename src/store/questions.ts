/** Questions of one's own, kept to be asked again. */
import type { Database } from './database.ts'

export type OwnQuestion = {
  readonly name: string
  readonly words: string
  readonly sql: string
  readonly who: string
  readonly at: string
}

export function selectOwnQuestions(database: Database): readonly OwnQuestion[] {
  return database.prepare('SELECT * FROM questions ORDER BY name').all() as OwnQuestion[]
}

/** Keeps a question; one of that name is replaced. */
export function keepQuestion(database: Database, question: OwnQuestion): void {
  const sql = `INSERT INTO questions (name, words, sql, who, at) VALUES (@name, @words, @sql, @who, @at)
    ON CONFLICT (name) DO UPDATE SET words = @words, sql = @sql, who = @who, at = @at`
  database.prepare(sql).run(question)
}
