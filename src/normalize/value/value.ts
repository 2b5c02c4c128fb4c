/** What target and actual values mean. The wordings it knows are tabled in its test. */
import type { Value } from '../report.ts'
import { foldWidth } from '../words/width.ts'
import { parseDate } from './date.ts'
import { foldSigns } from './operator.ts'
import { parseQuantity } from './quantity.ts'

const BLANK = /^[—–―\-/─_]*$/u
const TEXT: Value = {
  kind: 'text',
  operator: null,
  value: null,
  upper: null,
  unit: null,
  date: null,
}

/**
 * What a target or actual value means; null for blank words. Words that state no quantity are text. Never throws.
 * @example ≥95% → {"kind":"number","operator":">=","value":95,"unit":"%"}
 * @example 完成 → {"kind":"text"}
 * @example — → null
 */
export function parseValue(words: string): Value | null {
  const text = foldWidth(words)
  if (BLANK.test(text)) return null
  const signed = foldSigns(text)
  return parseDate(signed) ?? parseQuantity(signed) ?? TEXT
}
