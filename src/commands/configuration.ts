/**
 * What need not be said each time. A flag wins over the environment (`JIXIAO_DB`, `JIXIAO_QUERY_TIMEOUT`), the
 * environment over `jixiao.config.json` in the working folder, that over the default.
 */
import { readFileSync } from 'node:fs'
import type { Command, Option } from 'commander'
import type { Language } from '../language/language.ts'
import { nearestWord } from '../language/nearest.ts'

const FILE = 'jixiao.config.json'

const KEYS = ['$schema', 'lang', 'db', 'vocabulary', 'commands']

type Value = string | number | boolean | readonly string[]

/** `db`, `lang` and `vocabulary` hold for every command; other flags stand under the name of their command. */
export type Configuration = {
  readonly lang?: Language | undefined
  readonly db?: string | undefined
  readonly vocabulary?: string | readonly string[] | undefined
  readonly commands?: Readonly<Record<string, Readonly<Record<string, Value>>>> | undefined
}
type Environment = Readonly<Record<string, string | undefined>>

/** A configuration that cannot be used, said in one sentence that names the file or the variable. */
export class ConfigurationError extends Error {}

/**
 * What the file in the working folder says; nothing where there is none. Throws `ConfigurationError`, and the system's error
 * where the file cannot be read.
 */
export async function readConfiguration(language: Language): Promise<Configuration> {
  try {
    return await parseConfiguration(readFileSync(FILE, 'utf8'), language)
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    // The system names no path where it is a folder.
    throw error instanceof ConfigurationError
      ? error
      : Object.assign(error as Error, { path: FILE })
  }
}

const expectedValue = {
  zh: '应为文字、数字、true 或 false',
  en: 'a text, a number, true or false is expected',
} as const

/** Throws `ConfigurationError` for text that is no configuration. */
export async function parseConfiguration(text: string, language: Language): Promise<Configuration> {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    const { message } = error as Error
    throw new ConfigurationError(`${FILE} is no JSON: ${message}`, { cause: error })
  }
  // Few have such a file, and who has none does not wait for the library.
  const [{ z }, { localizeShapeErrors }] = await Promise.all([
    import('zod'),
    import('./shape-language.ts'),
  ])
  localizeShapeErrors(language)
  const list = z.array(z.string())
  const value = z.union([z.string(), z.number(), z.boolean(), list], {
    error: expectedValue[language],
  })
  const checked = z
    .object({
      lang: z.enum(['zh', 'en']).optional(),
      db: z.string().optional(),
      vocabulary: z.union([z.string(), list]).optional(),
      commands: z.record(z.string(), z.record(z.string(), value)).optional(),
    })
    .safeParse(json)
  if (!checked.success) {
    const [{ path, message } = { path: [], message: '' }] = checked.error.issues
    throw new ConfigurationError([FILE, path.join('.'), message].filter(Boolean).join(': '))
  }
  const stray = Object.keys(json as object).find((key) => !KEYS.includes(key))
  if (stray !== undefined) throw unknownKey(stray, KEYS)
  return checked.data
}

/** An unknown key, with the known one that is meant, or all of them. */
function unknownKey(key: string, known: readonly string[]): ConfigurationError {
  const near = nearestWord(key, known)
  return new ConfigurationError(
    near === undefined
      ? `${FILE}: there is no key ${key}; there are ${known.join(', ')}.`
      : `${FILE}: there is no key ${key}; did you mean ${near}?`,
  )
}

/** The name under which a command's own flags stand: `query`, `corrections export`. */
export function nameOf(command: Command): string {
  const { parent } = command
  return parent?.parent ? `${nameOf(parent)} ${command.name()}` : command.name()
}

/** Every command that can be run, those below others too. */
export function allCommands(program: Command): readonly Command[] {
  return program.commands.flatMap((command) =>
    command.commands.length === 0 ? [command] : allCommands(command),
  )
}

/**
 * Throws `ConfigurationError` where the file names a command or a flag that does not exist, whichever command is run. The
 * program has at least the commands that the file names.
 */
