/** `jixiao export`: what the database holds, for other programs. */
import { type Command, Option } from 'commander'
import { type ExportFormat, type ExportTarget, exportFormats } from '../export/export.ts'
import { exportInProcess } from '../export/exporting.ts'
import { BYTE_ORDER_MARK, csvText, jsonLinesText } from '../export/lines.ts'
import { columnLabel } from '../label/column.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { AnswerPrinter } from '../query/answer-printer.ts'
import { answerPrinter } from '../query/answer-text.ts'
import { askQuestion } from '../query/question.ts'
import { StoreError } from '../store/error.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { type Selection, selectStreams, viewNames } from '../store/row-stream.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { LONGEST_SECONDS, wholeNumber } from './argument.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { type Filters, questionOf } from './saved.ts'
import { languageOf } from './settings.ts'

type Options = Filters & {
  readonly db: string
  readonly format: ExportFormat
  readonly query?: string
  readonly view?: readonly string[]
  readonly out?: string
  readonly bom?: boolean
  readonly fieldNames?: true
  readonly partitioned?: true
}

const wording = {
  wrote: { zh: ({ file }) => `已写入 ${file}。`, en: ({ file }) => `Wrote ${file}.` },
  cut: {
    zh: ({ count }) => `有 ${count} 段文字超过电子表格单元格的上限（32767 字符），已截断。`,
    en: ({ count }) => `${count} texts are longer than a spreadsheet's cell (32767) and were cut.`,
  },
  noOut: {
    zh: ({ format }) =>
      `导出 ${format} 需要 --out，写明文件（如 --out reports.${format}）；多个视图时写明文件夹。`,
    en: ({ format }) =>
      `Exporting ${format} needs --out with a file (--out reports.${format}), or a folder for several views.`,
  },
  notPartitioned: {
    zh: () => '--partitioned 只用于 --format parquet 的视图，并需要 --out 写明文件夹。',
    en: () => '--partitioned is for views as --format parquet, and needs --out with a folder.',
  },
  both: {
    zh: () => '--query 与 --view 只能用一个。',
    en: () => 'Give either --query or --view, not both.',
  },
} satisfies Record<string, Sentence>

export function addExport(program: Command): void {
  program
    .command('export')
    .description('write views or the answer to a question for other programs')
    .addOption(
      new Option('--format <format>', 'what to write').choices(exportFormats).makeOptionMandatory(),
    )
    .option('--view <name...>', 'these views or tables; all views where nothing is said')
    .option('--query <question>', 'the answer to one statement that reads, or to @name')
    .option('--year <year>', 'for a saved question: only this budget year', wholeNumber)
    .option('--department <words>', 'for a saved question: only departments with these words')
    .option('--copies', 'every print of a form, not each form once')
    .option('--out <path>', 'the file, or the folder for several; csv and jsonl default to stdout')
    .option('--bom', 'CSV with a byte order mark, so that Excel reads it as UTF-8')
    .option('--field-names', 'head columns with their names in the database, whatever the language')
    .option('--partitioned', 'Parquet in folders by year and province, which --out is to hold')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addHelpText(
      'after',
      examples(
        ['jixiao export --format xlsx --out reports.xlsx'],
        ['jixiao export --format parquet --view v_indicators --out indicators.parquet'],
        ['jixiao export --format parquet --partitioned --out dataset/'],
        ['jixiao export --format csv --query @low-execution --year 2021 --bom > low.csv'],
        ['jixiao export --format datapackage --out package/'],
      ),
    )
    .action(async (options: Options) => {
      await writeAll(options, languageOf(program))
    })
}

async function writeAll(options: Options, language: Language): Promise<void> {
  const isPartitioned = options.partitioned === true
  if (isPartitioned && (options.format !== 'parquet' || options.query || !options.out)) {
    throw new StoreError('bad_query', wording.notPartitioned[language]())
  }
  const selection = { ...selectionOf(options, language), isPartitioned }
  const { db: database, format, out: path, bom: isForExcel = false } = options
  const headings = options.fieldNames ? 'en' : language
  await withReadOnlyDatabase(database, (opened) => reportIfEmpty(opened, language))
  if (path === undefined) return printStream(selection, options, language)
  const target: ExportTarget = { format, path, isForExcel, headings, isPartitioned }
  const { files, cutTexts } = await exportInProcess({ database, selection, target })
  for (const file of files) printMessage(wording.wrote[language]({ file }))
  if (cutTexts > 0) printMessage(wording.cut[language]({ count: cutTexts }))
}

function selectionOf(options: Options, language: Language): Selection {
  const { query, view } = options
  if (query !== undefined && view !== undefined) {
    throw new StoreError('bad_query', wording.both[language]())
  }
  if (query === undefined) {
    return { views: view ?? viewNames(), prints: options.copies ? 'all' : 'leading' }
  }
  const name = query.startsWith('@') ? query.slice(1) : 'query'
  return { name, ...questionOf(query, options, language) }
}

async function printStream(
  selection: Selection,
  { db, format, fieldNames, bom = false }: Options,
  language: Language,
): Promise<void> {
  const isText = format === 'csv' || format === 'jsonl'
  const headings = fieldNames || format !== 'csv' ? 'en' : language
  if ('sql' in selection && isText) {
    return printAnswer(selection, db, { format, isForExcel: bom, headings })
  }
  await withReadOnlyDatabase(db, async (database) => {
    const [stream, ...others] = selectStreams(database, selection)
    if (stream === undefined || others.length > 0 || !isText) {
      throw new StoreError('bad_query', wording.noOut[language]({ format }))
    }
    const texts = format === 'csv' ? csvText(stream, bom, headings) : jsonLinesText(stream)
    for (const text of texts) await printData(text)
  })
}

type PrintedAnswer = {
  readonly format: 'csv' | 'jsonl'
  readonly isForExcel: boolean
  /** Of CSV; JSON has the names of the columns. */
  readonly headings: Language
}

/** What a stranger asks runs in a process of its own; whoever takes the answer may take his time. */
async function printAnswer(
  { sql, parameters }: Extract<Selection, { sql: string }>,
  path: string,
  { format, isForExcel, headings }: PrintedAnswer,
): Promise<void> {
  const question = { path, sql, parameters, limit: Number.MAX_SAFE_INTEGER }
  let printer: AnswerPrinter | undefined
  if (isForExcel) await printData(BYTE_ORDER_MARK)
  for await (const told of askQuestion(question, LONGEST_SECONDS * 1000)) {
    if (told.kind === 'columns') {
      const start = await answerPrinter(format)
      const columns = told.columns.map((column) => columnLabel(column, headings))
      printer = start(columns, { width: null })
    }
    if (told.kind === 'rows') await printData(printer?.rows(told.rows) ?? '')
  }
}
