/** `jixiao show`: forms and raw tables drawn in the terminal like the printed ones. */
import { existsSync } from 'node:fs'
import type { Command } from 'commander'
import { documentLines } from '../drawing/document-lines.ts'
import { explanationLines } from '../drawing/explanation.ts'
import { drawForm } from '../drawing/form.ts'
import { drawGrid } from '../drawing/grid.ts'
import type { EngineName } from '../extract/ocr/engine-name.ts'
import { usualLimits } from '../extract/usual-limits.ts'
import { printFiles, usualCosts } from '../ingest/print.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { Explanation } from '../normalize/explain.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import type { PrintedDocument } from '../printed/printed.ts'
import { explainedForm } from '../review/explained-form.ts'
import { StoreError } from '../store/error.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { selectPrintedForms } from '../store/printed-form.ts'
import { printableLine } from '../terminal/printable.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { engineFlag, type OcrMode, ocrFlag, vocabularyFlag } from './reading-flags.ts'
import { languageOf } from './settings.ts'

type Options = {
  readonly db?: string
  readonly tables?: true
  readonly why?: true
  readonly ocr: OcrMode
  readonly engine?: EngineName
  readonly vocabulary?: readonly AddedWord[]
}

const wording = {
  none: {
    zh: ({ asked, db }) =>
      `数据库中没有表 ${asked}；jixiao query "SELECT form_id, file, project_name FROM v_forms" --db ${db} 列出各表的编号。`,
    en: ({ asked, db }) =>
      `There is no form ${asked} in the database; jixiao query "SELECT form_id, file, project_name FROM v_forms" --db ${db} lists their numbers.`,
  },
  noNumber: {
    zh: ({ asked }) => `${asked} 不是表的编号（forms.id）。`,
    en: ({ asked }) => `${asked} is no number of a form (forms.id).`,
  },
  isNumber: {
    zh: ({ asked }) =>
      `没有文件 ${asked}。要画数据库中的第 ${asked} 号表：jixiao show ${asked} --db jixiao.db`,
    en: ({ asked }) =>
      `There is no file ${asked}. For form ${asked} of a database: jixiao show ${asked} --db jixiao.db`,
  },
  nothing: {
    zh: ({ file }) => `${file}：没有表；加 --tables 可画出读到的原始表格。`,
    en: ({ file }) => `${file}: no forms; --tables draws the raw tables that were read.`,
  },
  noTables: { zh: ({ file }) => `${file}：没有表格。`, en: ({ file }) => `${file}: no tables.` },
} as const satisfies Record<string, Sentence>

/** A number of a form. */
const NUMBER = /^[1-9]\d{0,14}$/u

export function addShow(program: Command): void {
  program
    .command('show')
    .description('draw forms in the terminal like the printed ones, findings marked')
    .argument('<what...>', 'files; with --db the numbers of forms (forms.id)')
    .option('--db <file>', 'draw forms of this database')
    .option('--tables', 'draw the raw tables of files instead')
    .option('--why', 'tell below each form why it was read as it was')
    .addOption(ocrFlag())
    .addOption(engineFlag())
    .addOption(vocabularyFlag())
    .addHelpText(
      'after',
      examples(
        ['jixiao show report.pdf', 'every form in the file'],
        ['jixiao show report.pdf --tables', 'what was read, before it is given a meaning'],
        ['jixiao show report.pdf --why', 'what each column was taken for, and why'],
        ['jixiao show --db jixiao.db 17', 'form 17 of a database'],
      ),
    )
    .action(async (asked: string[], options: Options) => {
      const language = languageOf(program)
      const number = asked.find((one) => NUMBER.test(one) && !existsSync(one))
      if (options.db === undefined && number !== undefined) {
        throw new StoreError('bad_query', wording.isNumber[language]({ asked: number }))
      }
      if (options.db === undefined) await showFiles(asked, options, language)
      else await showStored(options.db, asked, { language, isWhy: options.why === true })
    })
}

async function showFiles(files: string[], options: Options, language: Language): Promise<void> {
  const { ocr, engine, vocabulary, why } = options
  const printed = printFiles(files, {
    jobs: Math.min(2, files.length),
    read: { ...usualLimits, ocr, engine, vocabulary },
    limits: usualCosts,
    printing: { as: 'document', tables: true, sources: false, why: why === true, language },
  })
  for await (const { line } of printed) {
    const document = JSON.parse(line) as PrintedDocument
    if (document.error !== null) {
      process.exitCode = 1
      printMessage(`${document.file}: ${document.error.message}`)
    } else await printLines(drawn(document, options.tables === true, language))
  }
}

function drawn(document: PrintedDocument, isRaw: boolean, language: Language): readonly string[] {
  const { file, forms, tables = [] } = document
  const drawings = isRaw
    ? tables.map((table) => drawGrid(table))
    : forms.map((form) => [...drawForm(form, language), ...whyLines(form.why, language)])
  const none = isRaw ? wording.noTables : wording.nothing
  if (drawings.length === 0) {
    return [printableLine(none[language]({ file })), ...documentLines(document, language)]
  }
  return drawings.flatMap((lines) => [...lines, ''])
}

function whyLines(why: Explanation | null | undefined, language: Language): readonly string[] {
  return why ? ['', ...explanationLines(why, language)] : []
}

async function showStored(
  path: string,
  asked: string[],
  { language, isWhy }: { readonly language: Language; readonly isWhy: boolean },
): Promise<void> {
  const stray = asked.find((text) => !NUMBER.test(text))
  if (stray !== undefined) {
    process.exitCode = 2
    return printMessage(wording.noNumber[language]({ asked: stray }))
  }
  await withReadOnlyDatabase(path, async (database) => {
    for (const text of asked) {
      const [form] = selectPrintedForms(database, Number(text), language)
      if (form === undefined) {
        process.exitCode = 1
        if (reportIfEmpty(database, language)) return
        printMessage(wording.none[language]({ asked: text, db: path }))
      } else {
        const why = isWhy ? explainedForm(database, Number(text)) : null
        await printLines([...drawForm(form, language), ...whyLines(why, language), ''])
      }
    }
  })
}

function printLines(lines: readonly string[]): Promise<void> {
  return printData(lines.map((line) => `${line}\n`).join(''))
}
