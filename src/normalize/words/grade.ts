/** 优良中差: grades in words, beside a score or ticked in a row of boxes. */

import { parseDecimal } from '../value/score.ts'
import { gradeLetters, gradeWords } from '../vocabulary/grade.ts'
import { fold } from './heading.ts'

const GRADES = gradeWords.map(([word]) => word).join('|')
const LETTERS = gradeLetters.map(([letter]) => letter).join('|')
const GRADE = new RegExp(`^(?:${GRADES}|${LETTERS})$`, 'u')
const TICKED_AFTER = new RegExp(`(${GRADES})[☑√✓■]`, 'u')
const TICKED_BEFORE = new RegExp(`[☑√✓■](${GRADES})`, 'u')
const BOX = /^[□☐口☑√✓■]/u
const SCORE_AND_GRADE = new RegExp(`^([\\d.]*)分?[,;(]?(${GRADES})[)]?$`, 'u')

/** What may stand before a grade in its cell: 评价等级：优. */
const LABEL = /^(?:自评|评价|综合|考核)*(?:等级|等次|档次|结果|结论):/u

/**
 * Whether folded words are a grade and nothing else.
 * @example 优 → true
 * @example 优化 → false
 */
export function isGrade(folded: string): boolean {
  return GRADE.test(folded)
}

/**
 * The grade that words give: 优, 97分（优秀）, 优□良☑中□差□; null where they give none.
 * @example 97分（优秀） → "优秀"
 * @example 优□良☑中□差□ → "良"
 * @example 97 → null
 */
export function gradeIn(words: string): string | null {
  const folded = fold(words).replace(LABEL, '')
  if (isGrade(folded)) return folded
  const ticked = BOX.test(folded) ? TICKED_BEFORE : TICKED_AFTER
  return ticked.exec(folded)?.[1] ?? SCORE_AND_GRADE.exec(folded)?.[2] ?? null
}

/**
 * The number in words that may also give a grade: 97（优） holds 97; null where there is none.
 * @example 97（优） → "97"
 * @example 优 → null
 */
export function scoreIn(words: string): string | null {
  const folded = fold(words)
  const number = SCORE_AND_GRADE.exec(folded)?.[1] ?? folded
  return parseDecimal(number) ? number : null
}
