/** What `verify` says: differences in the form's own words. */

import { chineseReason } from '../extract/failure-wording.ts'
import { fieldLabel } from '../label/field.ts'
import type { Language, Sentence } from '../language/language.ts'
import type { ComparedForm, ExpectedJson, FieldDifference } from '../verify/comparison.ts'

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
  kept: {
    zh: ({ count }) => `已有的 ${count} 份预期结果未改动；--update --force 会覆盖它们。`,
    en: ({ count }) =>
      `Expected results that were there already were left alone (${count}); --update --force overwrites them.`,
  },
  forceAlone: {
    zh: () => '--force 只与 --update 一起使用。',
    en: () => '--force goes with --update.',
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
    en: ({ count, fields }) => `${count} of ${fields} fields differ`,
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
  readForm: {
    zh: ({ number }) => `读出的第 ${number} 张表`,
    en: ({ number }) => `form ${number} of those read`,
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
  partLost: {
    zh: ({ fields }) => `整行未读到（${fields} 个字段）`,
    en: ({ fields }) => `not read at all (${fields} fields)`,
  },
  partAdded: {
    zh: ({ fields }) => `未列入预期的一行（${fields} 个字段）`,
    en: ({ fields }) => `not expected at all (${fields} fields)`,
  },
  formLost: {
    zh: ({ fields }) => `整张表未读到（${fields} 个字段）`,
    en: ({ fields }) => `the form was not read at all (${fields} fields)`,
  },
  formAdded: {
    zh: ({ fields }) => `未列入预期的一张表（${fields} 个字段）`,
    en: ({ fields }) => `the form was not expected at all (${fields} fields)`,
  },
  errorLost: {
    zh: ({ reason }) => `应当无法读取（${reason}），却读出了内容`,
    en: ({ reason }) => `expected not to be readable (${reason}), but it was read`,
  },
  errorAdded: {
    zh: ({ reason }) => `未能读取（${reason}）`,
    en: ({ reason }) => `could not be read (${reason})`,
  },
  errorChanged: {
    zh: ({ expected, actual }) => `应因“${expected}”无法读取，实因“${actual}”`,
    en: ({ expected, actual }) => `expected to fail as ${expected}, failed as ${actual}`,
  },
  yes: { zh: () => '是', en: () => 'yes' },
  no: { zh: () => '否', en: () => 'no' },
} as const satisfies Record<string, Sentence>

/** A form by its number, title and project. */
export function formWords(form: ComparedForm, language: Language): string {
  const { side, index, title, project_name } = form
  const number = wording[side === 'read' ? 'readForm' : 'form'][language]({ number: index + 1 })
  const project = project_name ? `「${project_name}」` : ''
  return `${number} ${title ?? ''}${project}`.trimEnd()
}

/** One difference: where, in the form's own words, then what was expected and what was read. */
export function differenceWords(difference: FieldDifference, language: Language): string {
  const { path } = difference
  if (path[0] === 'error') return errorWords(difference, language)
  if (path.length === 0) return partWords(difference, ['formLost', 'formAdded'], language)
  const where = pathWords(difference, language)
  const isRow = typeof path.at(-1) === 'number'
  const sentence = isRow
    ? partWords(difference, ['partLost', 'partAdded'], language)
    : valuesWords(difference, language)
  return `${where}: ${sentence}`
}

function partWords(
  { expected, fields }: FieldDifference,
  [lost, added]: readonly ['formLost' | 'partLost', 'formAdded' | 'partAdded'],
  language: Language,
): string {
  return wording[expected === null ? added : lost][language]({ fields })
}

function valuesWords({ expected, actual }: FieldDifference, language: Language): string {
  const values = { expected: valueWords(expected, language), actual: valueWords(actual, language) }
  const sentence =
    actual === null ? wording.lost : expected === null ? wording.added : wording.changed
  return sentence[language](values)
}

function errorWords({ expected, actual }: FieldDifference, language: Language): string {
  const reason = (code: ExpectedJson) =>
    language === 'zh' ? `${code}：${chineseReason(String(code))}` : String(code)
  if (actual === null) return wording.errorLost[language]({ reason: reason(expected) })
  if (expected === null) return wording.errorAdded[language]({ reason: reason(actual) })
  return wording.errorChanged[language]({ expected: reason(expected), actual: reason(actual) })
}

function pathWords({ path, row }: FieldDifference, language: Language): string {
  const steps = path.map((step) =>
    typeof step === 'string'
      ? fieldLabel(step, language)
      : (row ?? wording.row[language]({ number: step + 1 })),
  )
  return steps.join(' › ')
}

/** A value in words; of one with parts, each part that says something, by its printed name. */
function valueWords(value: ExpectedJson, language: Language): string {
  if (typeof value === 'string') return `“${value}”`
  if (typeof value === 'boolean') return wording[value ? 'yes' : 'no'][language]()
  if (value === null || typeof value !== 'object') return String(value)
  return Object.entries(value)
    .filter(([, part]) => part !== null)
    .map(([key, part]) => `${fieldLabel(key, language)} ${valueWords(part, language)}`)
    .join(language === 'zh' ? '、' : ', ')
}
