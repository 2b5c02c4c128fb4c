/** `jixiao schema`: every table, view and column, with what it means. */
import type { Command } from 'commander'
import { languageOf } from '../settings.ts'
import { describeSchema } from '../store/schema.ts'
import { printData } from '../terminal/terminal.ts'
import { examples } from './examples.ts'
import { schemaMarkdown } from './schema-markdown.ts'

export function addSchema(program: Command): void {
  program
    .command('schema')
    .description('print every table, view and column of the database')
    .argument('[name...]', 'only these tables or views')
    .addHelpText('after', examples(['jixiao schema'], ['jixiao schema v_forms v_indicators']))
    .action(async (names: string[]) => {
      const relations = describeSchema()
      const asked = relations.filter(({ name }) => names.length === 0 || names.includes(name))
      await printData(schemaMarkdown(asked, languageOf(program)))
    })
}
