/** Why a form of a database was read as it was: from its raw tables, with the words it was read with. */
import type { Explanation } from '../normalize/explain.ts'
import { explained } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { selectStored } from '../store/raw-document.ts'
import { selectVocabulary } from '../store/vocabulary.ts'

/** Null where there is no form of that number. */
export function explainedForm(database: Database, id: number): Explanation | null {
  const form = database.prepare('SELECT document_id, ordinal FROM forms WHERE id = ?').get(id) as
    | { readonly document_id: number; readonly ordinal: number }
    | undefined
  if (form === undefined) return null
  const { document_id, ordinal } = form
  const vocabulary = selectVocabulary(database, document_id)
  return explained(selectStored(database, document_id), vocabulary)[ordinal] ?? null
}