export function checkCommands({ commands = {} }: Configuration, program: Command): void {
  const known = new Map(allCommands(program).map((command) => [nameOf(command), command]))
  for (const [name, own] of Object.entries(commands)) {
    const command = known.get(name)
    if (command === undefined) throw unknownCommand(name, [...known.keys()])
    checkKeys(name, own, command)
  }
}

function unknownCommand(name: string, known: readonly string[]): ConfigurationError {
  const near = nearestWord(name, known) ?? known.find((one) => one.startsWith(`${name} `))
  return new ConfigurationError(
    near === undefined
      ? `${FILE}: there is no command ${name}.`
      : `${FILE}: there is no command ${name}; did you mean ${near}?`,
  )
}

function checkKeys(name: string, own: Readonly<Record<string, Value>>, command: Command): void {
  const flags = command.options.map((option) => option.attributeName())
  const stray = Object.keys(own).find((key) => !flags.includes(key))
  if (stray === undefined) return
  const near = nearestWord(stray, flags)
  const hint = near === undefined ? ` It has ${flags.join(', ')}.` : ` Did you mean ${near}?`
  throw new ConfigurationError(`${FILE}: ${name} has no ${stray}.${hint}`)
}

/** Gives a command's flags that were not set by hand what the environment or the file says. */
export function configure(
  command: Command,
  configuration: Configuration,
  environment: Environment,
): void {
  const own = configuration.commands?.[nameOf(command)] ?? {}
  for (const option of command.options) {
    const name = option.attributeName()
    const source = command.getOptionValueSource(name)
    if (source !== undefined && source !== 'default') continue
    const told =
      fromEnvironment(command, option, environment) ?? fromFile(option, own, configuration)
    if (told !== undefined) command.setOptionValueWithSource(name, parsed(option, told), 'config')
  }
}

type Told = { readonly value: Value; readonly from: string }

/** The variables that set a flag, the first that is set wins. */
export function variablesOf(command: Command, option: Option): readonly string[] {
  const own = `JIXIAO_${upper(nameOf(command))}_${upper(option.attributeName())}`
  if (isDatabase(option)) return [own, 'JIXIAO_DB']
  return option.attributeName() === 'vocabulary' ? [own, 'JIXIAO_VOCABULARY'] : [own]
}

function fromEnvironment(
  command: Command,
  option: Option,
  environment: Environment,
): Told | undefined {
  for (const from of variablesOf(command, option)) {
    const value = environment[from]
    if (value !== undefined && value !== '') return { value, from }
  }
  return undefined
}

function upper(name: string): string {
  return name
    .replaceAll(/[A-Z]/gu, (letter) => `_${letter}`)
    .replaceAll(/[- ]/gu, '_')
    .toUpperCase()
}

/** The database that a command works with in any case; where it is a choice, it stays one. */
function isDatabase(option: Option): boolean {
  return option.attributeName() === 'db' && option.defaultValue !== undefined
}

function fromFile(
  option: Option,
  own: Readonly<Record<string, Value>>,
  { db, vocabulary }: Configuration,
): Told | undefined {
  const name = option.attributeName()
  const shared = isDatabase(option) ? db : name === 'vocabulary' ? vocabulary : undefined
  const value = own[name] ?? shared
  return value === undefined ? undefined : { value, from: FILE }
}

/** The value as the flag itself would have been read. */
function parsed(option: Option, { value, from }: Told): unknown {
  if (option.isBoolean()) return value === true || /^(?:1|true|yes)$/iu.test(String(value))
  if (typeof value === 'object') return parsedEach(option, value, from)
  const text = String(value)
  if (option.argChoices !== undefined && !option.argChoices.includes(text)) {
    throw new ConfigurationError(
      `${from}: ${option.long} is one of ${option.argChoices.join(', ')}.`,
    )
  }
  return parsedEach(option, [text], from)
}

/** Values one after the other, as a flag that is given several times. */
function parsedEach(option: Option, values: readonly string[], from: string): unknown {
  const { parseArg } = option
  if (!parseArg) return values.length === 1 ? values[0] : values
  try {
    return values.reduce<unknown>((before, text) => parseArg(text, before), undefined)
  } catch (error) {
    throw new ConfigurationError(
      `${from}: ${option.long} is invalid. ${(error as Error).message}`,
      {
        cause: error,
      },
    )
  }
}
