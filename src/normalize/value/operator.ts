/** The operators of target values, in signs and in words, before or after the number. */
import type { Value } from '../report.ts'

export type Operator = NonNullable<Value['operator']>

/** Signs as forms print them, misprints and look-alikes included → the sign they stand for. */
const SIGN_SPELLINGS: readonly (readonly [RegExp, string])[] = [
  [/>=|=>|≧|⩾|≥=|≮|﹥=/gu, '≥'],
  [/<=|=<|≦|⩽|≤=|≯|﹤=/gu, '≤'],
  [/﹥/gu, '>'],
  [/﹤/gu, '<'],
  [/==|═+|﹦|＝/gu, '='],
  [/≈|≒/gu, '约'],
]

/** Any character of a spelling that is not the sign itself. */
const LOOK_ALIKES = /[=≧⩾≮﹥≦⩽≯﹤═﹦≈≒]/u

/**
 * The words with every operator sign in one spelling.
 * @example ≧95% → "≥95%"
 * @example >=95% → "≥95%"
 */
export function foldSigns(text: string): string {
  if (!LOOK_ALIKES.test(text)) return text
  return SIGN_SPELLINGS.reduce((folded, [signs, sign]) => folded.replace(signs, sign), text)
}

const SIGNS: Readonly<Record<string, Operator>> = {
  '≥': '>=',
  '≤': '<=',
  '>': '>',
  '<': '<',
  '=': '=',
}

const SMALLER = '低于|少于|小于|短于|早于|弱于|次于|不足|不到|不满|不够'
const LARGER = '高于|多于|大于|长于|超过|超出|超越|超|晚于|迟于|优于|好于|突破'
const COMPARED = new RegExp(
  `(?<reached>(?:达到|等于)或者?)?(?<not>不得?|不能|不可|不应|不会|未|没有|无)?(?:(?<smaller>${SMALLER})|(?<larger>${LARGER}))(?<equal>(?:或者?|及)?等于|\\(含\\))?(?:到|至)?$`,
  'u',
)
const BEFORE: readonly (readonly [RegExp, Operator])[] = [
  [/(?:至少|最少|最低|起码|不下|保底|下限)(?:为|有|达|达到)?$/u, '>='],
  [/(?:至多|最多|最高|最大|最长|上限|封顶|限额|控制(?:在|到|为)?)(?:为|有|达|达到)?$/u, '<='],
  // 节约, 附近 and 线上 say nothing about the number.
  [/(?:大约|大概|(?<![节集契合公签])约为?|将近|接近|(?<![最附临])近|^上)$/u, '~'],
  [/(?<=^|率|度|比例|人数|数量)未(?:达到?|到)$/u, '<'],
  [/(?:等于|共计|合计|达到|达|为|共|计)$/u, '='],
]
const SIGN_AT_END = /[≥≤<>=]$/u

/** The operator that the words before a number end with, and what stands before it; null where they end with none. */
export function operatorBefore(
  words: string,
): { readonly operator: Operator; readonly rest: string } | null {
  const sign = SIGN_AT_END.exec(words)
  if (sign !== null) return { operator: SIGNS[sign[0]] ?? '=', rest: words.slice(0, sign.index) }
  const compared = COMPARED.exec(words)
  if (compared?.groups !== undefined)
    return { operator: comparison(compared.groups), rest: words.slice(0, compared.index) }
  for (const [pattern, operator] of BEFORE) {
    const found = pattern.exec(words)
    if (found !== null) return { operator, rest: words.slice(0, found.index) }
  }
  return null
}

/** 不低于 is ≥ and so is 高于等于; 低于 is <. */
function comparison(groups: Readonly<Record<string, string | undefined>>): Operator {
  const isSmaller = groups['smaller'] !== undefined
  if (groups['not'] !== undefined) return isSmaller ? '>=' : '<='
  if (groups['equal'] !== undefined || groups['reached'] !== undefined)
    return isSmaller ? '<=' : '>='
  return isSmaller ? '<' : '>'
}

const AFTER: readonly (readonly [RegExp, Operator])[] = [
  [/^(?:以上|之上)\(不含[^()]*\)/u, '>'],
  [/^(?:以下|之下|以内|之内)\(不含[^()]*\)/u, '<'],
  [/^(?:\(含(?:本数)?\)|含)?(?:及|或|\(含\))?(?:其)?(?:以上|之上|\+)(?:\(含\)|含)?/u, '>='],
  [
    /^(?:\(含(?:本数)?\)|含)?(?:及|或|\(含\))?(?:其)?(?:以下|之下|以内|之内|范围内|内)(?:\(含\)|含)?/u,
    '<=',
  ],
  [/^(?:左右|上下|余|多|有余)/u, '~'],
]

/** The operator that the words after a quantity begin with, and what follows it; null where they begin with none. */
export function operatorAfter(
  words: string,
): { readonly operator: Operator; readonly rest: string } | null {
  for (const [pattern, operator] of AFTER) {
    const found = pattern.exec(words)
    if (found !== null) return { operator, rest: words.slice(found[0].length) }
  }
  return null
}
