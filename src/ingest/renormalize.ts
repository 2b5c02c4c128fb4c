/** Runs changed rules on what was read before, without the files. */

import type { AddedWord } from '../normalize/words/added-words.ts'
import { rowsOfDocument } from '../pipeline.ts'
import { applyCorrections } from '../review/apply.ts'
import { segmentForSearch } from '../segment/segment.ts'
import { requireExisting, withDatabase } from '../store/open.ts'
import { selectReadDocuments, selectStored } from '../store/raw-document.ts'
import { countUnderstoodRows } from '../store/rows.ts'
import { openRun } from '../store/run-log.ts'
import { inTransaction, saveOutcome, saveUnderstood } from '../store/save.ts'
import { cutBefore } from '../store/search-index.ts'
import { saveVocabulary, setVocabulary, vocabularyDigest } from '../store/vocabulary.ts'
import { packageVersion, parserVersion } from '../version.ts'
import { linkWaiting } from './linking.ts'

/** Documents written together. */
const BATCH = 50

/**
 * Understands every document of the database anew, with these words added to the vocabulary; each keeps its raw tables.
 * Returns how many there were.
 */
export async function renormalize(
  path: string,
  stop: AbortSignal,
  vocabulary: readonly AddedWord[] = [],
): Promise<number> {
  requireExisting(path)
  return withDatabase(path, async (database) => {
    const versions = { program_version: packageVersion, parser_version: parserVersion }
    const settings = JSON.stringify({ vocabulary: vocabularyDigest(vocabulary) })
    const log = openRun(database, { command: 'renormalize', settings, ...versions })
    database.useWriteAheadLog()
    saveVocabulary(database, vocabulary)
    const ids = selectReadDocuments(database)
    let done = 0
    while (done < ids.length && !stop.aborted) {
      const batch = ids.slice(done, done + BATCH)
      inTransaction(database, () => {
        log.files(batch.map(again))
        log.beat({ found: ids.length, found_all: 1, unchanged: 0 })
      })
      done += batch.length
      // Lets a signal through between two batches.
      await new Promise((resolve) => setImmediate(resolve))
    }
    linkWaiting(database, stop)
    log.end(stop.aborted ? 'interrupted' : 'done', null)
    return done

    function again(id: number) {
      const document = selectStored(database, id)
      const { rows, cuts, durations, outcome } = rowsOfDocument(document, vocabulary)
      const start = performance.now()
      saveUnderstood(database, id, rows, cutBefore(cuts, segmentForSearch))
      saveOutcome(database, id, outcome)
      setVocabulary(database, id, vocabulary)
      const { path: name, sha256, size } = document.source
      applyCorrections(database, sha256)
      return {
        path: name,
        sha256,
        outcome,
        error_code: null,
        error_message: null,
        size,
        pages: document.pages,
        forms: rows.forms.length,
        rows: countUnderstoodRows(rows),
        open_ms: null,
        ...durations,
        extract_ms: null,
        save_ms: performance.now() - start,
      } as const
    }
  })
}
