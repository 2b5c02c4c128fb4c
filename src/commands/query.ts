/** `jixiao query SQL` or `jixiao query @name`: asks the database; reads only. */
import { type Command, Option } from 'commander'
import { type AnswerFormat, answerFormats, answerPrinters } from '../answer-text.ts'
import { wholeNumber } from '../argument.ts'
import type { Language, Sentence } from '../language.ts'
import { askQuestion } from '../question.ts'
import { languageOf } from '../settings.ts'
import { StoreError } from '../store/error.ts'
import { type SavedQuestion, savedQuestions } from '../store/saved-question.ts'
import type { Value } from '../store/strangers-sql.ts'
import { printData, say } from '../terminal.ts'

type Options = {
  readonly db: string
  readonly format: AnswerFormat
  readonly timeout: number
  readonly limit: number
  readonly list?: true
  readonly year?: number
  readonly department?: string
}

type Asked = { readonly sql: string; readonly parameters: Readonly<Record<string, Value>> }

const wording = {
  cut: {
    zh: ({ limit }) => `只显示前 ${limit} 行；可用 --limit 显示更多。`,
    en: ({ limit }) => `Only the first ${limit} rows are shown; --limit shows more.`,
  },
  empty: { zh: () => '问题是空的。', en: () => 'The question is empty.' },
  unknown: {
    zh: ({ name }) => `没有名为 @${name} 的问题；query --list 列出全部。`,
    en: ({ name }) => `There is no saved question @${name}; query --list shows them all.`,
  },
  noParameter: {
    zh: ({ name, parameter }) => `这个问题没有 --${parameter}：${name}。`,
    en: ({ name, parameter }) => `This question takes no --${parameter}: ${name}.`,
  },
} satisfies Record<string, Sentence>

export function addQuery(program: Command): void {
  program
    .command('query')
    .description('ask the database in SQL, or with a saved question')
    .argument('[question]', 'one statement that reads, or @name')
    .option('--list', 'list the saved questions')
    .option('--year <year>', 'for a saved question: only this budget year', wholeNumber)
    .option('--department <words>', 'for a saved question: only departments with these words')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addOption(
      new Option('--format <format>', 'how the answer is printed')
        .choices(answerFormats)
        .default('table'),
    )
    .option('--timeout <seconds>', 'longest time to wait', wholeNumber, 30)
    .option('--limit <rows>', 'most rows to print', wholeNumber, 1000)
    .addHelpText(
      'after',
      `
Examples:
  jixiao query "SELECT project_name, total_score FROM v_forms ORDER BY total_score LIMIT 10"
  jixiao query @low-execution --year 2021 --format csv
  jixiao query --list`,
    )
    .action(async (question: string | undefined, options: Options) => {
      const language = languageOf(program)
      if (options.list) await printData(listText(language))
      else await printAnswer(askedFor(question ?? '', options, language), options, language)
    })
}

function listText(language: Language): string {
  return savedQuestions()
    .map(({ name, words, parameters }) => {
      const flags = parameters.map((parameter) => ` [--${parameter}]`).join('')
      return `@${name}${flags}\n    ${words[language]}\n`
    })
    .join('')
}

/** Parameters go to SQL typed by hand as well, where it names them. */
function askedFor(question: string, options: Options, language: Language): Asked {
  if (question.trim() === '') throw new StoreError('bad_query', wording.empty[language]())
  const { sql, parameters: known } = question.startsWith('@')
    ? saved(question.slice(1), language)
    : typed(question)
  const given = { year: options.year ?? null, department: options.department ?? null }
  const stray = Object.entries(given).find(
    ([name, value]) => value !== null && !known.includes(name),
  )
  if (stray !== undefined) {
    const sentence = wording.noParameter[language]({ name: question, parameter: stray[0] })
    throw new StoreError('bad_query', sentence)
  }
  const parameters = Object.entries(given).filter(([name]) => known.includes(name))
  return { sql, parameters: Object.fromEntries(parameters) }
}

function saved(name: string, language: Language): SavedQuestion {
  const question = savedQuestions().find((one) => one.name === name)
  if (question === undefined) throw new StoreError('bad_query', wording.unknown[language]({ name }))
  return question
}

function typed(sql: string): Pick<SavedQuestion, 'sql' | 'parameters'> {
  const names = ['year', 'department']
  return { sql, parameters: names.filter((name) => new RegExp(`:${name}\\b`, 'u').test(sql)) }
}

async function printAnswer(asked: Asked, options: Options, language: Language): Promise<void> {
  const { db: path, format, timeout, limit } = options
  const printer = answerPrinters[format]
  let print: ReturnType<typeof printer> | undefined
  for await (const told of askQuestion({ path, ...asked, limit }, timeout * 1000)) {
    if (told.kind === 'columns') print = printer(told.columns)
    if (told.kind === 'rows') await printData(print?.rows(told.rows) ?? '')
    if (told.kind === 'end') await printData(print?.end() ?? '')
    if (told.kind === 'end' && told.isCut) say(wording.cut[language]({ limit }))
  }
}
