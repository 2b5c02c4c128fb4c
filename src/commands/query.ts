/** `jixiao query SQL` or `jixiao query @name`: asks the database; reads only. */
import { type Command, Option } from 'commander'
import { columnLabel } from '../label/column.ts'
import type { Language, Sentence } from '../language/language.ts'
import {
  type AnswerFormat,
  answerFormats,
  answerPrinter,
  formatsForPeople,
} from '../query/answer-text.ts'
import { askQuestion } from '../query/question.ts'
import { savedQuestions } from '../store/saved-question.ts'
import { printData, printMessage, terminalWidth } from '../terminal/terminal.ts'
import { seconds, wholeNumber } from './argument.ts'
import { examples } from './examples.ts'
import { type AskedQuestion, type Filters, questionOf } from './saved.ts'
import { languageOf } from './settings.ts'

type Options = Filters & {
  readonly db: string
  readonly format: AnswerFormat
  readonly timeout: number
  readonly limit: number
  readonly list?: true
  readonly fieldNames?: true
}

const wording = {
  noRows: { zh: () => '没有符合的内容。', en: () => 'The answer has no rows.' },
  cut: {
    zh: ({ limit }) => `只显示前 ${limit} 行；可用 --limit 显示更多。`,
    en: ({ limit }) => `Only the first ${limit} rows are shown; --limit shows more.`,
  },
  narrowed: {
    zh: ({ columns }) => `为适应终端宽度截短了：${columns}；--format record 显示全部内容。`,
    en: ({ columns }) => `Cut to fit the terminal: ${columns}; --format record shows everything.`,
  },
} as const satisfies Record<string, Sentence>

export function addQuery(program: Command): void {
  program
    .command('query')
    .description('ask the database in SQL, or with a saved question')
    .argument('[question]', 'one statement that reads, or @name')
    .option('--list', 'list the saved questions')
    .option('--year <year>', 'for a saved question: only this budget year', wholeNumber)
    .option('--department <words>', 'for a saved question: only departments with these words')
    .option('--copies', 'for a saved question: every print of a form, not each form once')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addOption(
      new Option('--format <format>', 'how the answer is printed')
        .choices(answerFormats)
        .default('table'),
    )
    .option('--field-names', 'head columns with their names in the database, whatever the language')
    .option('--timeout <seconds>', 'longest time to wait', seconds, 30)
    .option('--limit <rows>', 'most rows to print', wholeNumber, 1000)
    .addHelpText(
      'after',
      examples(
        [
          'jixiao query "SELECT project_name, total_score FROM v_forms ORDER BY total_score LIMIT 10"',
        ],
        ['jixiao query @low-execution --year 2021 --format csv'],
        ['jixiao query @scores --format record', 'a block a form, nothing cut'],
        ['jixiao query --list', 'the saved questions'],
      ),
    )
    .action(async (question: string | undefined, options: Options) => {
      const language = languageOf(program)
      if (options.list) await printData(listText(language))
      else await answer(questionOf(question ?? '', options, language), options, language)
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

async function answer(asked: AskedQuestion, options: Options, language: Language): Promise<void> {
  const rows = await printAnswer(asked, options, language)
  if (rows === 0) await sayEmpty(options.db, language)
}

/** How many rows were printed. */
async function printAnswer(
  asked: AskedQuestion,
  options: Options,
  language: Language,
): Promise<number> {
  const { db: path, format, timeout, limit, fieldNames = false } = options
  const printer = await answerPrinter(format)
  const spoken = fieldNames || !formatsForPeople.has(format) ? 'en' : language
  let print: ReturnType<typeof printer> | undefined
  let rows = 0
  for await (const told of askQuestion({ path, ...asked, limit }, timeout * 1000)) {
    if (told.kind === 'columns') {
      const headings = told.columns.map((column) => columnLabel(column, spoken))
      print = printer(headings, { width: terminalWidth() })
    }
    if (told.kind === 'rows') {
      rows += told.rows.length
      await printData(print?.rows(told.rows) ?? '')
    }
    if (told.kind === 'end') {
      await printData(print?.end() ?? '')
      sayCuts(print?.cut() ?? [], told.isCut ? limit : null, language)
    }
  }
  return rows
}

/** An answer without rows: of a database without forms, or of a question that nothing meets. */
async function sayEmpty(path: string, language: Language): Promise<void> {
  // Loaded here, since the question itself is asked in a process of its own.
  const { withReadOnlyDatabase } = await import('../store/open.ts')
  const { reportIfEmpty } = await import('./empty-database.ts')
  await withReadOnlyDatabase(path, (database) => {
    if (!reportIfEmpty(database, language)) printMessage(wording.noRows[language]())
  })
}

/** What of the answer is not shown: columns that were too wide for the terminal, rows beyond the limit. */
function sayCuts(columns: readonly string[], limit: number | null, language: Language): void {
  if (columns.length > 0) printMessage(wording.narrowed[language]({ columns: columns.join(', ') }))
  if (limit !== null) printMessage(wording.cut[language]({ limit }))
}
