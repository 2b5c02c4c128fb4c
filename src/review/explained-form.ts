/** Why forms of a database were read as they were: from its raw tables, with the words it was read with. */
import type { Explanation } from '../normalize/explain.ts'
import { explained } from '../pipeline.ts'
import type { Database } from '../store/database.ts'
import { selectStored } from '../store/raw-document.ts'
import { selectVocabulary } from '../store/vocabulary.ts'

/** Null where there is no form of that number. */
export function explainedForm(database: Database, id: number): Explanation | null {
  return explainedBy(database, id, (document) => explainedDocument(database, document))
}

/** Documents that are remembered, those asked about last. */
const MOST_KEPT = 4

/**
 * Explains one form after another: whoever goes through the forms of a long document has it read again once. What is
 * remembered holds as long as `version` says that nothing has changed.
 */
export function openExplainer(
  database: Database,
  version: () => string,
): (id: number) => Explanation | null {
  let of = version()
  let known = new Map<number, readonly Explanation[]>()
  return (id) => {
    if (version() !== of) {
      of = version()
      known = new Map()
    }
    return explainedBy(database, id, (document) => {
      const explanations = known.get(document) ?? explainedDocument(database, document)
      known.delete(document)
      known.set(document, explanations)
      for (const oldest of known.keys()) {
        if (known.size <= MOST_KEPT) break
        known.delete(oldest)
      }
      return explanations
    })
  }
}

function explainedBy(
  database: Database,
  id: number,
  explain: (document: number) => readonly Explanation[],
): Explanation | null {
  const form = database.prepare('SELECT document_id, ordinal FROM forms WHERE id = ?').get(id) as
    | { readonly document_id: number; readonly ordinal: number }
    | undefined
  return form === undefined ? null : (explain(form.document_id)[form.ordinal] ?? null)
}

function explainedDocument(database: Database, document: number): readonly Explanation[] {
  return explained(selectStored(database, document), selectVocabulary(database, document))
}
