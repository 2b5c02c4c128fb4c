/** What it costs to put words under a heading, and to leave a heading without words. */

import { fieldCost, isLevelName } from '../column/shape.ts'
import { isUnit } from '../value/measure.ts'
import { parseDecimal } from '../value/score.ts'
import type { DumpField } from '../vocabulary/column-field.ts'
import { fold, isBlank } from '../words/heading.ts'
import { meaningOf } from '../words/meaning.ts'
import type { DumpColumn } from './columns.ts'
import { labelCost } from './label-cost.ts'
import { printedWidth } from './token.ts'
import { endsWithWeight } from './weighted-level.ts'

/** A row with nothing but a level's name: what a template left. */
export const HOLLOW_ROW = 1.6

/** What it costs that nothing follows these cells in their row: money rows without an amount are common. */
export const hollowRow: Readonly<Partial<Record<DumpField, number>>> = {
  level1: HOLLOW_ROW,
  level2: HOLLOW_ROW,
  label: 0.3,
}

const missing: Readonly<Partial<Record<DumpField, number>>> = {
  lead: 0,
  ordinal: 0.5,
  level1: 0.1,
  level2: 0.1,
  level1_weight: 0.1,
  level2_weight: 0.1,
  level3: 7,
  level4: 7,
  target: 1.5,
  actual: 1.5,
  target_operator: 0.8,
  target_unit: 0.4,
  actual_operator: 0.8,
  actual_unit: 0.4,
  weight: 2.5,
  score: 2.5,
  description: 1,
  note: 0,
  label: 7,
  amount: 0.5,
  initial_amount: 0.4,
  rate: 0.4,
  fund_weight: 0.3,
  fund_score: 0.3,
  goal: 1,
}

/** What it costs that a row has no cell for a column. A third level above a fourth is printed once for its rows. */
export function missingCost(field: DumpField, columns: readonly DumpColumn[]): number {
  const hasFourth = columns.some((column) => column.field === 'level4')
  const name = field === 'level3' && hasFourth ? 'level2' : field
  return missing[name] ?? 0.3
}

/** What it costs to begin a row: goals have one as a rule. */
export function rowCost(columns: readonly DumpColumn[]): number {
  return columns.some(({ field }) => field === 'goal') ? 3 : 0.3
}

/** A cell's words, as printed and folded. */
type Words = { readonly words: string; readonly folded: string; readonly blank: boolean }

/** What it costs to put words under each of the headings. */
export function cellCosts(words: string, columns: readonly DumpColumn[]): readonly number[] {
  const folded = fold(words)
  const cell = { words, folded, blank: isBlank(folded) }
  const [named, left] = [strayCost(words), leftCost(words)]
  return columns.map(({ field, weights }) => {
    const cost = weights === 'here' ? weighedCost(field, cell) : cellCost(field, cell)
    if (isNamed(field)) return cost
    return cost + left + (weights === 'beside' ? 0 : named)
  })
}

/** What it costs that a name, or the known name of a level, stands without a weight among names with weights. */
const WEIGHT_LACKS = 1.2
/** The same for the known name of a level, which some forms print without its weight. */
const WEIGHT_LACKS_LEVEL = 0.8

/** What the cells of a level cost whose names have weights: with one any words are a name. */
function weighedCost(field: DumpField, cell: Words): number {
  const { words, folded } = cell
  if (endsWithWeight(folded)) return crowdCost(field, cell)
  const cost = cellCost(field, cell)
  if (words === '') return cost
  return cost + (isLevelName(folded) ? WEIGHT_LACKS_LEVEL : WEIGHT_LACKS)
}

/** Columns in which names of levels, or headings of sections, stand. */
function isNamed(field: DumpField): boolean {
  return /^(?:lead|level[12])$/u.test(field)
}

/** What it costs that a unit stands as a value. */
const LONE_UNIT = 2.5
/** What monitoring forms say of how likely a target is reached. */
const LIKELIHOOD =
  /^(?:完全)?(?:确定|有|不)?可?能(?:完成|实现)?(?:性[大小高低])?$|^[较很]?[大小高低]$/u
/** Words that begin with a figure: 12月底之前完成. */
const COUNTED = /^\d+(?:\.\d+)?%?\p{Script=Han}{4,}/u
/** A name and the figure after it: 覆盖率 100%. */
const NAMED_FIGURE = /\p{Script=Han}{3}\s+(?:[≥≤=<>≧≦]\s?\d|\d[\d.]*%?$)/u

