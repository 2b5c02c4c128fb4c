import { spawnSync } from 'node:child_process'
import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { expect, test } from 'vitest'
import { wholeNumber } from '../src/argument.ts'
import { commandLine } from '../src/cli.ts'
import { configurationMarkdown } from '../src/commands/configuration-markdown.ts'
import { vocabularyFlag } from '../src/commands/reading-flags.ts'
import { checkCommands, configure, parseConfiguration } from '../src/configuration.ts'

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

test.each([
  ['{ "databse": "a.db" }', 'there is no key databse'],
  ['{ "comands": {} }', 'did you mean commands?'],
])('%s names the key and the one that was meant', (text, told) => {
  expect(() => parseConfiguration(text)).toThrow(told)
})

test('lists of words stand in the file, one or several, and are named with their line', () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-vocabulary-'))
  const list = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const told = (vocabulary: string | readonly string[], ...argv: readonly string[]): unknown => {
    const program = new Command('jixiao').hook('preAction', (_, command) => {
      configure(command, parseConfiguration(JSON.stringify({ vocabulary })), {})
    })
    const reading = program.command('read').addOption(vocabularyFlag())
    reading.action(() => undefined)
    program.parse(['node', 'jixiao', 'read', ...argv])
    return reading.opts()
  }
  const [one, two] = [
    list('one.txt', '考核分数 = 分值\n'),
    list('two.txt', '办成数 = 实际完成值\n'),
  ]
  const words = [
    { words: '考核分数', means: '分值' },
    { words: '办成数', means: '实际完成值' },
  ]
  expect(told(one)).toEqual({ vocabulary: [words[0]] })
  expect(told([one, two])).toEqual({ vocabulary: words })
  expect(told([one], '--vocabulary', two)).toEqual({ vocabulary: [words[1]] })
  expect(() => told(list('bad.txt', '# 某县\n\n考核分数 = 分植\n'))).toThrow(
    /bad\.txt:3.*分植.*分值/u,
  )
  expect(() => told(join(folder, 'none.txt'))).toThrow('none.txt')
  expect(() => parseConfiguration('{"vocabulary": 5}')).toThrow('vocabulary')
})

test('a part for a command that does not exist is named', () => {
  const configuration = { commands: { ingset: { jobs: 2 } } }
  expect(() => checkCommands(configuration, ['ingest', 'query'])).toThrow('did you mean ingest?')
})

test('a broken file does not refuse help', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-configuration-'))
  writeFileSync(join(folder, 'jixiao.config.json'), '{ "lang": ')
  const program = resolve('bin/jixiao.js')
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [program, ...words], { cwd: folder, encoding: 'utf8' })
  expect(run('--help')).toMatchObject({ status: 0 })
  expect(run('schema')).toMatchObject({
    status: 2,
    stderr: expect.stringContaining('jixiao.config.json'),
  })
})

test('docs/configuration.md names every key and variable, in either language', async () => {
  for (const [language, page] of [
    ['en', 'docs/configuration.md'],
    ['zh', 'docs/zh/configuration.md'],
  ] as const) {
    const text = configurationMarkdown(await commandLine(language), language)
    await expect(text).toMatchFileSnapshot(resolve(page))
  }
})
