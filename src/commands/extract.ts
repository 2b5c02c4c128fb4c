import type { Command } from 'commander'
import { ExtractError } from '../extract/error.ts'
import { openSource } from '../extract/source.ts'
import { chooseLanguage, type Language } from '../language.ts'
import { printedForm, printedTables, sourcesOf } from '../output.ts'
import { type Processed, processFile } from '../pipeline.ts'

type Options = {
  readonly json?: true
  readonly tables?: true
  readonly sources?: true
  readonly ocr: 'auto' | 'off' | 'force'
}

/** `jixiao extract FILE...`: what is in a file, without a database. */
export function addExtract(program: Command): void {
  program
    .command('extract')
    .description('read files and print their forms')
    .argument('<file...>')
    .option('--json', 'one JSON object a line for each file')
    .option('--tables', 'with the raw tables')
    .option('--sources', 'with the words and places behind each field')
    .option('--ocr <mode>', 'auto, off or force', 'auto')
    .action(async (files: string[], options: Options) => {
      const { lang } = program.opts<{ lang?: string }>()
      const language = chooseLanguage(lang, process.env)
      for (const path of files) await extractPath(path, options, language)
    })
}

async function extractPath(path: string, options: Options, language: Language): Promise<void> {
  await reported(path, async () => {
    for await (const opened of openSource(path)) {
      await reported(opened.path, async () => {
        if ('error' in opened) throw opened.error
        const processed = await processFile(opened, { ocr: options.ocr, maxPages: 5000 })
        process.stdout.write(`${JSON.stringify(line(processed, options, language))}\n`)
      })
    }
  })
}

/** A file that cannot be read still gets its line, and costs the files after it nothing. */
async function reported(path: string, work: () => Promise<void>): Promise<void> {
  try {
    await work()
  } catch (error) {
    if (!(error instanceof ExtractError)) throw error
    const { code, message } = error
    if (code !== 'not_a_document') process.exitCode = 1
    const failed = { file: path, sha256: null, format: null, pages: null, forms: [] }
    process.stdout.write(`${JSON.stringify({ ...failed, error: { code, message } })}\n`)
  }
}

function line({ document, report, findings }: Processed, options: Options, language: Language) {
  const forms = report.forms.map((form, index) => ({
    ...(printedForm(
      form,
      findings.filter((finding) => finding.form === index),
      language,
    ) as object),
    ...(options.sources ? { sources: sourcesOf(form) } : {}),
  }))
  const { path, sha256, format } = report.source
  return {
    file: path,
    sha256,
    format,
    pages: report.pages,
    forms,
    sections: report.sections,
    figures: report.figures,
    error: null,
    ...(options.tables ? { tables: printedTables(document) } : {}),
  }
}
