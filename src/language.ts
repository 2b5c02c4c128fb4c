/** The two languages in which jixiao speaks to people. */
export type Language = 'zh' | 'en'

/** One sentence in each language, from what it is about. */
export type Sentence = Readonly<
  Record<Language, (args: Readonly<Record<string, string | number>>) => string>
>

/** The language of `--lang`, else of the environment's locale (`JIXIAO_LANG`, `LC_ALL`, `LC_MESSAGES`, `LANG`), else English. */
export function chooseLanguage(
  asked: string | undefined,
  environment: Readonly<Record<string, string | undefined>>,
): Language {
  const { JIXIAO_LANG, LC_ALL, LC_MESSAGES, LANG } = environment
  const locale = asked ?? [JIXIAO_LANG, LC_ALL, LC_MESSAGES, LANG].find(Boolean) ?? 'en'
  return /^zh/iu.test(locale) ? 'zh' : 'en'
}
