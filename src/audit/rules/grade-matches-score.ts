import { type Decimal, decimalOf, printDecimal } from '../../arithmetic/decimal.ts'
import type { Total } from '../../normalize/report.ts'
import { exactValue, type Judge, judgement } from '../judge.ts'

/** Words for a grade → the lowest and the first too high score in percent. 90(含)-100 优, 80(含)-90 良, 60(含)-80 中. */
const BANDS: Readonly<Record<string, readonly [from: number, below: number | null]>> = {
  优: [90, null],
  优秀: [90, null],
  良: [80, 90],
  良好: [80, 90],
  中: [60, 80],
  中等: [60, 80],
  一般: [60, 80],
  合格: [60, 80],
  差: [0, 60],
  较差: [0, 60],
  不合格: [0, 60],
}

/**
 * The grade is that of the total score. Always a warning: regions print other bands. Source: 财预〔2020〕10号:
 * 90（含）—100分为优、80（含）—90分为良、60（含）—80分为中、60分以下为差.
 *
 * @example
 * total: 100 | 89.99 | 优
 * → warning total.grade, total.score
 *     a total of 89.99 is graded 良, the form says 优
 *     总分 89.99 应评为“良”，表中为“优”
 */
export const gradeMatchesScore: Judge = ({ total }) => {
  const share = shareOf(total)
  const grade = (total.grade.value ?? '').replace(/[“”"()（）\s]|等级|等次|级/gu, '')
  const band = Object.hasOwn(BANDS, grade) ? BANDS[grade] : undefined
  if (share === null || band === undefined) return []
  const [from, below] = band
  if (share >= percent(from) && (below === null || share < percent(below))) return []
  const fields = [
    { path: 'total.grade', sourced: total.grade },
    { path: 'total.score', sourced: total.score },
  ] as const
  const expected = ['优', '良', '中', '差'].find((name) => share >= percent(BANDS[name]?.[0] ?? 0))
  const args = { score: printDecimal(exactValue(total.score) ?? 0n) }
  return [
    judgement('warning', fields, { expected: expected ?? null, actual: total.grade.value, args }),
  ]
}

function percent(number: number): Decimal {
  return decimalOf(number) ?? 0n
}

/** The score in percent of the full weight, which is 100 where none is printed. */
function shareOf({ score, weight }: Total): Decimal | null {
  const [got, full] = [exactValue(score), exactValue(weight) ?? percent(100)]
  return got === null || full <= 0n ? null : (got * percent(100)) / full
}
