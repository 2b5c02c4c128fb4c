/** `jixiao samples DIR`: confirmed documents as regression samples of `verify`. */
import type { Command } from 'commander'
import type { Sentence } from '../language/language.ts'
import { confirmedDocuments, writeSamples } from '../review/samples.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { printData, printMessage } from '../terminal/terminal.ts'
import { reportIfEmpty } from './empty-database.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'

const wording = {
  none: {
    zh: () => '还没有已确认的文件：在 jixiao serve 中打开一张表即可确认。',
    en: () => 'No document is confirmed yet: forms are confirmed in jixiao serve.',
  },
  unconfirmed: {
    zh: ({ sha256 }) => `${sha256}：还有表未确认，未写出。`,
    en: ({ sha256 }) => `${sha256}: some of its forms are not confirmed; not written.`,
  },
  gone: {
    zh: ({ sha256 }) => `${sha256}：文件不在原处，或已改变，未写出。`,
    en: ({ sha256 }) => `${sha256}: the file is gone or has changed; not written.`,
  },
} as const satisfies Record<string, Sentence>

export function addSamples(program: Command): void {
  program
    .command('samples')
    .description('write confirmed documents, with what was confirmed, as samples for verify')
    .argument('<dir>', 'the folder to write to')
    .option('--db <file>', 'the database', 'jixiao.db')
    .addHelpText(
      'after',
      examples(['jixiao samples regression --db reports.db && jixiao verify regression']),
    )
    .action(async (folder: string, { db }: { readonly db: string }) => {
      const language = languageOf(program)
      await withReadOnlyDatabase(db, async (database) => {
        if (reportIfEmpty(database, language)) return
        if (confirmedDocuments(database).length === 0) return printMessage(wording.none[language]())
        for await (const { sha256, path, problem } of writeSamples(database, folder)) {
          if (problem !== null) printMessage(wording[problem][language]({ sha256 }))
          else await printData(`${path}\n`)
        }
      })
    })
}