/** A value is one figure with its unit; two of them are two cells, but for dates. */
function valueCost(field: DumpField, { words, folded, blank }: Words): number {
  const two = /\d\s*(?![年月日时])[^\d\s]{1,4}\s+\d/u.test(words) ? 0.6 : 0
  const named = NAMED_FIGURE.test(words) ? 1.5 : 0
  return two + named + (parseDecimal(folded) ? 0.1 : fieldCost(field, folded, blank))
}

function cellCost(field: DumpField, cell: Words): number {
  const { words, folded, blank } = cell
  switch (field) {
    case 'goal':
      return goalCost(words, folded, blank)
    case 'lead':
      return leadCost(folded)
    case 'label':
      return labelCost(words, folded, blank)
    case 'amount':
    case 'initial_amount':
    case 'rate':
    case 'fund_weight':
    case 'fund_score':
      return figureCost(field, folded, blank)
    case 'target':
    case 'actual':
      return valueCost(field, cell) + crowdCost(field, cell) + (isUnit(folded) ? LONE_UNIT : 0)
    case 'likelihood':
      return blank || LIKELIHOOD.test(folded) ? 0 : 1.5
    case 'note':
    case 'level3':
    case 'level4':
      return (COUNTED.test(folded) ? 0.3 : fieldCost(field, folded, blank)) + crowdCost(field, cell)
    default:
      return fieldCost(field, folded, blank) + crowdCost(field, cell)
  }
}

/** What it costs that a cell holds the name of a level, or what a template left, that belongs to another. No unit; set by hand, as all costs here. */
const STRAY = 2.5
/** The same for a name that other names begin with as well: 社会效益. */
const STRAY_PLAIN = 1

/** What it costs that a cell holds what a template left, on a line of its own. */
function leftCost(words: string): number {
  const lines = words.split('\n')
  return lines.length > 1 && lines.some((line) => PLACEHOLDER.test(fold(line))) ? STRAY : 0
}

/** What it costs that a cell of another column begins or ends with the name of a level, on a line or before a blank. */
function strayCost(words: string): number {
  const lines = words.split('\n')
  const cost = lines.length === 1 ? 0 : nameCost(lines)
  const [first = '', second] = words.split(/\s/u, 2)
  const isName = second !== undefined && first.length >= 4 && isLevelName(fold(first))
  const isBegun = isName && (first.endsWith('指标') || /^\d/u.test(second))
  const isCutOff = CUT_NAME.test(first) && /^\p{Script=Han}/u.test(second ?? '')
  const inline = isBegun || isCutOff ? STRAY : 0
  return Math.max(cost, inline)
}

/** The end of a level's name, cut off. */
const CUT_NAME = /^(?:指标|标)$/u

function nameCost(lines: readonly string[]): number {
  const begun = [1, 2, 3].map((size) => lines.slice(0, size))
  const ended = [1, 2, 3].map((size) => lines.slice(-size))
  const costs = [...begun, ...ended]
    .filter((part) => part.length < lines.length)
    .map((part) => nameCostOf(fold(part.join(''))))
  const isCut = CUT_NAME.test(lines[0] ?? '')
  return Math.max(isCut ? STRAY : 0, ...costs)
}

function nameCostOf(name: string): number {
  if (!isLevelName(name)) return 0
  return /(?:指标|目标|[)分])$/u.test(name) ? STRAY : STRAY_PLAIN
}

/** A goal does not begin in the middle of a list, nor with a broken line, nor end in the middle of a sentence. */
function goalCost(words: string, folded: string, blank: boolean): number {
  if (blank) return 0.5
  const [first = '', second = ''] = words.split('\n')
  const begins = /^(?:[2-9][.、．]|[1-9][:：]|[(][2-9二三四五六七八九][)]|[②-⑨]|目标[2-9])/u.test(
    folded,
  )
    ? 0.8
    : 0
  const broken = /[。；;]$/u.test(first) && printedWidth(first) * 3 < printedWidth(second) ? 0.6 : 0
  const open = /[,、:，：]\s*$/u.test(words) ? 1.5 : /[。；;!！.)）]\s*$/u.test(words) ? 0 : 0.6
  return begins + broken + open
}

