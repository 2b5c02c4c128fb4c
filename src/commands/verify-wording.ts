/** What `verify` says: differences in the form's own words. */

import { fieldLabel } from '../field-label.ts'
import type { Language, Sentence } from '../language.ts'
import type { Difference } from '../verify/comparison.ts'
import type { ExpectedForm } from '../verify/expected.ts'

export const wording = {
  noFolder: {
    zh: ({ folder }) => `没有文件夹 ${folder}。`,
    en: ({ folder }) => `There is no folder ${folder}.`,
  },
  written: {
    zh: ({ file }) => `已写入 ${file}，请对照原表阅读并更正。`,
    en: ({ file }) => `Wrote ${file}; read it against the report and correct it.`,
  },
  unchanged: {
    zh: ({ file }) => `${file} 无变化。`,
    en: ({ file }) => `${file} is unchanged.`,
  },
  notExpected: {
    zh: ({ file }) => `${file} 旁边没有预期结果；可用 --update 写出。`,
    en: ({ file }) => `${file} has no expected result beside it; --update writes one.`,
  },
  nothingExpected: {
    zh: () => '没有可比对的预期结果（<名称>.expected.json）；可用 --update 写出。',
    en: () =>
      'There is no expected result (<name>.expected.json) to compare; --update writes them.',
  },
  differs: {
    zh: ({ count, fields }) => `${fields} 个字段中有 ${count} 处不同`,
    en: ({ count, fields }) => `${count} differences in ${fields} fields`,
  },
  score: {
    zh: ({ format, files, fields, right, score }) =>
      `${format}：${files} 份文件，${fields} 个字段，${right} 个正确，${score} %`,
    en: ({ format, files, fields, right, score }) =>
      `${format}: ${files} files, ${fields} fields, ${right} right, ${score} %`,
  },
  unread: {
    zh: () => '未能读取',
    en: () => 'not read',
  },
  form: {
    zh: ({ number }) => `第 ${number} 张表`,
    en: ({ number }) => `form ${number}`,
  },
  row: {
    zh: ({ number }) => `第 ${number} 行`,
    en: ({ number }) => `row ${number}`,
  },
  changed: {
    zh: ({ expected, actual }) => `应为 ${expected}，读作 ${actual}`,
    en: ({ expected, actual }) => `expected ${expected}, read ${actual}`,
  },
  lost: {
    zh: ({ expected }) => `应为 ${expected}，未读到`,
    en: ({ expected }) => `expected ${expected}, read nothing`,
  },
  added: {
    zh: ({ actual }) => `未列入预期，读作 ${actual}`,
    en: ({ actual }) => `nothing expected, read ${actual}`,
  },
} as const satisfies Record<string, Sentence>

/** A form by its number, title and project. */
export function formWords(form: ExpectedForm | null, index: number, language: Language): string {
  const project = form?.project_name ? `「${form.project_name}」` : ''
  return `${wording.form[language]({ number: index + 1 })} ${form?.title ?? ''}${project}`.trimEnd()
}

/** One difference: where, in the form's own words, then what was expected and what was read. */
export function differenceWords(
  { path, expected, actual }: Difference,
  form: ExpectedForm | null,
  language: Language,
): string {
  const values = { expected: valueWords(expected), actual: valueWords(actual) }
  const sentence =
    actual === null ? wording.lost : expected === null ? wording.added : wording.changed
  const where = pathWords(path, form, language)
  return `${where === '' ? '' : `${where}: `}${sentence[language](values)}`
}

function pathWords(
  path: readonly (string | number)[],
  form: ExpectedForm | null,
  language: Language,
): string {
  const steps: string[] = []
  let value: unknown = form
  for (const step of path) {
    value = (value as Record<string | number, unknown> | null | undefined)?.[step]
    if (typeof step === 'string') steps.push(fieldLabel(step, language))
    else steps.push(rowWords(value, step, language))
  }
  return steps.join(' › ')
}

/** A row by its own name where it prints one. */
function rowWords(row: unknown, index: number, language: Language): string {
  const number = wording.row[language]({ number: index + 1 })
  if (row === null || typeof row !== 'object') return number
  const { level2, level3, label } = row as Record<string, unknown>
  const name = [level2, level3, label].filter((part) => typeof part === 'string').join(' › ')
  return name === '' ? number : name
}

function valueWords(value: unknown): string {
  if (typeof value === 'string') return `“${value}”`
  return value === null || typeof value !== 'object' ? String(value) : JSON.stringify(value)
}
