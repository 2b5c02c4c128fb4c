/** argv → one command. */
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import { chineseHelp } from './commands/chinese-help.ts'
import { usageInChinese } from './commands/chinese-usage.ts'
import {
  type Configuration,
  ConfigurationError,
  checkCommands,
  configure,
  readConfiguration,
} from './configuration.ts'
import { chooseLanguage, type Language } from './language.ts'
import { StoreError } from './store/error.ts'
import { storeSentence } from './store/error-wording.ts'
import { printable } from './terminal/printable.ts'
import { systemSentence } from './terminal/system-wording.ts'
import { endOnClosedOutput, say } from './terminal/terminal.ts'
import { packageVersion } from './version.ts'

/** Each command is imported when it is asked for: what they all stand on takes longer to start than a question takes. */
const commands: Readonly<Record<string, () => Promise<(program: Command) => void>>> = {
  extract: async () => (await import('./commands/extract.ts')).addExtract,
  audit: async () => (await import('./commands/audit.ts')).addAudit,
  ingest: async () => (await import('./commands/ingest.ts')).addIngest,
  retry: async () => (await import('./commands/ingest.ts')).addRetry,
  status: async () => (await import('./commands/status.ts')).addStatus,
  renormalize: async () => (await import('./commands/renormalize.ts')).addRenormalize,
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
    .option('--lang <language>', 'zh or en')
    .exitOverride()
  if (language === 'zh') program.configureHelp(chineseHelp)
  const inLanguage = language === 'zh' ? usageInChinese : String
  program.configureOutput({ outputError: (text, write) => write(printable(inLanguage(text))) })
  for (const name of names) (await commands[name]?.())?.(program)
  return program
}

/** The commands that a line needs: the one it names, none for the version, and all where help or a doubt is about them. */
function needed([first = '', second = '', third = '']: readonly string[]): readonly string[] {
  const name = first === '--lang' ? third : first.startsWith('--lang=') ? second : first
  if (name === '--version' || name === '-V') return []
  // Completion is about all of them.
  const isAlone = Object.hasOwn(commands, name) && name !== 'completion'
  return isAlone ? [name] : Object.keys(commands)
}

/** Runs one command line; the exit code is left in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  endOnClosedOutput()
  let language = speakIn(langFlag(argv))
  try {
    const read = configurationOrFault()
    const configuration = read instanceof ConfigurationError ? {} : read
    const lang = process.env['JIXIAO_LANG'] ?? configuration.lang
    language = speakIn(langFlag(argv) ?? lang)
    const program = await commandLine(language, needed(argv.slice(2)))
    program.hook('preAction', (_, command) => {
      // Help and the version are printed whatever the file says: a command that runs needs it whole.
      if (read instanceof ConfigurationError) throw read
      checkCommands(
        configuration,
        program.commands.map((one) => one.name()),
      )
      if (lang !== undefined && program.getOptionValue('lang') === undefined) {
        program.setOptionValueWithSource('lang', lang, 'config')
      }
      configure(command, configuration, process.env)
    })
    await program.parseAsync(argv)
  } catch (error) {
    process.exitCode = exitCodeOf(error, language)
  }
}

/** The configuration, or why there is none that can be used. */
function configurationOrFault(): Configuration | ConfigurationError {
  try {
    return readConfiguration()
  } catch (error) {
    if (error instanceof ConfigurationError) return error
    throw error
  }
}

/** The language to speak in; what checks the shape of JSON speaks it too. */
function speakIn(asked: string | undefined): Language {
  const language = chooseLanguage(asked, process.env)
  z.config(language === 'zh' ? z.locales.zhCN() : z.locales.en())
  return language
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
    say(language === 'zh' ? usageInChinese(error.message).trimEnd() : error.message)
    return 2
  }
  if (isSystemRefusal(error)) {
    say(systemSentence(error, language))
    return 1
  }
  if (!(error instanceof StoreError)) throw error
  say(storeSentence(error, language))
  return ['bad_query', 'not_found', 'moved'].includes(error.code) ? 2 : 1
}
