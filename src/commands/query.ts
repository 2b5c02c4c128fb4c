/** `jixiao query SQL`: asks the database; reads only. */
import { type Command, Option } from 'commander'
import { type AnswerFormat, answerFormats, answerPrinters } from '../answer-text.ts'
import { wholeNumber } from '../argument.ts'
import type { Sentence } from '../language.ts'
import { askQuestion } from '../question.ts'
import { languageOf } from '../settings.ts'
import { StoreError } from '../store/error.ts'
import { printData, say } from '../terminal.ts'

type Options = {
  readonly db: string
  readonly format: AnswerFormat
  readonly timeout: number
  readonly limit: number
}

const cut: Sentence = {
  zh: ({ limit }) => `只显示前 ${limit} 行；可用 --limit 显示更多。`,
  en: ({ limit }) => `Only the first ${limit} rows are shown; --limit shows more.`,
}

export function addQuery(program: Command): void {
  program
    .command('query')
    .description('ask the database in SQL')
    .argument('<sql>', 'one statement that reads')
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
  jixiao query "SELECT project_name, total_score FROM forms ORDER BY total_score LIMIT 10"
  jixiao query "SELECT code, count(*) FROM findings GROUP BY code" --format csv`,
    )
    .action(async (sql: string, options: Options) => {
      if (sql.trim() === '') throw new StoreError('bad_query', 'The question is empty.')
      await printAnswer(sql, options, cut[languageOf(program)]({ limit: options.limit }))
    })
}

async function printAnswer(sql: string, options: Options, cutSentence: string): Promise<void> {
  const { db: path, format, timeout, limit } = options
  let print: ReturnType<(typeof answerPrinters)[AnswerFormat]> | undefined
  for await (const told of askQuestion({ path, sql, parameters: {}, limit }, timeout * 1000)) {
    if (told.kind === 'columns') print = answerPrinters[format](told.columns)
    if (told.kind === 'rows') await printData(print?.(told.rows) ?? '')
    if (told.kind === 'end' && told.isCut) say(cutSentence)
  }
}
