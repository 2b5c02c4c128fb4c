/**
 * A user's own words, as a plain list: a line a word, `as printed = what it means`. Lines that begin with `#` are remarks;
 * a line with nothing behind its sign waits to be completed.
 */
import { readFileSync } from 'node:fs'
import { decodeText } from '../extract/encoding.ts'
import { nearestWord } from '../language/nearest.ts'
import { isKnown, knownWords } from '../normalize/words/added-index.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'

/** A list that cannot be used, said in one sentence that names the file and the line. */
export class VocabularyError extends Error {}

/** Parts the word from its meaning; no meaning holds one, so that the last one counts. */
const SIGN = /^(.*)[=＝](.*)$/u

/** The words of a file added to those of the files before it. Throws `VocabularyError`. */
export function withVocabularyFile(
  path: string,
  before: readonly AddedWord[] = [],
): readonly AddedWord[] {
  let bytes: Uint8Array
  try {
    bytes = readFileSync(path)
  } catch (error) {
    throw new VocabularyError(`${path} cannot be read.`, { cause: error })
  }
  return withVocabularyLines(
    path,
    decodeText(bytes, null, () => undefined),
    before,
  )
}

/** The words of a list's text added to those before it. Throws `VocabularyError`, which calls the list `path`. */
export function withVocabularyLines(
  path: string,
  text: string,
  before: readonly AddedWord[],
): readonly AddedWord[] {
  const words = [...before]
  for (const [index, line] of text.split(/\r?\n/u).entries()) {
    const said = line.replace(/^\ufeff/u, '').trim()
    if (said === '' || said.startsWith('#')) continue
    const word = wordIn(said, `${path}:${index + 1}`)
    if (word === null) continue
    const same = words.find((other) => other.words === word.words)
    if (same === undefined) words.push(word)
    else if (same.means !== word.means) {
      throw new VocabularyError(
        `${path}:${index + 1}: “${word.words}” is given already, as ${same.means}.`,
      )
    }
  }
  return words
}

function wordIn(line: string, where: string): AddedWord | null {
  const [, words = '', means = ''] = SIGN.exec(line)?.map((part) => part.trim()) ?? []
  if (words === '') {
    throw new VocabularyError(`${where}: a line reads “as printed = what it means”.`)
  }
  if (means === '') return null
  if (isKnown(means)) return { words, means }
  const near = nearestWord(means, knownWords)
  throw new VocabularyError(
    near === undefined
      ? `${where}: nobody knows “${means}”; the right side is a word that is known, or a field such as indicator.weight.`
      : `${where}: nobody knows “${means}”; did you mean ${near}?`,
  )
}
