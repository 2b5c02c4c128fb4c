/** `jixiao report`: a database as one HTML page, or as a folder of linked pages. */
import { dirname, join, resolve } from 'node:path'
import type { Command } from 'commander'
import { writeAtomically } from '../export/atomic.ts'
import { writeText } from '../export/lines.ts'
import type { Language, Sentence } from '../language/language.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { printMessage } from '../terminal/terminal.ts'
import { wholeNumber } from './argument.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'

type Options = {
  readonly db: string
  readonly out: string
  readonly drawn: number
  readonly copies?: true
  readonly site?: string
}

const wroteSite: Sentence = {
  zh: ({ pages, file }) => `已写入 ${pages} 页；从 ${file} 开始。`,
  en: ({ pages, file }) => `Wrote ${pages} pages; begin with ${file}.`,
}

const wrote: Sentence = {
  zh: ({ file }) => `已写入 ${file}。`,
  en: ({ file }) => `Wrote ${file}.`,
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description('write one HTML page about everything in the database, or linked pages')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--out <file>', 'the page', 'jixiao.html')
    .option('--site <folder>', 'linked pages instead: provinces, departments, projects over years')
    .option('--drawn <forms>', 'most forms to draw; the list has all', wholeNumber, 300)
    .option('--copies', 'every print of a form, not each form once')
    .addHelpText(
      'after',
      examples(
        ['jixiao report'],
        ['jixiao report --out 2021.html --lang zh'],
        ['jixiao report --site pages/'],
      ),
    )
    .action(async (options: Options, command: Command) => {
      if (options.site !== undefined && options.copies) {
        command.error("error: '--copies' does not go with '--site', which takes each form once", {
          exitCode: 2,
        })
      }
      if (options.site === undefined) await writePage(options, languageOf(program))
      else await writePages(options.site, options, languageOf(program))
    })
}

async function writePage({ db, out, drawn, copies }: Options, language: Language): Promise<void> {
  // The charts' library is heavy: only who wants the page loads it.
  const { reportPage } = await import('../report/report.ts')
  const home = dirname(resolve(out))
  const prints = copies ? 'all' : 'leading'
  await withReadOnlyDatabase(db, async (database) => {
    database.beginSnapshot()
    reportIfEmpty(database, language)
    const page = reportPage(database, { language, drawnAtMost: drawn, home, prints })
    await writeAtomically(out, (part) => writeText(page, part))
  })
  printMessage(wrote[language]({ file: out }))
}

async function writePages(folder: string, { db }: Options, language: Language): Promise<void> {
  const { writeSite } = await import('../site/write-site.ts')
  const pages = await withReadOnlyDatabase(db, async (database) => {
    database.beginSnapshot()
    reportIfEmpty(database, language)
    return writeSite(database, folder, language)
  })
  printMessage(wroteSite[language]({ pages, file: join(folder, 'index.html') }))
}
