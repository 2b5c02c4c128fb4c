/** `jixiao report`: a database as one HTML page. */
import { dirname, resolve } from 'node:path'
import type { Command } from 'commander'
import { wholeNumber } from '../argument.ts'
import { writeText } from '../export/lines.ts'
import { whole } from '../export/whole.ts'
import type { Sentence } from '../language.ts'
import { languageOf } from '../settings.ts'
import { withReadOnlyDatabase } from '../store/database.ts'
import { say } from '../terminal/terminal.ts'
import { isToldEmpty } from './empty-database.ts'
import { examples } from './examples.ts'

type Options = {
  readonly db: string
  readonly out: string
  readonly drawn: number
  readonly copies?: true
}

const wrote: Sentence = {
  zh: ({ file }) => `已写入 ${file}。`,
  en: ({ file }) => `Wrote ${file}.`,
}

export function addReport(program: Command): void {
  program
    .command('report')
    .description('write one HTML page about everything in the database')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--out <file>', 'the page', 'jixiao.html')
    .option('--drawn <forms>', 'most forms to draw; the list has all', wholeNumber, 300)
    .option('--copies', 'every print of a form, not each form once')
    .addHelpText('after', examples(['jixiao report'], ['jixiao report --out 2021.html --lang zh']))
    .action(async ({ db, out, drawn, copies }: Options) => {
      // The charts' library is heavy: only who wants the page loads it.
      const { reportPage } = await import('../report/report.ts')
      const home = dirname(resolve(out))
      await withReadOnlyDatabase(db, async (database) => {
        database.exec('BEGIN')
        isToldEmpty(database, db, languageOf(program))
        const page = reportPage(database, {
          language: languageOf(program),
          drawnAtMost: drawn,
          home,
          prints: copies ? 'all' : 'leading',
        })
        await whole(out, (part) => writeText(page, part))
      })
      say(wrote[languageOf(program)]({ file: out }))
    })
}
