/** What is to be said where prints of one form differ. */
import type { Sentence } from '../language/language.ts'

/** Rules that look at several forms. */
export type LinkRule = 'copies_differ'
export const LINK_RULES = { copies_differ: 'warning' } as const satisfies Record<LinkRule, string>

/** One field of a print, and how the other prints have it. */
export type DifferingField = {
  readonly path: string
  /** As this print has it. */
  readonly words: string
  readonly others: readonly OtherPrint[]
}

export type OtherPrint = {
  readonly words: string
  /** Where that print was found, as seen from the folder of this one. */
  readonly file: string
}

/** A finding about one print; which of the prints is right, nobody can tell from them. */
export type CopyFinding = {
  readonly code: LinkRule
  readonly severity: 'warning'
  readonly path: string
  readonly expected: string
  readonly actual: string
  readonly args: Readonly<Record<string, string>>
  readonly message_zh: string
  readonly message_en: string
}

export const linkWording: Readonly<Record<LinkRule, Sentence>> = {
  copies_differ: {
    zh: ({ actual, others }) =>
      `同一张表在几份文件中数字不同：此处为 ${actual}，${others}；可能两次公布不一，也可能其中一次识读有误，须核对原件`,
    en: ({ actual, others }) =>
      `the same form has another number in another file: ${actual} here, ${others}; published twice with different figures, or misread once`,
  },
}

export function copyFinding({ path, words, others }: DifferingField): CopyFinding {
  const listed = (join: string, say: (other: OtherPrint) => string) => others.map(say).join(join)
  const args = {
    actual: words,
    expected: [...new Set(others.map((other) => other.words))].join(' / '),
  }
  const say = linkWording.copies_differ
  return {
    ...{ code: 'copies_differ', severity: LINK_RULES.copies_differ, path },
    ...{ expected: args.expected, actual: words },
    args: { ...args, files: listed(' / ', ({ file }) => file) },
    message_zh: say.zh({
      ...args,
      others: listed('，', (other) => `${other.file} 中为 ${other.words}`),
    }),
    message_en: say.en({
      ...args,
      others: listed(', ', (other) => `${other.words} in ${other.file}`),
    }),
  }
}
