import { Command, Option } from 'commander'
import { expect, test } from 'vitest'
import { wholeNumber } from '../src/argument.ts'
import { configure, parseConfiguration } from '../src/configuration.ts'

function options(
  argv: readonly string[],
  file: string,
  environment: Readonly<Record<string, string>> = {},
): unknown {
  const program = new Command('jixiao').hook('preAction', (_, command) => {
    configure(command, parseConfiguration(file), environment)
  })
  const query = program
    .command('query')
    .option('--db <file>', '', 'jixiao.db')
    .option('--timeout <seconds>', '', wholeNumber, 30)
    .option('--list', '')
    .addOption(new Option('--format <format>').choices(['table', 'csv']).default('table'))
    .action(() => undefined)
  program.parse(['node', 'jixiao', 'query', ...argv])
  return query.opts()
}

const file = '{"db": "file.db", "commands": {"query": {"timeout": 5, "list": true}}}'

test('the file wins over the default, the environment over the file, a flag over both', () => {
  expect(options([], file)).toMatchObject({
    db: 'file.db',
    timeout: 5,
    list: true,
    format: 'table',
  })
  const environment = { JIXIAO_DB: 'variable.db', JIXIAO_QUERY_TIMEOUT: '7' }
  expect(options([], file, environment)).toMatchObject({ db: 'variable.db', timeout: 7 })
  expect(options(['--db', 'flag.db'], file, environment)).toMatchObject({ db: 'flag.db' })
})

test.each([
  ['{', 'jixiao.config.json'],
  ['{"database": "a.db"}', 'jixiao.config.json'],
  ['{"commands": {"query": {"tiemout": 5}}}', 'query has no tiemout'],
  ['{"commands": {"query": {"timeout": -1}}}', '--timeout'],
  ['{"commands": {"query": {"format": "pdf"}}}', 'one of table, csv'],
])('%s is refused with a sentence', (text, sentence) => {
  expect(() => options([], text)).toThrow(sentence)
})
