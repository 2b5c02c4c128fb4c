/** `jixiao renormalize`: changed rules on what was read before. */
import type { Command } from 'commander'
import type { Sentence } from '../language.ts'
import { languageOf } from '../settings.ts'
import { say } from '../terminal/terminal.ts'
import { stopOnSignal } from './interruption.ts'

const done: Sentence = {
  zh: ({ count }) => `已重新整理 ${count} 份文件。`,
  en: ({ count }) => `${count} documents were understood anew.`,
}

export function addRenormalize(program: Command): void {
  program
    .command('renormalize')
    .description('run the present rules on the raw tables in a database, without the files')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addHelpText(
      'after',
      `
Examples:
  jixiao renormalize --db jixiao.db   after a new version knows more headings`,
    )
    .action(async ({ db }: { readonly db: string }) => {
      const { renormalize } = await import('../ingest/renormalize.ts')
      const stop = stopOnSignal()
      const count = await renormalize(db, stop)
      say(done[languageOf(program)]({ count }))
      if (stop.aborted) process.exitCode = 130
    })
}
