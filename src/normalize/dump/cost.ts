/** What it costs to put words under a heading, and to leave a heading without words. */
import { isLevelName, priceOf } from '../align.ts'
import { fold, isBlank } from '../heading.ts'
import { meaningOf } from '../meaning.ts'
import { parseDecimal } from '../score.ts'
import type { DumpColumn } from './columns.ts'
import { printedWidth } from './token.ts'

/** A row with nothing but a level's name: what a template left. */
export const HOLLOW_ROW = 2.2

/** What it costs that nothing follows these cells in their row: money rows without an amount are common. */
export const hollowRow: Readonly<Record<string, number>> = {
  level1: HOLLOW_ROW,
  level2: HOLLOW_ROW,
  label: 0.3,
}

const missing: Readonly<Record<string, number>> = {
  lead: 0,
  ordinal: 0.5,
  level1: 0.1,
  level2: 0.1,
  level1_weight: 0.1,
  level2_weight: 0.1,
  level3: 7,
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

export function missingCost(field: string): number {
  return missing[field] ?? 0.3
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
  const stray = strayCost(words)
  return columns.map(({ field }) => cellCost(field, cell) + (isNamed(field) ? 0 : stray))
}

/** Columns in which names of levels, or headings of sections, stand. */
function isNamed(field: string): boolean {
  return /^(?:lead|level[12])$/u.test(field)
}

/** A value is one figure with its unit; two of them are two cells, but for dates. */
function valueCost(field: string, words: string, folded: string, blank: boolean): number {
  const two = /\d\s*(?![年月日时])[^\d\s]{1,4}\s+\d/u.test(words) ? 0.6 : 0
  return two + (parseDecimal(folded) ? 0.1 : priceOf(field, folded, blank))
}

function cellCost(field: string, { words, folded, blank }: Words): number {
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
      return valueCost(field, words, folded, blank) + crowdCost(field, folded)
    default:
      return priceOf(field, folded, blank) + crowdCost(field, folded)
  }
}

/** What it costs that a cell begins or ends with lines that are the name of a level by themselves. */
function strayCost(words: string): number {
  const lines = words.split('\n')
  if (lines.length === 1) return 0
  const isName = (part: readonly string[]) =>
    part.length < lines.length && isLevelName(fold(part.join('')))
  const sizes = [1, 2, 3]
  const begins =
    sizes.some((size) => isName(lines.slice(0, size))) || /^(?:指标|标)$/u.test(lines[0] ?? '')
  return begins || sizes.some((size) => isName(lines.slice(-size))) ? 2.5 : 0
}

/** A goal does not begin in the middle of a list, nor with a broken line, nor end in the middle of a sentence. */
function goalCost(words: string, folded: string, blank: boolean): number {
  if (blank) return 0.5
  const [first = '', second = ''] = words.split('\n')
  const begins = /^(?:[2-9][.、．]|[(][2-9二三四五六七八九][)]|[②-⑨]|目标[2-9])/u.test(folded)
    ? 1.5
    : 0
  const broken = /[。；;]$/u.test(first) && printedWidth(first) * 3 < printedWidth(second) ? 0.6 : 0
  const open = /[,、:，：]\s*$/u.test(words) ? 1.5 : /[。；;!！.)）]\s*$/u.test(words) ? 0 : 0.6
  return begins + broken + open
}

/** A name of a level holds 指标 once; a cut-off end of a heading is no cell. */
function crowdCost(field: string, folded: string): number {
  if (/^level[12]$/u.test(field)) {
    if (PLACEHOLDER.test(folded)) return 4
    return (/指标.+指标/u.test(folded) ? 4 : 0) + (folded.endsWith('指') ? 0.6 : 0)
  }
  if (field === 'level3' && /\S[≥≤=<>≧≦]\d/u.test(folded)) return 1.5
  if (field === 'note' && PLACEHOLDER.test(folded)) return 2
  return /^(?:标|指标|目标|指标\(?\d*分?\)?)$/u.test(folded) ? 3 : 0
}

function leadCost(folded: string): number {
  const { indicator, fund, goal } = meaningOf(folded)
  return indicator === 'lead' || fund === 'lead' || goal !== undefined ? 0 : 6
}

/** How the label of a money row begins; a second one in a cell is another row's. */
const NEXT_LABEL =
  /\n(?:其中|上年|其他|年度|地方|中央|单位|财政|县|市|省|自治区|盟市|旗县|基本支出|项目支出|[(（]\d|[（(][一二三四五])/gu

function labelCost(words: string, folded: string, blank: boolean): number {
  if (blank || parseDecimal(folded) !== null) return 6
  const figure =
    /\s(?:[\d.,]+%?|[-—－―–/])$/u.test(words) || /[^:：\d.,][\d.,]*\d%$/u.test(words) ? 4 : 0
  const joined = (words.match(NEXT_LABEL)?.length ?? 0) * 1.5
  return figure + joined + (folded.length > 40 ? 2 : 0)
}

function figureCost(field: string, folded: string, blank: boolean): number {
  if (blank) return field.endsWith('amount') ? 0.3 : 0.1
  const decimal = parseDecimal(folded)
  if (decimal)
    return markCost(field, decimal.value) + rateCost(field === 'rate', folded.endsWith('%'))
  const isLabelled = field.endsWith('amount') && /[:：][\d.,]*$/u.test(folded)
  return isLabelled ? 0.5 : 5
}

/** Full marks are 100 at most, and a weight is a whole number as a rule; larger figures are amounts. */
function markCost(field: string, value: number): number {
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
export function isPlaceholder(field: string, words: string): boolean {
  return field === 'level3' && PLACEHOLDER.test(fold(words))
}
