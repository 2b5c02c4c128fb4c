/** Where in a form a field stands, in words. */

import type { Language, Sentence } from '../language/language.ts'
import { fieldLabel } from './field.ts'

const wording = {
  row: {
    zh: ({ list, row }) => `${list}第${row}行`,
    en: ({ list, row }) => `${list} row ${row}`,
  },
  form: { zh: () => '全表', en: () => 'whole form' },
} satisfies Record<string, Sentence>

/** `indicators[3].score` as 第4行 得分: rows of indicators are meant where no other list is named. */
export function fieldPathWords(path: string, language: Language): string {
  if (path === '') return wording.form[language]()
  const steps = path.split('.').flatMap((step) => {
    const { list, row } = /^(?<list>\w+)\[(?<row>\d+)\]$/u.exec(step)?.groups ?? {}
    if (list === undefined) return step === 'name' ? [] : fieldLabel(step, language)
    const label = language === 'zh' && list === 'indicators' ? '' : fieldLabel(list, language)
    return wording.row[language]({ list: label, row: Number(row) + 1 })
  })
  return steps.join(language === 'zh' ? ' ' : ', ')
}
