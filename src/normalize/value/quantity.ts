/** Numbers and ranges with their operator and unit. Anything that states more than one quantity is text. */
import type { Value } from '../report.ts'
import { CURRENCIES } from '../vocabulary/unit.ts'
import { readUnit, units } from './measure.ts'
import { NUMBER } from './numeral.ts'
import { type Operator, operatorBefore } from './operator.ts'
import { percentInDigits, withDigits } from './spelled.ts'

const SINGLE = new RegExp(`^(\\D*?)(-)?(${NUMBER})(\\D*)$`, 'u')
/** What every range has. */
const SPAN = /[-~—–－至到]\d/u
const RANGE = new RegExp(
  `^(?<before>[^\\d-]*)(?<first>${NUMBER})(?<between>[^\\d-]{0,4}?)(?:-{1,2}|~|—{1,2}|–|－|至|到)(?<second>${NUMBER})(?<after>\\D*)$`,
  'u',
)
/** What a plain number may stand behind: words, a colon, an open bracket. */
const PLAIN_LEAD = /^[\p{Script=Han}"“”‘’'(:：/]*$/u
/** 第3季度, 前10名, 每年2次, 未完成3场: an order, a frequency or something else, no quantity. */
const NO_QUANTITY = /[第前]$|未(?!成年)|没有|每[^,]{0,4}$|[0-9A-Za-z.]$/u
const CLAUSES = /[;；。、!！\n]|,(?!\d{3})/u
/** “2021年完成3场”: the year is no quantity beside another one. */
const YEAR_BEFORE = /^(?:19|20)\d{2}年度?(?=\p{Script=Han}+\d)/u
const DIGIT = /\d/u
const BRACKETS = /\([^()]*\)$/u

/**
 * The quantity that folded words with folded signs state; null where they state none, or several.
 * @example ≥95% → {"kind":"number","operator":">=","value":95,"unit":"%"}
 * @example 3-5天 → {"kind":"range","value":3,"upper":5,"unit":"天"}
 * @example 3次2个 → null
 */
export function parseQuantity(text: string): Value | null {
  const plain = percentInDigits(text).replace(/(?<![。.;；,、])[。.;；,、]+$/u, '')
  const words = withDigits(plain.replace(YEAR_BEFORE, ''))
  if (!DIGIT.test(words)) return null
  return parseWords(words) ?? parseClause(words) ?? parseWords(words.replace(BRACKETS, ''))
}

function parseWords(words: string): Value | null {
  return parseRange(words) ?? parseSingle(words) ?? parseRepeated(words)
}

/** “无差错，社会满意度90%以上”: the one clause that holds figures counts where it compares; else the whole is text. */
function parseClause(words: string): Value | null {
  const clauses = words.split(CLAUSES)
  const [clause, ...others] = clauses.filter((part) => DIGIT.test(part))
  if (clauses.length < 2 || clause === undefined || others.length > 0) return null
  const value = parseSingle(clause)
  return value === null || value.operator === '=' ? null : value
}

/** “95%(含95%)以上”: the same quantity printed twice is one. */
function parseRepeated(words: string): Value | null {
  const once = words.replace(/(?<![\d.,])(\d[\d.,]*%?)\(含\1\)/gu, '$1')
  return once === words ? null : parseSingle(once)
}

function parseSingle(words: string): Value | null {
  const [whole, before = '', minus = '', number = '', after = ''] = SINGLE.exec(words) ?? []
  if (whole === undefined) return null
  const lead = readLead(before)
  const amount = readAmount(number, after)
  if (lead === null || amount === null) return null
  const unit = amount.unit ?? lead.unit
  // A year that is no date by itself (2021年第三季度) counts nothing.
  if (unit === '年' && /^(?:19|20)\d{2}$/u.test(number)) return null
  const operator = strongest(lead.operator, amount.operator)
  const value = minus === '' ? amount.value : -amount.value
  return { kind: 'number', operator, value, upper: null, unit, date: null }
}

type Lead = {
  readonly operator: Operator | null
  readonly unit: string | null
  readonly rest: string
}

const NO_LEAD: Lead = { operator: null, unit: null, rest: '' }

/** What stands before a number: words, an operator, sometimes the unit (≥%90, ￥30). */
function readLead(before: string): Lead | null {
  if (before === '') return NO_LEAD
  const unit = unitAtEnd(before)
  const words = unit === null ? before : before.slice(0, -unit.printed.length)
  const found = operatorBefore(words)
  const approximate = found?.operator === '~' ? operatorBefore(found.rest) : null
  const rest = approximate?.rest ?? found?.rest ?? words
  if (NO_QUANTITY.test(rest) || !PLAIN_LEAD.test(rest)) return null
  return {
    operator: approximate?.operator ?? found?.operator ?? null,
    unit: unit?.unit ?? null,
    rest,
  }
}

const UNITS_BEFORE: readonly (readonly [printed: string, unit: string])[] = [
  ['%', '%'],
  ['￥', '元'],
  ['¥', '元'],
  ['人民币', '元'],
]
const SIGNS = ['≥', '≤', '>', '<', '=']

function unitAtEnd(before: string): { readonly unit: string; readonly printed: string } | null {
  for (const [printed, unit] of UNITS_BEFORE) if (before.endsWith(printed)) return { unit, printed }
  const sign = Math.max(...SIGNS.map((mark) => before.lastIndexOf(mark)))
  const printed = before.slice(sign + 1)
  if (!units.has(printed) || (sign < 0 && operatorBefore(before) !== null)) return null
  return { unit: printed, printed }
}

/** A bound (以上) says more than 达到; a sign or 不低于 more than 左右. */
function strongest(before: Operator | null, after: Operator | null): Operator {
  if (before === null || before === '=') return after ?? before ?? '='
  if (before === '~' && after !== null) return after
  // 控制在30万元以内, 不超过…以内 say the same twice; 超过90%以上 means at least.
  return before === '>' && after === '>=' ? '>=' : before
}

type Amount = {
  readonly value: number
  readonly unit: string | null
  readonly operator: Operator | null
}

const MAGNITUDES: Readonly<Record<string, number>> = { 十: 1, 百: 2, 千: 3, 万: 4, 亿: 8, 万亿: 12 }
const MAGNITUDE_FIRST = /^[十百千万亿]/u
const MAGNITUDE =
  /^(?<early>余|多|几)?(?<large>万亿|[十百千万亿](?!分|米|克|瓦|伏|卡|焦|帕|字节))?(?<late>余|多|几)?(?<unit>.*)$/u

/** 万 and 亿 stay in the unit before 元 and multiply before anything else; so does 千 but for 千米 and its like. */
function readAmount(number: string, after: string): Amount | null {
  if (after === '' || (units.has(after) && !MAGNITUDE_FIRST.test(after)))
    return { value: Number(number.replaceAll(',', '')), unit: after || null, operator: null }
  const groups = MAGNITUDE.exec(after.replace(/^的/u, ''))?.groups ?? {}
  const { early, large = '', late, unit: words = '' } = groups
  const isMoney =
    /^[万亿]/u.test(large) && CURRENCIES.some((currency) => words.startsWith(currency))
  const read = readUnit(isMoney ? large + words : words)
  if (read === null) return null
  const exponent = isMoney ? 0 : (MAGNITUDES[large] ?? 0)
  const value = Number(`${number.replaceAll(',', '')}e${exponent}`)
  const isApproximate = early !== undefined || late !== undefined
  return { value, unit: read.unit, operator: read.operator ?? (isApproximate ? '~' : null) }
}

/** 3-5天, 90%-95%, 1-2万人, 20～25个. Months in a row (1-12月) are a span of time and stay text. */
function parseRange(words: string): Value | null {
  const groups = SPAN.test(words) ? RANGE.exec(words)?.groups : undefined
  if (groups === undefined) return null
  const { before = '', first = '', between = '', second = '', after = '' } = groups
  const lead = readLead(before)
  const upper = readAmount(second, after)
  // 1万-2万元: the unit behind both.
  const lower = readAmount(first, after.startsWith(between) ? after : between)
  if (lead === null || upper === null || lower === null || upper.unit === '月') return null
  const isMixed =
    between !== '' && lower.unit !== null && upper.unit !== null && lower.unit !== upper.unit
  if (isMixed || /[≥≤<>]/u.test(before) || lower.value >= upper.value || isYears(lower, upper))
    return null
  const unit = upper.unit ?? lower.unit ?? lead.unit
  return { kind: 'range', operator: null, value: lower.value, upper: upper.value, unit, date: null }
}

/** 2021-2022年 is a span of years. */
function isYears(lower: Amount, upper: Amount): boolean {
  const [from, to] = [lower.value, upper.value]
  return (
    [null, '年', '学年', '年度'].includes(upper.unit) &&
    from >= 1949 &&
    to < 2100 &&
    Number.isInteger(from)
  )
}
