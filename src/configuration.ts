/**
 * What need not be said each time. A flag wins over the environment (`JIXIAO_DB`, `JIXIAO_QUERY_TIMEOUT`), the
 * environment over `jixiao.config.json` in the working folder, that over the default.
 */
import { readFileSync } from 'node:fs'
import type { Command, Option } from 'commander'
import { z } from 'zod'
import { nearest } from './nearest.ts'

const FILE = 'jixiao.config.json'

const valueSchema = z.union([z.string(), z.number(), z.boolean(), z.array(z.string())])
const ownSchema = z.record(z.string(), valueSchema)

/** `db`, `lang` and `vocabulary` hold for every command; other flags stand under the name of their command. */
const shape = {
  $schema: z.string().optional(),
  lang: z.enum(['zh', 'en']).optional(),
  db: z.string().optional(),
  vocabulary: z.union([z.string(), z.array(z.string())]).optional(),
  commands: z.record(z.string(), ownSchema).optional(),
}
const configurationSchema = z.object(shape)

export type Configuration = z.infer<typeof configurationSchema>
type Environment = Readonly<Record<string, string | undefined>>

/** A configuration that cannot be used, said in one sentence that names the file or the variable. */
export class ConfigurationError extends Error {}

/** What the file in the working folder says; nothing where there is none. Throws `ConfigurationError`. */
export function readConfiguration(): Configuration {
  let text: string
  try {
    text = readFileSync(FILE, 'utf8')
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return {}
    throw new ConfigurationError(`${FILE}: ${(error as Error).message}`, { cause: error })
  }
  return parseConfiguration(text)
}

/** Throws `ConfigurationError` for text that is no configuration. */
export function parseConfiguration(text: string): Configuration {
  let json: unknown
  try {
    json = JSON.parse(text)
  } catch (error) {
    throw new ConfigurationError(`${FILE}: ${(error as Error).message}`, { cause: error })
  }
  const checked = configurationSchema.safeParse(json)
  if (checked.success) {
    const stray = Object.keys(json as object).find((key) => !Object.hasOwn(shape, key))
    if (stray === undefined) return checked.data
    throw new ConfigurationError(unknownKey(stray, Object.keys(shape)))
  }
  throw new ConfigurationError(`${FILE}: ${z.prettifyError(checked.error)}`)
}

/** An unknown key, with the known one that is meant, or all of them. */
function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known)
  return near === undefined
    ? `${FILE}: there is no key ${key}; there are ${known.join(', ')}.`
    : `${FILE}: there is no key ${key}; did you mean ${near}?`
}

/** Throws `ConfigurationError` where a part of the file is named for a command that does not exist. */
export function checkCommands({ commands }: Configuration, known: readonly string[]): void {
  const stray = Object.keys(commands ?? {}).find((name) => !known.includes(name))
  if (stray === undefined) return
  const near = nearest(stray, known)
  throw new ConfigurationError(
    near === undefined
      ? `${FILE}: there is no command ${stray}.`
      : `${FILE}: there is no command ${stray}; did you mean ${near}?`,
  )
}

/** Gives a command's flags that were not set by hand what the environment or the file says. */
export function configure(
  command: Command,
  configuration: Configuration,
  environment: Environment,
): void {
  const own = configuration.commands?.[command.name()] ?? {}
  const known = new Set(command.options.map((option) => option.attributeName()))
  const stray = Object.keys(own).find((name) => !known.has(name))
  if (stray !== undefined) {
    const near = nearest(stray, [...known])
    const hint = near === undefined ? '' : ` Did you mean ${near}?`
    throw new ConfigurationError(`${FILE}: ${command.name()} has no ${stray}.${hint}`)
  }
  for (const option of command.options) {
    const name = option.attributeName()
    const source = command.getOptionValueSource(name)
    if (source !== undefined && source !== 'default') continue
    const told =
      fromEnvironment(command, option, environment) ?? fromFile(option, own, configuration)
    if (told !== undefined) command.setOptionValueWithSource(name, parsed(option, told), 'config')
  }
}

type Told = { readonly value: z.infer<typeof valueSchema>; readonly from: string }

/** The variables that set a flag, the first that is set wins. */
export function variablesOf(command: Command, option: Option): readonly string[] {
  const own = `JIXIAO_${upper(command.name())}_${upper(option.attributeName())}`
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
    .replaceAll('-', '_')
    .toUpperCase()
}

/** The database that a command works with in any case; where it is a choice, it stays one. */
function isDatabase(option: Option): boolean {
  return option.attributeName() === 'db' && option.defaultValue !== undefined
}

function fromFile(
  option: Option,
  own: z.infer<typeof ownSchema>,
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
  if (Array.isArray(value)) return parsedEach(option, value, from)
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
    throw new ConfigurationError(`${from}: ${option.long}: ${(error as Error).message}`, {
      cause: error,
    })
  }
}
