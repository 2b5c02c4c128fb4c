/** The language in which the library that checks the shape of JSON says what is wrong. */
import { z } from 'zod'
import type { Language } from '../language/language.ts'

export function localizeShapeErrors(language: Language): void {
  z.config(language === 'zh' ? z.locales.zhCN() : z.locales.en())
}
