/** The unit of measure printed with a number, and the bound behind it. */
import { UNIT_SPELLINGS, UNITS } from '../vocabulary/unit.ts'
import { type Operator, operatorAfter } from './operator.ts'

/** Every unit that the vocabulary knows. */
export const units: ReadonlySet<string> = new Set(UNITS)
const longestUnit = Math.max(...UNITS.map((unit) => unit.length))
const SPELLINGS = Object.entries(UNIT_SPELLINGS)

/** The longest known unit that the words begin with; empty where they begin with none. */
function knownUnit(words: string): string {
  for (let length = Math.min(longestUnit, words.length); length > 0; length -= 1)
    if (units.has(words.slice(0, length))) return words.slice(0, length)
  return ''
}

/** 台(套), 家(次): a unit with another in brackets. */
function withAlternative(unit: string, words: string): string {
  const rest = words.slice(unit.length)
  const [bracketed, other = ''] = rest.startsWith('(') ? (/^\(([^()]+)\)/u.exec(rest) ?? []) : []
  return bracketed !== undefined && unit !== '' && units.has(other) ? unit + bracketed : unit
}

/**
 * Whether words are a unit and nothing else.
 * @example 公里 → true
 * @example 指标 → false
 */
export function isUnit(words: string): boolean {
  return words !== '' && compoundUnit(words) === words
}

/** 元/人年 is whole; of 元/人的标准 only 元/人 is. */
const LONGEST_WHOLE_DIVISOR = 2

/** 元/人次, 万元/公里, 元/人·年: units divided by units. A divisor may be any short word. */
function compoundUnit(words: string): string {
  const first = withAlternative(knownUnit(words), words)
  if (first === words) return first
  const divisors = /^(?:[/·*][\p{Script=Han}A-Za-zμµ㎡²³]{1,6})+/u.exec(words.slice(first.length))
  if (first === '' || divisors === null) return first
  const known = [...divisors[0].matchAll(/[/·*]([^/·*]+)/gu)].map(([printed, part = '']) => {
    const unit = knownUnit(part)
    return unit === '' || part.length <= LONGEST_WHOLE_DIVISOR ? printed : printed[0] + unit
  })
  return first + known.join('')
}

export type Unit = { readonly unit: string | null; readonly operator: Operator | null }

const NO_UNIT: Unit = { unit: null, operator: null }

/**
 * The unit behind a number and the bound behind the unit; null where the words are no unit.
 * @example 天以内 → {"unit":"天","operator":"<="}
 * @example % → {"unit":"%"}
 * @example 3 → null
 */
export function readUnit(words: string): Unit | null {
  // A slash between a number and its unit is a separator; brackets may hold the unit.
  if (words === '') return NO_UNIT
  const bare = respell(words.replace(/^[/·]/u, '').replace(/^\(([^()]+)\)$/u, '$1'))
  const early = operatorAfter(bare)
  if (early !== null) return readTail(early.rest, early.operator)
  const unit = compoundUnit(bare)
  if (unit === '') return unknownUnit(bare)
  return readRest(unit, withoutRepeat(bare.slice(unit.length), unit))
}

function respell(words: string): string {
  for (const [spelled, unit] of SPELLINGS)
    if (words.startsWith(spelled)) return unit + words.slice(spelled.length)
  return words
}

/** “分钟钟”, “%%”, “%百分比”: the unit or its end misprinted twice. */
function withoutRepeat(rest: string, unit: string): string {
  if (rest === '') return rest
  const repeated = [
    unit,
    unit.slice(-1),
    ...SPELLINGS.filter(([, sign]) => sign === unit).map(([name]) => name),
  ]
  const found = repeated.find((again) => rest.startsWith(again))
  return found === undefined ? rest : rest.slice(found.length)
}

/** “以上人次”: the bound before its unit. */
function readTail(rest: string, operator: Operator): Unit | null {
  if (rest === '') return { unit: null, operator }
  const unit = compoundUnit(rest)
  return unit === ''
    ? null
    : { unit, operator: readRest(unit, rest.slice(unit.length))?.operator ?? operator }
}

/** 3季度, 3年级: an order; 90%至九十五: a second number. */
const NO_TAIL = /^(?:季度|级|[至到])/u
const PLAIN_TAIL = /^[\p{Script=Han}"“”‘’'()]*$/u

function readRest(unit: string, rest: string): Unit | null {
  if (rest === '') return { unit, operator: null }
  const bound = operatorAfter(rest)
  const tail = bound?.rest ?? rest
  // 3月底 is a date; only a whole 3月 may count months.
  if (NO_TAIL.test(tail) || (unit === '月' && tail !== '') || !PLAIN_TAIL.test(tail)) return null
  return { unit, operator: bound?.operator ?? null }
}

/** A short word that no list knows is still the printed unit; longer words are a sentence. */
const LONGEST_UNKNOWN_UNIT = 5

function unknownUnit(words: string): Unit | null {
  if (words === '') return { unit: null, operator: null }
  const printed = words.replace(/(?:及?以上|及?以下|以内|之内|左右)$/u, '')
  const bound = operatorAfter(words.slice(printed.length))
  const isShort = printed.length <= LONGEST_UNKNOWN_UNIT && /^[\p{Script=Han}()/]+$/u.test(printed)
  if (!isShort || /^季度|^等|^[前后内外]|[约含]/u.test(printed)) return null
  return { unit: printed, operator: bound?.operator ?? null }
}
