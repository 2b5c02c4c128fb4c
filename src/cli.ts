/** argv → one command. */
import { Command, CommanderError } from 'commander'
import { parseLanguage } from './commands/argument.ts'
import { chineseHelp } from './commands/chinese-help.ts'
import { usageInChinese } from './commands/chinese-usage.ts'
import {
  type Configuration,
  ConfigurationError,
  checkCommands,
  configure,
  readConfiguration,
} from './commands/configuration.ts'
import {
  chooseLanguage,
  type Language,
  languageNamed,
  unsupportedLocale,
} from './language/language.ts'
import { StoreError } from './store/error.ts'
import { storeSentence } from './store/error-wording.ts'
import { printable } from './terminal/printable.ts'
import { systemSentence } from './terminal/system-wording.ts'
import { exitOnClosedOutput, printMessage } from './terminal/terminal.ts'
import { packageVersion } from './version.ts'

/** Each command is imported when it is asked for: what they all stand on takes longer to start than a question takes. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  extract: async () => (await import('./commands/extract.ts')).addExtract,
  audit: async () => (await import('./commands/audit.ts')).addAudit,
  ingest: async () => (await import('./commands/ingest.ts')).addIngest,
  retry: async () => (await import('./commands/ingest.ts')).addRetry,
  work: async () => (await import('./commands/work.ts')).addWork,
  status: async () => (await import('./commands/status.ts')).addStatus,
  renormalize: async () => (await import('./commands/renormalize.ts')).addRenormalize,
  unknown: async () => (await import('./commands/unknown.ts')).addUnknown,
  dump: async () => (await import('./commands/dump.ts')).addDump,
  link: async () => (await import('./commands/link.ts')).addLink,
  query: async () => (await import('./commands/query.ts')).addQuery,
  search: async () => (await import('./commands/search.ts')).addSearch,
  schema: async () => (await import('./commands/schema.ts')).addSchema,
  export: async () => (await import('./commands/export.ts')).addExport,
  show: async () => (await import('./commands/show.ts')).addShow,
  report: async () => (await import('./commands/report.ts')).addReport,
  verify: async () => (await import('./commands/verify.ts')).addVerify,
  serve: async () => (await import('./commands/serve.ts')).addServe,
  mcp: async () => (await import('./commands/mcp.ts')).addMcp,
  accuracy: async () => (await import('./commands/accuracy.ts')).addAccuracy,
  samples: async () => (await import('./commands/samples.ts')).addSamples,
  corrections: async () => (await import('./commands/corrections.ts')).addCorrections,
  completion: async () => (await import('./commands/completion.ts')).addCompletion,
}

/** All commands, or only those named, their help in the given language. */
export async function commandLine(
  language: Language,
  names: readonly string[] = Object.keys(commands),
): Promise<Command> {
  const program = new Command('jixiao')
    .description('Reads, audits and stores budget-performance self-evaluation reports (绩效自评).')
    .version(packageVersion)
    .option(
      '--lang <language>',
      'zh or en; else that of the locale, English where it is neither',
      parseLanguage,
    )
    .addHelpText('after', () => aboutLocale(unsupportedLocale(process.env)))
    .exitOverride()
  if (language === 'zh') program.configureHelp(chineseHelp)
  const inLanguage = language === 'zh' ? usageInChinese : String
  program.configureOutput({
    outputError: (text, write) => write(printable(inLanguage(withNextStep(text)))),
  })
  for (const name of names) (await commands[name]?.())?.(program)
  return program
}

/** Where commander finds no command that may have been meant, the way to them. */
function withNextStep(text: string): string {
  return /^error: unknown command '.*'$/u.test(text.trimEnd())
    ? `${text.trimEnd()}\n(jixiao --help lists them.)\n`
    : text
}

/** Below the help, for people whose language jixiao does not speak. */
function aboutLocale(locale: string | null): string {
  return locale === null
    ? ''
    : `\njixiao speaks Chinese and English; your locale is ${locale}, so it speaks English.`
}

/** The commands that a line needs: the one it names, none for the version, and all where help or a doubt is about them. */
function needed([first = '', second = '', third = '']: readonly string[]): readonly string[] {
  const name = first === '--lang' ? third : first.startsWith('--lang=') ? second : first
  if (name === '--version' || name === '-V') return []
  // Completion is about all of them.
  const isAlone = Object.hasOwn(commands, name) && name !== 'completion'
  return isAlone ? [name] : Object.keys(commands)
}

/** The commands that a configuration names; all where it names one that is not there, so that the nearest is found. */
function namedIn({ commands: own = {} }: Configuration): readonly string[] {
  const names = Object.keys(own).map((name) => name.split(' ', 1)[0] ?? '')
  return names.every((name) => Object.hasOwn(commands, name)) ? names : Object.keys(commands)
}

/** Runs one command line; the exit code is left in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  exitOnClosedOutput()
  const { JIXIAO_LANG } = process.env
  let language = chooseLanguage(langFlag(argv), process.env)
  try {
    const read = await readConfiguration(language).catch((fault: unknown) => ({ fault }))
    const configuration = 'fault' in read ? {} : read
    const lang = JIXIAO_LANG || configuration.lang
    language = chooseLanguage(langFlag(argv) ?? lang, process.env)
    const names = new Set([...needed(argv.slice(2)), ...namedIn(configuration)])
    const program = await commandLine(language, [...names])
    program.hook('preAction', (_, command) => {
      // Help and the version are printed whatever the file says: a command that runs needs it whole.
      if ('fault' in read) throw read.fault
      checkCommands(configuration, program)
      if (lang && program.getOptionValue('lang') === undefined) {
        program.setOptionValueWithSource('lang', languageTold(lang), 'config')
      }
      configure(command, configuration, process.env)
    })
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = exitCodeOf(error, language)
  }
}

/** The language that the variable names. Throws `ConfigurationError` for one that jixiao does not speak. */
function languageTold(name: string): Language {
  const language = languageNamed(name)
  if (language !== null) return language
  throw new ConfigurationError('JIXIAO_LANG: jixiao speaks zh (Chinese) and en (English).')
}

/** The language asked for; help is printed before commander has read the flags. */
function langFlag(argv: readonly string[]): string | undefined {
  const joined = argv.find((word) => word.startsWith('--lang='))
  const at = argv.indexOf('--lang')
  return joined?.slice('--lang='.length) ?? (at < 0 ? undefined : argv[at + 1])
}

/** Whether the system would not do something: a place that cannot be written, a full disk. */
function isSystemRefusal(error: unknown): error is NodeJS.ErrnoException {
  return error instanceof Error && 'syscall' in error
}

/** 2 for wrong usage, 1 for a database that cannot be worked with; our own mistakes are thrown on. */
function exitCodeOf(error: unknown, language: Language): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (error instanceof ConfigurationError) {
    printMessage(language === 'zh' ? usageInChinese(error.message).trimEnd() : error.message)
    return 2
  }
  if (isSystemRefusal(error)) {
    printMessage(systemSentence(error, language))
    return 1
  }
  if (!(error instanceof StoreError)) throw error
  printMessage(storeSentence(error, language))
  return ['bad_query', 'not_found', 'moved'].includes(error.code) ? 2 : 1
}
