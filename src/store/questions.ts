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
  return database.prepare<OwnQuestion>('SELECT * FROM questions ORDER BY name').all()
}

/** Keeps a question; one of that name is replaced. */
export function saveQuestion(database: Database, question: OwnQuestion): void {
  const sql = `INSERT INTO questions (name, words, sql, who, at) VALUES (@name, @words, @sql, @who, @at)
    ON CONFLICT (name) DO UPDATE SET words = @words, sql = @sql, who = @who, at = @at`
  database.prepare(sql).run(question)
}

/** Whether there was one of that name, which is gone now. */
export function deleteQuestion(database: Database, name: string): boolean {
  return database.prepare('DELETE FROM questions WHERE name = ?').run(name).changes > 0
}

/** Gives a question another name and other words. `taken` where one of the new name is there. */
export function renameQuestion(
  database: Database,
  name: string,
  wanted: Pick<OwnQuestion, 'name' | 'words'>,
): 'renamed' | 'unknown' | 'taken' {
  const isKnown = (one: string) =>
    database.prepare('SELECT 1 FROM questions WHERE name = ?').get(one) !== undefined
  if (!isKnown(name)) return 'unknown'
  if (wanted.name !== name && isKnown(wanted.name)) return 'taken'
  const sql = 'UPDATE questions SET name = @to, words = @words WHERE name = @name'
  database.prepare(sql).run({ name, to: wanted.name, words: wanted.words })
  return 'renamed'
}
