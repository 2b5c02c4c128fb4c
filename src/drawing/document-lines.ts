/** What is told of a document as a whole: what reading it lost, and forms that it speaks of and that were not read. */
import type { Language, Sentence } from '../language/language.ts'
import type { PrintedDocument } from '../printed/printed.ts'
import { printableLine } from '../terminal/printable.ts'

const wording = {
  more: {
    zh: ({ count }) => `（同类情况另有 ${count} 处）`,
    en: ({ count }) => `(and ${count} more of this kind)`,
  },
} as const satisfies Record<string, Sentence>

/** Of one kind so many are told, as a long scan may have one for each page. */
const MOST_OF_A_KIND = 3

export function documentLines(
  { notes, findings }: Pick<PrintedDocument, 'notes' | 'findings'>,
  language: Language,
): readonly string[] {
  const told = [...notes.filter(({ lost }) => lost), ...findings]
  const byCode = Map.groupBy(told, ({ code }) => code)
  return [...byCode.values()].flatMap((alike) => {
    const lines = alike.slice(0, MOST_OF_A_KIND).map(({ message }) => printableLine(`  ${message}`))
    const count = alike.length - lines.length
    return count === 0 ? lines : [...lines, `  ${wording.more[language]({ count })}`]
  })
}
