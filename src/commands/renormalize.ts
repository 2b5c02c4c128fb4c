/** `jixiao renormalize`: changed rules on what was read before. */
import type { Command } from 'commander'
import type { Sentence } from '../language/language.ts'
import type { AddedWord } from '../normalize/words/added-words.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { printMessage } from '../terminal/terminal.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { INTERRUPTED, stopOnSignal } from './interruption.ts'
import { vocabularyFlag } from './reading-flags.ts'
import { languageOf } from './settings.ts'

const done: Sentence = {
  zh: ({ count }) => `已重新整理 ${count} 份文件。`,
  en: ({ count }) => `${count} documents were understood anew.`,
}

type Options = { readonly db: string; readonly vocabulary?: readonly AddedWord[] }

export function addRenormalize(program: Command): void {
  program
    .command('renormalize')
    .description('run the present rules on the raw tables in a database, without the files')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addOption(vocabularyFlag())
    .addHelpText(
      'after',
      examples(
        ['jixiao renormalize --db jixiao.db', 'after a new version knows more headings'],
        ['jixiao renormalize --vocabulary our-words.txt', "with words of one's own"],
      ),
    )
    .action(async ({ db, vocabulary = [] }: Options) => {
      const { renormalize } = await import('../ingest/renormalize.ts')
      const stop = stopOnSignal()
      const count = await renormalize(db, stop, vocabulary)
      const language = languageOf(program)
      printMessage(done[language]({ count }))
      if (count === 0) {
        await withReadOnlyDatabase(db, (database) => reportIfEmpty(database, language))
      }
      if (stop.aborted) process.exitCode = INTERRUPTED
    })
}
