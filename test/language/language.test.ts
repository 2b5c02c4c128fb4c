import { expect, test } from 'vitest'
import { chooseLanguage, unsupportedLocale } from '../../src/language/language.ts'

test.each([
  ['zh', {}, 'zh'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  [undefined, {}, 'en'],
  ['zh-CN', { LANG: 'en_US.UTF-8' }, 'zh'],
  [undefined, { JIXIAO_LANG: 'zh', LANG: 'en_US.UTF-8' }, 'zh'],
  [undefined, { JIXIAO_LANG: '', LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LANG: 'fr_FR.UTF-8' }, 'en'],
  [undefined, { LANG: 'zhuang' }, 'en'],
] as const)('--lang %s in %o speaks %s', (asked, environment, language) => {
  expect(chooseLanguage(asked, environment)).toBe(language)
})

test.each([
  [{ LANG: 'fr_FR.UTF-8' }, 'fr_FR.UTF-8'],
  [{ LC_ALL: 'C.UTF-8', LANG: 'fr_FR.UTF-8' }, null],
  [{ LANG: 'POSIX' }, null],
  [{ LANG: 'zh_TW.UTF-8' }, null],
  [{}, null],
])('the locale of %o is told as foreign: %s', (environment, locale) => {
  expect(unsupportedLocale(environment)).toBe(locale)
})
