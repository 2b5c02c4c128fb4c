/** `jixiao extract FILE...`: what is in a file, without a database. */
import { availableParallelism } from 'node:os'
import type { Command } from 'commander'
import { jobs, megabytes, seconds, wholeNumber } from '../argument.ts'
import { summaryOf } from '../drawing/summary.ts'
import { printFiles } from '../ingest/print.ts'
import { usualLimits } from '../pipeline.ts'
import { languageOf } from '../settings.ts'
import { printData } from '../terminal/terminal.ts'
import { type OcrMode, ocrFlag } from './reading-flags.ts'

type Options = {
  readonly json?: true
  readonly tables?: true
  readonly sources?: true
  readonly ocr: OcrMode
  readonly jobs: number
  readonly timeout: number
  readonly memory: number
  readonly maxPages: number
}

export function addExtract(program: Command): void {
  program
    .command('extract')
    .description('read files and print their forms')
    .argument('<file...>')
    .option('--json', 'one JSON object a line for each file')
    .option('--tables', 'with the raw tables')
    .option('--sources', 'with the words and places behind each field')
    .addOption(ocrFlag())
    .option('--jobs <number>', 'files read at once', jobs, availableParallelism())
    .option('--timeout <seconds>', 'longest time for one document', seconds, 600)
    .option('--memory <megabytes>', 'most memory for one reading process', megabytes, 1024)
    .option(
      '--max-pages <number>',
      'most pages read of one document',
      wholeNumber,
      usualLimits.maxPages,
    )
    .addHelpText(
      'after',
      `
Examples:
  jixiao extract report.pdf                   its forms in a table
  jixiao extract --json *.pdf > forms.jsonl   one line a file, in this order
  jixiao extract --json --tables report.docx  with the raw tables`,
    )
    .action(async (files: string[], options: Options) => {
      const language = languageOf(program)
      const printed = printFiles(files, {
        jobs: Math.min(options.jobs, files.length),
        read: { ...usualLimits, ocr: options.ocr, maxPages: options.maxPages },
        limits: { timeoutMs: options.timeout * 1000, memoryMb: options.memory },
        printing: {
          as: 'document',
          tables: options.tables === true,
          sources: options.sources === true,
          language,
        },
      })
      for await (const { line, isFailure } of printed) {
        if (isFailure) process.exitCode = 1
        await printData(options.json ? `${line}\n` : summaryOf(JSON.parse(line), language))
      }
    })
}
