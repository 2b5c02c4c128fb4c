/** `jixiao schema`: every table, view and column, with what it means. */
import type { Command } from 'commander'
import { StoreError } from '../store/error.ts'
import { describeSchema } from '../store/schema.ts'
import { unknownRelation } from '../store/unknown-name.ts'
import { printData } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { schemaMarkdown } from './schema-markdown.ts'
import { languageOf } from './settings.ts'

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print every table, view and column of the database')
    .argument('[name...]', 'only these tables or views')
    .addHelpText('after', examples(['jixiao schema'], ['jixiao schema v_forms v_indicators']))
    .action(async (names: string[]) => {
      const relations = describeSchema()
      const known = relations.map(({ name }) => name)
      const stray = names.find((name) => !known.includes(name))
      if (stray !== undefined) throw new StoreError('bad_query', unknownRelation(stray))
      const asked = relations.filter(({ name }) => names.length === 0 || names.includes(name))
      await printData(schemaMarkdown(asked, languageOf(program)))
    })
}
