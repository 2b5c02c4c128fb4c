import { expect, test } from 'vitest'
import { chooseLanguage } from '../src/language.ts'

test.each([
  ['zh', {}, 'zh'],
  [undefined, { LANG: 'zh_CN.UTF-8' }, 'zh'],
  [undefined, { LC_ALL: 'en_US.UTF-8', LANG: 'zh_CN.UTF-8' }, 'en'],
  ['en', { LANG: 'zh_CN.UTF-8' }, 'en'],
  [undefined, {}, 'en'],
] as const)('--lang %s in %o speaks %s', (asked, environment, language) => {
  expect(chooseLanguage(asked, environment)).toBe(language)
})
