/** argv → one command. */
import { Command, CommanderError } from 'commander'
import { z } from 'zod'
import { addAudit } from './commands/audit.ts'
import { chineseHelp } from './commands/chinese-help.ts'
import { usageInChinese } from './commands/chinese-usage.ts'
import { addCompletion } from './commands/completion.ts'
import { addCorrections } from './commands/corrections.ts'
import { addDump } from './commands/dump.ts'
import { addExport } from './commands/export.ts'
import { addExtract } from './commands/extract.ts'
import { addIngest, addRetry } from './commands/ingest.ts'
import { addQuery } from './commands/query.ts'
import { addRenormalize } from './commands/renormalize.ts'
import { addReport } from './commands/report.ts'
import { addSchema } from './commands/schema.ts'
import { addSearch } from './commands/search.ts'
import { addShow } from './commands/show.ts'
import { addStatus } from './commands/status.ts'
import { addVerify } from './commands/verify.ts'
import { ConfigurationError, configure, readConfiguration } from './configuration.ts'
import { chooseLanguage, type Language } from './language.ts'
import { StoreError } from './store/error.ts'
import { storeSentence } from './store/error-wording.ts'
import { printable } from './terminal/printable.ts'
import { systemSentence } from './terminal/system-wording.ts'
import { endOnClosedOutput, say } from './terminal/terminal.ts'
import { packageVersion } from './version.ts'

const commands = [
  addExtract,
  addAudit,
  addIngest,
  addRetry,
  addStatus,
  addRenormalize,
  addDump,
  addQuery,
  addSearch,
  addSchema,
  addExport,
  addShow,
  addReport,
  addVerify,
  addCorrections,
  addCompletion,
]

/** All commands, their help in the given language. */
export function commandLine(language: Language): Command {
  const program = new Command('jixiao')
    .description('Reads, audits and stores budget-performance self-evaluation reports (绩效自评).')
    .version(packageVersion)
    .option('--lang <language>', 'zh or en')
    .exitOverride()
  if (language === 'zh') program.configureHelp(chineseHelp)
  const inLanguage = language === 'zh' ? usageInChinese : String
  program.configureOutput({ outputError: (text, write) => write(printable(inLanguage(text))) })
  for (const add of commands) add(program)
  return program
}

/** Runs one command line; the exit code is left in `process.exitCode`. */
export async function run(argv: readonly string[]): Promise<void> {
  endOnClosedOutput()
  let language = speakIn(langFlag(argv))
  try {
    const configuration = readConfiguration()
    const lang = process.env['JIXIAO_LANG'] ?? configuration.lang
    language = speakIn(langFlag(argv) ?? lang)
    const program = commandLine(language)
    program.hook('preAction', (_, command) => {
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
