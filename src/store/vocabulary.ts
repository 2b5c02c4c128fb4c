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
export function saveVocabulary(database: Database, vocabulary: readonly AddedWord[]): void {
  const sha256 = vocabularyDigest(vocabulary)
  if (sha256 === undefined) return
  prepared(
    database,
    'INSERT INTO vocabularies (sha256, list) VALUES (?, ?) ON CONFLICT DO NOTHING',
  ).run(sha256, jsonOf(vocabulary))
}

/** The words that were added when a stored document was understood. */
export function selectVocabulary(database: Database, document: number): readonly AddedWord[] {
  const sql = `SELECT list FROM vocabularies
    WHERE sha256 = (SELECT json_extract(settings, '$.vocabulary') FROM documents WHERE id = ?)`
  const words = prepared<string>(database, sql).pluck().get(document)
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
  const digest = vocabularyDigest(vocabulary)
  for (const [table, key] of [
    ['documents', 'id'],
    ['paths', 'document_id'],
  ] as const) {
    const known = prepared<{ readonly id: number; readonly settings: string }>(
      database,
      `SELECT id, settings FROM ${table} WHERE ${key} = ?`,
    )
    const update = prepared(database, `UPDATE ${table} SET settings = ? WHERE id = ?`)
    for (const { id, settings } of known.all(document)) {
      const { vocabulary: before, ...others } = JSON.parse(settings) as { vocabulary?: string }
      const now = digest === undefined ? others : { ...others, vocabulary: digest }
      if (before !== digest) update.run(JSON.stringify(now), id)
    }
  }
}
