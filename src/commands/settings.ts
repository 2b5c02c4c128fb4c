/** What the person asked for in general: flags first, then the environment. */
import type { Command } from 'commander'
import { chooseLanguage, type Language } from '../language/language.ts'

/** The language to speak in, by `--lang`, else by the environment. */
export function languageOf(program: Command): Language {
  return chooseLanguage(program.opts<{ lang?: string }>().lang, process.env)
}
