import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { Command, Option } from 'commander'
import { expect, test } from 'vitest'
import { commandLine } from '../../src/cli.ts'
import { wholeNumber } from '../../src/commands/argument.ts'
import {
  allCommands,
  checkCommands,
  configure,
  nameOf,
  parseConfiguration,
} from '../../src/commands/configuration.ts'
import { configurationMarkdown } from '../../src/commands/configuration-markdown.ts'
import { vocabularyFlag } from '../../src/commands/reading-flags.ts'

async function options(
  argv: readonly string[],
  file: string,
  environment: Readonly<Record<string, string>> = {},
): Promise<unknown> {
  const configuration = await parseConfiguration(file, 'en')
  const program = new Command('jixiao').hook('preAction', (_, command) => {
    checkCommands(configuration, program)
    configure(command, configuration, environment)
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

test('the file wins over the default, the environment over the file, a flag over both', async () => {
  expect(await options([], file)).toMatchObject({
    db: 'file.db',
    timeout: 5,
    list: true,
    format: 'table',
  })
  const environment = { JIXIAO_DB: 'variable.db', JIXIAO_QUERY_TIMEOUT: '7' }
  expect(await options([], file, environment)).toMatchObject({ db: 'variable.db', timeout: 7 })
  expect(await options(['--db', 'flag.db'], file, environment)).toMatchObject({ db: 'flag.db' })
})

test.each([
  ['{', 'jixiao.config.json'],
  ['{"database": "a.db"}', 'jixiao.config.json'],
  ['{"commands": {"query": {"tiemout": 5}}}', 'query has no tiemout'],
  ['{"commands": {"query": {"timeout": -1}}}', '--timeout'],
  ['{"commands": {"query": {"format": "pdf"}}}', 'one of table, csv'],
  ['{"commands": {"query": {"timeout": {}}}}', 'commands.query.timeout: a text, a number'],
  ['{"lang": "fr"}', 'jixiao.config.json: lang: '],
])('%s is refused with a sentence', async (text, sentence) => {
  await expect(options([], text)).rejects.toThrow(sentence)
})

test.each([
  ['{ "databse": "a.db" }', 'there is no key databse'],
  ['{ "comands": {} }', 'did you mean commands?'],
])('%s names the key and the one that was meant', async (text, told) => {
  await expect(parseConfiguration(text, 'en')).rejects.toThrow(told)
})

test('lists of words stand in the file, one or several, and are named with their line', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-vocabulary-'))
  const list = (name: string, text: string) => {
    writeFileSync(join(folder, name), text)
    return join(folder, name)
  }
  const told = async (
    vocabulary: string | readonly string[],
    ...argv: readonly string[]
  ): Promise<unknown> => {
    const configuration = await parseConfiguration(JSON.stringify({ vocabulary }), 'en')
    const program = new Command('jixiao').hook('preAction', (_, command) => {
      configure(command, configuration, {})
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
  expect(await told(one)).toEqual({ vocabulary: [words[0]] })
  expect(await told([one, two])).toEqual({ vocabulary: words })
  expect(await told([one], '--vocabulary', two)).toEqual({ vocabulary: [words[1]] })
  await expect(told(list('bad.txt', '# 某县\n\n考核分数 = 分植\n'))).rejects.toThrow(
    /bad\.txt:3.*分植.*分值/u,
  )
  await expect(told(join(folder, 'none.txt'))).rejects.toThrow('none.txt')
  await expect(parseConfiguration('{"vocabulary": 5}', 'en')).rejects.toThrow('vocabulary')
})

const everything = await commandLine('en')

const named = new Map(allCommands(everything).map((command) => [nameOf(command), command]))

test.each([...named.keys()])(
  'a key that %s does not know is named with the one that was meant, whatever is run',
  (name) => {
    const check = (key: string) =>
      checkCommands({ commands: { [name]: { [key]: true } } }, everything)
    expect(() => check('xyzxyzxyz')).toThrow(`${name} has no xyzxyzxyz. It has`)
    for (const option of named.get(name)?.options ?? []) {
      const key = option.attributeName()
      expect(() => check(key)).not.toThrow()
      if (key.length > 2) expect(() => check(`${key}x`)).toThrow(`Did you mean ${key}?`)
    }
  },
)

test.each([
  ['ingset', 'did you mean ingest?'],
  ['corrections', 'did you mean corrections export?'],
  ['nothing at all like it', 'there is no command nothing at all like it.'],
])('a part for a command %s, which does not exist, is named', (name, told) => {
  expect(() => checkCommands({ commands: { [name]: {} } }, everything)).toThrow(told)
})

test('what the file says of one command refuses no other', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-configuration-'))
  const file = join(folder, 'jixiao.config.json')
  const run = (...words: readonly string[]) =>
    spawnSync(process.execPath, [resolve('bin/jixiao.js'), ...words], {
      cwd: folder,
      encoding: 'utf8',
    })
  writeFileSync(file, '{"commands": {"query": {"timeout": 5}, "export": {"format": "csv"}}}')
  expect(run('schema', 'v_money').status).toBe(0)
  expect(run('corrections', 'export', '--db', 'none.db').stderr).toContain('no database')
  writeFileSync(file, '{"commands": {"query": {"tiemout": 5}}}')
  const refused = run('schema', '--lang', 'zh')
  expect(refused).toMatchObject({ status: 2, stderr: expect.stringContaining('是否想用 timeout') })
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
    stderr: expect.stringContaining('jixiao.config.json is no JSON'),
  })
  rmSync(join(folder, 'jixiao.config.json'))
  mkdirSync(join(folder, 'jixiao.config.json'))
  expect(run('schema')).toMatchObject({
    status: 1,
    stderr: 'jixiao.config.json is a folder: give the name of a file.\n',
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
