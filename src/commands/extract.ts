/** `jixiao extract FILE...`: what is in a file, without a database. */
import { type Command, Option } from 'commander'
import { summaryOf } from '../drawing/summary.ts'
import { type PrintedLine, type PrintSettings, printFiles } from '../ingest/print.ts'
import type { Language } from '../language/language.ts'
import type { PrintedDocument } from '../printed/printed.ts'
import { printableLine } from '../terminal/printable.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { addReadingFlags, type ReadingOptions, readingSettings } from './reading-flags.ts'
import { scanProgress } from './scan-progress.ts'
import { languageOf } from './settings.ts'

const formats = ['text', 'json', 'markdown'] as const

type Options = ReadingOptions & {
  readonly format?: (typeof formats)[number]
  readonly json?: true
  readonly tables?: true
  readonly sources?: true
  readonly why?: true
}

export function addExtract(program: Command): void {
  addReadingFlags(program.command('extract'), 600)
    .description('read files and print their forms')
    .argument('<file...>', 'files or archives')
    .addOption(new Option('--json', 'one JSON object a line for each file').conflicts('format'))
    .addOption(new Option('--format <format>', 'how a file is printed').choices(formats))
    .option('--tables', 'with the raw tables')
    .option('--sources', 'with the words and places behind each field')
    .option('--why', 'with why each form was read as it was')
    .addHelpText(
      'after',
      examples(
        ['jixiao extract report.pdf', 'its forms in a table'],
        ['jixiao extract --json *.pdf > forms.jsonl', 'one line a file, in this order'],
        ['jixiao extract --json --tables report.docx', 'with the raw tables'],
        ['jixiao extract --why report.docx', 'what each column was taken for, and why'],
        ['jixiao extract --format markdown report.pdf', 'the whole document, for reading'],
      ),
    )
    .action(async (files: string[], options: Options) => {
      const language = languageOf(program)
      const progress = scanProgress(language)
      const { json, format = json ? 'json' : 'text' } = options
      const printed = printFiles(files, {
        ...readingSettings(options, files.length),
        onPage: progress.hear,
        printing: printingOf(options, format, language),
      })
      for await (const line of printed) {
        progress.clear()
        if (line.isFailure) process.exitCode = 1
        await printLine(line, format, language)
      }
    })
}

function printingOf(
  { tables, sources, why }: Options,
  format: (typeof formats)[number],
  language: Language,
): PrintSettings['printing'] {
  return format === 'markdown'
    ? { as: 'markdown', language }
    : {
        as: 'document',
        tables: tables === true,
        sources: sources === true,
        why: why === true,
        language,
      }
}

/** In Markdown each document is headed by its name in a comment; one that cannot be read is told beside it. */
async function printLine(
  { path, line, isFailure }: PrintedLine,
  format: (typeof formats)[number],
  language: Language,
): Promise<void> {
  if (format === 'json') return printData(`${line}\n`)
  if (format === 'text') return printData(summaryOf(JSON.parse(line), language))
  if (isFailure)
    return printMessage(summaryOf(JSON.parse(line) as PrintedDocument, language).trimEnd())
  const name = printableLine(path).replaceAll('--', '—')
  await printData(`<!-- ${name} -->\n\n${JSON.parse(line)}\n`)
}
