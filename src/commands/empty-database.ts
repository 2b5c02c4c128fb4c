/** The next step where a database holds no forms yet. */
import type { Language, Sentence } from '../language/language.ts'
import type { Database } from '../store/database.ts'
import { countForms } from '../store/findings.ts'
import { printMessage } from '../terminal/terminal.ts'

const holdsNothing: Sentence = {
  zh: ({ db }) => `${db} 中还没有表：jixiao ingest 文件夹 --db ${db} 可读入。`,
  en: ({ db }) => `${db} holds no forms yet; jixiao ingest FOLDER --db ${db} reads some into it.`,
}

/** Says so where there are none; whether that is so. */
export function reportIfEmpty(database: Database, language: Language): boolean {
  const isEmpty = countForms(database, 'all') === 0
  if (isEmpty) printMessage(holdsNothing[language]({ db: database.name }))
  return isEmpty
}
