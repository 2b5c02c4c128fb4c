/** What it costs to take words for the label of a row of money. */
import { parseDecimal } from '../value/score.ts'
import { fundSource } from '../words/fund-source.ts'

/** How the label of a money row begins; a second one in a cell is another row's. */
const NEXT_LABEL =
  /\n(?:其中|上年|其他|年度|地方|中央|单位|财政|县|市|省|自治区|盟市|旗县|基本支出|项目支出|[(（]\d|[（(][一二三四五])/gu

/** What it costs that a label is but the end of one: 省级财政 ⏎ 资金, and what says a label again in another language. */
const CUT_LABEL = 1.5

function isCutLabel(folded: string): boolean {
  if (/^[a-z]/iu.test(folded)) return true
  return folded.length <= 3 && fundSource(folded) === 'unknown'
}

export function labelCost(words: string, folded: string, blank: boolean): number {
  if (blank || parseDecimal(folded) !== null) return 6
  const figure =
    /\s(?:[\d.,]+%?|[-—－―–/])$/u.test(words) || /[^:：\d.,][\d.,]*\d%$/u.test(words) ? 4 : 0
  const joined =
    (words.replace(/^(?:其中|其)\s?[：:]?\n/u, '').match(NEXT_LABEL)?.length ?? 0) * 1.5
  const cut = /^其中?[：:]?$/u.test(words) ? 3 : 0
  return figure + joined + cut + (isCutLabel(folded) ? CUT_LABEL : 0) + (folded.length > 40 ? 2 : 0)
}
