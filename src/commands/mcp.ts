/** `jixiao mcp`: a database as tools for assistants, over stdio. */
import type { Command } from 'commander'
import { LONGEST_MS, openQueryRunner } from '../query/answer.ts'
import { segmentForSearch } from '../segment/segment.ts'
import { withReadOnlyDatabase } from '../store/open.ts'
import { packageVersion } from '../version.ts'
import { examples } from './examples.ts'
import { languageOf } from './settings.ts'

export function addMcp(program: Command): void {
  program
    .command('mcp')
    .description(
      'questions, search, forms and sources as tools of the Model Context Protocol, over stdio',
    )
    .option('--db <file>', 'the database', 'jixiao.db')
    .addHelpText('after', examples(['jixiao mcp --db reports.db']))
    .action(async ({ db }: { readonly db: string }) => {
      const { serveTools, toolServer } = await import('../mcp/tools.ts')
      await withReadOnlyDatabase(db, async (database) => {
        const asker = openQueryRunner(db, LONGEST_MS)
        const language = languageOf(program)
        const tools = { language, database, segment: segmentForSearch, ask: asker.ask }
        try {
          await serveTools(toolServer(tools, packageVersion))
        } finally {
          await asker.close()
        }
      })
    })
}
