/** `jixiao unknown`: the headings, labels, levels and money sources that nobody knows, as a list to be completed. */
import { type Command, Option } from 'commander'
import { placeLabel } from '../label/place.ts'
import type { Language, Sentence } from '../language/language.ts'
import { fieldExamples } from '../normalize/words/added-index.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { answerFormats, answerPrinter, formatsForPeople } from '../query/answer-text.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { printData, printMessage, terminalWidth } from '../terminal/terminal.ts'
import type { UnknownKind } from '../unknown/in-report.ts'
import { type UnknownWord, unknownWords } from '../unknown/unknown.ts'
import { examples } from './examples.ts'
import { vocabularyFlag } from './reading-flags.ts'
import { languageOf } from './settings.ts'

const formats = [...answerFormats, 'vocabulary'] as const

type Options = {
  readonly db: string
  readonly format: (typeof formats)[number]
  readonly vocabulary?: readonly AddedWord[]
}

const wording = {
  none: { zh: () => '没有不认识的词。', en: () => 'Every word is known.' },
  head: {
    zh: ({
      count,
    }) => `# 没有人认识的 ${count} 个词，常见的在前。请在等号右边写出它的意思，不填的行不起作用；再把本文件写入
# jixiao.config.json 的 "vocabulary"，或用 --vocabulary 给出，运行 jixiao renormalize。
# 右边写任何认识的词，如下列各词，或其前面的字段名：`,
    en: ({
      count,
    }) => `# ${count} words that nobody knows, the commonest first. Say behind the sign what each means; lines without are passed
# over. Then name this file under "vocabulary" in jixiao.config.json, or with --vocabulary, and run jixiao renormalize.
# A meaning is any word that is known, such as these, or the name of the field before it:`,
  },
  forms: { zh: ({ forms }) => `${forms} 张表`, en: ({ forms }) => `forms: ${forms}` },
  guessed: { zh: () => '含义已按内容推断', en: () => 'read by what stands there' },
  heading: { zh: () => '栏目', en: () => 'heading' },
  label: { zh: () => '标签', en: () => 'label' },
  level: { zh: () => '指标层级', en: () => 'level' },
  source: { zh: () => '资金来源', en: () => 'source of money' },
} as const satisfies Record<UnknownKind | 'none' | 'head' | 'forms' | 'guessed', Sentence>

export function addUnknown(program: Command): void {
  program
    .command('unknown')
    .description('list headings, labels, levels and sources of money that nobody knows')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addOption(vocabularyFlag())
    .addOption(
      new Option('--format <format>', 'how the list is printed').choices(formats).default('table'),
    )
    .addHelpText(
      'after',
      examples(
        ['jixiao unknown --db jixiao.db', 'the commonest first, with an example and its place'],
        [
          'jixiao unknown --format vocabulary > our-words.txt',
          'the same as a list to be completed',
        ],
        ['jixiao renormalize --vocabulary our-words.txt', 'reads with it'],
      ),
    )
    .action(async ({ db, format, vocabulary = [] }: Options) => {
      const language = languageOf(program)
      const words = await withReadOnlyDatabase(db, (database) => unknownWords(database, vocabulary))
      if (words.length === 0) printMessage(wording.none[language]())
      else if (format === 'vocabulary') await printData(vocabularyText(words, language))
      else await printData(await answerText(words, format, language))
    })
}

/** The columns of the answer, and how people read them. */
const columns = {
  forms: '表数',
  kind: '种类',
  words: '所印文字',
  guessed: '已推断',
  example: '例',
  file: '文件',
  place: '位置',
} as const

async function answerText(
  words: readonly UnknownWord[],
  format: Exclude<Options['format'], 'vocabulary'>,
  language: Language,
): Promise<string> {
  const isForPeople = formatsForPeople.has(format)
  const isChinese = isForPeople && language === 'zh'
  const headings = isChinese ? Object.values(columns) : Object.keys(columns)
  const start = await answerPrinter(format)
  const print = start(headings, { width: terminalWidth() })
  const rows = words.map(({ forms, kind, words: printed, isGuessed, example, file, place }) => [
    forms,
    isForPeople ? wording[kind][language]() : kind,
    printed,
    Number(isGuessed),
    example,
    file,
    place && placeLabel(place, language),
  ])
  return print.rows(rows) + print.end()
}

function vocabularyText(words: readonly UnknownWord[], language: Language): string {
  const examples = fieldExamples.map(
    ([part, fields]) => `#   ${fields.map(([name, word]) => `${part}${name} ${word}`).join(' · ')}`,
  )
  const lines = words.flatMap((word) => ['', `# ${remarkOn(word, language)}`, `${word.words} =`])
  const head = wording.head[language]({ count: words.length })
  return `${[head, ...examples, ...lines].join('\n')}\n`
}

function remarkOn(
  { forms, kind, isGuessed, example, file, place }: UnknownWord,
  language: Language,
): string {
  const told = [
    wording.forms[language]({ forms }),
    wording[kind][language](),
    ...(isGuessed ? [wording.guessed[language]()] : []),
    ...(example === null ? [] : [`“${example.replaceAll(/\s+/gu, ' ').slice(0, 40)}”`]),
    [file, place && placeLabel(place, language)].filter(Boolean).join(' '),
  ]
  return told.join(' · ')
}