/** What the name of a level does not hold: sentences, what a template left, words after its weight. */
const NO_NAME = /[，。；…]|(?:^|\s)指标\s?\d+[:：]?(?=\s|$)|\d\s?分[)）]\s?\S/u
/** 12 after a blank, without brackets: no weight of a level. */
const TRAILING_FIGURE = /\s[\d.]+%?$/u
/** The weight of a level with words after it: 规划(15分) 基础信息. */
const WEIGHT_INSIDE = /[(（[]\d+(?:\.\d+)?\s?分[)）\]]\s+\S/u
/** A value that a name does not end with: ≥90, 90%以上. */
const VALUED = /\S[≥≤=<>≧≦]\d|\d%?(?:以上|以下|以内|之内)$/u
/** 补种树木 18 株: more likely a name and its value than a name. */
const COUNT_AT_END = /\p{Script=Han}{2}\s\d[\d.,]*\s?\p{Script=Han}{1,3}$/u
/** What no cell begins with: the weight of a level, the last character of a line before a comma, the end of a date. */
const CUT_HEAD = /^(?:[([]\d+(?:\.\d+)?分?[)\]]|\p{Script=Han}[,、。]|[年月日](?:底|[之以]?前)?$)/u

/** What it costs that a cell holds too much or too little: two names, a name and its figure, the end of a heading. */
function crowdCost(field: DumpField, { words, folded }: Words): number {
  const cut = CUT_HEAD.test(folded) ? 2 : 0
  if (/^level[12]$/u.test(field)) return cut + levelCrowdCost(words, folded)
  if (field === 'note') return cut + (PLACEHOLDER.test(folded) ? 2 : 0)
  if (/(?:weight|score)$/u.test(field)) return markShapeCost(field, folded)
  if (/^(?:标|指标|目标)$/u.test(folded)) return 3
  return cut + (/^level[34]$/u.test(field) ? nameCrowdCost(words, folded) : pileCost(folded))
}

/** Weights and scores have no sign of percent as a rule, and weights are whole numbers; in brackets one belongs to a name. */
function markShapeCost(field: DumpField, folded: string): number {
  if (folded.endsWith('%')) return 1
  if (endsWithWeight(folded)) return 2
  return field === 'weight' && /\.\d*[1-9]/u.test(folded) ? 0.3 : 0
}

function levelCrowdCost(words: string, folded: string): number {
  if (PLACEHOLDER.test(folded) || NO_NAME.test(words)) return 4
  const twice = /指标.*指标/u.test(folded) ? 4 : 0
  const figure = TRAILING_FIGURE.test(words) ? 2 : 0
  return twice + figure + (folded.endsWith('指') ? 0.6 : 0)
}

function nameCrowdCost(words: string, folded: string): number {
  if (PLACEHOLDER.test(folded)) return 0
  if (/^\p{Script=Han}$/u.test(folded)) return 2
  if (LEVEL_END.test(folded)) return 2
  if (VALUED.test(folded) || TRAILING_FIGURE.test(words)) return 2
  if (WEIGHT_INSIDE.test(words)) return 3
  return COUNT_AT_END.test(words) ? 1.2 : 0
}

/** How the name of a level ends, were it cut in two: 意度指标. */
const LEVEL_END = /(?:量|效|本|益|响|度|出)指标/u

/** Values do not hold names of levels, nor their ends. */
function pileCost(folded: string): number {
  return LEVEL_END.test(folded) || /指标.*指标|^指标\(?\d+分?\)?$/u.test(folded) ? 3 : 0
}

function leadCost(folded: string): number {
  const { indicator, fund, goal } = meaningOf(folded)
  return indicator === 'lead' || fund === 'lead' || goal !== undefined ? 0 : 6
}

function figureCost(field: DumpField, folded: string, blank: boolean): number {
  if (blank) return field.endsWith('amount') ? 0.3 : 0.1
  const decimal = parseDecimal(folded)
  if (decimal)
    return markCost(field, decimal.value) + rateCost(field === 'rate', folded.endsWith('%'))
  const isLabelled = field.endsWith('amount') && /[:：][\d.,]*$/u.test(folded)
  return isLabelled ? 0.5 : 5
}

/** Full marks are 100 at most, and a weight is a whole number as a rule; larger figures are amounts. */
function markCost(field: DumpField, value: number): number {
  if (!field.startsWith('fund_')) return 0
  if (value > 100) return 4
  return field === 'fund_weight' && !Number.isInteger(value) ? 0.4 : 0
}

/** A sign of percent belongs to the rate, and a rate has it as a rule. */
function rateCost(isRate: boolean, hasSign: boolean): number {
  if (isRate === hasSign) return 0
  return hasSign ? 3 : 0.4
}

const PLACEHOLDER = /^(?:指标\d*[:;]?|[….]+|·+)+$/u

/** 指标2：, ……: what a template left where an indicator could stand. */
export function isPlaceholder(field: DumpField, words: string): boolean {
  return field === 'level3' && PLACEHOLDER.test(fold(words))
}
