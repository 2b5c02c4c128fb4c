/** The words that were added to the vocabulary when a document was understood: once for all documents that share them. */
import { createHash } from 'node:crypto'
import type { AddedWord } from '../normalize/words/added-words.ts'
import type { Database } from './database.ts'
import { prepared } from './prepared.ts'

/** What added words are known by; undefined where none were added. Their order makes no difference. */
export function vocabularyDigest(vocabulary: readonly AddedWord[]): string | undefined {
  if (vocabulary.length === 0) return undefined
  return createHash('sha256').update(jsonOf(vocabulary)).digest('hex')
}

function jsonOf(vocabulary: readonly AddedWord[]): string {
  const pairs = vocabulary.map(({ words, means }) => [words, means] as const)
  return JSON.stringify(pairs.toSorted(([one], [other]) => (one < other ? -1 : 1)))
}

/** Keeps added words for the documents that will be understood with them. */
export function keepVocabulary(database: Database, vocabulary: readonly AddedWord[]): void {
  const sha256 = vocabularyDigest(vocabulary)
  if (sha256 === undefined) return
  prepared(database, 'INSERT OR IGNORE INTO vocabularies (sha256, list) VALUES (?, ?)').run(
    sha256,
    jsonOf(vocabulary),
  )
}

/** The words that were added when a stored document was understood. */
export function selectVocabulary(database: Database, document: number): readonly AddedWord[] {
  const sql = `SELECT list FROM vocabularies
    WHERE sha256 = (SELECT settings ->> '$.vocabulary' FROM documents WHERE id = ?)`
  const words = prepared(database, sql).pluck().get(document) as string | undefined
  if (words === undefined) return []
  return (JSON.parse(words) as [string, string][]).map(([printed, means]) => ({
    words: printed,
    means,
  }))
}

/** Notes that a stored document, and the paths that lead to it, are understood with these words now. */
export function setVocabulary(
  database: Database,
  document: number,
  vocabulary: readonly AddedWord[],
): void {
  const sha256 = vocabularyDigest(vocabulary) ?? null
  for (const [table, key] of [
    ['documents', 'id'],
    ['paths', 'document_id'],
  ] as const) {
    const settings =
      sha256 === null
        ? "json_remove(settings, '$.vocabulary')"
        : "json_set(settings, '$.vocabulary', @sha256)"
    const sql = `UPDATE ${table} SET settings = ${settings} WHERE ${key} = @document
      AND settings ->> '$.vocabulary' IS NOT @sha256`
    prepared(database, sql).run({ sha256, document })
  }
}
