/** `jixiao extract FILE...`: what is in a file, without a database. */
import type { Command } from 'commander'
import { summaryOf } from '../drawing/summary.ts'
import { printFiles } from '../ingest/print.ts'
import { languageOf } from '../settings.ts'
import { printData } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { addReadingFlags, type ReadingOptions, readingSettings } from './reading-flags.ts'
import { scanProgress } from './scan-progress.ts'

type Options = ReadingOptions & {
  readonly json?: true
  readonly tables?: true
  readonly sources?: true
}

export function addExtract(program: Command): void {
  addReadingFlags(program.command('extract'), 600)
    .description('read files and print their forms')
    .argument('<file...>', 'files or archives')
    .option('--json', 'one JSON object a line for each file')
    .option('--tables', 'with the raw tables')
    .option('--sources', 'with the words and places behind each field')
    .addHelpText(
      'after',
      examples(
        ['jixiao extract report.pdf', 'its forms in a table'],
        ['jixiao extract --json *.pdf > forms.jsonl', 'one line a file, in this order'],
        ['jixiao extract --json --tables report.docx', 'with the raw tables'],
      ),
    )
    .action(async (files: string[], options: Options) => {
      const language = languageOf(program)
      const progress = scanProgress(language)
      const printed = printFiles(files, {
        ...readingSettings(options, files.length),
        onPage: progress.hear,
        printing: {
          as: 'document',
          tables: options.tables === true,
          sources: options.sources === true,
          language,
        },
      })
      for await (const { line, isFailure } of printed) {
        progress.clear()
        if (isFailure) process.exitCode = 1
        await printData(options.json ? `${line}\n` : summaryOf(JSON.parse(line), language))
      }
    })
}
