/** The two languages in which jixiao speaks to people. */
export type Language = 'zh' | 'en'

/** One sentence in each language, from what it is about. */
export type Sentence = Readonly<
  Record<Language, (args: Readonly<Record<string, string | number>>) => string>
>

type Environment = Readonly<Record<string, string | undefined>>

/** The language of `--lang`, else of `JIXIAO_LANG` or the environment's locale, else English. */
export function chooseLanguage(asked: string | undefined, environment: Environment): Language {
  const named = [asked, environment['JIXIAO_LANG'], localeOf(environment)]
  return named.map((name = '') => languageNamed(name)).find((one) => one !== null) ?? 'en'
}

/** The language that a name or a locale stands for: `zh`, `zh-CN`, `en_US.UTF-8`; null for any other. */
export function languageNamed(name: string): Language | null {
  const [, language] = /^(zh|en)(?:$|[-_.@])/iu.exec(name) ?? []
  return (language?.toLowerCase() as Language | undefined) ?? null
}

/** The environment's locale where jixiao does not speak its language; null where it does, and where there is none. */
export function unsupportedLocale(environment: Environment): string | null {
  const locale = localeOf(environment)
  return /^(?:C|POSIX)?(?:$|\.)/u.test(locale) || languageNamed(locale) !== null ? null : locale
}

function localeOf({ LC_ALL, LC_MESSAGES, LANG }: Environment): string {
  return LC_ALL || LC_MESSAGES || LANG || ''
}
