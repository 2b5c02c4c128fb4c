/** `jixiao dump`: everything a database says, in a fixed order. */
import type { Command } from 'commander'
import { digest, dump } from '../store/digest.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { printData } from '../terminal/terminal.ts'
import { examples } from './examples.ts'

type Options = { readonly db: string; readonly digest?: true }

export function addDump(program: Command): void {
  program
    .command('dump')
    .description('print all content in a fixed order, one JSON object a row')
    .option('--db <file>', 'the database', 'jixiao.db')
    .option('--digest', 'only its SHA-256')
    .addHelpText(
      'after',
      examples(
        ['jixiao dump --digest', 'equal for two databases that say the same'],
        ['jixiao dump > content.jsonl', 'to compare or keep'],
      ),
    )
    .action(async ({ db, digest: isDigest }: Options) => {
      await withReadOnlyDatabase(db, async (database) => {
        if (isDigest) return printData(`${digest(database)}\n`)
        for (const line of dump(database)) await printData(`${line}\n`)
      })
    })
}
