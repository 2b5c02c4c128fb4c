/** What a statement or a person names that the database does not have, and what was meant. */
import { nearestWord } from '../language/nearest.ts'
import { describeSchema } from './schema.ts'

export function unknownRelation(name: string): string {
  const meant = nearestWord(
    name,
    describeSchema().map((one) => one.name),
  )
  return meant === undefined
    ? `There is no table or view ${name}; jixiao schema lists them.`
    : `There is no table or view ${name}. Did you mean ${meant}?`
}

function unknownColumn(written: string): string {
  const name = written.split('.').at(-1) ?? written
  const known = new Set(describeSchema().flatMap(({ columns }) => columns.map((one) => one.name)))
  // A name that is right elsewhere is not what was meant here.
  const meant = known.has(name) ? undefined : nearestWord(name, [...known])
  return meant === undefined
    ? `There is no column ${written}; jixiao schema lists them.`
    : `There is no column ${written}. Did you mean ${meant}?`
}

const told: readonly (readonly [RegExp, (name: string) => string])[] = [
  [/^no such table: (.*)$/u, unknownRelation],
  [/^no such column: (.*)$/u, unknownColumn],
  [/^near "(.*)": syntax error$/u, (word) => `The statement is wrong near “${word}”.`],
  [/contains more than one statement$/u, () => 'Give one statement, not several.'],
  [/^incomplete input$/u, () => 'The statement is incomplete.'],
]

/** What SQLite says of a statement, in words of ours where they help; else its own. */
export function statementSentence(message: string): string {
  for (const [pattern, sentence] of told) {
    const found = pattern.exec(message)
    if (found !== null) return sentence(found[1] ?? '')
  }
  return message
}
